"""A misspelt environment variable is told, with the one that was meant; what others put there is not."""

import re
from pathlib import Path

import pytest
from cli.copydesk import copydesk, said

from streams.settings import SETTINGS, child_environ, current, load, unknown

ROOT = Path(__file__).parents[1]
NAMED = re.compile(r"\bCOPYDESK_[A-Z_]*[A-Z]\b")
MADE_UP = frozenset({"COPYDESK_NAME", "COPYDESK_NAME_FILE"})
"""Stand for any setting in the text of streams/settings/table.py."""

CLUSTER = {
    "COPYDESK_SERVICE_HOST": "10.0.0.7", "COPYDESK_SERVICE_PORT": "8642", "COPYDESK_SERVICE_PORT_HTTP": "8642",
    "COPYDESK_PORT": "tcp://10.0.0.7:8642", "COPYDESK_PORT_8642_TCP": "tcp://10.0.0.7:8642",
    "COPYDESK_PORT_8642_TCP_ADDR": "10.0.0.7", "COPYDESK_SERVE_SERVICE_HOST": "10.0.0.8", "COPYDESK_SERVE_PORT": "tcp://",
}  # fmt: skip
"""What Kubernetes says of two services, `copydesk` and `copydesk-serve`."""


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("COPYDESK_BROKER", "COPYDESK_BROKERS"),
        ("COPYDESK_FEED", "COPYDESK_FEEDS"),
        ("COPYDESK_LOGLEVEL", "COPYDESK_LOG_LEVEL"),
        ("COPYDESK_SASL_PASWORD_FILE", "COPYDESK_SASL_PASSWORD_FILE"),
        ("COPYDESK_CONFIG_FILE", "COPYDESK_CONFIG"),
        ("copydesk_store", "COPYDESK_STORE"),
        ("COPY_DESK_STORE", "COPYDESK_STORE"),
        ("COPYDESKSTORE", "COPYDESK_STORE"),
    ],
)
def test_the_one_that_was_meant_is_named(name: str, meant: str) -> None:
    """By the letters that it has."""
    (told,) = unknown({name: "x", "PATH": "/bin"}).values()
    assert told == f"the environment variable {name} is no setting and does nothing; did you mean {meant}?"


def test_one_that_is_like_none() -> None:
    """Is told of too; an empty one is not set."""
    (told,) = unknown({"COPYDESK_XYZ": "x", "COPYDESK_BROKER": ""}).values()
    assert told.endswith("COPYDESK_XYZ is no setting and does nothing; `copydesk config show` lists all settings")


def test_what_is_right_or_belongs_to_others_is_not_told() -> None:
    """Every setting with its twin, the environment of a cluster, and the variables of other programs."""
    right = {name: "x" for row in SETTINGS for name in (row.variable, row.twin) if name}
    assert unknown(right | CLUSTER | {"COPYDESKTOP_STORE": "x", "STORE": "x"}) == {}
    assert list(unknown({"COPYDESK_HTTP_PORT": "8642"})) == ["COPYDESK_HTTP_PORT"]


def test_every_variable_of_ours_is_known() -> None:
    """What the program, its container and its pages name is a setting, or known as one of ours."""
    files = [
        *(ROOT / "streams").rglob("*.py"), ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), ROOT / "docker-compose.yml",
        *(ROOT / "deploy").rglob("Dockerfile"), *(ROOT / "deploy").rglob("*.md"), *(ROOT / "tests").glob("fixtures_*.py"),
    ]  # fmt: skip
    named = {name for file in files for name in NAMED.findall(file.read_text(encoding="utf-8"))} - MADE_UP
    assert len(named) > 20
    assert unknown(dict.fromkeys(named, "x")) == {}


def test_a_command_tells_it_once_and_goes_on(tmp_path: Path) -> None:
    """On stderr; stdout and exit code are as they were."""
    done = copydesk("config", "show", folder=tmp_path, COPYDESK_BROKER="kafka:9092")
    assert (done.returncode, len(said(done))) == (0, 1)
    assert "COPYDESK_BROKER is no setting" in said(done)[0]
    assert b"kafka:9092" not in done.stdout


def test_a_program_is_warned(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who uses the client or the publisher from Python never runs a command."""
    monkeypatch.setenv("COPYDESK_BROKER", "kafka:9092")
    with pytest.warns(UserWarning, match="did you mean COPYDESK_BROKERS"):
        current()


def test_stages_need_not_tell_it_again() -> None:
    """The worker has told; its stages do not get the variable."""
    assert "COPYDESK_BROKER" not in child_environ(load({}, {}), {"COPYDESK_BROKER": "x", "COPYDESK_FAULTS": "1"})
    assert "COPYDESK_FAULTS" in child_environ(load({}, {}), {"COPYDESK_FAULTS": "1"})
