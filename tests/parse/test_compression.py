"""Gzip around an item is taken off, within limits, and told apart from the item."""

import gzip
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from work import LIMIT, seconds_of

from schemas.raw import RawItem
from schemas.topics import ITEM_LIMIT
from streams.errors import DataError, ParseError, TooLargeError
from streams.parse import Refused, feed_for, file_item, parse
from streams.parse.compression import unpacked

STORY = b"Lighthouse lit again\n\nSKAGEN, Nov 3 (Reuters) - The lamp burns after ten years.\n"


@given(data=st.binary(min_size=1, max_size=500))
def test_what_was_packed_comes_out(data: bytes) -> None:
    """Whatever bytes were packed, the same come out; bytes that are not packed stay as they are."""
    if not data.startswith(b"\x1f\x8b\x08"):
        assert unpacked(data) == data
        assert unpacked(gzip.compress(data)) == data


def test_several_members_are_one_text() -> None:
    """Members one after the other are one text, and zeros after the last are nothing."""
    assert unpacked(gzip.compress(b"one ") + gzip.compress(b"two") + b"\0" * 40) == b"one two"


def test_an_item_in_gzip_is_the_item() -> None:
    """A packed story gives the same article; the raw pointer is that of the bytes as they came."""
    packed = gzip.compress(STORY, mtime=0)
    items = [parse(item(data), feed_for("reuters", {}))[0] for data in (STORY, packed)]
    plain, unpacked_ = (each for each in items if not isinstance(each, Refused))
    assert unpacked_.text == plain.text
    assert unpacked_.copydesk.revision == plain.copydesk.revision
    assert unpacked_.copydesk.raw.size == len(packed)


def test_a_bomb_is_refused_soon() -> None:
    """What unpacks to gigabytes is refused at the limit, without unpacking it."""
    bomb = gzip.compress(bytes(64 * ITEM_LIMIT))

    def work() -> None:
        with pytest.raises(TooLargeError):
            unpacked(bomb)

    assert seconds_of(work) < LIMIT


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (gzip.compress(STORY)[:-9], "ends before its end"),
        (gzip.compress(STORY)[:-8] + bytes(8), "broken gzip"),
        (gzip.compress(STORY) + b"more", "broken gzip"),
        (gzip.compress(gzip.compress(STORY)), "gzip within gzip"),
        (gzip.compress(b"a") * 101, "more than 100"),
        (b"\x1f\x8b\x08", "ends before its end"),
    ],
)
def test_what_is_no_gzip_file(data: bytes, said: str) -> None:
    """What is broken, cut off, packed twice or followed by something is an error that says so."""
    with pytest.raises(ParseError, match=said):
        unpacked(data)


def test_an_empty_one() -> None:
    """A gzip file of nothing is an empty item."""
    with pytest.raises(DataError) as error:
        unpacked(gzip.compress(b""))
    assert error.value.reason == "empty"


def item(data: bytes) -> RawItem:
    """Return the raw item of a file."""
    return file_item("x", data, feed="reuters", received_at=datetime(2025, 11, 3, tzinfo=UTC))
