"""What holds for every answer of the HTTP interface, and what it does while store or Kafka are away."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import NoReturn

import aiohttp
import pytest
from aiohttp import web
from contracts.records import Item
from contracts.store import put
from dashboard.desk import Site, served

from streams.client.broker import Broker
from streams.dashboard.articles import article_routes
from streams.dashboard.hub import Hub
from streams.dashboard.shelf import Shelf
from streams.dashboard.site import is_loopback
from streams.dashboard.stream import stream_routes
from streams.errors import ConfigError, TransientError
from streams.observe.fleet import Fleet
from streams.observe.http import health_routes
from streams.observe.metrics import Metrics
from streams.sinks import store_for

NOBODY = "127.0.0.1:1"


async def _bug(_: web.Request) -> NoReturn:
    raise RuntimeError("SECRET of ours")


async def _away(_: web.Request) -> NoReturn:
    raise TransientError("the database is away")


async def _wrong(_: web.Request) -> NoReturn:
    raise ConfigError("no such thing: set COPYDESK_STORE")


async def _moved(_: web.Request) -> NoReturn:
    raise web.HTTPFound("/fine")


async def _half(request: web.Request) -> NoReturn:
    response = web.StreamResponse()
    await response.prepare(request)
    await response.write(b"half")
    raise RuntimeError("too late for an answer")


async def _fine(_: web.Request) -> web.Response:
    return web.Response(text="fine", headers={"Content-Security-Policy": "default-src 'self'"})


ROUTES = [
    web.get("/bug", _bug),
    web.get("/away", _away),
    web.get("/wrong", _wrong),
    web.get("/moved", _moved),
    web.get("/half", _half),
    web.get("/fine", _fine),
]


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    """Yield a site with handlers that fail in every way, and health."""
    fleet = Fleet((), 60, "1.2.3", 0)
    metrics = Metrics()
    metrics.add("stream_lagging_total")
    async with served([*ROUTES, *health_routes(fleet, lambda: 0.0, metrics.samples)]) as site:
        yield site


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/bug", 500, "the log"),
        ("/away", 503, "the database is away"),
        ("/wrong", 500, "set COPYDESK_STORE"),
        ("/nothing", 404, "/v1/openapi.json"),
    ],
)
async def test_errors_are_problems(site: Site, path: str, status: int, told: str) -> None:
    """Whatever goes wrong is problem+json with the cure; what a bug said stays in the log."""
    async with site.client.get(site.address + path) as answer:
        said = await answer.json(content_type="application/problem+json")
        assert (answer.status, said["status"], said["type"]) == (status, status, "about:blank")
        assert told in said["detail"]
        assert "SECRET" not in str(said)
        assert ("Retry-After" in answer.headers) == (status == 503)
        assert answer.headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"


async def test_wrong_method_says_what_is_allowed(site: Site) -> None:
    """405 keeps the header Allow."""
    async with site.client.post(f"{site.address}/fine") as answer:
        assert (answer.status, answer.content_type) == (405, "application/problem+json")
        assert "GET" in answer.headers["Allow"]


async def test_every_answer_is_signed(site: Site) -> None:
    """Security headers stand on every answer; a handler may say more of its own."""
    async with site.client.get(f"{site.address}/fine") as answer:
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Content-Security-Policy"] == "default-src 'self'"
        assert not [name for name in answer.headers if name.startswith("Access-Control")]
    async with site.client.get(f"{site.address}/moved", allow_redirects=False) as answer:
        assert answer.status == 302


async def test_failure_in_the_middle_of_an_answer_ends_it(site: Site) -> None:
    """No second answer is written into one that began, and the server goes on."""
    async with site.client.get(f"{site.address}/half") as answer:
        assert await answer.content.readexactly(4) == b"half"
        with pytest.raises(aiohttp.ClientPayloadError):
            await answer.read()
    assert (await site.get("/livez"))[0] == 200


@pytest.mark.parametrize("host", ["127.0.0.1:1", "localhost", "desk.localhost:80", "[::1]:5", "127.8.8.8"])
async def test_own_names_are_served(site: Site, host: str) -> None:
    """Every name that can only mean this machine is served."""
    assert (await site.get("/livez", Host=host))[0] == 200


@pytest.mark.parametrize(
    "host", ["evil.example:8642", "localhost.evil.example", "192.0.2.1", "", "[", "127.0.0.1.nip.io"]
)
async def test_page_that_rebinds_its_name_is_refused(site: Site, host: str) -> None:
    """On a loopback address a request with another host's name is not answered (DNS rebinding)."""
    status, said = await site.get("/livez", Host=host)
    assert status == 421
    assert "COPYDESK_HTTP" in said["detail"]


async def test_host_of_odd_bytes_is_400(site: Site) -> None:
    """A Host header that is no name at all is the sender's error, not ours."""
    host, port = site.address.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(b"GET /fine HTTP/1.1\r\nHost: ex\xffample\r\nConnection: close\r\n\r\n")
    answer = await reader.read()
    writer.close()
    assert answer.startswith(b"HTTP/1.1 400")
    assert b"application/problem+json" in answer


async def test_site_of_an_open_address_takes_every_name() -> None:
    """Who listens on other addresses is called by names that we can't know."""
    assert not is_loopback("0.0.0.0")
    async with (
        served(ROUTES, host="0.0.0.0") as site,
        site.client.get(f"{site.address}/fine", headers={"Host": "desk.example"}) as answer,
    ):
        assert answer.status == 200


async def test_metrics_join_what_the_site_counts(site: Site) -> None:
    """Numbers of the site stand beside those of the stages."""
    async with site.client.get(f"{site.address}/metrics") as answer:
        page = await answer.text()
    assert "copydesk_stream_lagging_total 1.0" in page
    assert 'copydesk_build_info{version="1.2.3"} 1.0' in page


async def test_store_that_is_away_is_503_and_comes_back(tmp_path: Path) -> None:
    """A store that can't be opened is told with Retry-After; once it is back it is read, without a restart."""
    url = f"sqlite:///{tmp_path}/news.sqlite"
    store = store_for(url)
    await store.open()
    await put(store, Item(0).article())
    await store.close()
    shelf = Shelf(url)
    path = tmp_path / "news.sqlite"
    path.rename(tmp_path / "moved")
    async with served(article_routes(shelf)) as site:
        status, told = await site.get(f"/v1/articles/{Item(0).uri}")
        assert (status, path.exists()) == (503, False)
        assert f"there is no store at {path}" in told["detail"]
        path.mkdir()
        assert (await site.get(f"/v1/articles/{Item(0).uri}"))[0] in (500, 503)
        path.rmdir()
        (tmp_path / "moved").rename(path)
        assert (await site.get(f"/v1/articles/{Item(0).uri}"))[0] == 200
    await shelf.close()


async def test_stream_without_kafka_is_503() -> None:
    """Where no broker answers the stream says so and when to come again."""
    hub = Hub(Broker.of(NOBODY, ""), Metrics())
    async with served(stream_routes(hub)) as site, site.client.get(f"{site.address}/v1/stream") as answer:
        said = await answer.json(content_type=None)
        assert (answer.status, answer.headers["Retry-After"]) == (503, "5")
        assert "copydesk doctor" in said["detail"]
    await hub.close()


@pytest.mark.parametrize("query", ["since=yesterday", "since=2025-03-16T12:00:00", "feeds=a", "feed=", "since=&since="])
async def test_wrong_parameters_of_the_stream_are_400(query: str) -> None:
    """They are told before anything is asked of Kafka."""
    hub = Hub(Broker.of(NOBODY, ""), Metrics())
    async with served(stream_routes(hub)) as site:
        assert (await site.get(f"/v1/stream?{query}"))[0] == 400
    await hub.close()


@pytest.mark.parametrize(("host", "status"), [("worker:8642", 200), ("127.0.0.1", 200), ("evil.example", 421)])
async def test_named_hosts_and_loopback_are_served_on_any_address(host: str, status: int) -> None:
    """Where hosts are named, as in a container, only they and this machine's own names are answered."""
    async with (
        served(ROUTES, host="0.0.0.0", hosts={"worker"}) as site,
        site.client.get(f"{site.address}/fine", headers={"Host": host}) as answer,
    ):
        assert answer.status == status
