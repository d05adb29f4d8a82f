"""What every connector must do. A connector's test subclasses a contract and gives a `source` fixture: how to drive it.

SourceContract holds for all; RememberingContract is for those that know, after a restart, what they have sent. The
publisher is the one in memory (`streams.sources.memory`), which keeps the contract of the real one.
"""

import asyncio
import hashlib
from abc import ABC, abstractmethod
from contextlib import suppress
from datetime import UTC, datetime
from typing import ClassVar

import pytest
from promptness import PATIENCE

from streams.errors import TransientError
from streams.messages import Record
from streams.sources.memory import MemoryPublisher, PowerCut


class Source(ABC):
    """A connector as the suite drives it: a place where items are offered, and a way to start the connector there."""

    feed: ClassVar[str] = "wire"
    media_type: ClassVar[str | None] = "text/plain"
    """What the connector is expected to say of the items; None when it can't know."""
    odd: ClassVar[bytes] = b"\xef\xbb\xbf\x00\xff\xfe\r\n\x1a\x85 \xe2\x80\xa8\n"
    """A body that a text layer would change. Where a format can't carry it: the oddest that it can."""

    @abstractmethod
    async def offer(self, *bodies: bytes) -> None:
        """Lay items where the connector finds them, in this order."""

    @abstractmethod
    async def run(self, publisher: MemoryPublisher) -> list[str]:
        """Start the connector, as a new process would, let it take all that is on offer, and end it.

        Returns the reason (`tooLarge`, …) of each item that was refused. Nobody has entered the publisher yet. While its
        broker is away: end as soon as the connector has noticed; a TransientError may pass. The suite may cancel it.
        """

    def body(self, record: Record) -> bytes:
        """Return the offered body that a record carries; here they are the same."""
        return record.value or b""


class SourceContract:
    """What holds for every connector; give `source` as a fixture."""

    @pytest.fixture
    def publisher(self) -> MemoryPublisher:
        """Return a publisher that nobody has entered yet."""
        return MemoryPublisher()

    async def test_bytes_are_untouched(self, source: Source, publisher: MemoryPublisher) -> None:
        """What goes in comes out, byte for byte, in the order in which it was offered."""
        bodies = [source.odd, b"plain\n", b"no end of line"]
        await source.offer(*bodies)
        assert await run(source, publisher) == []
        assert sent(source, publisher) == bodies

    async def test_key_and_headers(self, source: Source, publisher: MemoryPublisher) -> None:
        """The key is the feed; the headers say media type, time, source and hash."""
        before = datetime.now(UTC)
        await source.offer(b"an item\n")
        await run(source, publisher)
        (record,) = publisher.broker.log
        head = {name: value.decode() for name, value in record.headers}
        assert record.key == source.feed.encode()
        assert head.get("content-type") == source.media_type
        assert head["sha256"] == hashlib.sha256(record.value or b"").hexdigest()
        assert before <= datetime.fromisoformat(head["received-at"]) <= datetime.now(UTC)
        assert ":" in head["source-uri"]

    async def test_too_large_costs_no_neighbour(self, source: Source, publisher: MemoryPublisher) -> None:
        """An item that the broker refuses for its size is told with its reason; those beside it are sent."""
        publisher.broker.limit = 20_000
        await source.offer(b"before\n", b"too large\n" * 4_000, b"after\n")
        assert await run(source, publisher) == ["tooLarge"]
        assert sent(source, publisher) == [b"before\n", b"after\n"]

    async def test_broker_away_at_the_start(self, source: Source, publisher: MemoryPublisher) -> None:
        """While nobody takes them, items wait where they are; no item is to blame."""
        bodies = [b"one\n", b"two\n"]
        await source.offer(*bodies)
        publisher.broker.away = True
        await run_in_vain(source, publisher)
        assert publisher.broker.log == []
        publisher.broker.away = False
        assert await run(source, publisher) == []
        assert sent(source, publisher) == bodies

    async def test_broker_goes_away_before_the_acks(self, source: Source, publisher: MemoryPublisher) -> None:
        """Items whose acks never came are sent again, for they may not lie there."""
        bodies = [b"one\n", b"two\n"]
        await source.offer(*bodies)
        publisher.broker.acking.clear()
        running = asyncio.create_task(run_in_vain(source, publisher))
        await asyncio.wait_for(publisher.broker.until(1), PATIENCE)
        publisher.broker.away = True
        publisher.broker.acking.set()
        await running
        again = MemoryPublisher()
        await run(source, again)
        assert sent(source, again) == bodies

    async def test_the_first_is_lost_and_the_others_land(self, source: Source, publisher: MemoryPublisher) -> None:
        """Sent again until all are taken, the last copies lie in order: no old version behind its successor."""
        bodies = [b"one\n", b"two\n", b"three\n"]
        await source.offer(*bodies)
        publisher.broker.lost = 1
        await run_in_vain(source, publisher)
        await run(source, publisher)
        last = list(dict.fromkeys(reversed(sent(source, publisher))))
        assert last[::-1] == bodies


class RememberingContract(SourceContract):
    """What holds for connectors with a bookmark: what was acked is not sent again, what was not is."""

    async def test_what_was_acked_is_not_sent_again(self, source: Source, publisher: MemoryPublisher) -> None:
        """A second start sends what is new and nothing else."""
        await source.offer(b"one\n", b"two\n")
        await run(source, publisher)
        again = MemoryPublisher()
        await run(source, again)
        assert again.broker.log == []
        await source.offer(b"three\n")
        await run(source, again)
        assert sent(source, again) == [b"three\n"]

    async def test_no_bookmark_before_the_ack(self, source: Source, publisher: MemoryPublisher) -> None:
        """Ended before any ack came, the connector sends all again."""
        bodies = [b"one\n", b"two\n", b"three\n"]
        await source.offer(*bodies)
        publisher.broker.acking.clear()
        running = asyncio.create_task(source.run(publisher))
        await asyncio.wait_for(publisher.broker.until(1), PATIENCE)
        running.cancel()
        with suppress(asyncio.CancelledError, TransientError):
            await asyncio.wait_for(running, PATIENCE)
        again = MemoryPublisher()
        await run(source, again)
        assert sent(source, again) == bodies

    @pytest.mark.parametrize("acks", [0, 1, 2])
    async def test_cut_between_ack_and_bookmark(self, source: Source, publisher: MemoryPublisher, acks: int) -> None:
        """Cut off when some are acked and not yet noted: these may come again, and none is missing."""
        bodies = [b"one\n", b"two\n", b"three\n"]
        await source.offer(*bodies)
        publisher.broker.cut = acks
        with suppress(PowerCut, TransientError):
            await asyncio.wait_for(source.run(publisher), PATIENCE)
        again = MemoryPublisher()
        await run(source, again)
        assert {*sent(source, publisher), *sent(source, again)} == set(bodies)
        assert bodies[-1] in sent(source, again)  # its ack never came


async def run(source: Source, publisher: MemoryPublisher) -> list[str]:
    """Run the connector once, in bounded time; returns the reasons of what was refused."""
    return await asyncio.wait_for(source.run(publisher), PATIENCE)


async def run_in_vain(source: Source, publisher: MemoryPublisher) -> None:
    """Run the connector while its broker is, or goes, away: no item may be refused for it."""
    with suppress(TransientError):
        assert await run(source, publisher) == []


def sent(source: Source, publisher: MemoryPublisher) -> list[bytes]:
    """Return the bodies that landed, in order."""
    return [source.body(record) for record in publisher.broker.log]
