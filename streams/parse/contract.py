"""The record contract: from a record of `wire.raw.v1`, or a file, to a raw item. Whatever is missing is said."""

import hashlib
from datetime import datetime, timedelta

from schemas.base import in_utc, made, made_whole
from schemas.raw import RawItem, RawPointer, from_millis
from schemas.topics import ITEM_LIMIT
from streams.errors import DataError, TooLargeError
from streams.messages import Record
from streams.moments import EPOCH
from streams.parse.dates import zoned_time

UNNAMED = "unnamed"
"""The feed id of a record without a key."""

FAST_CLOCK = timedelta(hours=1)
"""How much later than its record an item may say it was received. The memory of dedupe ages by these times: one publisher
whose clock stands in 2099 would end all of it, and every embargo."""

_EXPECTED = ("content-type", "received-at", "source-uri", "sha256")


def raw_item(record: Record) -> RawItem:
    """Read a raw record; DataError `empty` for no bytes, TooLargeError above the limit."""
    body = _checked(record.value)
    said = dict(record.headers)  # of a name the last, as `Record.header` has it
    warnings = [f"the record has no {name} header" for name in _EXPECTED if said.get(name) is None]
    feed = _feed(record.key, warnings)
    digest = _digest(body, _text(said.get("sha256")), warnings)
    return made_whole(
        RawItem,
        feed=feed,
        body=body,
        content_type=_text(said.get("content-type")),
        received_at=in_utc(received_at(record, warnings)),
        traceparent=_text(said.get("traceparent")),
        pointer=made_whole(
            RawPointer,
            source=_text(said.get("source-uri")),
            topic=record.topic,
            partition=record.partition,
            offset=record.offset,
            item=0,
            sha256=digest,
            size=len(body),
        ),
        warnings=tuple(warnings),
    )


def file_item(path: str, data: bytes, *, feed: str, received_at: datetime, content_type: str | None = None) -> RawItem:
    """Make a raw item of a file's bytes; `path` as it was given. Errors as for `raw_item`."""
    body = _checked(data)
    return made_whole(
        RawItem,
        feed=feed,
        body=body,
        content_type=content_type,
        received_at=in_utc(received_at),
        traceparent=None,
        pointer=made(RawPointer, source=path, sha256=hashlib.sha256(body).hexdigest(), size=len(body)),
        warnings=(),
    )


def _checked(body: bytes | None) -> bytes:
    if not body:
        raise DataError("empty", "the record has no bytes" if body is None else "the record is empty")
    if len(body) > ITEM_LIMIT:
        raise TooLargeError(f"{len(body)} bytes; an item may have {ITEM_LIMIT}")
    return body


def _feed(key: bytes | None, warnings: list[str]) -> str:
    feed = (key or b"").decode(errors="replace").strip()
    if not feed:
        warnings.append(f"the record has no key; its feed is taken as '{UNNAMED}'")
    return feed or UNNAMED


def _text(value: bytes | None) -> str | None:
    return value.decode(errors="replace") if value is not None else None


def _digest(body: bytes, declared: str | None, warnings: list[str]) -> str:
    digest = hashlib.sha256(body).hexdigest()
    if declared is not None and declared.strip().lower() != digest:
        warnings.append("the sha256 header is not that of the bytes")
    return digest


def received_at(record: Record, warnings: list[str]) -> datetime:
    """Return when a raw record was received: what its header says if that can be, else when it was written.

    Never raises: a record that says neither was received at the epoch, with a warning.
    """
    said = _text(record.header("received-at"))
    found = zoned_time(said) if said is not None else None
    time = found[0] if found and found[1] else None
    if said is not None and time is None:
        warnings.append("the received-at header is no RFC 3339 time; the record's timestamp is taken")
    written = _written(record, warnings)
    if time is not None and written > EPOCH and time > written + FAST_CLOCK:
        warnings.append("the received-at header lies after the record's timestamp, which is taken")
        return written
    return time or written


def _written(record: Record, warnings: list[str]) -> datetime:
    """Return when a record was written, the epoch if its timestamp can't be a time."""
    try:
        written = from_millis(record.timestamp)
    except ValueError:
        written = None
    if written is None or written < EPOCH:
        warnings.append(f"the record's timestamp is no time in milliseconds since 1970: {record.timestamp}")
        return EPOCH
    return written
