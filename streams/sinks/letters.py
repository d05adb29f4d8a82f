"""Records of `wire.dead.v1` as dead letters."""

from schemas.dead import DeadLetter, read_dead
from streams.messages import Record


def letter_of(record: Record) -> DeadLetter:
    """Read a dead letter; ValueError or KeyError when the record was not written by copydesk."""
    return read_dead(
        key=record.key, value=record.value, headers=record.headers, timestamp=record.timestamp, place=record.place
    )
