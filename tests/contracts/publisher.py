"""What every publisher must do: that of Kafka, and the one in memory which stands for it in tests of connectors."""

import asyncio
import hashlib
import random
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from schemas.topics import RAW, RAW_LIMIT
from streams.errors import TooLargeError, TransientError
from streams.messages import Record
from streams.sources import Publisher

ODD = b"\xef\xbb\xbf\x00\xff\xfe\r\n\x1a\x85 \xe2\x80\xa8\n"
"""Bytes that a text layer would change."""


class PublisherContract(ABC):
    """Give `closed` as a fixture: a publisher that nobody entered yet, to a topic of its own."""

    @abstractmethod
    async def records(self, publisher: Publisher) -> list[Record]:
        """Return what landed, in the order of offsets."""

    @abstractmethod
    async def refusing(self, publisher: Publisher, limit: int) -> None:
        """Make the broker refuse records above so many bytes."""

    @abstractmethod
    def unreachable(self) -> Publisher:
        """Return a publisher whose broker is away."""

    @pytest.fixture
    async def publisher(self, closed: Publisher) -> AsyncIterator[Publisher]:
        """Return the open publisher."""
        async with closed:
            yield closed

    async def test_bytes_land_untouched(self, publisher: Publisher) -> None:
        """Key is the feed, value the bytes as they are; the ack says where they lie and their hash."""
        ack = await publisher.send("wire", ODD, source="file:///a")
        (record,) = await self.records(publisher)
        assert (record.key, record.value) == (b"wire", ODD)
        assert (ack.source, ack.sha256) == ("file:///a", hashlib.sha256(ODD).hexdigest())
        assert ack.topic.endswith(RAW)
        assert (ack.partition, ack.offset) == (record.partition, record.offset)

    async def test_headers_say_what_is_known(self, publisher: Publisher) -> None:
        """Hash and time always; media type, source and what else is given; nothing that is not."""
        noon = datetime(2025, 3, 16, 12, tzinfo=UTC)
        await publisher.send(
            "wire", b"a", source="s:1", content_type="text/plain", received_at=noon, extra={"x": b"\xff"}
        )
        await publisher.send("wire", b"b")
        full, bare = await self.records(publisher)
        assert dict(full.headers) == {
            "received-at": b"2025-03-16T12:00:00Z",
            "sha256": hashlib.sha256(b"a").hexdigest().encode(),
            "content-type": b"text/plain",
            "source-uri": b"s:1",
            "x": b"\xff",
        }
        assert set(dict(bare.headers)) == {"received-at", "sha256"}

    async def test_items_keep_their_order(self, publisher: Publisher) -> None:
        """Items of one feed land in the order in which they were begun, before the first ack was waited for."""
        begun = [await publisher.begin("wire", b"%d" % number) for number in range(50)]
        offsets = [(await ack).offset for ack in begun]
        assert offsets == list(range(offsets[0], offsets[0] + 50))
        assert [record.value for record in await self.records(publisher)] == [b"%d" % number for number in range(50)]

    async def test_too_large_before_it_is_sent(self, publisher: Publisher) -> None:
        """8 MiB are taken; one byte more is refused, and nothing lands."""
        with pytest.raises(TooLargeError):
            await publisher.begin("wire", bytes(RAW_LIMIT + 1))
        await publisher.send("wire", bytes(RAW_LIMIT))
        assert len(await self.records(publisher)) == 1

    async def test_too_large_for_the_broker(self, publisher: Publisher) -> None:
        """What the broker refuses for its size is bad by itself, and its neighbours land."""
        await self.refusing(publisher, 2_000)
        bodies = (b"before", random.Random(1).randbytes(10_000), b"after")  # zstd can't make it small
        outcomes = []
        for body in bodies:
            try:
                outcomes.append((await publisher.send("wire", body)).sha256)
            except TooLargeError as error:
                outcomes.append(error.reason)
        assert [len(outcome) for outcome in outcomes] == [64, len("tooLarge"), 64]
        assert [record.value for record in await self.records(publisher)] == [b"before", b"after"]

    async def test_nobody_answers(self) -> None:
        """Without a broker entering fails with a TransientError that names the next command."""
        with pytest.raises(TransientError, match="copydesk doctor"):
            await asyncio.wait_for(self.unreachable().__aenter__(), 30)
