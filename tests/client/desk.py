"""Records of the public topics written by hand, and readers that stop: what the tests of the client work with."""

import asyncio
import os
import subprocess
import sys
import uuid
from collections.abc import AsyncIterator, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from aiokafka import AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from contracts.records import Item
from promptness import PATIENCE

from schemas.article import Article
from schemas.codec import decode, encode
from schemas.events import JUDGED_OFFSET, article_headers
from schemas.topics import ARTICLES, LATEST

READER = Path(__file__).with_name("reader.py")

Headers = tuple[tuple[str, bytes], ...]


class Sent(NamedTuple):
    """One record to write."""

    key: str
    value: bytes | None
    headers: Headers = ()


def version(story: str, number: int = 1, **said: Any) -> Sent:
    """Return version `number` of a story as enrich would publish it."""
    item = Item(number, story=story, version=number, **{"kind": "new" if number == 1 else "update", **said})
    article = decode(Article, item.article().value or b"")
    return Sent(article.uri, encode(article), article_headers(article, "1"))


def canary() -> Sent:
    """Return a synthetic article."""
    made = version("canary")
    return made._replace(headers=tuple((k, b"copydesk.canary.v1" if k == "ce_type" else v) for k, v in made.headers))


def uri(story: str) -> str:
    """Return the uri of a story."""
    return Item(0, story=story).uri


def judged(record: Sent, offset: int) -> Sent:
    """Return a record of `news.latest.v1`: it says which judged record it comes from."""
    return record._replace(headers=(*record.headers, (JUDGED_OFFSET, str(offset).encode())))


class Topics:
    """The public topics of a test of its own."""

    def __init__(self, brokers: str) -> None:
        self.brokers = brokers
        self.readers: list[subprocess.Popen[bytes]] = []
        self.prefix = f"c{uuid.uuid4().hex[:8]}."

    @property
    def there(self) -> dict[str, str]:
        """Where they are, as the client wants it."""
        return {"brokers": self.brokers, "prefix": self.prefix}

    async def make(self, partitions: int = 2) -> None:
        """Create both."""
        admin = AIOKafkaAdminClient(bootstrap_servers=self.brokers)
        await admin.start()
        compact = NewTopic(self.prefix + LATEST, partitions, 1, topic_configs={"cleanup.policy": "compact"})
        await admin.create_topics([NewTopic(self.prefix + ARTICLES, partitions, 1), compact])
        await admin.close()

    async def make_anew(self, partitions: int) -> None:
        """Delete the topic of articles and make it again, once it is gone."""
        name = self.prefix + ARTICLES
        admin = AIOKafkaAdminClient(bootstrap_servers=self.brokers)
        await admin.start()
        try:
            await admin.delete_topics([name])
            while name in await admin.list_topics():  # noqa: ASYNC110  nobody tells when it is gone
                await asyncio.sleep(0.05)
            await admin.create_topics([NewTopic(name, partitions, 1)])
        finally:
            await admin.close()

    async def send(self, *records: Sent, topic: str = ARTICLES, partition: int | None = None) -> None:
        """Write records, in order."""
        async with AIOKafkaProducer(bootstrap_servers=self.brokers, acks="all") as producer:
            pending = [
                await producer.send(
                    self.prefix + topic, r.value, key=r.key.encode(), headers=list(r.headers), partition=partition
                )
                for r in records
            ]
            await asyncio.gather(*pending)

    def reader(self, ledger: Path, **said: str) -> "subprocess.Popen[bytes]":
        """Start a client in a process of its own that writes what it sees to `ledger`."""
        there = {"COPYDESK_BROKERS": self.brokers, "COPYDESK_PREFIX": self.prefix, "COPYDESK_SESSION_TIMEOUT": "3"}
        reader = subprocess.Popen([sys.executable, READER], env=os.environ | there | {"LEDGER": str(ledger)} | said)
        self.readers.append(reader)
        return reader

    def close(self) -> None:
        """End what still reads."""
        for reader in self.readers:
            reader.kill()
            reader.wait(timeout=PATIENCE)


async def take(stream: AsyncIterator[Any] | Any, number: int, seconds: float = PATIENCE) -> list[Any]:
    """Return the first `number` of a stream, each body ended."""
    found: list[Any] = []
    async with asyncio.timeout(seconds), stream as entered:
        if number == 0:
            return found
        async for one in entered:
            found.append(one)
            if len(found) == number:
                break
    return found


async def rest(stream: Any, seconds: float = 4) -> list[Any]:
    """Return all that comes within some seconds."""
    found: list[Any] = []

    async def run() -> None:
        async for one in stream:
            found.append(one)  # noqa: PERF401  what came before the time-out counts

    task = asyncio.create_task(run())
    await asyncio.wait([task], timeout=seconds)
    if task.done():
        task.result()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    return found


def told(articles: Iterable[Any]) -> list[tuple[str, str]]:
    """Return story and revision of each article."""
    return [(each.uri.rpartition(":")[2], each.copydesk.revision) for each in articles]


def articles_seen(ledger: Path) -> list[str]:
    """Return the lines of a ledger."""
    return ledger.read_text().splitlines() if ledger.exists() else []


def ids(records: Sequence[Sent]) -> set[str]:
    """Return the event ids of records."""
    return {dict(record.headers)["ce_id"].decode().rpartition("|")[0] for record in records}
