"""`latest`: the state first, one article for each living uri, then what changes; a killed text never comes back."""

import asyncio
from typing import Any

import pytest
from client.desk import Sent, Topics, canary, judged, rest, take, uri, version
from promptness import PATIENCE

from schemas import Article
from schemas.topics import LATEST
from streams.client import Gone, latest

pytestmark = pytest.mark.kafka


def dead(story: str) -> Sent:
    """Return the tombstone of a story."""
    return version(story, 9, kind="kill", status="canceled")._replace(value=None)


def spelled(found: list[Any]) -> list[str]:
    """Return the revision of each article, and a dagger before what is gone."""
    return [f"†{one.uri.rpartition(':')[2]}" if isinstance(one, Gone) else one.copydesk.revision for one in found]


async def test_state_has_each_living_article_once(topics: Topics) -> None:
    """Only the newest version of a uri comes, and nothing of one that is dead; the topic need not be compacted."""
    await topics.send(version("a", 1), version("b", 1), version("a", 2), version("c", 1), dead("b"), topic=LATEST)
    await topics.send(canary(), topic=LATEST)
    assert sorted(spelled(await rest(latest(**topics.there)))) == ["a-2-update", "c-1-new"]


async def test_it_follows(topics: Topics) -> None:
    """After the state come new versions and tombstones, as they happen; `current` tells the two apart."""
    await topics.send(version("a", 1), topic=LATEST)
    found, state, writing = [], [], []

    async def write() -> None:
        await asyncio.sleep(1)
        await topics.send(version("a", 2), dead("a"), canary(), version("b"), topic=LATEST)

    async with asyncio.timeout(PATIENCE), latest(**topics.there) as stream:
        async for one in stream:
            (found if stream.current else state).append(one)
            if not found and len(state) == 1:
                writing.append(asyncio.create_task(write()))
            if len(found) == 3:
                break
    await asyncio.gather(*writing)  # its records are here before it is closed; the test's end would cut it off
    assert spelled(state) == ["a-1-new"]
    assert sorted(spelled(found)) == ["a-2-update", "b-1-new", "†a"]
    assert spelled([one for one in found if one.uri == uri("a")]) == ["a-2-update", "†a"]


async def test_late_writer_brings_nothing_back(topics: Topics) -> None:
    """An old text that a writer thought dead appends after its tombstone is neither in the state nor in what follows."""
    await topics.send(judged(version("a"), 5), judged(dead("a"), 9), judged(version("a"), 5), topic=LATEST, partition=0)
    await topics.send(judged(version("b"), 10), topic=LATEST, partition=0)
    stream = latest(**topics.there)
    reading = asyncio.create_task(rest(stream, 6))
    await asyncio.sleep(3)
    assert stream.current
    await topics.send(
        judged(version("a"), 5), judged(dead("a"), 9), judged(version("c"), 11), topic=LATEST, partition=0
    )
    assert spelled(await reading) == ["b-1-new", "c-1-new"]


async def test_grown_topic_has_one_state(topics: Topics) -> None:
    """When partitions were added a uri lies in two of them: the newer record counts, also when it is a tombstone."""
    for story, end in (("a", version("a", 2)), ("b", dead("b"))):
        await topics.send(version(story), topic=LATEST, partition=1)
        await asyncio.sleep(0.01)
        await topics.send(end, topic=LATEST, partition=0)
    assert spelled(await rest(latest(**topics.there))) == ["a-2-update"]


async def test_unreadable_record_is_counted(topics: Topics) -> None:
    """A record that is no article is left out and counted."""
    await topics.send(Sent("urn:x:broken", b"{"), version("a"), topic=LATEST, partition=0)
    stream = latest(**topics.there)
    (found,) = await take(stream, 1)
    assert isinstance(found, Article)
    assert stream.unreadable == 1
