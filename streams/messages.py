"""What steps see of Kafka: a record that came, a record to send, and the effects of one step.

Parsing, judging and enriching are pure functions from records to effects. They never see a broker, so the same
functions run in an agent, in `copydesk process` and in a test.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from streams.facts import Fact

Headers = tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class Record:
    """One Kafka record as consumed. `topic` is the logical name, without the deployment's prefix.

    `timestamp` is the broker's, in milliseconds since the epoch. `value` is None for a tombstone.
    """

    topic: str
    partition: int
    offset: int
    timestamp: int
    key: bytes | None
    value: bytes | None
    headers: Headers = ()

    def header(self, name: str) -> bytes | None:
        """Return the last header of that name, as Kafka's own clients do, or None."""
        for key, value in reversed(self.headers):
            if key == name:
                return value
        return None

    @property
    def place(self) -> str:
        """Where the record lies: `topic/partition/offset`."""
        return f"{self.topic}/{self.partition}/{self.offset}"


@dataclass(frozen=True, slots=True)
class Send:
    """One record to send. `partition` None lets the key decide; a None `value` is a tombstone.

    A record that is to come `last` is sent when all others of its batch are known to have arrived.
    """

    topic: str
    key: bytes | None
    value: bytes | None
    headers: Headers = ()
    partition: int | None = None
    last: bool = False


@dataclass(frozen=True, slots=True)
class Effects:
    """What one record leads to: records to send, in order, and facts to tell the metrics and logs."""

    sends: Sequence[Send] = ()
    facts: Sequence[Fact] = field(default=())


class Step(Protocol):
    """A pure step: one record in, its effects out. It raises only `streams.errors.DataError` or a bug."""

    def __call__(self, record: Record) -> Effects:
        """Turn one record into effects."""
        ...
