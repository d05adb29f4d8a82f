"""`GET /v1/articles` and `GET /v1/articles/{uri}`: the store, as JSON that was published goes out as it came in.

Whatever is asked for, the text of a killed or withheld version is in no answer: it is told with its facts alone.
"""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace
from hashlib import blake2b
from typing import cast
from urllib.parse import quote

import orjson
from aiohttp import ETag, web

from schemas.article import Article, ArticleFacts, Change
from schemas.codec import decode, encode
from schemas.events import rfc3339
from schemas.vocab import PubStatus
from streams.dashboard.asked import Asked
from streams.dashboard.problems import READ_SECONDS, Problem, in_time
from streams.dashboard.shelf import Shelf
from streams.sinks import ArticleQuery, ArticleStore, StoredArticle
from streams.sinks.cursors import ArticleCursor
from streams.sinks.search import words

PARAMETERS = (
    "q", "feed", "language", "since", "until", "killed", "held", "all_versions", "limit", "cursor",
)  # fmt: skip
MOST = 200
USUAL = 50

LARGEST = 2**63 - 1
"""The largest whole number that a database takes."""

PAGE_BYTES = 8 * 1024 * 1024
"""A page ends here whatever was asked for: 200 articles may have 3 GiB."""


def article_routes(shelf: Shelf) -> list[web.RouteDef]:
    """Return the routes."""

    async def many(request: web.Request) -> web.Response:
        query, store = _query(Asked(request, PARAMETERS)), await shelf.store()
        async with in_time(READ_SECONDS):
            body = await _page(store, query)
        return web.Response(body=body, content_type="application/json", headers={"Cache-Control": "no-store"})

    async def one(request: web.Request) -> web.Response:
        uri, store = request.match_info["uri"], await shelf.store()
        as_it_stands = request.rel_url.raw_path.removeprefix("/v1/articles/")  # a uri may have a percent sign itself
        async with in_time(READ_SECONDS):
            body = await _one(store, as_it_stands) or await _one(store, uri)
        if body is None:
            way = f"/v1/way?name={quote(uri, safe='')}"
            raise Problem(404, f"no article is called {uri}; what came just now may still be on its way: {way}")
        return _unless_known(request, body)

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
        after=asked.read("cursor", _cursor),
        newest_first=True,
    )


def _cursor(text: str) -> ArticleCursor:
    cursor = ArticleCursor.parse(text)
    if any(isinstance(number, int) and abs(number) > LARGEST for number in cursor):
        raise ValueError("this is no cursor: give back what came with the last page, or none")
    return cursor


async def _page(store: ArticleStore, query: ArticleQuery) -> bytes:
    """Return a page: articles as they may be shown, and the cursor of the next one if there is one."""
    limit, size, last, more = query.limit or USUAL, 0, None, False
    found: list[bytes] = []
    async with aclosing(_articles(store, replace(query, limit=limit + 1))) as articles:
        async for stored in articles:
            more = len(found) == limit or size > PAGE_BYTES
            if more:
                break
            found.append(shown(stored))
            size, last = size + len(found[-1]), stored.cursor
    cursor = orjson.dumps(str(last) if more else None)
    return b'{"articles":[%s],"next":%s}' % (b",".join(found), cursor)


async def _one(store: ArticleStore, uri: str) -> bytes | None:
    """Return what is told of a uri, None for one that nobody knows. Of all the texts only one is kept meanwhile."""
    told: list[dict[str, object]] = []
    newest: StoredArticle | None = None
    async for version in _articles(store, ArticleQuery(uri=uri, all_versions=True, killed=True, held=True)):
        told.append(_version(version))
        newest = version if version.latest else newest
    if not told:
        return None
    status = _status(newest)
    article = newest.article if newest and status == "usable" else b"null"
    said = orjson.dumps(uri), article, status.encode(), orjson.dumps(told)
    return b'{"uri":%s,"article":%s,"status":"%s","versions":%s}' % said


def _articles(store: ArticleStore, query: ArticleQuery) -> AsyncGenerator[StoredArticle, None]:
    """Ask a store; what it yields can be left before its end."""
    return cast(AsyncGenerator[StoredArticle, None], store.articles(query))


def _status(newest: StoredArticle | None) -> PubStatus:
    """Return what may be done with an article whose newest living version this is."""
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
        "headline": stored.headline if _free(stored) else "",
        "living": stored.living,
        "latest": stored.latest,
        "held": stored.held,
    }


def _free(stored: StoredArticle) -> bool:
    """Whether a version may be shown."""
    return stored.living and not stored.held


def shown(stored: StoredArticle) -> bytes:
    """Return an article as it may be shown: as published, or, killed or withheld, an article without any text."""
    if _free(stored):
        return stored.article
    hidden = decode(Article, stored.article)
    wire = hidden.copydesk
    status: PubStatus = "withheld" if stored.living else "canceled"
    # What is kept is named here: a field that comes later must not bring a hidden text with it.
    facts = ArticleFacts(
        feed=wire.feed,
        agency=wire.agency,
        received_at=wire.received_at,
        receipt=wire.receipt,
        revision=wire.revision,
        raw=wire.raw.model_copy(update={"source": None}),
        format=wire.format,
        warnings=(),
        change=Change(kind=wire.change.kind, note=wire.change.note if hidden.pub_status == status else None),
    )
    created = hidden.version_created
    bare = Article(uri=hidden.uri, version=hidden.version, version_created=created, pub_status=status, copydesk=facts)
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
