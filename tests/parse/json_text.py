"""One document of JSON of a feed that nobody has described, parsed."""

import json
from datetime import UTC, datetime
from typing import Any

from schemas import ParsedItem
from schemas.feeds import Feed
from streams.parse import Refused, file_item, parse

RECEIVED = datetime(2026, 11, 21, tzinfo=UTC)


def read_all(value: Any, zone: str | None = None) -> list[ParsedItem | Refused]:
    """Parse a document of JSON; times that name no zone are of this one."""
    raw = file_item("x", json.dumps(value).encode(), feed="desk", received_at=RECEIVED)
    return list(parse(raw, Feed(id="desk", time_zone=zone)))


def read(value: Any, zone: str | None = None) -> ParsedItem:
    """Parse a document of one item that is read."""
    (item,) = read_all(value, zone)
    assert isinstance(item, ParsedItem)
    return item
