"""`GET /v1/articles` and `GET /v1/articles/{uri}`: the store, as JSON that was published goes out as it came in.

Whatever is asked for, the text of a killed version is in no answer: it is told with its facts alone.
"""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b

import orjson
from aiohttp import ETag, web

from schemas.article import Article, ArticleFacts, Change
from schemas.codec import decode, encode
from schemas.events import rfc3339
from schemas.vocab import PubStatus
from streams.dashboard.asked import Asked
from streams.dashboard.problems import Problem
from streams.dashboard.shelf import Shelf
from streams.sinks import ArticleQuery, ArticleStore, StoredArticle
from streams.sinks.cursors import ArticleCursor
from streams.sinks.search import words

PARAMETERS = (
    "q", "feed", "language", "since", "until", "killed", "held", "all_versions", "limit", "cursor",
)  # fmt: skip
MOST = 200
USUAL = 50

PAGE_BYTES = 8 * 1024 * 1024
"""A page ends here whatever was asked for: 200 articles may have 3 GiB."""


def article_routes(shelf: Shelf) -> list[web.RouteDef]:
    """Return the routes."""

    async def many(request: web.Request) -> web.Response:
        query = _query(Asked(request, PARAMETERS))
        body = await _page(await shelf.store(), query)
        return web.Response(body=body, content_type="application/json", headers={"Cache-Control": "no-store"})

    async def one(request: web.Request) -> web.Response:
        uri, store = request.match_info["uri"], await shelf.store()
        query = ArticleQuery(uri=uri, all_versions=True, killed=True, held=True)
        versions = [version async for version in store.articles(query)]
        if not versions:
            raise Problem(404, f"no article is called {uri}; what came just now may still be on its way: /v1/way?name=")
        return _unless_known(request, _one(uri, versions))

    return [web.get("/v1/articles", many), web.get("/v1/articles/{uri:.+}", one)]


def _query(asked: Asked) -> ArticleQuery:
    return ArticleQuery(
        words=asked.read("q", words),
        feeds=asked.all("feed"),
        languages=asked.all("language"),
        since=asked.time("since"),
        until=asked.time("until"),
        killed=asked.flag("killed"),
        held=asked.flag("held"),
        all_versions=asked.flag("all_versions"),
        limit=asked.whole("limit", 1, MOST, USUAL),
        after=asked.read("cursor", ArticleCursor.parse),
        newest_first=True,
    )


async def _page(store: ArticleStore, query: ArticleQuery) -> bytes:
    """Return a page: articles as they may be shown, and the cursor of the next one if there is one."""
    limit, size, last, more = query.limit or USUAL, 0, None, False
    found: list[bytes] = []
    async for stored in store.articles(replace(query, limit=limit + 1)):
        more = more or len(found) == limit or size > PAGE_BYTES
        if not more:
            found.append(shown(stored))
            size, last = size + len(found[-1]), stored.cursor
    cursor = orjson.dumps(str(last) if more else None)
    return b'{"articles":[%s],"next":%s}' % (b",".join(found), cursor)


def _one(uri: str, versions: Sequence[StoredArticle]) -> bytes:
    status = _status(versions)
    living = (each.article for each in versions if each.latest)
    article = next(living, b"null") if status == "usable" else b"null"
    told = orjson.dumps([_version(each) for each in versions])
    return b'{"uri":%s,"article":%s,"status":"%s","versions":%s}' % (orjson.dumps(uri), article, status.encode(), told)


def _status(versions: Sequence[StoredArticle]) -> PubStatus:
    """Return what may be done with an article of these versions."""
    newest = next((version for version in versions if version.latest), None)
    if newest is None:
        return "canceled"
    return "withheld" if newest.held else "usable"


def _version(stored: StoredArticle) -> dict[str, object]:
    return {
        "version": stored.version,
        "revision": stored.revision,
        "kind": stored.kind,
        "pubStatus": stored.pub_status,
        "versionCreated": rfc3339(stored.version_created) if stored.version_created else None,
        "receivedAt": rfc3339(stored.received_at),
        "headline": stored.headline if stored.living else "",
        "living": stored.living,
        "latest": stored.latest,
        "held": stored.held,
    }


def shown(stored: StoredArticle) -> bytes:
    """Return an article as it may be shown: as published, or, when it was killed, an article without any text."""
    if stored.living:
        return stored.article
    killed = decode(Article, stored.article)
    wire = killed.copydesk
    # What is kept is named here: a field that comes later must not bring a killed text with it.
    facts = ArticleFacts(
        feed=wire.feed,
        agency=wire.agency,
        received_at=wire.received_at,
        receipt=wire.receipt,
        revision=wire.revision,
        raw=wire.raw.model_copy(update={"source": None}),
        format=wire.format,
        warnings=(),
        change=Change(kind=wire.change.kind, note=wire.change.note if killed.canceled else None),
    )
    created = killed.version_created
    bare = Article(
        uri=killed.uri, version=killed.version, version_created=created, pub_status="canceled", copydesk=facts
    )
    return encode(bare)


def _unless_known(request: web.Request, body: bytes) -> web.Response:
    """Answer 304 when the reader has this already. The tag is weak: it says nothing of how the bytes are packed."""
    tag = ETag(blake2b(body, digest_size=12).hexdigest(), is_weak=True)
    known = {each.value for each in request.if_none_match or ()}
    fresh = tag.value in known or "*" in known
    response = web.Response(status=304) if fresh else web.Response(body=body, content_type="application/json")
    response.etag = tag
    response.headers["Cache-Control"] = "no-cache"  # may be kept, must be asked about: a kill counts at once
    return response
