"""Text with a form of its own (ZCZC, releases, bulletins, tickers): whatever stands behind the signature is read, and soon."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parse.test_laws import check
from work import LIMIT, seconds_of

from schemas import ParsedItem
from schemas.topics import ITEM_LIMIT
from streams.errors import DataError
from streams.parse import Refused, feed_for, file_item, parse
from streams.parse.draft import Draft, Hints
from streams.parse.embargo import set_embargo
from streams.parse.formats import FORMATS
from streams.parse.look import Look

RECEIVED = datetime(2026, 3, 16, 12, tzinfo=UTC)
STARTS = {
    "zczc": (
        b"ZCZC AAP\r\n%A\r\n#Storm\r\n$Storm in Haven\r\n",
        b"ZCZC KHA0231\n",
        b"ZCZC FMG000\nYY TDR\n",
        b"zczc\nAN#1\nTX#\n",
    ),
    "release": (
        b"Haven adds a ferry\n\nHAVEN, March 16, 2026 /PRNewswire/ --",
        b"H\n\nHAVEN, Norway--(BUSINESS WIRE)--",
    ),
    "bulletin": (b"WWNO20 ENHV 161200\n", b"IDX90210\nSECURITE\n"),
    "ticker": (b"PORT SHUT ** BRIDGE OPEN ** ",),
}
CASES = [(form, start) for form, starts in STARTS.items() for start in starts]


def read(data: bytes, feed: str = "haven") -> list[ParsedItem]:
    """Parse bytes; a DataError, whole or for one item, is an outcome like any other."""
    try:
        raw = file_item("x", data, feed=feed, received_at=RECEIVED)
        return [item for item in parse(raw, feed_for(feed, {})) if not isinstance(item, Refused)]
    except DataError:
        return []


@pytest.mark.parametrize(("form", "start"), CASES)
def test_known_by_its_start(form: str, start: bytes) -> None:
    """Each start is the signature of its form, and of no other before it."""
    look = Look(start + b"Ferries stay in port.\n")
    assert next(name for name, row in FORMATS.items() if row.sniff(look)) == form


@given(case=st.sampled_from(CASES), data=st.binary(max_size=300), feed=st.sampled_from(("aap", "haven", "reuters")))
@settings(max_examples=300)
def test_any_bytes_behind_a_start(case: tuple[str, bytes], data: bytes, feed: str) -> None:
    """Any bytes behind the signature of a form are items or a DataError."""
    check(read(case[1] + data, feed))


@given(case=st.sampled_from(CASES), text=st.text(max_size=300), feed=st.sampled_from(("aap", "haven")))
@settings(max_examples=300)
def test_any_text_behind_a_start(case: tuple[str, bytes], text: str, feed: str) -> None:
    """Any text behind it, too."""
    check(read(case[1] + text.encode("utf-8", "replace"), feed))


@given(text=st.text(max_size=250), zone=st.sampled_from((None, "Europe/London", "Asia/Tokyo")))
@settings(max_examples=300)
def test_any_words_of_an_embargo(text: str, zone: str | None) -> None:
    """Whatever stands in an embargo, it is read or holds the item."""
    draft = Draft(hints=Hints(time_zone=zone, received_at=RECEIVED))
    set_embargo(draft, f"Embargo {text} 0001 GMT 5 March 2026")
    assert draft.embargo_text


UNITS = {
    "lines": b"a\n", "marks": b"$a\n", "fields": b"AB#a\n", "blank lines": b"\n", "stars": b"** ", "bullets": b"- a\n", "sources": b"SOURCE a\n\n",
    "contacts": b"Contact: a@b.example\n\n", "headings": b"About Haven\n\n", "pictures": b"Photo - http://a.example/b\n\n",
    "tickers": b"(NYSE: A) ", "ends": b"NNNN\n", "tabs": b"\ta\n", "capitals": b"A B\n", "brackets": b"(", "slashes": b"A/", "times": b"0900 GMT ",
    "spaces": b" ", "bars": b"a|", "words": b"haven lines sails ",
}  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("form", STARTS)
def test_hostile_text_ends_soon(form: str, unit: str) -> None:
    """A text of the largest size that is made to be slow takes less than two seconds of work."""
    start = STARTS[form][0]
    data = start + UNITS[unit] * ((ITEM_LIMIT - len(start)) // len(UNITS[unit]))
    assert seconds_of(lambda: read(data, "aap")) < LIMIT
