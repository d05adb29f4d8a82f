"""`copydesk config show` and `copydesk doctor`, and what every command says without a broker or with wrong settings."""

import json
import uuid
from pathlib import Path

import pytest
from cli.copydesk import NOBODY, copydesk, said
from cli.shelf import RECORDS, shelve
from fixtures_postgres import OwnPostgres

from streams.native import COMPILED, SAVES

NEED_A_BROKER = (
    ["publish", "--feed", "reuters", "a.txt"],
    ["tail"],
    ["audit"],
    ["dead", "list"],
    ["dead", "redrive", "--dry-run"],
    ["topics", "diff"],
    ["topics", "apply"],
    ["replay", "--store", "sqlite:///replay.sqlite"],
)
MISTAKES = (
    {"COPYDESK_BROKERS": "nonsense"},
    {"COPYDESK_STORE": "oracle://here"},
    {"COPYDESK_FEEDS": "no-such-file.toml"},
    {"COPYDESK_SECURITY_PROTOCOL": "SASL_SSL"},
)


def test_every_setting_has_value_and_origin(tmp_path: Path) -> None:
    """`--json` has every setting with its value and where it came from: flag, environment, file or default."""
    (tmp_path / "mine.toml").write_text('log_level = "DEBUG"\nprefix = "file."\n')
    done = copydesk(
        "--config",
        "mine.toml",
        "--prefix",
        "flag.",
        "config",
        "show",
        "--json",
        folder=tmp_path,
        COPYDESK_HTTP="[::1]:0",
    )
    assert (done.returncode, done.stderr) == (0, b"")
    told = json.loads(done.stdout)
    assert told["prefix"] == {"value": "flag.", "origin": "--prefix"}
    assert told["http"] == {"value": "[::1]:0", "origin": "COPYDESK_HTTP"}
    assert told["log_level"]["value"] == "DEBUG"
    assert told["log_level"]["origin"].endswith("mine.toml, key log_level")
    assert told["shard"] == {"value": "one", "origin": "default"}
    assert told["brokers"]["value"] == NOBODY


def test_origin_stands_beside_each_line_and_secrets_are_masked(tmp_path: Path) -> None:
    """`--origin` prints `name = value  # origin`; a password never shows."""
    done = copydesk("config", "show", "--origin", folder=tmp_path, COPYDESK_SASL_PASSWORD="open-sesame")
    lines = done.stdout.decode().splitlines()
    assert any(line.startswith("sasl_password = ****") and line.endswith("# COPYDESK_SASL_PASSWORD") for line in lines)
    assert all("  # " in line for line in lines)
    assert b"open-sesame" not in done.stdout + done.stderr


@pytest.mark.parametrize("arguments", NEED_A_BROKER, ids=" ".join)
def test_no_broker_is_unavailable(tmp_path: Path, arguments: list[str]) -> None:
    """Without a broker a command ends with 69, one line on stderr that names the address, and nothing on stdout."""
    (tmp_path / "a.txt").write_text("A headline\n\nA text.\n")
    done = copydesk(*arguments, folder=tmp_path, COPYDESK_STORE=shelve(tmp_path))
    assert (done.returncode, done.stdout) == (69, b"")
    (line,) = said(done)
    assert "127.0.0.1" in line


@pytest.mark.parametrize(
    "arguments",
    [
        ["articles"], ["search", "bridge"], ["export"], ["export", "-o", "out.ndjson"], ["why", "bridge"], ["audit"],
        ["silence"], ["replay", "--dry-run"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_reading_makes_no_store(tmp_path: Path, arguments: list[str]) -> None:
    """Asked in the wrong folder, a command says where it looked and how to name the store, and leaves nothing behind."""
    done = copydesk(*arguments, folder=tmp_path)
    assert (done.returncode, done.stdout) == (78, b"")
    (line,) = said(done)
    assert f"there is no store at {tmp_path}/var/copydesk.sqlite: " in line
    assert "--store" in line
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [["search", "zeppelin"], ["why", "zeppelin"]], ids=" ".join)
def test_nothing_found_names_the_store(tmp_path: Path, arguments: list[str]) -> None:
    """An address that works from any folder: it may be the wrong one that was asked."""
    shelve(tmp_path, *RECORDS)
    done = copydesk(*arguments, folder=tmp_path, COPYDESK_STORE="sqlite:///shelf.db")
    assert done.returncode == 1
    assert f"nothing in sqlite:///{tmp_path}/shelf.db " in said(done)[0]


def test_doctor_where_no_store_can_be_made(tmp_path: Path) -> None:
    """A file where a folder should be is a fault before the worker finds it."""
    (tmp_path / "var").write_text("")
    done = copydesk("doctor", folder=tmp_path)
    assert "FAULT store: " in done.stdout.decode()
    assert "mend: give COPYDESK_STORE another place" in done.stdout.decode()


@pytest.mark.parametrize("settings", MISTAKES, ids=lambda settings: next(iter(settings)))
def test_wrong_setting_is_78(tmp_path: Path, settings: dict[str, str]) -> None:
    """A wrong setting ends a command with 78 and one line that says where it came from."""
    for arguments in (["articles"], ["why", "anything"]):
        done = copydesk(*arguments, folder=tmp_path, **settings)
        assert (done.returncode, done.stdout) == (78, b"")
        (line,) = said(done)
        assert next(iter(settings)) in line


def test_broken_feeds_file_is_78(tmp_path: Path) -> None:
    """A feeds file that is no TOML, or says nonsense, ends with 78 and the name of the file."""
    for text in ("[feeds.x", "[feeds.x]\nmay_kill = 7\n"):
        (tmp_path / "feeds.toml").write_text(text)
        done = copydesk("parse", "feeds.toml", folder=tmp_path, COPYDESK_FEEDS="feeds.toml")
        assert (done.returncode, done.stdout) == (78, b"")
        assert "feeds.toml" in said(done)[-1]


def test_doctor_without_a_broker(tmp_path: Path) -> None:
    """Each line is OK or a fault with its mend; the broker that does not answer makes it 69."""
    done = copydesk("doctor", folder=tmp_path)
    lines = done.stdout.decode().splitlines()
    code = next(line for line in lines if "code: " in line)
    assert code.endswith((f"is {COMPILED}", SAVES)), "what the interpreter costs is said"
    assert done.returncode == 69
    assert [line.split()[1].rstrip(":") for line in lines if line.startswith("OK")] == [
        "python", "code", "feeds", "disk", "store", "demo", "ner",
    ]  # fmt: skip
    assert any(f"none yet at sqlite:///{tmp_path}/var/copydesk.sqlite" in line for line in lines)
    assert not (tmp_path / "var").exists()
    fault = next(number for number, line in enumerate(lines) if line.startswith("FAULT"))
    assert "broker" in lines[fault]
    assert lines[fault + 1].strip().startswith("mend: ")


def test_doctor_looks_at_a_postgres_store(postgres: OwnPostgres, database: str, tmp_path: Path) -> None:
    """A PostgreSQL store opens, and its password is not told."""
    url = postgres.url(database).replace("copydesk@", "copydesk:s3cret@")
    told = copydesk("doctor", folder=tmp_path, COPYDESK_STORE=url).stdout.decode()
    assert f"OK    store: {url.replace('s3cret', '********')} opens" in told
    assert "OK    disk: " in told
    assert "s3cret" not in told


def test_doctor_with_a_wrong_setting(tmp_path: Path) -> None:
    """A wrong setting is a fault too, and ends it with 78."""
    done = copydesk("doctor", folder=tmp_path, COPYDESK_LOG_LEVEL="LOUD")
    assert done.returncode == 78
    assert done.stdout.decode().startswith("FAULT settings: ")


def test_doctor_with_a_broker(kafka: str, tmp_path: Path) -> None:
    """With a broker and no topics the mend is `copydesk topics apply`; after it every line is OK."""
    settings = {"COPYDESK_BROKERS": kafka, "COPYDESK_PREFIX": f"t{uuid.uuid4().hex[:8]}."}
    before = copydesk("doctor", folder=tmp_path, **settings)
    assert before.returncode == 1
    assert "mend: copydesk topics apply" in before.stdout.decode()
    assert copydesk("topics", "diff", folder=tmp_path, **settings).returncode == 1
    applied = copydesk("topics", "apply", folder=tmp_path, **settings)
    assert applied.returncode == 0, applied.stderr
    after = copydesk("doctor", folder=tmp_path, **settings)
    assert after.returncode == 0, after.stdout
    assert {line.split()[0] for line in after.stdout.decode().splitlines()} == {"OK"}
