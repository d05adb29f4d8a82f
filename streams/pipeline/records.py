"""Records as the steps write them: with the headers that go on, and no larger than their topic takes."""

from collections.abc import Sequence

from schemas import topics
from streams.errors import TooLargeError
from streams.messages import Headers, Record, Send

REDRIVEN = "copydesk-redriven"
"""Header of a record that was dead before: the place of its dead letter and the attempts so far."""


FRAME = 512
"""Bytes that Kafka adds to a record and its batch: 61 for the batch (KIP-98), some tens for lengths and deltas."""


def sent(
    topic: str,
    key: str,
    value: bytes | None,
    headers: Headers = (),
    *,
    partition: int | None = None,
    last: bool = False,
) -> Send:
    """Return the record to send. That it fits its topic, `fitting` checks."""
    return Send(topic, key.encode(), value, headers, partition, last)


def fitting(sends: Sequence[Send]) -> TooLargeError | None:
    """Return the error for the first record that its topic would refuse: it must not end the process for ever."""
    for send in sends:
        size = FRAME + len(send.key or b"") + len(send.value or b"")
        size += sum(len(name) + len(value) for name, value in send.headers)
        topic = topics.TOPICS.get(send.topic)
        if topic is not None and size > topic.max_bytes:
            return TooLargeError(f"{size} bytes for {send.topic}, which takes {topic.max_bytes}")
    return None


def carried(record: Record) -> Headers:
    """Return the headers that go on with an item inside, never to a public topic.

    A fault on purpose may be meant for a later stage (agents/faults.py), and the attempts of a redriven item count on.
    """
    return tuple(pair for pair in record.headers if pair[0].startswith(("copydesk-fault", REDRIVEN)))
