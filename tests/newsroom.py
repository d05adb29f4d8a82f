"""A newsroom for fault tests: a worker as real processes, a ledger of what was sent, and what came of it.

The ledger is kept by the test from the broker's acks, outside the system under test.
"""

import asyncio
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
import uuid
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from promptness import PATIENCE

from schemas.topics import ARTICLES, LATEST, RAW, TOPICS

COMMAND = [sys.executable, "-m", "streams.cli"]
NO_STORE = 78
WORDS = Path(__file__).with_name("words.txt").read_text().split()


def wire(
    number: int, version: int = 1, *, status: str = "usable", words: int = 120, minute: int | None = None
) -> bytes:
    """Make one ninjs item: number and version decide its text, so that the same call gives the same bytes."""
    chance = random.Random(f"{number}/{version}")
    text = " ".join(chance.choices(WORDS, k=words))
    at = minute if minute is not None else version
    item: dict[str, Any] = {
        "uri": f"urn:newsml:wire.example:{number}",
        "version": str(version),
        "versionCreated": f"2025-03-16T{10 + at // 60:02}:{at % 60:02}:00Z",
        "type": "text",
        "pubStatus": status,
        "language": "en",
        "headlines": [{"role": "main", "value": f"Item {number} version {version}"}],
    }
    if status != "canceled":
        item["bodies"] = [{"contentType": "text/plain", "value": f"TEXT-{number}-{version} {text}"}]
    return json.dumps(item).encode()


class Newsroom:
    """One deployment under test: its own prefix, store and settings on a shared broker."""

    def __init__(self, brokers: str, folder: Path, **environment: str) -> None:
        self.brokers = brokers
        self.prefix = f"t{uuid.uuid4().hex[:8]}."
        self.store = folder / "store.sqlite"
        self.folder = folder
        self.environment = {
            **os.environ,
            "COPYDESK_BROKERS": brokers,
            "COPYDESK_PREFIX": self.prefix,
            "COPYDESK_STORE": f"sqlite:///{self.store}",
            "COPYDESK_HTTP": "127.0.0.1:0",
            "COPYDESK_SESSION_TIMEOUT": "6",
            "COPYDESK_LOG_FORMAT": "json",
            "COPYDESK_FAULTS": "1",
            "COPYDESK_CANARY": "0",  # tests count records
            **environment,
        }
        self.workers: list[subprocess.Popen[bytes]] = []
        self._opened = 0
        self.ledger: dict[str, bytes] = {}  # place of the raw record → bytes

    def run(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run one command of copydesk with this newsroom's settings."""
        return subprocess.run(
            [*COMMAND, *arguments], env=self.environment, capture_output=True, text=True, check=check, timeout=180
        )

    def open(self, *stages: str, **environment: str) -> "subprocess.Popen[bytes]":
        """Start one more worker."""
        with (self.folder / f"worker-{self._opened}.log").open("ab") as log:
            worker = subprocess.Popen([*COMMAND, "worker", *stages], env=self.environment | environment, stderr=log)
        self._opened += 1
        self.workers.append(worker)
        return worker

    def stages(self) -> list[psutil.Process]:
        """Return the stage processes of all workers that run just now."""
        found: list[psutil.Process] = []
        for worker in self.workers:
            if worker.poll() is None:
                found += psutil.Process(worker.pid).children()
        return found

    def kill_a_stage(self, chance: random.Random) -> None:
        """End a random stage as a crash of the machine would."""
        while not (running := self.stages()):
            time.sleep(0.1)
        chance.choice(running).send_signal(signal.SIGKILL)

    def kill(self, stage: str) -> None:
        """End the processes of one stage."""
        for process in self.stages():
            with suppress(psutil.NoSuchProcess):  # one that was killed just now has no command line any more
                if process.cmdline()[-1:] == [stage]:
                    process.send_signal(signal.SIGKILL)

    def close(self) -> list[int]:
        """Stop all workers cleanly and return their exit codes."""
        for worker in self.workers:
            if worker.poll() is None:
                worker.terminate()
        codes = [worker.wait(timeout=PATIENCE) for worker in self.workers]
        self.workers.clear()
        return codes

    async def publish(
        self, items: Iterable[bytes | None], *, feed: str = "wire", headers: Sequence[tuple[str, bytes]] = ()
    ) -> list[str]:
        """Send raw records with a plain producer and note each ack in the ledger; returns the places."""
        producer = AIOKafkaProducer(bootstrap_servers=self.brokers, acks="all", max_request_size=9_000_000)
        await producer.start()
        places: list[str] = []
        try:
            kept = list(items)
            head = [("received-at", b"2025-03-16T12:00:00Z"), *headers]
            for start in range(0, len(kept), 500):
                some = kept[start : start + 500]
                sends = [
                    await producer.send(self.prefix + RAW, value, key=feed.encode(), headers=head) for value in some
                ]
                for value, ack in zip(some, await asyncio.gather(*sends), strict=True):
                    place = f"{RAW}/{ack.partition}/{ack.offset}"
                    self.ledger[place] = value or b""
                    places.append(place)
        finally:
            await producer.stop()
        return places

    def audit(self) -> dict[str, list[str]]:
        """Return what `copydesk audit --json` says; the worker makes the store, which is waited for."""
        end = time.monotonic() + PATIENCE
        while (answer := self.run("audit", "--json", check=False)).returncode == NO_STORE and time.monotonic() < end:
            time.sleep(0.1)
        assert answer.stdout, answer.stderr
        return dict(json.loads(answer.stdout))

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Ask the store itself."""
        with sqlite3.connect(f"file:{self.store}?mode=ro", uri=True, timeout=30) as connection:
            return connection.execute(query).fetchall()

    def stored(self) -> int:
        """Count the article versions in the store, 0 while there is none."""
        try:
            return int(self.rows("SELECT count(*) FROM articles")[0][0])
        except sqlite3.OperationalError:
            return 0

    async def until_stored(self, versions: int, *, seconds: float = PATIENCE, every: float = 0.02) -> float:
        """Wait until so many versions are stored, and no longer than `seconds`; returns how long it took."""
        began = time.monotonic()
        while self.stored() < versions and time.monotonic() < began + seconds:  # noqa: ASYNC110  the store is a file
            await asyncio.sleep(every)
        return time.monotonic() - began

    def settle(self, *, timeout: float) -> dict[str, list[str]]:
        """Wait until the audit misses nothing of the ledger; returns the last audit, whatever it says."""
        end = time.monotonic() + timeout
        # An audit is a process that reads topics: it takes the CPU that the stages need, so the store is asked first.
        while not self._all_judged() and time.monotonic() < end:
            time.sleep(0.2)
        while True:
            said = self.audit()
            done = not said["missing"] and set(self.ledger) <= set(said["records"])
            if done or time.monotonic() > end:
                return said
            time.sleep(1)

    def _all_judged(self) -> bool:
        """Say whether the store has a verdict or a dead letter for every place of the ledger; True for other stores."""
        if not self.environment["COPYDESK_STORE"].startswith("sqlite:"):
            return True
        try:
            found = {place for (place,) in self.rows("SELECT receipt FROM verdicts UNION ALL SELECT receipt FROM dead")}
        except sqlite3.OperationalError:
            return False
        return set(self.ledger) <= {place.partition("#")[0] for place in found}

    async def read(self, topic: str = ARTICLES) -> list[Any]:
        """Read a whole topic, all partitions, as a consumer from outside would."""
        consumer = AIOKafkaConsumer(bootstrap_servers=self.brokers, max_partition_fetch_bytes=17_000_000)
        await consumer.start()
        try:
            partitions = [TopicPartition(self.prefix + topic, number) for number in range(TOPICS[topic].partitions)]
            consumer.assign(partitions)
            await consumer.seek_to_beginning(*partitions)
            ends = await consumer.end_offsets(partitions)
            found: list[Any] = []
            while [tp for tp in partitions if await consumer.position(tp) < ends[tp]]:
                for messages in (await consumer.getmany(timeout_ms=500)).values():
                    found += messages
            return found
        finally:
            await consumer.stop()

    async def latest_never_goes_back(self) -> None:
        """Assert that a reader of `news.latest.v1` never saw an older version after a newer one, nor a killed text."""
        newest: dict[bytes, str] = {}
        gone: set[bytes] = set()
        for message in await self.read(LATEST):
            if message.value is None:
                gone.add(message.key)
                continue
            article = json.loads(message.value)
            assert message.key not in gone, f"text after its tombstone: {message.key!r}"
            assert article["versionCreated"] >= newest.get(message.key, ""), f"older after newer: {message.key!r}"
            newest[message.key] = article["versionCreated"]
