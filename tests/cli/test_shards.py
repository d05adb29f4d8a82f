"""The setting `shard`: one dedupe shard for all, or one for each language that the feeds file names."""

import asyncio

from cli.desk import articles, kill, ninjs, stored, titles, until
from newsroom import Newsroom

from schemas.topics import LATEST, PARSED, VERDICTS


async def test_feed_language_is_the_shard(room: Newsroom) -> None:
    """With `feed-language` the parsed items of a feed are keyed by its language, and its verdicts lie beside them."""
    uris = {"norge": "urn:x:shard-nb", "reuters": "urn:x:shard-en", "somebody": "urn:x:shard-none"}
    for feed, uri in uris.items():
        item = ninjs(uri, f"Told by {feed}")
        await room.publish([item, item], feed=feed)
    await asyncio.to_thread(until, lambda: all(stored(room, uri) for uri in uris.values()))
    keys = {(uri, m.key) for m in await room.read(PARSED) for uri in uris.values() if uri.encode() in m.value}
    assert keys == {("urn:x:shard-nb", b"nb"), ("urn:x:shard-en", b"en"), ("urn:x:shard-none", b"all")}
    for feed, uri in uris.items():
        assert titles(articles(room, "--uri", uri, "--all-versions")) == [f"Told by {feed}"]
    places = {
        topic: sorted({m.partition for m in await room.read(topic) if m.value and b"urn:x:shard-" in m.value})
        for topic in (PARSED, VERDICTS)
    }
    assert places[PARSED] == places[VERDICTS]


async def test_a_kill_reaches_the_other_shards(room: Newsroom) -> None:
    """A kill that came in one shard ends a version that comes late in another: no text after the tombstone."""
    uri = "urn:x:shard-kill"
    await room.publish([ninjs(uri, "Told in English", "2025-03-16T10:00:00Z")], feed="nordic-en")
    await asyncio.to_thread(until, lambda: stored(room, uri))
    await room.publish([kill(uri, "2025-03-16T12:00:00Z")], feed="nordic-nb")
    await asyncio.to_thread(until, lambda: not articles(room, "--uri", uri))
    await asyncio.sleep(2)  # a kill takes about a second to the desks of other shards
    await room.publish([ninjs(uri, "Told late", "2025-03-16T11:00:00Z")], feed="nordic-en")
    everything = ("--uri", uri, "--all-versions", "--killed")
    await asyncio.to_thread(until, lambda: len(articles(room, *everything)) == 3)
    assert articles(room, "--uri", uri) == []
    latest = [message.value for message in await room.read(LATEST) if message.key == uri.encode()]
    assert latest[-1] is None
