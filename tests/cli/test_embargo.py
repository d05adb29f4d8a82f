"""Embargoes end on time, in silence and after a restart, and what is held can be seen."""

import asyncio
import math
from datetime import UTC, datetime, timedelta

import pytest
from cli.desk import articles, ninjs, stored, until
from newsroom import Newsroom
from promptness import PATIENCE, quickest

LATE = 2.0
"""Seconds after the end of an embargo within which the article must be stored."""

EARLY = -0.05
"""Seconds by which two readings of one clock may differ."""


def soon(seconds: float) -> tuple[str, float]:
    """Return a time in the future as an item has it, and as the clock has it."""
    end = datetime.now(UTC) + timedelta(seconds=seconds)
    return end.isoformat(), end.timestamp()


def late(room: Newsroom, ends: dict[str, float]) -> dict[str, float]:
    """Return by how many seconds after its end each article was stored, of those that are."""
    found = room.rows("SELECT uri, stored_at / 1e6 FROM deliveries")
    return {uri: at - ends[uri] for uri, at in found if uri in ends}


async def test_held_is_told(room: Newsroom) -> None:
    """`why` says until when an item is held, and nothing of it is published."""
    uri = "urn:x:told"
    await room.publish([ninjs(uri, "Told, not shown", embargoed="2099-01-01T00:00:00Z")], feed="told")
    await asyncio.to_thread(until, lambda: "held until 2099-01-01" in room.run("why", uri, check=False).stdout)
    assert not stored(room, uri)


async def test_released_on_time(room: Newsroom) -> None:
    """Not published before its time, and stored within two seconds of it: the quickest of five."""
    ends: dict[str, float] = {}

    async def release() -> float:
        uri = f"urn:x:soon-{len(ends)}"
        text, ends[uri] = soon(4)
        now = [("received-at", datetime.now(UTC).isoformat().encode())]
        await room.publish([ninjs(uri, f"Budget of city {len(ends)}", embargoed=text)], feed="city", headers=now)
        await asyncio.to_thread(until, lambda: uri in late(room, ends))
        held = room.rows(f"SELECT 1 FROM verdicts WHERE uri = '{uri}' AND held = 1")
        return late(room, ends)[uri] if held else math.inf  # the machine was too slow to see it held

    assert await quickest(release, within=LATE) < LATE
    assert min(late(room, ends).values()) > EARLY
    assert {article["uri"] for article in articles(room, "--feed", "city")} == set(ends)
    waiting = {message.key: message.value for message in await room.read("wire.held.v1")}
    assert not [value for value in waiting.values() if b"urn:x:soon" in (value or b"")]


@pytest.mark.kafka  # the embedded broker lets nobody into a group before half of the session timeout is over
async def test_released_on_time_after_a_restart(room: Newsroom) -> None:
    """The worker stops and starts while items are held, and nothing else comes: they are released all the same.

    How long a start takes is the machine's affair, so an embargo ends every four seconds: what ends before the worker
    reads again comes out late, and the first one after that on time.
    """
    texts, ends = zip(*(soon(seconds) for seconds in range(12, 80, 4)), strict=True)
    due = {f"urn:x:restarted-{number}": end for number, end in enumerate(ends)}
    items = [ninjs(uri, f"Budget of {uri[-2:]}", embargoed=text) for uri, text in zip(due, texts, strict=True)]
    now = [("received-at", datetime.now(UTC).isoformat().encode())]
    await room.publish(items, feed="county", headers=now)
    held = "SELECT 1 FROM verdicts WHERE feed = 'county' AND held = 1"
    await asyncio.to_thread(until, lambda: len(room.rows(held)) == len(due))
    assert await asyncio.to_thread(room.close) == [0]
    room.open()
    await asyncio.to_thread(until, lambda: min(late(room, due).values(), default=math.inf) < LATE, 90)
    assert min(late(room, due).values()) > EARLY


async def test_a_newer_version_takes_its_place(room: Newsroom) -> None:
    """What is held and overtaken never comes out; an unreadable embargo holds until somebody releases it."""
    uri, odd = "urn:x:overtaken", "urn:x:unreadable"
    far = "2099-01-01T00:00:00Z"
    places = await room.publish(
        [
            ninjs(uri, "Held back", "2025-03-16T09:00:00Z", embargoed=far),
            ninjs(odd, "When the moon is full", embargoed="when the moon is full"),
            ninjs(uri, "Free", "2025-03-16T10:00:00Z"),
        ],
        feed="moon",
    )
    await asyncio.to_thread(until, lambda: stored(room, uri))
    assert [article["headlines"][0]["value"] for article in articles(room, "--feed", "moon", "--all-versions")] == [
        "Free"
    ]
    assert "held until somebody releases it" in room.run("why", odd).stdout
    said = await asyncio.to_thread(room.settle, timeout=PATIENCE)
    assert [receipt for receipt in said["held"] if receipt.partition("#")[0] in places] == [f"{places[1]}#0"]


async def test_an_editor_releases_what_nobody_could_read(room: Newsroom) -> None:
    """`held list` shows an item with an unreadable embargo, `held release` lets it go, once."""
    uri = "urn:x:editor"
    await room.publish([ninjs(uri, "Prize for a novel", embargoed="after the gala")], feed="gala")
    await asyncio.to_thread(until, lambda: uri in room.run("held", "list").stdout)
    (line,) = [line for line in room.run("held", "list").stdout.splitlines() if uri in line]
    assert "until somebody releases it" in line
    assert not stored(room, uri)
    assert "Prize for a novel" in room.run("held", "release", uri).stderr
    await asyncio.to_thread(until, lambda: stored(room, uri))
    await asyncio.to_thread(until, lambda: uri not in room.run("held", "list").stdout)
    assert "warning: released by hand at " in room.run("why", uri).stdout
    again = room.run("held", "release", uri, check=False)
    assert (again.returncode, "nothing is held" in again.stderr) == (1, True)
