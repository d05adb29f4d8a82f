"""A reader of the live stream beside others."""

import asyncio
from typing import Any

import pytest
from client.desk import Topics, uri, version
from dashboard.desk import streaming

from streams.dashboard import stream
from streams.dashboard.events import Event, Wanted
from streams.dashboard.ring import Cursor, Ring

MANY = 2000


class Stand:
    """Hub, request and answer of a reader: nothing waits in it unless the reader does."""

    def __init__(self) -> None:
        self.ring = Ring({0: 0}, MANY, 2**30)
        self.ended = asyncio.Event()

    async def wait(self, *_: Any) -> None:
        """Nothing comes."""
        await self.ended.wait()

    async def write(self, data: bytes) -> None:
        """Take what is sent."""


async def test_reader_whose_filter_hides_everything_lets_others_run() -> None:
    """He writes nothing and so never waits: between two chunks of the ring the loop turns all the same."""
    stand: Any = Stand()
    for number in range(MANY):
        stand.ring.add(Event(0, number, "wire", "en-", always=False, lines=b"x" * 10_000))
    cursor = Cursor({0: 0}, Wanted(["none"], []))
    riding = asyncio.create_task(stream._Reader(stand, stand, stand, cursor).run(""))
    turns = 0
    while cursor.number < MANY:
        await asyncio.sleep(0)
        turns += 1
    stand.ended.set()
    await riding
    assert turns > MANY * 10_000 // stream.CHUNK


@pytest.mark.kafka
async def test_since_before_kafkas_time_gives_all(topics: Topics) -> None:
    """Kafka knows no time before 1970; a reader may name one."""
    await topics.send(version("old"))
    async with streaming(topics) as site, site.stream("?since=0001-01-01T00:00:00Z") as reader:
        assert [event.data["uri"] for event in await reader.take(1)] == [uri("old")]
