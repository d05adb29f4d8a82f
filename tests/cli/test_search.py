"""`copydesk search`: what it finds, and how it tells it."""

import os
import pty
import subprocess
from pathlib import Path

import pytest
from cli.copydesk import COMMAND, clean_environment, copydesk, objects, said
from cli.shelf import RECORDS, shelve


@pytest.fixture
def store(tmp_path: Path) -> str:
    """Return a store with some articles."""
    return shelve(tmp_path, *RECORDS)


def found(tmp_path: Path, store: str, *arguments: str) -> list[str]:
    """Return the stories that a search finds, in its order."""
    done = copydesk("search", "--json", *arguments, folder=tmp_path, COPYDESK_STORE=store)
    assert done.returncode == (0 if done.stdout else 1)
    return [article["uri"].rpartition(":")[2] for article in objects(done)]


@pytest.mark.parametrize(
    ("arguments", "stories"),
    [
        (["bridge"], ["bridge", "ferry"]),
        (["BRIDGE", "--feed", "coast"], ["ferry"]),
        (["bridge", "--feed", "coast", "--feed", "tauber-post"], ["bridge", "ferry"]),
        (["bridge", "--lang", "en"], ["bridge", "ferry"]),
        (["bridge", "--lang", "en-gb"], ["ferry"]),
        (["brucke"], ["zug"]),
        (["bridge", "--limit", "1"], ["bridge"]),
        (["bridge", "--until", "2025-03-16T12:08:00Z"], ["ferry"]),
        (["bridge", "--since", "2025-03-16T12:08:00Z"], ["bridge"]),
        (["--", "bridge", "-ferry"], ["bridge"]),
        (["old bridge"], ["bridge"]),
        (["bridge old"], []),
        (["libel"], []),
        (["wait"], []),
        ([], ["bridge", "zug", "ferry"]),
        (["--since", "2025-03-16"], ["bridge", "zug", "ferry"]),
        (["--since", "2025-03-17"], []),
        (["--until", "2025-03-16T17:00:00+05:03", "--lang", "en"], []),
        (["--until", "2025-03-17+11:56", "--lang", "en"], ["ferry"]),
        (["--since", "today"], []),
    ],
    ids=" ".join,
)
def test_search(tmp_path: Path, store: str, arguments: list[str], stories: list[str]) -> None:
    """Newest first, chosen by feed, language and time; what a kill, a hold or a newer version hides is not found."""
    assert found(tmp_path, store, *arguments) == stories


def test_line_for_a_person(tmp_path: Path, store: str) -> None:
    """A line each: time, feed, language, kind, headline, uri; what a feed sent is no command to the terminal."""
    done = copydesk("search", "bridge", folder=tmp_path, COPYDESK_STORE=store)
    assert done.stdout.decode().split("\n") == [
        "2025-03-16 12:08:00Z  tauber-post  en  update  Old bridge closed again  urn:copydesk:tauber-post:bridge",
        "2025-03-16 12:02:00Z  coast  en-GB  new  Ferry waits at the bridge  urn:copydesk:coast:ferry",
        "",
    ]
    assert b"\x1b" not in copydesk("search", "gesperrt", folder=tmp_path, COPYDESK_STORE=store).stdout


def test_more_than_is_told(tmp_path: Path, store: str) -> None:
    """Who sees only the newest is told that there are more, and by what a day was taken for."""
    done = copydesk("search", "--limit", "2", "--since", "2025-03-16", folder=tmp_path, COPYDESK_STORE=store)
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 2)
    assert said(done) == [
        "copydesk: 2025-03-16 is taken as 2025-03-16T00:00:00Z",
        "copydesk: these are the newest 2, and there are more: --limit NUMBER, --since and --until choose",
    ]
    assert said(copydesk("search", "--limit", "3", folder=tmp_path, COPYDESK_STORE=store)) == []


@pytest.mark.parametrize("time", ["2025-03-16T12:00", "16 March", "2025-02-30", "2025-03-16+25:00", "tomorrow", ""])
def test_what_is_no_time(tmp_path: Path, store: str, time: str) -> None:
    """A usage error that says how to write it: a time without a zone would be a guess."""
    done = copydesk("search", "--since", time, folder=tmp_path, COPYDESK_STORE=store)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "write it as 2025-03-16" in " ".join(done.stderr.decode().replace("│", " ").split())


def test_nothing_found_is_a_finding(tmp_path: Path, store: str) -> None:
    """As grep does: exit 1, a line on stderr, nothing on stdout."""
    done = copydesk("search", "zeppelin", folder=tmp_path, COPYDESK_STORE=store)
    assert (done.returncode, done.stdout, len(said(done))) == (1, b"", 1)


@pytest.mark.parametrize("arguments", [["--", "-bridge"], ["…"], ["x " * 100]], ids=["only without", "no word", "many"])
def test_question_that_asks_nothing(tmp_path: Path, store: str, arguments: list[str]) -> None:
    """A question without a word, or with too many, is a usage error with its mend."""
    done = copydesk("search", *arguments, folder=tmp_path, COPYDESK_STORE=store)
    assert (done.returncode, done.stdout, len(said(done))) == (2, b"", 1)


@pytest.mark.parametrize(("settings", "bold"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_found_words_are_bold_on_a_terminal(
    tmp_path: Path, store: str, settings: dict[str, str], *, bold: bool
) -> None:
    """The words found stand out where a person looks, and not where NO_COLOR or the terminal speaks against it."""
    mine, its = pty.openpty()
    environment = {"TERM": "xterm"} | settings
    with subprocess.Popen(
        [*COMMAND, "search", "closed"], stdout=its, cwd=tmp_path,
        env={name: value for name, value in clean_environment(COPYDESK_STORE=store).items() if name != "NO_COLOR"}
        | environment,
    ) as process:  # fmt: skip
        told = os.read(mine, 4096).decode()
        process.wait()
    os.close(its)
    os.close(mine)
    assert ("\x1b[1mclosed\x1b[0m" in told) is bold
