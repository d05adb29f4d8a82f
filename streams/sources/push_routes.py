"""The routes of HTTP push, and the description of the whole HTTP interface.

Host them in an application whose runner has `auto_decompress=False`: a body that says Content-Encoding is refused, and
nobody should inflate it first.
"""

from http import HTTPStatus
from typing import Any

import orjson
from aiohttp import web

from schemas.openapi import document
from streams.sources.push import PushDesk
from streams.sources.push_item import Item, Refusal, Taken
from streams.sources.push_request import expect, take

ITEMS = "/v1/feeds/{feed}/items"
OPENAPI = "/v1/openapi.json"

NOBODY = "unknown"
"""The feed label of what is refused for a feed that takes no pushes: a stranger must not invent labels."""


def push_routes(desk: PushDesk) -> list[web.RouteDef]:
    """Return the route of `POST /v1/feeds/{feed}/items`."""

    async def push(request: web.Request) -> web.Response:
        feed = request.match_info["feed"]
        label = feed if desk.gate.knows(feed) else NOBODY
        try:
            item, taken = await take(request, desk)
        except Refusal as refusal:
            desk.metrics.add("push_items_total", feed=label, outcome=refusal.outcome)
            response = problem(refusal)
            if "Expect" in request.headers:  # the body may never come, and what comes next must not be taken for it
                response.force_close()
            return response
        desk.metrics.add("push_items_total", feed=label, outcome=taken.outcome)
        return web.json_response(
            _answer(item, taken),
            status=200 if taken.outcome == "repeat" else 202,
            dumps=lambda o: orjson.dumps(o).decode(),
        )

    return [web.post(ITEMS, push, expect_handler=expect)]


def openapi_routes() -> list[web.RouteDef]:
    """Return the route of `GET /v1/openapi.json`."""
    text = orjson.dumps(document())

    async def openapi(_: web.Request) -> web.Response:
        return web.Response(body=text, content_type="application/json")

    return [web.get(OPENAPI, openapi)]


def problem(refusal: Refusal) -> web.Response:
    """Return the answer to what is not taken, as RFC 9457 has it; `detail` says the cure."""
    status = HTTPStatus(refusal.status)
    told = {"type": "about:blank", "title": status.phrase, "status": status.value, "detail": refusal.detail}
    response = web.Response(body=orjson.dumps(told), status=status, content_type="application/problem+json")
    if status is HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = 'Bearer realm="copydesk"'
    if refusal.again is not None:
        response.headers["Retry-After"] = str(refusal.again)
    if refusal.close:
        response.force_close()
    return response


def _answer(item: Item, taken: Taken) -> dict[str, Any]:
    ack = taken.ack
    return {
        "feed": item.feed,
        "topic": ack.topic if ack else None,
        "partition": ack.partition if ack else None,
        "offset": ack.offset if ack else None,
        "sha256": taken.sha256,
        "size": taken.size,
        "idempotencyKey": item.key,
        "status": taken.outcome if ack else "spooled",
    }
