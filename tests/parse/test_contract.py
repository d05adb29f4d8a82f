"""The record contract: what a raw record says, fails to say, and may not be."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from schemas.raw import from_millis
from schemas.topics import ITEM_LIMIT
from streams.errors import DataError
from streams.messages import Record
from streams.parse import file_item, raw_item

BODY = b"Ferry back in service\n"
HEADERS = (
    ("content-type", b"text/plain; charset=utf-8"),
    ("received-at", b"2025-03-16T13:00:00+01:00"),
    ("source-uri", b"file:///wires/1.txt"),
    ("sha256", hashlib.sha256(BODY).hexdigest().encode()),
    ("traceparent", b"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
)


def record(
    value: bytes | None = BODY, key: bytes | None = b"reuters", headers: tuple[tuple[str, bytes], ...] = HEADERS
) -> Record:
    """Make a raw record of the time 2025-03-16T12:30:00Z."""
    return Record("wire.raw.v1", 2, 41, 1742128200000, key, value, headers)


def test_a_complete_record() -> None:
    """Feed, media type, time, source, digest, trace and place are what the record says, without a warning."""
    raw = raw_item(record())
    assert (raw.feed, raw.body, raw.warnings) == ("reuters", BODY, ())
    assert raw.content_type == "text/plain; charset=utf-8"
    assert raw.received_at == datetime(2025, 3, 16, 12, tzinfo=UTC)
    assert raw.traceparent == "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    assert str(raw.pointer.receipt) == "wire.raw.v1/2/41#0"
    assert (raw.pointer.source, raw.pointer.size) == ("file:///wires/1.txt", len(BODY))


def test_missing_headers_are_told() -> None:
    """Each missing header is a warning, and the record's timestamp stands for the time of receipt."""
    raw = raw_item(record(headers=()))
    names = ("content-type", "received-at", "source-uri", "sha256")
    assert raw.warnings == tuple(f"the record has no {name} header" for name in names)
    assert raw.received_at == datetime(2025, 3, 16, 12, 30, tzinfo=UTC)
    assert raw.pointer.sha256 == hashlib.sha256(BODY).hexdigest()


@pytest.mark.parametrize("said", [b"yesterday", b"2025-03-16T13:00:00", b"\xff", b""])
def test_an_unreadable_time_is_told(said: bytes) -> None:
    """A received-at that is no RFC 3339 time with a zone is warned about, not guessed."""
    raw = raw_item(record(headers=(("received-at", said), *HEADERS[2:], HEADERS[0])))
    assert raw.warnings == ("the received-at header is no RFC 3339 time; the record's timestamp is taken",)
    assert raw.received_at == datetime(2025, 3, 16, 12, 30, tzinfo=UTC)


def test_a_wrong_digest_is_told() -> None:
    """The digest is always computed; a header that says another is warned about."""
    raw = raw_item(record(headers=(*HEADERS[:3], ("sha256", b"0" * 64))))
    assert raw.warnings == ("the sha256 header is not that of the bytes",)
    assert raw.pointer.sha256 == hashlib.sha256(BODY).hexdigest()


@pytest.mark.parametrize("key", [None, b"", b"  "])
def test_a_record_without_key(key: bytes | None) -> None:
    """Without a key the feed has no name, and the item says so."""
    raw = raw_item(record(key=key))
    assert raw.feed == "unnamed"
    assert raw.warnings == ("the record has no key; its feed is taken as 'unnamed'",)


@pytest.mark.parametrize(("value", "reason"), [(None, "empty"), (b"", "empty"), (b"x" * (ITEM_LIMIT + 1), "tooLarge")])
def test_refused_records(value: bytes | None, reason: str) -> None:
    """A null value, no bytes and more than the limit are refused with their reason."""
    with pytest.raises(DataError) as caught:
        raw_item(record(value=value))
    assert caught.value.reason == reason


def test_the_largest_item_is_taken() -> None:
    """An item of exactly the limit is no problem."""
    assert raw_item(record(value=b"x" * ITEM_LIMIT)).pointer.size == ITEM_LIMIT


def test_a_file() -> None:
    """A file's receipt is its digest, its source the path as given."""
    raw = file_item("wires/1.txt", BODY, feed="ap", received_at=datetime(2025, 3, 16, tzinfo=UTC))
    assert str(raw.pointer.receipt) == f"sha256:{hashlib.sha256(BODY).hexdigest()}#0"
    assert raw.pointer.source == "wires/1.txt"


@pytest.mark.parametrize("timestamp", [1742128200000000, 10**18, 10**30, -1, -(10**15), -(10**30)])
def test_an_absurd_timestamp_is_told(timestamp: int) -> None:
    """Microseconds, or a time before 1970: the header counts, without one the epoch; neither ends anything."""
    told = f"the record's timestamp is no time in milliseconds since 1970: {timestamp}"
    raw = raw_item(replace(record(), timestamp=timestamp))
    assert (raw.received_at, raw.warnings) == (datetime(2025, 3, 16, 12, tzinfo=UTC), (told,))
    bare = raw_item(replace(record(headers=()), timestamp=timestamp))
    assert (bare.received_at, bare.warnings[-1]) == (datetime(1970, 1, 1, tzinfo=UTC), told)


def test_a_publisher_with_a_fast_clock() -> None:
    """A received-at far after the record itself is not believed: dedupe's memory and embargoes go by it."""
    raw = raw_item(record(headers=(HEADERS[0], ("received-at", b"2099-01-01T00:00:00Z"), *HEADERS[2:])))
    assert raw.received_at == from_millis(record().timestamp)
    assert raw.warnings == ("the received-at header lies after the record's timestamp, which is taken",)
