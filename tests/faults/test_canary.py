"""Canaries on a real broker: they measure the way, through a crash of every stage, and nobody else sees them."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest
from aiohttp import ClientSession
from newsroom import Newsroom, wire
from promptness import PATIENCE

from schemas.topics import LATEST, RAW, VERDICTS
from streams.client import Gone, articles, latest
from streams.sources.canary import send_canaries
from streams.sources.publisher import Publisher

pytestmark = [pytest.mark.kafka, pytest.mark.timeout(300)]

LAST = "urn:newsml:wire.example:2"
PROMPT = 'copydesk_canary_roundtrip_seconds_bucket{le="5.0"}'
TABLES = ("articles", "verdicts", "dead", "deliveries")


@asynccontextmanager
async def canaries(room: Newsroom) -> AsyncIterator[None]:
    """Send two canaries a second."""
    client = {"bootstrap_servers": room.brokers}
    sending = asyncio.create_task(send_canaries(lambda: Publisher(client, room.prefix), 0.5))
    try:
        yield
    finally:
        sending.cancel()
        with suppress(asyncio.CancelledError):
            await sending


async def metrics(room: Newsroom) -> str:
    """Return the page that the worker serves."""
    found = None
    while found is None:
        found = re.search(r"metrics: (http://\S+)", (room.folder / "worker-0.log").read_text())
        await asyncio.sleep(0.1)
    async with ClientSession() as session, session.get(found[1] + "metrics") as answer:
        return await answer.text()


def number(page: str, name: str) -> float:
    """Read one number of the page."""
    found = re.search(rf"^{re.escape(name)} (\S+)$", page, re.MULTILINE)
    return float(found[1]) if found else 0.0


async def came(room: Newsroom, more: int) -> str:
    """Wait until so many more canaries went the whole way in less than 5 s each; returns the page that says so."""
    want = number(await metrics(room), PROMPT) + more
    async with asyncio.timeout(PATIENCE):
        while number(page := await metrics(room), PROMPT) < want:  # noqa: ASYNC110  a page has no event
            await asyncio.sleep(0.2)
    return page


async def test_canaries_go_the_whole_way_and_nobody_sees_them(newsroom: Newsroom) -> None:
    """Their round trip is a metric, under 5 s; topics are read, audited and replayed as if there were none."""
    room = newsroom
    room.open()
    await room.publish([wire(1)])
    await room.until_stored(1)
    async with canaries(room):
        page = await came(room, 4)
        assert number(page, "copydesk_canary_last_timestamp_seconds") > 0
        for stage in ("parse", "dedupe", "enrich", "store"):
            room.kill(stage)
        await came(room, 2)
        await room.publish([wire(1, 2), wire(2)])
        await room.until_stored(3)
        page = await came(room, 2)
    assert "copydesk.canary" not in page
    assert [room.rows(f"SELECT count(*) FROM {table}") for table in TABLES] == [[(3,)], [(3,)], [(0,)], [(3,)]]
    await _readers_see_news_alone(room)
    said = room.run("audit").stdout.splitlines()[-1]
    assert said.startswith("3 raw records → 3 items = 3 stored as versions + 0 ")
    assert said.endswith(" + 0 missing or on their way")
    _tail_hides_them(room)
    _replay_leaves_them_out(room)


async def _readers_see_news_alone(room: Newsroom) -> None:
    seen = set()
    async with asyncio.timeout(PATIENCE):
        async with articles(brokers=room.brokers, prefix=room.prefix) as every:
            async for article in every:
                seen.add((article.uri, article.version))
                if len(seen) == 3:
                    break
        async with latest(brokers=room.brokers, prefix=room.prefix) as newest:
            async for told in newest:
                assert not isinstance(told, Gone)
                assert told.uri.startswith("urn:newsml:")
                if told.uri == LAST:
                    break
    assert seen == {("urn:newsml:wire.example:1", "1"), ("urn:newsml:wire.example:1", "2"), (LAST, "1")}
    assert not [message for message in await room.read(LATEST) if b"canary" in message.key]


def _tail_hides_them(room: Newsroom) -> None:
    """Look at two topics that have some: news alone is shown unless they are asked for (tests/test_canary.py: the others)."""
    for topic in (RAW, VERDICTS):
        tail = ("tail", topic, "--since", "2025-01-01T00:00:00Z", "--json", "--limit")
        assert all("urn:newsml:wire" in line for line in room.run(*tail, "3").stdout.splitlines())
        shown = room.run(*tail, "8", "--canaries").stdout.splitlines()
        assert any("urn:copydesk:canary:" in line for line in shown), topic


def _replay_leaves_them_out(room: Newsroom) -> None:
    done = room.run("replay", "--store", f"sqlite:///{room.folder}/again.sqlite")
    assert done.stderr.splitlines()[-1].startswith("copydesk: 3 raw records gave ")
    told = [json.loads(line) for line in room.run("articles", "--all-versions").stdout.splitlines()]
    assert len(told) == 3
