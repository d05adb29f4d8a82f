"""Embargoes end on time, in silence and after a restart, and what is held can be seen."""

import asyncio
import time
from datetime import UTC, datetime, timedelta

import pytest
from cli.desk import articles, ninjs, stored, until
from newsroom import Newsroom

LATE = 2.0
"""Seconds after the end of an embargo within which the article must be stored."""


def soon(seconds: float) -> tuple[str, float]:
    """Return a time in the future as an item has it, and as the clock has it."""
    end = datetime.now(UTC) + timedelta(seconds=seconds)
    return end.isoformat(), end.timestamp()


async def test_released_on_time(room: Newsroom) -> None:
    """Held and told so, not published before its time, and stored within two seconds of it."""
    uri = "urn:x:soon"
    text, end = soon(8)
    now = [("received-at", datetime.now(UTC).isoformat().encode())]
    await room.publish([ninjs(uri, "Budget of the city", embargoed=text)], feed="city", headers=now)
    await asyncio.to_thread(until, lambda: "held until" in room.run("why", uri, check=False).stdout)
    assert time.time() < end, "the machine is too slow to see it held"
    assert not stored(room, uri)
    await asyncio.to_thread(until, lambda: stored(room, uri))
    assert -0.05 < time.time() - end < LATE
    assert [article["uri"] for article in articles(room, "--feed", "city")] == [uri]
    assert [message.value is None for message in await room.read("wire.held.v1") if uri in str(message.value or uri)][
        -1
    ]


@pytest.mark.kafka  # the embedded broker lets nobody into a group before half of the session timeout is over
async def test_released_on_time_after_a_restart(room: Newsroom) -> None:
    """The worker stops and starts while an item is held, and nothing else comes: it is released all the same."""
    uri = "urn:x:restarted"
    text, end = soon(45)  # a worker that starts beside other tests takes 20 s until it reads
    now = [("received-at", datetime.now(UTC).isoformat().encode())]
    await room.publish([ninjs(uri, "Budget of the county", embargoed=text)], feed="county", headers=now)
    await asyncio.to_thread(until, lambda: "held until" in room.run("why", uri, check=False).stdout)
    assert await asyncio.to_thread(room.close) == [0]
    room.open()
    await asyncio.to_thread(until, lambda: stored(room, uri), 60)
    assert -0.05 < time.time() - end < LATE


async def test_a_newer_version_takes_its_place(room: Newsroom) -> None:
    """What is held and overtaken never comes out; an unreadable embargo holds until somebody releases it."""
    uri, odd = "urn:x:overtaken", "urn:x:unreadable"
    far = "2099-01-01T00:00:00Z"
    await room.publish(
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
    held = await asyncio.to_thread(room.settle, timeout=20)
    assert len([receipt for receipt in held["held"] if receipt.startswith("wire.raw.v1/")]) == 1


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
    again = room.run("held", "release", uri, check=False)
    assert (again.returncode, "nothing is held" in again.stderr) == (1, True)
