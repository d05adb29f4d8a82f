"""A bug of ours tells whose it is and where: the format or dialect at work, and the innermost line of our code."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, NoReturn

import pytest
from enrich.conftest import judged

from schemas.dead import CONNECT
from streams.cli.parse import Faults
from streams.enrich import run
from streams.enrich.article import publishable
from streams.enrich.finding import Enricher, Finding
from streams.errors import ParseError, note, tell_bug
from streams.messages import Record
from streams.parse import feed_for, file_item, parse
from streams.parse.dialects import DIALECTS
from streams.parse.formats import FORMATS
from streams.parse.sniff import read_media_type
from streams.pipeline.burial import bury
from streams.text.paragraphs import text_of

STORY = b"Ferries stay in port\n\nOSLO - Ferries stayed in port on Tuesday, said the harbour office.\n"


def slips(*_: Any) -> NoReturn:
    """Slip in code that is not ours, as a test is not."""
    raise KeyError("x")


def slips_below(*_: Any) -> NoReturn:
    """Slip below a function of ours."""
    read_media_type.__wrapped__(7)
    raise AssertionError


def bug_of(data: bytes, feed: str = "nobody-knows-it") -> Exception:
    """Return what a parse raises."""
    raw = file_item("x", data, feed=feed, received_at=datetime(2026, 11, 3, tzinfo=UTC))
    with pytest.raises((KeyError, AttributeError)) as raised:
        parse(raw, feed_for(feed, {}))
    return raised.value


def test_a_slip_in_a_sniff_names_its_format(monkeypatch: pytest.MonkeyPatch) -> None:
    """An item of another format dies of it: the dead letter says whose slip it is, and the file and line."""
    monkeypatch.setitem(FORMATS, "jimi", replace(FORMATS["jimi"], sniff=slips_below))
    error = bug_of(b'{"uri": "urn:x:1", "headline": "Ferries stay in port"}')
    headers = dict(bury(Record("wire.raw.v1", 0, 0, 0, b"k", b"", ()), error, "parse").sends[0].headers)
    said = headers[CONNECT + "exception.message"].decode()
    assert re.fullmatch(r"AttributeError: .* \(the sniff of the format jimi, streams/parse/sniff\.py:\d+\)", said)


def test_a_slip_in_a_format_or_dialect_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is raised while an item is read or corrected tells the row that was at work."""
    monkeypatch.setitem(DIALECTS, "ntb", replace(DIALECTS["ntb"], apply=slips))
    assert "KeyError: 'x' (the dialect ntb, streams/parse/dialects/__init__.py:" in tell_bug(bug_of(STORY, "ntb"))
    monkeypatch.setitem(FORMATS, "plain", replace(FORMATS["plain"], parse=slips))
    assert "KeyError: 'x' (the format plain, streams/parse/__init__.py:" in tell_bug(bug_of(STORY))


def test_a_failed_enricher_tells_its_line_and_nothing_of_the_text() -> None:
    """The warning has class, file and line, compiled or not; the message of an error may quote what was read."""

    def broken(*_: Any) -> Finding:
        text_of([7])  # type: ignore[list-item]
        return Finding()

    article = run((Enricher("weather", broken, 1),), publishable(judged("Story", "Rain.")), None)
    (warning,) = (each for each in article.copydesk.warnings if "weather" in each)
    assert re.fullmatch(
        r"enricher weather failed: (?:Attribute|Type)Error \(streams/text/paragraphs\.py:\d+\)", warning
    )


def test_only_our_own_notes_are_told_and_a_long_message_leaves_room() -> None:
    """A note of a library may quote the item; the place stands behind what the error says, however long that is."""
    error = KeyError("x" * 5000)
    error.add_note("while reading: Ferries stay in port")
    note(error, "the format plain")
    said = tell_bug(error)
    assert said.endswith("x (the format plain)")
    assert len(said) < 1000
    refusal = ParseError("no headline")
    note(refusal, "the format plain")
    assert not hasattr(refusal, "__notes__")


@pytest.mark.parametrize("traceback", [True, False])
def test_the_traceback_is_shown_where_asked_for(capsys: pytest.CaptureFixture[str], traceback: bool) -> None:
    """`--traceback` shows the way to a bug on stderr, below its line."""
    faults = Faults(path="story.txt", traceback=traceback)
    try:
        slips()
    except KeyError as error:
        faults.tell_bug(error)
    said = capsys.readouterr().err
    assert said.startswith("copydesk: story.txt: bug: KeyError: 'x'\n")
    assert ("Traceback (most recent call last)" in said) == traceback
