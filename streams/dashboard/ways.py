"""`GET /v1/way`, the way of an item, and `GET /v1/dead`, the newest dead letters: what the page shows when asked why."""

from dataclasses import replace

import orjson
from aiohttp import web

from schemas.codec import encode
from schemas.events import rfc3339
from streams.dashboard.asked import Asked
from streams.dashboard.problems import Problem
from streams.dashboard.shelf import Shelf
from streams.sinks import DeadQuery, StoredDead, ways
from streams.sinks.killed import killed, shown

LONGEST_NAME = 2000
MOST_WAYS = 50
MOST_LETTERS = 200

SHOWN = ("place", "receipt", "uri", "feed", "headline", "stage", "reason", "message", "attempts", "disposition")


def way_routes(shelf: Shelf) -> list[web.RouteDef]:
    """Return the routes."""

    async def way(request: web.Request) -> web.Response:
        name = Asked(request, ("name",)).one("name")
        if not name or len(name) > LONGEST_NAME:
            raise Problem(400, "say which: name=, a receipt or place, a uri, a revision, a cluster, or headline words")
        store = await shelf.store()
        found = [await shown(store, each) for each in await ways(store, name, MOST_WAYS)]
        return _json(b'{"ways":[%s]}' % b",".join(map(encode, found)))

    async def dead(request: web.Request) -> web.Response:
        limit = Asked(request, ("limit",)).whole("limit", 1, MOST_LETTERS, 50)
        store = await shelf.store()
        query = DeadQuery(limit=limit, newest_first=True)
        letters = [replace(letter, value=None) async for letter in store.dead(query)]
        gone = await killed(store, (letter.uri for letter in letters))
        return _json(orjson.dumps({"letters": [_letter(each, hide=each.uri in gone) for each in letters]}))

    return [web.get("/v1/way", way), web.get("/v1/dead", dead)]


def _letter(letter: StoredDead, *, hide: bool) -> dict[str, object]:
    """Return what is said of a letter, without its bytes."""
    said = {name: getattr(letter, name) for name in SHOWN} | {"deadAt": rfc3339(letter.dead_at)}
    return said | {"headline": ""} if hide else said


def _json(body: bytes) -> web.Response:
    return web.Response(body=body, content_type="application/json", headers={"Cache-Control": "no-store"})
