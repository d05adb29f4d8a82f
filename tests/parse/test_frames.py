"""Framing: any chunking gives the same frames, nothing is dropped in silence, and one document stays one."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from work import LIMIT, seconds_of

from streams.errors import TooLargeError
from streams.parse.frames import (
    DocumentFramer,
    Frame,
    Framer,
    LengthFramer,
    SeparatedFramer,
    WireFramer,
    ZczcFramer,
    cut,
)

WIRE = b"\x16\x16\x01W2101\x1fasian\r\nr i\x13\x11 BC-Quay   11-04 0012\r\n\x02^BC-Quay,12<\r\n\tHerring.\r\n\t\x03AP-WF-11-04-25 1509GMT<\r\n\x0c\r\n\x04"
TELEX = b" \n\x05\x05\x05C T\n\x16\x16\x01f0704\x1freute\nu f BC-QUAY   03-14 0105\n\x02\nHERRING\n    QUAY, March 14 - Fish.\n Reuter\n\x03\n"
DPA = (
    b"\x01eca062 4 i 11   dpa 061\r\n\nQuay/\r\n\x02Herring =\r\n\n  Fish.\r\n\n\x03041137 GMT Nov 25\r\n\x7f\n\x7f\x04"
)
XML = b"""<?xml version="1.0"?>\n<!DOCTYPE n [<!-- it's --><!ENTITY b "]>">]>\n<n x='>'><b/><![CDATA[<?xml version="1.0"?></n>]]><!-- </n> --></n>\n"""
ZCZC = b"ZCZC QY12\r\nHERRING ARE BACK\r\nNNNN\r\n"

FRAMERS: dict[str, tuple[Callable[[], Framer], tuple[bytes, ...]]] = {
    "wire": (WireFramer, (WIRE, TELEX, DPA, b"\x01", b"\x02", b"\x03", b"\x04", b"eca01 4 i\r\n\x02T\r\n\x03", b"\n", b"noise ", b"\x16")),
    "nul": (lambda: SeparatedFramer(b"\0"), (b"text\n", b"\0", b"<a/>", b" ")),
    "lines": (lambda: SeparatedFramer(b"\n"), (b'{"a":1}', b"\n", b"\r\n", b"\x1e{}")),
    "netstring": (lambda: LengthFramer("netstring"), (b"5:hello,", b"0:,", b"12", b":", b"7:1234567,")),
    "network": (lambda: LengthFramer("network"), (b"\0\0\0\x05hello", b"\0\0\0\0", b"\0\0\0\1a", b"\xff\xff\xff\xff")),
    "octets": (lambda: LengthFramer("octets"), (b"5 hello", b"4\n{}{}", b"x", b"1 a")),
    "documents": (DocumentFramer, (XML, b"<a>", b"</a>", b"<b c='", b'">', b"<?xml ?>", b"<!--", b"-->", b"]]>", b"<![CDATA[", b"text", b"<a/>")),
    "zczc": (ZczcFramer, (ZCZC, b"ZCZC AB12\n", b"NNNN\n", b"NNNN", b"ZCZC", b"noise\n", b"\n")),
}  # fmt: skip


def framed(framer: Framer, chunks: list[bytes]) -> list[Frame]:
    """Feed the chunks, one after the other."""
    return [frame for chunk in chunks for frame in framer.feed(chunk)] + framer.end()


@pytest.mark.parametrize("name", FRAMERS)
@given(draw=st.data())
@settings(max_examples=60, deadline=None)
def test_any_chunking_gives_the_same_frames(name: str, draw: st.DataObject) -> None:
    """However the bytes come, the same frames with the same warnings come out."""
    make, pieces = FRAMERS[name]
    data = b"".join(draw.draw(st.lists(st.sampled_from(pieces), max_size=6)))
    bounds = sorted(draw.draw(st.lists(st.integers(0, len(data)), max_size=12)))
    chunks = [data[start:end] for start, end in zip([0, *bounds], [*bounds, len(data)], strict=True)]
    whole = framed(make(), [data])
    assert framed(make(), chunks) == whole
    assert framed(make(), [data[at : at + 1] for at in range(len(data))]) == whole


@pytest.mark.parametrize("name", FRAMERS)
@given(draw=st.data())
@settings(max_examples=40, deadline=None)
def test_frames_that_are_too_long(name: str, draw: st.DataObject) -> None:
    """A frame beyond the limit comes out in pieces with a warning, for any chunking, and no more than that is held."""
    make, pieces = FRAMERS[name]
    data = b"".join(draw.draw(st.lists(st.sampled_from((*pieces, b"x" * 900)), max_size=12)))
    size = draw.draw(st.integers(1, 700))

    def limited() -> Framer:
        framer = make()
        framer._limit = 1_000
        return framer

    framer = limited()
    frames: list[Frame] = []
    for at in range(0, len(data), size):
        frames += framer.feed(data[at : at + size])
        assert framer.held <= 1_000 + 1_024
    frames += framer.end()
    assert frames == framed(limited(), [data])
    assert all(len(frame.data) <= 1_000 for frame in frames)


@pytest.mark.parametrize("size", [1, 13, 700, 5_000])
def test_noise_that_is_too_long_ends_before_a_message(size: int) -> None:
    """A message behind it is whole, also where all bytes came at once."""
    framer = WireFramer(limit=1_000)
    data = b"x" * 2_700 + WIRE
    frames = framed(framer, [data[at : at + size] for at in range(0, len(data), size)])
    assert [len(frame.data) for frame in frames[:3]] == [1_000, 1_000, 700]
    assert frames[3:] == framed(WireFramer(), [WIRE])


@pytest.mark.parametrize("name", FRAMERS)
def test_nothing_is_dropped_in_silence(name: str) -> None:
    """Bytes that are no fill are in a frame, or a warning tells them."""
    make, pieces = FRAMERS[name]
    for piece in pieces:
        frames = framed(make(), [piece])
        kept = b"".join(frame.data for frame in frames)
        letters = bytes(byte for byte in piece if byte > 0x20 and byte != 0x7F)
        assert not letters or kept or any(frame.warnings for frame in frames) or name == "netstring"


@pytest.mark.parametrize(
    ("data", "starts"),
    [
        (WIRE + DPA, (b"\x16\x16\x01W2101", b"\x01eca062")),
        (TELEX * 3, (b"\x05\x05\x05C T",) * 3),
        (b"\x7f\x7f\r\n" + DPA + DPA, (b"\x01eca062", b"\x01eca062")),
        (ZCZC * 2, (b"ZCZC QY12",) * 2),
        (XML * 3, (b"<?xml",) * 3),
        (b"<n>1</n>\n<n>2</n>", (b"<n>1", b"<n>2")),
        (b"<?xml version='1.0'?><n/><?xml version='1.0'?><n/>", (b"<?xml", b"<?xml")),
        (b"<a>1</a>\0<a>2</a>\0", (b"<a>1", b"<a>2")),
        (b"One story.\n\0Another one.\n", (b"One", b"Another")),
        (b'{"a":1}\n{"a":2}\n', (b'{"a":1}', b'{"a":2}')),
        (b'\x1e{"a":1}\n\x1e{"a":2}\n', (b'{"a":1}', b'{"a":2}')),
        (b"5:<a/>\n,5:<b/>\n,", (b"<a/>", b"<b/>")),
        (b"\0\0\0\x04<a/>\0\0\0\x04<b/>", (b"<a/>", b"<b/>")),
        (b"4 <a/>4 <b/>", (b"<a/>", b"<b/>")),
    ],
)
def test_records_with_several_frames(data: bytes, starts: tuple[bytes, ...]) -> None:
    """A record of several messages or documents is cut by its signature."""
    frames = cut(data)
    assert len(frames) == len(starts)
    assert all(frame.data.startswith(start) for frame, start in zip(frames, starts, strict=True))
    assert not any(frame.warnings for frame in frames)


ONE = {
    "ZCZC in prose": b"Radio codes\n\nZCZC opens a message and NNNN ends it.\n\nZCZC\nNNNN\nZCZC\nNNNN\n",
    "a sentence with ZCZC": b"ZCZC AB1\nThe code ZCZC is old.\nNNNN is its end, they say.\nNNNN\n",
    "prolog in CDATA": XML,
    "document in a document": b"<n><![CDATA[<n>1</n><n>2</n>]]></n>",
    "nested roots of one name": b"<n><n>1</n><n>2</n></n>",
    "prolog pasted into an envelope": b"<e><?xml version='1.0'?><n/></e>",
    "fragment of HTML": b"<p>One.</p><p>Two.</p>",
    "page": b"<!DOCTYPE html><html><p>One<br>Two</html><!-- </html> -->",
    "broken XML": b"<n>1</m></n></o>",
    "a root behind the root": b"<rss>1</rss><script>page()</script>",
    "text behind the root": b"<n>1</n> and <n>2</n> are tags",
    "lone ETX": b"\x01eca062 4 i 11\r\n\nQuay/\r\n\x02Herring =\r\n\n  Fish \x03 and more fish.\r\n\x03041137 GMT Nov 25\r\n\x04",
    "two starts of a header": b"\x01\x01eca062 4 i 11\r\n\x02Herring =\r\n\n  Fish.\r\n\x03041137 GMT Nov 25\r\n\x04",
    "SOH in a text": WIRE.replace(b"Herring.", b"Herring \x01 and cod."),
    "a NUL in a text": b"Talks\0 went on\n\nQUAY (Reuters) - Talks\0 went on.\n",
    "UTF-16": "<a>1</a>\n<a>2</a>".encode("utf-16"),
    "UTF-16 without a mark": "One\nTwo\n".encode("utf-16-le"),
    "JSON over lines": b'{\n"a": 1,\n"b": {"c": 2}\n}\n',
    "one line of JSON": b'{"a": 1}\n',
    "array over lines": b'[{"a":1},\n{"a":2}]',
    "number and colon": b"10:30 is when ferries leave, they say,",
    "number and space": b"5 things to know\n5 more things",
    "white space": b" \n\t ",
    "nothing": b"",
}


@pytest.mark.parametrize("name", ONE)
def test_one_document_stays_one(name: str) -> None:
    """A record that shows no framing for certain is one frame, byte for byte."""
    assert [frame.data for frame in cut(ONE[name])] == [ONE[name]]


def test_noise_is_told() -> None:
    """What stands between two messages is in the warnings of the second, what stands behind the last in its own."""
    first, second = cut(WIRE + b"line test 123\r\n" + WIRE + b"more noise")
    assert "line test 123" in second.warnings[0]
    assert "more noise" in second.warnings[1]
    assert first.warnings == ()


def test_a_message_without_an_end() -> None:
    """A message that broke off ends where the next begins, or with the bytes, and says so."""
    broken = WIRE[: WIRE.index(b"\x03")]
    first, second, third = cut(broken + WIRE + broken)
    assert (bool(first.warnings), bool(second.warnings), bool(third.warnings)) == (True, False, True)
    assert b"Herring" in first.data


def test_a_document_that_broke_off() -> None:
    """On a stream the prolog and root of the next document end one that broke off."""
    framer = DocumentFramer()
    frames = framer.feed(b"<?xml version='1.0'?><n><b>" + XML) + framer.end()
    assert [bool(frame.warnings) for frame in frames] == [True, False]


def test_frames_come_at_once() -> None:
    """A message comes out with the end of its last line; nothing waits for the next one."""
    framer = WireFramer()
    assert len(framer.feed(WIRE.partition(b"\x0c")[0])) == 1
    assert len(ZczcFramer().feed(ZCZC)) == 1
    assert len(DocumentFramer().feed(XML.rstrip())) == 1


@pytest.mark.parametrize("unit", [b"\x01", b"\x03", b"\x01A123\x02", b"\x01eca062 4 i\n\x02", b"<a>", b"<a/>", b"<!--", b"<a '",
                                  b"<?xml ?>", b"ZCZC\n", b"NNNN\n", b"\0", b"a\n\0", b'{"a":1}\n', b"1:a,", b"\0\0\0\1a", b"<![CDATA["])  # fmt: skip
def test_hostile_records_end_soon(unit: bytes) -> None:
    """Four megabytes that are made to be slow take less than two seconds of work."""
    data = unit * (4 * 1024 * 1024 // len(unit))

    def work() -> None:
        with suppress(TooLargeError):
            cut(data)

    assert seconds_of(work) < LIMIT
