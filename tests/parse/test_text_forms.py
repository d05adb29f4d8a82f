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


STORY = "HAVEN, March 16 (HVN) - A storm shut the port on Sunday.\n\nNobody was hurt.\n"


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("0123", "0123"),
        ("HVN 0123", "HVN0123"),
        ("HVN0123 4 I 120 STORM", "HVN0123"),
        ("A0123 HVN 161209 MAR 26", "A0123"),
        ("1000 DIE IN QUAKE", None),
        ("G20 MEETS", None),
        ("GOLD 2000", None),
    ],
)
def test_the_number_of_a_zczc_message_is_no_headline(line: str, number: str | None) -> None:
    """The service line names the message and is not its headline; a headline that begins with a number is one."""
    (item,) = read(f"ZCZC HVN\n{line}\nStorm shuts port\n\n{STORY}NNNN\n".encode())
    assert item.headline == (line if number is None else "Storm shuts port")
    assert (number in [known.value for known in item.alt_ids]) is (number is not None)


def test_the_time_of_a_service_line_is_that_of_the_version() -> None:
    """Day, hour and minute behind the number are when the message was filed."""
    (item,) = read(f"ZCZC\nA0123 HVN 161209Z MAR 26\nStorm shuts port\n\n{STORY}NNNN\n".encode())
    assert item.version_created == datetime(2026, 3, 16, 12, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "standard"),
    [
        (f"r a 120\nBC-HVN--Storm\nStorm shuts port\n\n{STORY}", "ANPA 1312"),
        (f"u a a0512 bc-storm 120\nStorm shuts port\n\n{STORY}", "ANPA 1312"),
        (f"U A 0512 STORM 120\nStorm shuts port\n\n{STORY}HVN 120 1209GMT\n", "ANPA 1312"),
        (f"^BC-HVN--Storm<\n^Storm shuts port<\n\n{STORY}", "ANPA 1312"),
        (f"BC-HVN-Storm\nStorm shuts port\n\n{STORY}", "ANPA 1312"),
        (f"Storm shuts port\n\n{STORY}\n   HN-WF-03-16-26 1209GMT\n", "ANPA 1312"),
        (f"4 i 120\nStorm/\nStorm shuts port =\n{STORY}", "IPTC 7901"),
        (f"0123 4 i 120 hvn\nStorm shuts port\n\n{STORY}161209 MAR 26\n", "IPTC 7901"),
        (f"Storm shuts port\n\n{STORY}161209 GMT Mar 26\n", "IPTC 7901"),
        (f"Storm shuts port\n\n{STORY}", None),
        (f"5 dead 20 hurt as storm shuts port\n\n{STORY}", None),
        (f"A B 120 of the air force is lost\n\n{STORY}", None),
        (f"BC ferries sail again\n\n{STORY}The next one sails at 1209 GMT on March 16\n", None),
    ],
)
def test_a_wire_message_without_its_frame_is_told(text: str, standard: str | None) -> None:
    """Count line, typesetting marks or the time at the end show that the frame of a wire is lost: a warning says so."""
    (item,) = read(text.encode())
    told = [warning for warning in item.copydesk.warnings if "without its frame" in warning]
    assert item.copydesk.format == "plain"
    assert (len(told), standard is None or standard in told[0]) == (standard is not None, True)


def test_a_marked_keyword_line_is_enough_for_anpa() -> None:
    """Where slug, version and words stand in typesetting marks, the message is read as what it is, with a warning."""
    (item,) = read(f"^BC-HVN--Storm, 1st Ld,120<\n^Storm shuts port<\n^By JANE DOE=\n\n   {STORY}".encode())
    assert (item.copydesk.format, item.headline, item.by) == ("anpa", "Storm shuts port", "Jane Doe")
    assert (item.copydesk.change.kind, item.copydesk.change.number) == ("update", 1)
    assert any("the header of the message is lost" in warning for warning in item.copydesk.warnings)


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


def test_a_header_that_no_dialect_reads_is_told() -> None:
    """Of an unknown agency the line behind a caret is the headline, with a warning, and other marked lines are told."""
    [item] = read(b"ZCZC X1\n^Tennis: Holm wins in Haven\n$S\nHAVEN, March 16 (HVN) - She won again.\nNNNN\n")
    assert item.headline == "Tennis: Holm wins in Haven"
    told = [each for each in item.copydesk.warnings if "no dialect reads" in each]
    assert ["behind ^" in told[0], "$S" in told[1]] == [True, True]


def test_a_keyword_line_without_its_frame_and_its_count() -> None:
    """The slug, the version, the headline, the byline and the dateline are read, with blank lines between them and without."""
    for gap in ("\n", "\n\n"):
        lines = (
            "BC-US--Quay Fire, 1st Ld-Writethru",
            "Fire at the quay of Haven",
            "By SAM HILL\nAssociated Press",
            "HAVEN, Idaho (AP) -- A fire broke out on Thursday.\n",
        )
        raw = file_item("x", gap.join(lines).encode(), feed="haven", received_at=datetime(2026, 11, 26, tzinfo=UTC))
        (item,) = parse(raw, feed_for("haven", {}))
        assert isinstance(item, ParsedItem)
        assert (item.headline, item.slugline, item.by) == ("Fire at the quay of Haven", "US--Quay Fire", "Sam Hill")
        assert (item.copydesk.change.kind, item.copydesk.change.number) == ("update", 1)
        assert item.copydesk.dateline is not None
        assert item.text == "A fire broke out on Thursday."
    kill = b"BC-US--Kill, Quay Fire, KILL\nEDS: The AP story slugged Quay Fire, filed from Haven, is killed. A kill is mandatory.\n"
    raw = file_item("x", kill, feed="haven", received_at=datetime(2026, 11, 26, tzinfo=UTC))
    (note,) = parse(raw, feed_for("haven", {}))
    assert isinstance(note, ParsedItem)
    assert note.copydesk.change.kind == "advisory"
    assert any("says kill" in told for told in note.copydesk.warnings)
