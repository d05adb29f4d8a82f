"""Which raw item a dead letter goes back to.

A record that died after parsing is named by its own topic, partition and offset. What lies in its value leads back to
the bytes a feed sent; it is read leniently, because a letter's content may be exactly what a model refused.
"""

from typing import Any, NamedTuple

import orjson

from schemas import topics
from schemas.dead import DeadLetter
from streams.messages import Record

# Where a value names its receipt, uri, feed and headline, by topic.
WIRE: dict[str, tuple[str, ...]] = {
    topics.PARSED: (),
    topics.JUDGED: ("item",),
    topics.HELD: ("item",),
    topics.ARTICLES: (),
    topics.LATEST: (),
}


class Origin(NamedTuple):
    """The raw item behind a dead letter; what could not be told is None or empty."""

    receipt: str
    uri: str | None = None
    feed: str | None = None
    headline: str = ""


def origin(letter: DeadLetter) -> Origin:
    """Lead a dead letter back to its raw item, as far as its content allows; never raises."""
    if letter.topic == topics.RAW:
        return Origin(letter.receipt, feed=_text(letter.key))
    try:
        said = orjson.loads(letter.value or b"")
    except orjson.JSONDecodeError:
        return Origin(letter.receipt)
    if letter.topic == topics.VERDICTS:
        return _flat(said, letter)
    item = _at(said, *WIRE.get(letter.topic, ()))
    wire = _at(item, "copydesk")
    headlines = _at(item, "headlines")
    first = headlines[0] if isinstance(headlines, list) and headlines else None
    receipt = _word(_at(wire, "receipt")) or letter.receipt
    # The verdict's uri is the judged one; the item's own may still be that of its guid.
    uri = _word(_at(said, "verdict", "uri")) or _word(_at(item, "uri"))
    return Origin(receipt, uri, _word(_at(wire, "feed")), _word(_at(first, "value")) or "")


def receipt_in(record: Record) -> str:
    """Return the receipt that the value of an item names, however little of it can be read, else the record's place."""
    try:
        said = orjson.loads(record.value or b"")
    except orjson.JSONDecodeError:
        return record.place
    return _word(_at(said, *WIRE[record.topic], "copydesk", "receipt")) or record.place


def _flat(said: Any, letter: DeadLetter) -> Origin:
    receipt = _word(_at(said, "receipt")) or letter.receipt
    return Origin(receipt, _word(_at(said, "uri")), _word(_at(said, "feed")), _word(_at(said, "headline")) or "")


def _at(value: Any, *path: str) -> Any:
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    return value


def _word(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _text(key: bytes | None) -> str | None:
    return None if key is None else key.decode(errors="replace")
