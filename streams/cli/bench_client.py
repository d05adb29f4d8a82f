"""`copydesk bench client`: what the typed client costs beside the plainest aiokafka consumer.

`articles(group=…)` (typed, repeats dropped, committed behind the body) against `async for record in consumer` with
automatic commits, which decodes nothing: same broker, same records, an article of our own enrichment each. Runs
alternate, each in a process of its own, since a machine drifts: only ratios within a pair mean something.
"""

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from statistics import median
from typing import Any
from uuid import uuid4

import orjson
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from schemas.article import Article
from schemas.codec import decode, encode
from schemas.events import article_headers
from schemas.topics import ARTICLES, RAW, TOPICS
from streams.client import articles
from streams.dedupe import Desk
from streams.messages import Record
from streams.pipeline import InProcess
from streams.sources.publisher import PRODUCER

STORY = """Ferries between the islands sail again

TALLINN (Reuters) - Ferries sailed again on Monday after a storm of 3 days, the port of Tallinn said. "All 14 ships are
at sea," said Kadri Tamm, a spokeswoman for the port. About 2,300 people had waited in Estonia and Finland since Friday.
"""
PARAGRAPHS = 12
"""Paragraphs like the one above: an article of 12 to 15 kB with its annotations."""


def bench_client(brokers: str, *, records: int = 20_000, pairs: int = 5) -> dict[str, Any]:
    """Run `pairs` alternating pairs; return `{name, runs, median, baseline, ratio, unit, bytes, pairs}`.

    `median` and `baseline` are articles per second of the client and records per second of plain aiokafka; `ratio` is
    the median of the ratios within each pair, `bytes` the size of one article.
    """
    prefix = f"bench-{uuid4().hex[:8]}."
    size = asyncio.run(_load(brokers, prefix, records))
    try:
        runs = [{side: _measure(side, brokers, prefix, records) for side in _order(pair)} for pair in range(pairs)]
    finally:
        asyncio.run(_admin(brokers, lambda admin: admin.delete_topics([prefix + ARTICLES])))
    return {
        "name": "client",
        "runs": pairs,
        "median": round(median(run["client"] for run in runs)),
        "baseline": round(median(run["plain"] for run in runs)),
        "ratio": round(median(run["client"] / run["plain"] for run in runs), 2),
        "unit": "articles/s",
        "bytes": size,
        "pairs": [{side: round(speed) for side, speed in sorted(run.items())} for run in runs],
    }


def _order(pair: int) -> tuple[str, str]:
    """Take turns in who goes first: the second finds warmer caches."""
    return ("client", "plain") if pair % 2 else ("plain", "client")


def _measure(side: str, brokers: str, prefix: str, records: int) -> float:
    """Run one side in a process of its own; return its articles per second."""
    command = [sys.executable, "-m", "streams.cli.bench_client", side, brokers, prefix, str(records)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)  # noqa: S603 - ourselves
    if done.returncode != 0:
        raise RuntimeError(f"{side} ended with {done.returncode}: {done.stderr[-2000:]}")
    return records / float(json.loads(done.stdout)["seconds"])


async def _admin(brokers: str, do: Callable[[Any], Awaitable[Any]]) -> None:
    admin = AIOKafkaAdminClient(bootstrap_servers=brokers)
    await admin.start()
    try:
        await do(admin)
    finally:
        await admin.close()


async def _load(brokers: str, prefix: str, records: int) -> int:
    """Write the articles; return the size of one."""
    topic, model = prefix + ARTICLES, _article()
    new = NewTopic(topic, TOPICS[ARTICLES].partitions, 1)
    await _admin(brokers, lambda admin: admin.create_topics([new]))
    async with AIOKafkaProducer(bootstrap_servers=brokers, **PRODUCER) as producer:
        for start in range(0, records, 500):
            some = [model.model_copy(update={"uri": f"urn:bench:{n}"}) for n in range(start, min(start + 500, records))]
            sent = [
                await producer.send(topic, encode(one), key=one.uri.encode(), headers=list(article_headers(one, "1")))
                for one in some
            ]
            await asyncio.gather(*sent)
    return len(encode(model))


def _article() -> Article:
    """Let our own agents make an article."""
    headline, body = STORY.split("\n\n")
    text = "\n\n".join([headline, *[body] * PARAGRAPHS]).encode()
    record = Record(RAW, 0, 0, 0, b"reuters", text, (("received-at", b"2025-03-16T12:00:00Z"),))
    sends = InProcess({}, Desk()).record(record)
    return next(decode(Article, send.value or b"") for send in sends if send.topic == ARTICLES)


# The two sides, each a process: `python -m streams.cli.bench_client SIDE BROKERS PREFIX N`.


async def _client(brokers: str, prefix: str) -> AsyncIterator[Any]:
    async with articles(group=uuid4().hex, brokers=brokers, prefix=prefix) as incoming:
        async for article in incoming:
            yield article


async def _plain(brokers: str, prefix: str) -> AsyncIterator[Any]:
    consumer = AIOKafkaConsumer(
        prefix + ARTICLES, bootstrap_servers=brokers, group_id=uuid4().hex, auto_offset_reset="earliest"
    )
    async with consumer:
        async for record in consumer:
            yield record


async def _run(side: str, brokers: str, prefix: str, records: int) -> float:
    """Return the seconds from the first one to the last."""
    began, count = 0.0, 0
    async for _ in {"client": _client, "plain": _plain}[side](brokers, prefix):
        began = began or time.perf_counter()
        count += 1
        if count == records:
            break
    return time.perf_counter() - began


def main() -> int:
    """Run one side."""
    side, brokers, prefix, records = sys.argv[1:]
    sys.stdout.buffer.write(orjson.dumps({"seconds": asyncio.run(_run(side, brokers, prefix, int(records)))}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
