"""Errors as `application/problem+json` (RFC 9457): every answer from 400 on says what was wrong and how to mend it."""

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from http import HTTPStatus

import orjson
from aiohttp import web
from aiohttp.typedefs import Handler
from aiokafka.errors import KafkaError

from streams.errors import ConfigError, DataError, TransientError

CONTENT_TYPE = "application/problem+json"
RETRY_AFTER = {"Retry-After": "5"}
"""Seconds after which to ask again for what is away: a broker or a database takes some to come back."""

READ_SECONDS = 5.0
"""What one question may keep a store busy: SQLite answers one after the other."""

BEGUN = web.RequestKey("begun", bool)
"""Set once an answer's head is on its way: nothing else can be answered then."""

CURES = {
    HTTPStatus.NOT_FOUND: "there is nothing at {path}; /v1/openapi.json lists what there is",
    HTTPStatus.METHOD_NOT_ALLOWED: "{path} does not take {method}; the header Allow lists what it takes",
}

log = logging.getLogger(__name__)


class Problem(Exception):  # noqa: N818  RFC 9457 calls it so
    """What a handler raises to answer with a problem; `detail` carries the cure."""

    def __init__(self, status: int, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status, self.detail, self.headers = status, detail, headers


@asynccontextmanager
async def in_time(seconds: float) -> AsyncIterator[None]:
    """Give up what takes longer; a store stops reading then."""
    try:
        async with asyncio.timeout(seconds):
            yield
    except TimeoutError as error:
        cure = "ask for less: fewer words, no short beginnings (a*), a time from which on (since)"
        raise Problem(503, f"the store took longer than {seconds:.0f} s; {cure}", RETRY_AFTER) from error


def problem(status: int, detail: str, headers: Mapping[str, str] | None = None) -> web.Response:
    """Return the answer."""
    detail = detail.encode(errors="replace").decode()  # a header may have bytes that are no UTF-8; JSON has none
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    return web.Response(body=orjson.dumps(body), status=status, content_type=CONTENT_TYPE, headers=headers)


@web.middleware
async def problems(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer with a problem whatever a handler raises: the stages of this worker go on in any case."""
    if not request.host.isascii():  # neither the check of it nor an address in an answer could be made of it
        return problem(400, "the header Host is no name: write a name of other letters as xn--…")
    try:
        return await handler(request)
    except Exception as error:
        if BEGUN in request:  # too late for an answer; aiohttp closes the connection and logs
            raise
        return answer_to(request, error)


def answer_to(request: web.Request, error: Exception) -> web.Response:
    """Return the problem that an error is; one that nobody foresaw is logged."""
    match error:
        case Problem():
            return problem(error.status, error.detail, error.headers)
        case web.HTTPException() if error.status < HTTPStatus.BAD_REQUEST:
            raise error  # a redirection is no problem
        case web.HTTPException():
            return problem(error.status, _cure(request, error), _kept(error))
        case TransientError():
            return problem(503, f"{error}; try again soon", RETRY_AFTER)
        case KafkaError():
            detail = f"Kafka: {type(error).__name__}: {error}; try again soon, `copydesk doctor` looks"
            return problem(503, detail, RETRY_AFTER)
        case DataError() | ConfigError():  # a store refuses a value so, and here all values are the reader's
            return problem(400 if isinstance(error, DataError) else 500, str(error))
    log.error("%s %s failed and was answered with 500", request.method, request.rel_url, exc_info=error)
    return problem(500, "a fault of ours; the log of the worker says which")


def _cure(request: web.Request, error: web.HTTPException) -> str:
    cure = CURES.get(HTTPStatus(error.status))
    return cure.format(path=request.path, method=request.method) if cure else error.text or error.reason


def _kept(error: web.HTTPException) -> dict[str, str]:
    return {name: value for name, value in error.headers.items() if name in ("Allow", "Retry-After")}
