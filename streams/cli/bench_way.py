"""`copydesk bench way`: from publish to stored article, through a real worker, on the broker of the settings.

Four things are measured: how many items a second come through when all are there at once (median of the runs), how much
CPU time each process of the worker spends on one of them, how long one item takes at half of the promised load (p50, p99: from
`received-at` to the commit of its row), and how much memory each stage took at most. The baseline is the same code in
one process without Kafka.
"""

import asyncio
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from uuid import uuid4

from schemas.topics import RAW
from schemas.vocab import STAGES
from streams.messages import Record, Send

PARAGRAPHS = 7
"""Of each kind in a story."""

PROMISED = 500
"""Items a second that the way takes on two cores beside its broker; half of them is the load of the latencies."""

MIB = 1 << 20

FEEDS = 16
"""Feeds among which the items are spread: their keys reach all partitions."""


def bench_way(brokers: str, *, items: int = 5_000, runs: int = 3, seconds: int = 20) -> dict[str, Any]:
    """Return `{name, runs, median, baseline, ratio, unit}`, the latencies at half load, and by stage CPU time and memory."""
    with tempfile.TemporaryDirectory() as folder:
        way = _Way(brokers, Path(folder))
        try:
            with way.worker():
                return asyncio.run(_measure(way, items, runs, seconds))
        finally:
            asyncio.run(way.remove_topics())


async def _measure(way: "_Way", items: int, runs: int, seconds: int) -> dict[str, Any]:
    await way.publish(way.stories(500))
    await way.until_stored()
    speeds = []
    spent = way.cpu_seconds()
    for _ in range(runs):
        stories = way.stories(items)
        began = time.monotonic()
        await way.publish(stories)
        await way.until_stored()
        speeds.append(items / (time.monotonic() - began))
    each = {name: now - spent[name] for name, now in way.cpu_seconds().items()}
    load = min(median(speeds), PROMISED) / 2
    before = way.published
    await way.publish(way.stories(int(load * seconds)), load)
    await way.until_stored()
    baseline = await in_process(items)
    return {
        "name": "way",
        "runs": runs,
        "median": round(median(speeds)),
        "baseline": round(baseline),
        "ratio": round(median(speeds) / baseline, 2),
        "unit": "items/s",
        "cpu_ms_per_item": {name: round(1000 * seconds / (runs * items), 2) for name, seconds in each.items()},
        "half_load": round(load),
        **way.latencies(before),
        "memory_mib": way.memory(),
    }


def story(number: int) -> bytes:
    """Return one story of about 2 kB in an agency's dress; the number decides its words.

    Every second paragraph is one of the stories of `bench enrich`, with all that enrichers look for. They alone would be
    reprints of each other; the paragraphs between, of `bench dedupe`, make each of them another story (1,000 of 1,000
    are `new`). Such a story costs enrichment as much as one of its own bench, and that as much as one of Reuters.
    """
    from streams.cli import bench_dedupe_items, bench_enrich_items

    chance = random.Random(number)  # noqa: S311  not a secret: the same story every time
    kinds = len(bench_enrich_items.PARAGRAPHS)
    found = [bench_enrich_items.paragraph(number * kinds + kind) for kind in chance.sample(range(kinds), PARAGRAPHS)]
    headline, text = bench_dedupe_items.story(number)
    body = "\n\n".join(f"{one}\n\n{other}" for one, other in zip(found, text.split("\n\n"), strict=False))
    sign_off = "(Reporting by Ada Lindqvist; Editing by Tom Okoro)"
    return f"{headline}\n\nBy Ada Lindqvist\n\nLONDON (Reuters) - {body}\n\n{sign_off}\n".encode()


class _Way:
    """A deployment of its own: prefix, store and worker."""

    def __init__(self, brokers: str, folder: Path) -> None:
        self.client = {"bootstrap_servers": brokers}
        self.prefix = f"bench-{uuid4().hex[:8]}."
        self.store = folder / "bench.sqlite"
        self.published = 0
        self._worker: subprocess.Popen[bytes] | None = None
        self._peaks: dict[str, int] = {}
        self._environment = {name: value for name, value in os.environ.items() if not name.startswith("COPYDESK_")} | {
            "COPYDESK_CONFIG": os.devnull,
            "COPYDESK_BROKERS": brokers,
            "COPYDESK_PREFIX": self.prefix,
            "COPYDESK_STORE": f"sqlite:///{self.store}",
            "COPYDESK_HTTP": "127.0.0.1:0",
            "COPYDESK_LOG_LEVEL": "WARNING",
        }

    @contextmanager
    def worker(self) -> Iterator[None]:
        """Run the worker while the block runs."""
        from streams.observe.topics import apply

        asyncio.run(apply(self.client, self.prefix))
        command = [sys.executable, "-m", "streams.cli", "worker"]
        self._worker = subprocess.Popen(command, env=self._environment)  # noqa: S603  ourselves
        try:
            yield
        finally:
            self._worker.send_signal(signal.SIGTERM)
            self._worker.wait(timeout=20)

    def stories(self, items: int) -> list[tuple[str, bytes]]:
        """Make so many stories that were never published, with their feeds; not while the clock runs."""
        numbers = range(self.published, self.published + items)
        return [(f"feed-{number % FEEDS}", story(number)) for number in numbers]

    async def publish(self, stories: list[tuple[str, bytes]], rate: float | None = None) -> None:
        """Publish stories, at `rate` a second or as fast as the broker takes them."""
        from streams.sources import Publisher

        async with Publisher(self.client, self.prefix) as publisher:
            acks = []
            began = time.monotonic()
            for number, (feed, body) in enumerate(stories):
                if rate:
                    await asyncio.sleep(max(0.0, began + number / rate - time.monotonic()))
                acks.append(asyncio.ensure_future(await publisher.begin(feed, body)))
            await asyncio.gather(*acks)
        self.published += len(stories)

    async def until_stored(self) -> None:
        """Wait until everything published is stored; look at the memory meanwhile."""
        while self._ask("SELECT count(*) FROM articles")[0][0] < self.published:
            self._look_at_memory()
            await asyncio.sleep(0.05)

    def latencies(self, first: int) -> dict[str, float]:
        """Return p50 and p99 in seconds of the items published after the first so many."""
        rows = self._ask(
            "SELECT d.stored_at - a.received_at FROM articles a JOIN deliveries d USING (uri, revision) "
            "ORDER BY a.received_at"
        )
        cuts = quantiles([micros / 1e6 for (micros,) in rows[first:]], n=100)
        return {"p50_seconds": round(cuts[49], 3), "p99_seconds": round(cuts[98], 3)}

    def memory(self) -> dict[str, int]:
        """Return the largest resident memory seen, in MiB, by stage."""
        return {stage: peak // MIB for stage, peak in self._peaks.items()}

    def cpu_seconds(self) -> dict[str, float]:
        """Return the CPU time so far of each process of the worker that /proc knows of, by stage."""
        return {name: _cpu_seconds(pid) for name, pid in self._processes()}

    async def remove_topics(self) -> None:
        """Delete the topics of this run."""
        from aiokafka.admin import AIOKafkaAdminClient

        from schemas.topics import TOPICS

        admin = AIOKafkaAdminClient(**self.client)
        await admin.start()
        try:
            await admin.delete_topics([self.prefix + name for name in TOPICS])
        finally:
            await admin.close()

    def _ask(self, query: str) -> list[tuple[Any, ...]]:
        try:
            connection = sqlite3.connect(f"file:{self.store}?mode=ro", uri=True, timeout=30)
        except sqlite3.OperationalError:
            return [(0,)]
        try:
            return connection.execute(query).fetchall()
        except sqlite3.OperationalError:
            return [(0,)]
        finally:
            connection.close()

    def _look_at_memory(self) -> None:
        for stage, pid in self._processes():
            pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
            self._peaks[stage] = max(self._peaks.get(stage, 0), pages * os.sysconf("SC_PAGE_SIZE"))

    def _processes(self) -> Iterator[tuple[str, int]]:
        """Yield the stages and their processes, the worker's children, where there is a /proc."""
        assert self._worker is not None
        children = Path(f"/proc/{self._worker.pid}/task/{self._worker.pid}/children")
        for pid in children.read_text().split() if children.exists() else ():
            name = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")[-2].decode()
            if name in STAGES:  # not a fork of the worker that has yet to become one
                yield name, int(pid)


def _cpu_seconds(pid: int) -> float:
    """Return the seconds that a process ran, in user mode and in the kernel (proc(5): fields 14 and 15 of stat)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def in_process(items: int) -> float:
    """Return how many items a second the same code takes from bytes to SQLite in one process without Kafka."""
    from streams.cli.replay import batches, file_batch
    from streams.dedupe import Desk
    from streams.pipeline.way import InProcess
    from streams.sinks import store_for

    received = ("received-at", datetime.now(UTC).isoformat().encode())
    way = InProcess({}, Desk())
    with tempfile.TemporaryDirectory() as folder:
        store = store_for(f"sqlite:///{folder}/baseline.sqlite")
        await store.open()
        records = [
            Record(RAW, 0, number, 0, b"feed-%d" % (number % FEEDS), story(number), (received,))
            for number in range(items)
        ]

        async def sends() -> AsyncIterator[Send]:
            for record in records:
                for send in way.record(record):
                    yield send

        began = time.monotonic()
        async for batch in batches(sends()):
            await file_batch(store, batch)
        await store.close()
        return items / (time.monotonic() - began)
