"""From an HTTP request to an item: who sends it, what the headers say, and the body, never more of it than is allowed."""

import asyncio

from aiohttp import ClientError, web
from aiohttp.http_exceptions import HttpProcessingError

from schemas.topics import RAW_LIMIT
from streams.sources.push import PushDesk
from streams.sources.push_item import (
    LONGEST_KEY,
    LONGEST_SOURCE,
    Item,
    Refusal,
    Taken,
    Told,
    make_item,
    printable,
    trace,
)
from streams.sources.push_room import Place
from streams.sources.signatures import Signed

BODY_SECONDS = 30.0
"""A body that takes longer than this is not coming."""

UNPROVEN = ""
"""The room's name for all signed deliveries: before the body was read nobody knows whose they are."""

NOT_YOU = (
    "no token or signature of this feed. Send Authorization: Bearer TOKEN (copydesk token FEED makes one; the feeds file "
    "names it in [feeds.FEED.push] and is read when copydesk starts), or sign as Standard Webhooks has it, by a clock "
    "that is right"
)
SIGNED_KEY = "the key of a signed delivery is its webhook-id, for nothing else is signed: leave Idempotency-Key out"
PLAIN_ONLY = "the bytes are kept as they come: send them without Content-Encoding"
TOO_LARGE = f"a raw item has at most {RAW_LIMIT} bytes: send a smaller one"
CUT_OFF = "the body ended before it was whole; nothing was taken: send the item again"
TOO_SLOW = f"the body did not come within {BODY_SECONDS:g} s; nothing was taken: send the item again"


async def take(request: web.Request, desk: PushDesk) -> tuple[Item, Taken]:
    """Take the item that a request brings; Refusal when it can't be."""
    feed, came = request.match_info["feed"], desk.now()
    signed = prove(request, desk, feed)
    told, key = read_headers(request, feed, signed)
    with desk.room.place(UNPROVEN if signed else feed) as place:
        body = await read_body(request, place)
        if signed and not desk.gate.by_signature(feed, signed, body):
            raise _not_you()
        item = make_item(told, key, body, came)
        return item, await desk.take(item)


def prove(request: web.Request, desk: PushDesk, feed: str) -> Signed | None:
    """Check the token, before anything of the body is read; else return what has to be checked with it."""
    headers = request.headers
    if "Authorization" in headers:
        scheme, _, token = headers["Authorization"].partition(" ")
        if not desk.gate.by_token(feed, token.strip()) or scheme.lower() != "bearer":
            raise _not_you()
        return None
    signed = Signed(*(headers.get(f"webhook-{name}", "") for name in ("id", "timestamp", "signature")))
    if not (signed.id and signed.signatures and signed.fresh(desk.now())):
        raise _not_you()
    return signed


def read_headers(request: web.Request, feed: str, signed: Signed | None) -> tuple[Told, str | None]:
    """Return what the headers say of the item, and its key; Refusal when one of them can't be used."""
    if request.headers.get("Content-Encoding", "identity").strip().lower() != "identity":
        raise Refusal(415, "invalid", PLAIN_ONLY, close=True)
    key = printable("Idempotency-Key", request.headers.getall("Idempotency-Key", []), LONGEST_KEY)
    if signed is not None:
        if key not in {None, signed.id}:
            raise Refusal(400, "invalid", SIGNED_KEY)
        key = printable("webhook-id", request.headers.getall("webhook-id"), LONGEST_KEY)
    told = Told(
        feed,
        content_type=printable("Content-Type", request.headers.getall("Content-Type", []), LONGEST_KEY),
        source=printable("Content-Location", request.headers.getall("Content-Location", []), LONGEST_SOURCE),
        traceparent=trace(request.headers.getall("traceparent", [])),
    )
    return told, key


async def read_body(request: web.Request, place: Place) -> bytes:
    """Read the body in pieces; Refusal as soon as it is too large, and when it ends before its end."""
    if (request.content_length or 0) > RAW_LIMIT:
        raise Refusal(413, "tooLarge", TOO_LARGE, close=True)
    pieces = bytearray()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            await _go_on(request)
            async for piece in request.content.iter_any():
                if len(pieces) + len(piece) > RAW_LIMIT:
                    raise Refusal(413, "tooLarge", TOO_LARGE, close=True)
                place.grow(len(piece))
                pieces += piece
    except TimeoutError:
        raise Refusal(408, "invalid", TOO_SLOW, close=True) from None
    except (ClientError, web.RequestPayloadError, HttpProcessingError, OSError) as error:
        raise Refusal(400, "invalid", CUT_OFF, close=True) from error
    return bytes(pieces)


async def expect(_: web.Request) -> None:
    """Leave an `Expect: 100-continue` until it is known that the body is wanted; other expectations are passed over.

    aiohttp's own answers at once, before anybody is asked who it is, and fails on bytes that are no UTF-8.
    """


async def _go_on(request: web.Request) -> None:
    if request.headers.get("Expect", "").lower() == "100-continue":
        await request.writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        request.writer.output_size = 0  # the answer has not begun


def _not_you() -> Refusal:
    return Refusal(401, "refused", NOT_YOU)
