"""Fetch a document from an address that somebody else chose: the only door of copydesk out to the web.

The address is checked where the socket is made, one line before it connects: what was checked is what is connected,
whatever DNS says before or after, for names and for literal addresses, for the first request and for every redirect.
(A check of the name alone is what fell elsewhere: DNS that changes its answer, redirects, hosts as numbers.)
"""

import asyncio
import socket
from base64 import b64encode
from collections.abc import Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib.metadata import version
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from streams.sources.fetch_body import Body
from streams.sources.fetch_error import FetchError, Word
from streams.sources.public import Network, is_public

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

AGENT = f"copydesk/{version('copydesk')} (+https://github.com/copydesk/copydesk)"
ACCEPT = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"

SECONDS = 60.0
"""For all of it: names, every redirect, and a body that trickles."""
CONNECT_SECONDS = 10.0
LIMIT = 16 * 1024 * 1024
"""Bytes of a body, as they come and inflated."""
HOPS = 5
CHUNK = 64 * 1024

MOVED_FOR_GOOD = frozenset({301, 308})
REDIRECTS = MOVED_FOR_GOOD | {302, 303, 307}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered. `headers` have lower-case names, `url` is the address that answered, without a login.

    `moved` is the address to which the one asked for has moved for good (301, 308), else None.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str
    moved: str | None = None


async def fetch(
    url: str,
    headers: Mapping[str, str] | None = None,
    *,
    allow: Sequence[Network] = (),
    resolver: AbstractResolver | None = None,
    seconds: float = SECONDS,
    limit: int = LIMIT,
) -> Answer:
    """GET a document over HTTP or HTTPS and return the answer, whatever its status; redirects are followed.

    FetchError when the address, or one it leads to, is not public nor in `allow`, or when no whole answer comes.
    A login in the URL is sent to that server alone, never to where it redirects.
    """
    guard = _Guard(tuple(allow))
    try:
        async with asyncio.timeout(seconds), _session(guard, resolver) as session:
            return await _follow(session, url, dict(headers or {}), limit)
    except TimeoutError as error:
        raise FetchError("timeout", f"{shown(url)}: no whole answer within {seconds:g} s") from error
    except (aiohttp.ClientError, OSError, ValueError) as error:
        raise _told(shown(url), error, guard) from error


def without_login(url: str) -> str:
    """Return a URL without user and password."""
    try:
        return str(URL(url).with_user(None))
    except ValueError:
        return "(not an address)"


def shown(url: str) -> str:
    """Return a URL as it may stand in a log: agencies put tokens into the query."""
    address, mark, _ = without_login(url).partition("?")
    return f"{address}?…" if mark else address


class _Guard:
    """Makes the sockets, for public addresses only; `refused` is what it did not connect to."""

    def __init__(self, allow: tuple[Network, ...]) -> None:
        self._allow = allow
        self.refused: list[str] = []

    def __call__(self, info: tuple[Any, ...]) -> socket.socket:
        family, kind, protocol, _, place = info
        if not self._may(str(place[0])):
            self.refused.append(str(place[0]))
            raise PermissionError(f"{place[0]} is not a public address")  # an OSError: the next address has its turn
        return socket.socket(family, kind, protocol)

    def _may(self, host: str) -> bool:
        try:
            return is_public(ip_address(host), self._allow)
        except ValueError:  # 2130706433, 0x7f.1: the system would read a number into it after we looked
            return False


@asynccontextmanager
async def _session(guard: _Guard, resolver: AbstractResolver | None) -> "AsyncIterator[aiohttp.ClientSession]":
    # A session for each fetch: no connection, cookie or name of one sender is ever used for another.
    connector = aiohttp.TCPConnector(
        resolver=resolver or aiohttp.ThreadedResolver(), use_dns_cache=False, force_close=True, socket_factory=guard
    )
    async with aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        timeout=aiohttp.ClientTimeout(total=None, connect=CONNECT_SECONDS),
        auto_decompress=False,  # it inflates without a limit of ours
        trust_env=False,  # a proxy would connect for us, unguarded
    ) as session:
        yield session


async def _follow(session: aiohttp.ClientSession, url: str, headers: dict[str, str], limit: int) -> Answer:
    start = here = _checked(url)
    login = {"Authorization": _basic(start)} if start.user is not None else {}
    here, moved, for_good = start.with_user(None), None, True
    always = {"User-Agent": AGENT, "Accept": ACCEPT, "Accept-Encoding": "gzip, deflate"}
    for _ in range(HOPS + 1):
        private = login if here.origin() == start.with_user(None).origin() else {}
        async with session.get(here, headers=always | headers | private, allow_redirects=False) as response:
            target = response.headers.get("Location")
            if response.status not in REDIRECTS or target is None:
                said = {name.lower(): _letters(value) for name, value in response.headers.items()}
                return Answer(response.status, said, await _body(response, limit), str(here), moved)
            here = _checked(str(here.join(URL(target))), redirected=True)
            for_good = for_good and response.status in MOVED_FOR_GOOD
            moved = str(here) if for_good else moved
    raise FetchError("redirects", f"{shown(url)}: more than {HOPS} redirects")


def _checked(url: str, *, redirected: bool = False) -> URL:
    address = URL(url)
    if address.scheme not in {"http", "https"} or not address.host:
        raise FetchError("refused", f"{shown(url)}: only http and https addresses are fetched")
    if redirected and address.user is not None:
        raise FetchError("refused", f"{shown(url)}: a redirect brings a login of its own")
    return address.with_fragment(None)


def _basic(address: URL) -> str:
    return "Basic " + b64encode(f"{address.user or ''}:{address.password or ''}".encode()).decode()


async def _body(response: aiohttp.ClientResponse, limit: int) -> bytes:
    body = Body(response.headers.get("Content-Encoding", "").strip().lower(), limit)
    received = 0
    async for chunk in response.content.iter_chunked(CHUNK):
        received += len(chunk)
        if received > limit:
            raise FetchError("tooLarge", f"the body is larger than {limit} bytes")
        body.add(chunk)
    return body.whole()


def _letters(value: str) -> str:
    """Return a header's value without the halves of characters that aiohttp makes of bytes that are not UTF-8.

    SQLite and Kafka take no such half.
    """
    return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _told(url: str, error: Exception, guard: _Guard) -> FetchError:
    """Turn what aiohttp raises into ours; the class decides."""
    if guard.refused:
        where = ", ".join(guard.refused)
        return FetchError("refused", f"{url}: {where} is not a public address; COPYDESK_POLL_ALLOW names exceptions")
    word: Word = "connection"
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        word = "dns"
    elif isinstance(error, aiohttp.ClientSSLError):
        word = "tls"
    elif isinstance(error, aiohttp.ClientResponseError | aiohttp.ClientPayloadError):
        word = "http"
    elif isinstance(error, aiohttp.InvalidURL | ValueError):  # a certificate's error is a ValueError too
        word = "refused"
    # As text a ClientResponseError quotes the whole address, with the token in its query.
    said = error.message if isinstance(error, aiohttp.ClientResponseError) else str(error)
    return FetchError(word, f"{url}: {' '.join(said.split())[:300] or type(error).__name__}")
