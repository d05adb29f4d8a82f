"""`GET /v1/way`, the way of an item, and `GET /v1/dead`, the newest dead letters: what the page shows when asked why.

Of what was killed, is held or only repeated such a text no word is told: parsers and dedupe quote the text they judge.
"""

from collections.abc import AsyncGenerator, Iterable
from contextlib import aclosing
from typing import cast

import orjson
from aiohttp import web

from schemas.codec import encode
from schemas.events import rfc3339
from streams.dashboard.asked import Asked
from streams.dashboard.problems import READ_SECONDS, Problem, in_time
from streams.dashboard.shelf import Shelf
from streams.sinks import ArticleQuery, ArticleStore, StoredArticle, StoredDead, VerdictQuery, Way, ways

LONGEST_NAME = 1000
MOST_WORDS = 16
MOST_WAYS = 50
MOST_LETTERS = 200

SHOWN = ("place", "receipt", "uri", "feed", "headline", "stage", "reason", "message", "attempts", "disposition")


def way_routes(shelf: Shelf) -> list[web.RouteDef]:
    """Return the routes."""

    async def way(request: web.Request) -> web.Response:
        name, store = _name(Asked(request, ("name",))), await shelf.store()
        async with in_time(READ_SECONDS):
            found = [await _shown(store, each) for each in await ways(store, name, MOST_WAYS)]
        return _json(b'{"ways":[%s]}' % b",".join(map(encode, found)))

    async def dead(request: web.Request) -> web.Response:
        limit = Asked(request, ("limit",)).whole("limit", 1, MOST_LETTERS, 50)
        store = await shelf.store()
        async with in_time(READ_SECONDS):
            letters = await store.newest_dead(limit)
            secret = await _secret(store, (letter.uri for letter in letters))
        return _json(orjson.dumps({"letters": [_letter(each, hide=each.uri in secret) for each in letters]}))

    return [web.get("/v1/way", way), web.get("/v1/dead", dead)]


def _name(asked: Asked) -> str:
    name = asked.one("name")
    if not name or len(name) > LONGEST_NAME:
        raise Problem(400, "say which: name=, a receipt or place, a uri, a revision, a cluster, or headline words")
    if len(name.split()) > MOST_WORDS:
        raise Problem(400, f"name has {len(name.split())} words: {MOST_WORDS} of a headline are enough")
    return name


async def _shown(store: ArticleStore, way: Way) -> Way:
    """Return a way as it may be told."""
    return _bare(way) if await _hidden(store, way) else way


async def _hidden(store: ArticleStore, way: Way) -> bool:
    if way.stored is not None:
        return way.stored.held or not way.stored.living
    if way.judged is None:
        return bool(await _secret(store, [way.uri]))
    return way.judged.held or bool(await _secret(store, (way.uri, way.judged.of)))


def _bare(way: Way) -> Way:
    """Return a way without what somebody wrote or may have quoted: with its places, times, kinds and states."""
    return way.model_copy(
        update={
            "headline": "",
            "received": way.received.model_copy(update={"source": None}),
            "read_as": way.read_as and way.read_as.model_copy(update={"warnings": ()}),
            "judged": way.judged and way.judged.model_copy(update={"reason": "", "warnings": ()}),
            "dead": tuple(each.model_copy(update={"message": ""}) for each in way.dead),
        }
    )


async def _secret(store: ArticleStore, uris: Iterable[str | None]) -> frozenset[str]:
    """Return which of these articles have a version that may not be told: which one a repeat had is not asked."""
    return frozenset([uri for uri in {each for each in uris if each} if await _has_secret(store, uri)])


async def _has_secret(store: ArticleStore, uri: str) -> bool:
    query = ArticleQuery(uri=uri, all_versions=True, killed=True, held=True)
    stored = set()
    async with aclosing(cast(AsyncGenerator[StoredArticle, None], store.articles(query))) as versions:
        async for version in versions:
            if version.held or not version.living:
                return True
            stored.add(version.revision)
    kept_back = {verdict.revision async for verdict in store.verdicts(VerdictQuery(uri=uri, held=True))}
    return not kept_back <= stored  # under embargo, which is over once the version is stored


def _letter(letter: StoredDead, *, hide: bool) -> dict[str, object]:
    """Return what is said of a letter, without its bytes."""
    said = {name: getattr(letter, name) for name in SHOWN} | {"deadAt": rfc3339(letter.dead_at)}
    return said | {"headline": "", "message": ""} if hide else said


def _json(body: bytes) -> web.Response:
    return web.Response(body=body, content_type="application/json", headers={"Cache-Control": "no-store"})
