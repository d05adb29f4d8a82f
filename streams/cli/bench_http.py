"""`copydesk bench http`: the live stream to 100 readers at 200 articles a second, and pages of articles from the store.

Site, readers, baseline and load are processes of their own. Delays are from the call that publishes to the moment when
a reader has the event (the ack is no beginning: a plain consumer has the record before the publisher has the ack). The
baseline is one plain aiokafka consumer of the same topic in the same run, for the pages a bare aiohttp handler that
answers the same bytes. `growth` tells whether readers fall behind: it is the median delay of the
last fifth of the run less that of the first.
"""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from array import array
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import aiohttp
import orjson
from aiohttp import web
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from schemas.article import Article
from schemas.codec import encode
from schemas.events import article_headers
from schemas.topics import ARTICLES, TOPICS
from streams.messages import Record
from streams.sources.publisher import PRODUCER

READERS = 100
RATE = 200
SECONDS = 20
STORED = 1000
PAGE = "/v1/articles?limit=50"
AT_ONCE = 8
"""Requests for pages under way at the same time."""

LOAD_SECONDS = 5.0
WORDS = (
    "ferry",
    "harbour",
    "storm",
    "council",
    "bridge",
    "school",
    "market",
    "train",
    "energy",
    "vote",
    "court",
    "river",
)
URI = b'"uri":"urn:bench:'


def bench_http(brokers: str, *, readers: int = READERS, rate: int = RATE, seconds: int = SECONDS) -> dict[str, Any]:
    """Return `{name, runs, median, baseline, ratio, unit}` of the delays in ms, what else was seen, and the pages."""
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(_bench(brokers, Path(folder), readers, rate, rate * seconds))


async def _bench(brokers: str, folder: Path, readers: int, rate: int, count: int) -> dict[str, Any]:
    prefix, store = f"bench-{uuid4().hex[:8]}.", f"sqlite:///{folder}/bench.sqlite"
    await _fill(store)
    async with _topic(brokers, prefix):
        with _site(brokers, prefix, store) as (_, address):
            pages = await _pages(address)
        with _site(brokers, prefix, store) as (site, address):
            plain = folder / "plain"
            with (
                _side("readers", address, str(readers), str(count), str(folder)) as reading,
                _side("plain", brokers, prefix, str(count), str(plain)) as consuming,
            ):
                sent = await _publish(brokers, prefix, rate, count)
                for side in (reading, consuming):
                    await asyncio.to_thread(side.wait, 60)
            site.terminate()
            share = {name: round(took * rate / count, 2) for name, took in orjson.loads(_line(site)).items()}
        streamed = [_delays(sent, folder / str(reader)) for reader in range(readers)]
        baseline = _delays(sent, plain)
    return _told(streamed, baseline, count) | {"rate": rate, **share, "pages": pages}


def _told(streamed: Sequence[Sequence[float]], baseline: Sequence[float], count: int) -> dict[str, Any]:
    every = [delay for reader in streamed for delay in reader if delay >= 0]
    fifth = count // 5
    early = [delay for reader in streamed for delay in reader[:fifth] if delay >= 0]
    late = [delay for reader in streamed for delay in reader[-fifth:] if delay >= 0]
    cuts, plain = quantiles(every, n=100), [delay for delay in baseline if delay >= 0]
    return {
        "name": "http",
        "runs": 1,
        "median": round(cuts[49], 1),
        "baseline": round(median(plain), 1),
        "ratio": round(cuts[49] / median(plain), 2),
        "unit": "ms from publishing to reader",
        "readers": len(streamed),
        "articles": count,
        "bytes": len(encode(_article(0))),
        "received": len(every),
        "missing": len(streamed) * count - len(every),
        "p99": round(cuts[98], 1),
        "max": round(max(every), 1),
        "growth": round(median(late) - median(early), 1),
        "baseline_p99": round(quantiles(plain, n=100)[98], 1),
        "baseline_missing": count - len(plain),
    }


def _article(number: int) -> Article:
    """Return one article of 3 kB; the number decides its words."""
    words = [WORDS[(number * 7 + each * each) % len(WORDS)] for each in range(360)]
    wire = {
        "feed": "bench", "agency": "bench", "receivedAt": datetime.now(UTC), "receipt": f"wire.raw.v1/0/{number}#0",
        "revision": f"r{number}", "raw": {"sha256": "0" * 64, "size": 2500}, "format": "plain", "warnings": (),
        "change": {"kind": "new"},
    }  # fmt: skip
    return Article.model_validate({
        "uri": f"urn:bench:{number}", "version": "1", "versionCreated": datetime.now(UTC), "pubStatus": "usable",
        "language": "en", "headlines": [{"value": f"Story {number} of the bench"}],
        "bodies": [{"contentType": "text/plain", "value": " ".join(words)}], "copydesk": wire,
    })  # fmt: skip


async def _fill(url: str) -> None:
    """Put articles into a store, for the pages."""
    from streams.sinks import file, store_for

    store = store_for(url)
    await store.open()
    made = [_article(number) for number in range(STORED)]
    records = [Record(ARTICLES, 0, number, 0, each.uri.encode(), encode(each)) for number, each in enumerate(made)]
    await file(store, records)
    await store.close()


@asynccontextmanager
async def _topic(brokers: str, prefix: str) -> AsyncIterator[None]:
    admin = AIOKafkaAdminClient(bootstrap_servers=brokers)
    await admin.start()
    try:
        await admin.create_topics([NewTopic(prefix + ARTICLES, TOPICS[ARTICLES].partitions, 1)])
        yield
        await admin.delete_topics([prefix + ARTICLES])
    finally:
        await admin.close()


async def _publish(brokers: str, prefix: str, rate: int, count: int) -> list[float]:
    """Publish at that rate; return when each article was handed over."""
    made = [_article(number) for number in range(count)]
    records = [(one.uri.encode(), encode(one), list(article_headers(one, "1"))) for one in made]
    sent, acks = [], []
    async with AIOKafkaProducer(bootstrap_servers=brokers, **PRODUCER) as producer:
        began = time.monotonic()
        for number, (key, value, headers) in enumerate(records):
            await asyncio.sleep(max(0.0, began + number / rate - time.monotonic()))
            sent.append(time.monotonic())
            acks.append(await producer.send(prefix + ARTICLES, value, key=key, headers=headers))
        await asyncio.gather(*acks)
    return sent


def _delays(sent: Sequence[float], path: Path) -> list[float]:
    """Return the delay of each article in ms; below 0 for one that never came."""
    times = array("d", path.read_bytes())
    return [(came - began) * 1000 if came else -1.0 for came, began in zip(times, sent, strict=True)]


# --- pages ------------------------------------------------------------------------------------------------------------


async def _pages(address: str) -> dict[str, Any]:
    """Measure requests a second of one page of articles, and of a bare handler that answers the same bytes."""
    async with aiohttp.ClientSession() as client, client.get(address + PAGE) as answer:
        body = await answer.read()
    with tempfile.NamedTemporaryFile() as page:
        page.write(body)
        page.flush()
        ours, bare = [], []
        with _side("bare", page.name) as process:
            other = _line(process)
            for _ in range(3):
                ours.append(await asyncio.to_thread(_load, address + PAGE))
                bare.append(await asyncio.to_thread(_load, other))
            process.terminate()
    ratio = median(one / other for one, other in zip(ours, bare, strict=True))
    return {
        "runs": len(ours),
        "median": round(median(ours)),
        "baseline": round(median(bare)),
        "ratio": round(ratio, 2),
        "unit": "requests/s",
        "bytes": len(body),
    }


def _load(url: str) -> float:
    with _side("load", url) as process:
        return float(_line(process))


async def _ask(url: str) -> None:
    """Ask for a page again and again; print how many were answered in a second."""
    done, end = 0, time.monotonic() + LOAD_SECONDS
    async with aiohttp.ClientSession() as client:

        async def ask() -> None:
            nonlocal done
            while time.monotonic() < end:
                async with client.get(url) as answer:
                    answer.raise_for_status()
                    await answer.read()
                done += 1

        await asyncio.gather(*(ask() for _ in range(AT_ONCE)))
    _print(str(done / LOAD_SECONDS))


async def _bare(page: str) -> None:
    """Serve the bytes of a file, and nothing else, until killed."""
    from streams.observe.http import serve

    body = Path(page).read_bytes()  # noqa: ASYNC240  once, before anything runs

    async def answer(_: web.Request) -> web.Response:
        return web.Response(body=body, content_type="application/json")

    app = web.Application()
    app.add_routes([web.get("/", answer)])
    async with serve(app, "127.0.0.1", 0) as (host, port):
        _print(f"http://{host}:{port}/")
        await asyncio.Event().wait()


# --- readers and baseline ---------------------------------------------------------------------------------------------


class _Reader(asyncio.Protocol):
    """One reader of the stream, as cheap as it can be: 100 of them share a core with all else."""

    def __init__(self, host: str, count: int) -> None:
        self._request = f"GET /v1/stream HTTP/1.1\r\nHost: {host}\r\n\r\n".encode()
        self._rest, self._left = b"", count
        self.times = array("d", bytes(8 * count))
        self.begun, self.done = asyncio.Event(), asyncio.Event()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        now = time.monotonic()
        *events, self._rest = (self._rest + data).split(b"\n\n")
        for event in events:
            if (at := event.find(URI)) >= 0:
                at += len(URI)
                self.times[int(event[at : event.index(b'"', at)])] = now
                self._left -= 1
            elif event.startswith(b"id: "):
                self.begun.set()
        if not self._left:
            self.done.set()

    def connection_lost(self, _: Exception | None) -> None:
        self.done.set()


async def _readers(address: str, readers: str, count: str, folder: str) -> None:
    loop, host = asyncio.get_running_loop(), urlsplit(address).netloc
    made = [_Reader(host, int(count)) for _ in range(int(readers))]
    for reader in made:
        name, _, port = host.rpartition(":")
        await loop.create_connection(partial(_same, reader), name, int(port))
    await asyncio.gather(*(reader.begun.wait() for reader in made))
    _print("ready")
    await _all(reader.done for reader in made)
    for number, reader in enumerate(made):
        (Path(folder) / str(number)).write_bytes(reader.times.tobytes())


def _same(reader: _Reader) -> _Reader:
    return reader


async def _plain(brokers: str, prefix: str, count: str, path: str) -> None:
    times, left = array("d", bytes(8 * int(count))), int(count)
    consumer = AIOKafkaConsumer(prefix + ARTICLES, bootstrap_servers=brokers, auto_offset_reset="earliest")
    async with consumer:
        _print("ready")
        async for record in consumer:
            times[int(record.key.rpartition(b":")[2])] = time.monotonic()
            left -= 1
            if not left:
                break
    Path(path).write_bytes(times.tobytes())  # noqa: ASYNC240  nothing else runs any more


async def _all(events: Iterator[asyncio.Event]) -> None:
    """Wait until all are done, and half a minute longer than the run for those that never are."""
    waiting = [asyncio.create_task(event.wait()) for event in events]
    await asyncio.wait(waiting, timeout=SECONDS * 3)


# --- processes --------------------------------------------------------------------------------------------------------


@contextmanager
def _side(name: str, *arguments: str) -> Iterator["subprocess.Popen[str]"]:
    """Run one side in a process of its own; those that get ready first have said so."""
    command = [sys.executable, "-m", "streams.cli.bench_http", name, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603  ourselves
        try:
            if name in ("readers", "plain") and _line(process) != "ready":
                raise RuntimeError(f"{name} did not get ready")
            yield process
        finally:
            if process.poll() is None:
                process.terminate()


@contextmanager
def _site(brokers: str, prefix: str, store: str) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COPYDESK_")}
    environment = kept | {
        "COPYDESK_CONFIG": os.devnull,
        "COPYDESK_BROKERS": brokers,
        "COPYDESK_PREFIX": prefix,
        "COPYDESK_STORE": store,
        "COPYDESK_HTTP": "127.0.0.1:0",
        "COPYDESK_LOG_LEVEL": "WARNING",
    }
    command = [sys.executable, "-m", "streams.cli.bench_http", "site"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, env=environment) as process:  # noqa: S603
        try:
            assert process.stderr is not None
            yield process, process.stderr.readline().split()[-1].rstrip("/")
        finally:
            process.terminate()


async def _serve() -> None:
    """Serve as `copydesk serve` does; print how many seconds a core worked for it and how long it waited for a core."""
    from streams.cli.serve import serve_until_told
    from streams.settings import current

    began = time.process_time()
    await serve_until_told(current())
    waits = Path("/proc/self/schedstat")  # Linux: time on a core, time in the queue for one, in ns
    queued = int(waits.read_text().split()[1]) / 1e9 if waits.exists() else 0.0  # noqa: ASYNC240  nothing runs any more
    _print(orjson.dumps({"cores": time.process_time() - began, "queued": queued}).decode())


def _line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


SIDES: dict[str, Callable[..., Coroutine[Any, Any, None]]] = {
    "site": _serve,
    "readers": _readers,
    "plain": _plain,
    "load": _ask,
    "bare": _bare,
}


def main() -> int:
    """Run one side."""
    name, *arguments = sys.argv[1:]
    asyncio.run(SIDES[name](*arguments))
    return 0


if __name__ == "__main__":
    sys.exit(main())
