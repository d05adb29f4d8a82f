"""The setting `shard`: one dedupe shard for all, or one for each language that the feeds file names."""

import asyncio

from cli.desk import articles, ninjs, stored, titles, until
from newsroom import Newsroom

from schemas.topics import PARSED, VERDICTS


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
