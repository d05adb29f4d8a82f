"""A reader without a group: all partitions, nothing committed, no trace on the broker."""

from collections import defaultdict
from datetime import datetime
from typing import Any, Self

from streams.client.broker import Broker, starts
from streams.client.memory import Memory
from streams.client.records import event_id

FETCH = 500
"""Records taken from the consumer at once."""


class Alone:
    """Used as a member of a group is; ends mean nothing to it."""

    over = False

    def __init__(self, broker: Broker, topic: str, *, since: datetime | None, window: int) -> None:
        self._broker, self._topic, self._since = broker, topic, since
        self._memories: defaultdict[int, Memory] = defaultdict(lambda: Memory(window))

    async def __aenter__(self) -> Self:
        partitions = await self._broker.partitions(self._topic)
        self._connection = self._broker.consumer(self._topic)
        self._consumer = await self._connection.__aenter__()
        self._consumer.assign(partitions)
        for tp, offset in (await starts(self._consumer, partitions, self._since)).items():
            self._consumer.seek(tp, offset)
        return self

    async def __aexit__(self, *error: object) -> None:
        await self._connection.__aexit__(*error)

    async def fetch(self) -> list[Any]:
        """Return the next records."""
        fetched = await self._consumer.getmany(timeout_ms=500, max_records=FETCH)
        return [message for messages in fetched.values() for message in messages]

    def begin(self, message: Any) -> bool:
        """Return whether the event of a record is new."""
        return self._memories[message.partition].note(event_id(message), message.offset)

    def end(self, message: Any) -> None:
        """Nothing is kept."""
