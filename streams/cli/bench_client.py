"""`copydesk bench client`: what the typed client costs beside the plainest aiokafka consumer.

`articles(group=…)` (typed, repeats dropped, committed behind the body) against the plain consumer of the README (`async
for record in consumer`, automatic commits, `ce_id` in a set, `json.loads`), and against the same without reading the
value: same broker, same records, articles of our own enrichment whose texts differ. Runs alternate, each in a process
of its own, since a machine drifts: only ratios within a round mean something.
"""

import asyncio
import json
import random
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from statistics import median
from string import ascii_lowercase
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
from streams.pipeline.way import InProcess
from streams.sources.publisher import PRODUCER

STORY = """Ferries between the islands sail again

TALLINN (Reuters) - Ferries sailed again on Monday after a storm of 3 days, the port of Tallinn said. "All 14 ships are
at sea," said Kadri Tamm, a spokeswoman for the port. About 2,300 people had waited in Estonia and Finland since Friday.
"""
PARAGRAPHS = 12
"""Paragraphs like the one above: an article of 12 to 15 kB with its annotations."""


def bench_client(brokers: str, *, records: int = 20_000, pairs: int = 5) -> dict[str, Any]:
    """Run `pairs` rounds; return `{name, runs, median, baseline, ratio, unit, bytes, bare, bare_ratio, pairs}`.

    `median` and `baseline` are articles per second of the client and of the plain consumer, `bare` those of one that
    does not look at the value; ratios are medians of the ratios within each round; `bytes` the size of one article.
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
        "bare": round(median(run["bare"] for run in runs)),
        "bare_ratio": round(median(run["client"] / run["bare"] for run in runs), 2),
        "pairs": [{side: round(speed) for side, speed in sorted(run.items())} for run in runs],
    }


def _order(pair: int) -> tuple[str, ...]:
    """Take turns in who goes first: the second finds warmer caches."""
    return ("client", "plain", "bare") if pair % 2 else ("bare", "plain", "client")


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
            some = [_other(model, n) for n in range(start, min(start + 500, records))]
            sent = [
                await producer.send(topic, encode(one), key=one.uri.encode(), headers=list(article_headers(one, "1")))
                for one in some
            ]
            await asyncio.gather(*sent)
    return len(encode(model))


def _other(article: Article, number: int) -> Article:
    """Return an article of the same size with another uri and a text of its own, so that it compresses as news does."""
    chance = random.Random(number)  # noqa: S311 - the same texts on every run
    words = ["".join(chance.choices(ascii_lowercase, k=len(word))) for word in article.text.split(" ")]
    body = article.bodies[0].model_copy(update={"value": " ".join(words)})
    return article.model_copy(update={"uri": f"urn:bench:{number}", "bodies": (body,)})


def _article() -> Article:
    """Let our own agents make an article."""
    headline, body = STORY.split("\n\n")
    text = "\n\n".join([headline, *[body] * PARAGRAPHS]).encode()
    record = Record(RAW, 0, 0, 0, b"reuters", text, (("received-at", b"2025-03-16T12:00:00Z"),))
    sends = InProcess({}, Desk()).record(record)
    return next(decode(Article, send.value or b"") for send in sends if send.topic == ARTICLES)


# The two sides, each a process: `python -m streams.cli.bench_client SIDE BROKERS PREFIX N`.


async def _client(brokers: str, prefix: str, count: "Count") -> None:
    async with articles(group=uuid4().hex, brokers=brokers, prefix=prefix) as incoming:
        async for _ in incoming:
            if count.up():
                break


async def _plain(brokers: str, prefix: str, count: "Count") -> None:
    await _consume(brokers, prefix, count, json.loads)


async def _bare(brokers: str, prefix: str, count: "Count") -> None:
    await _consume(brokers, prefix, count, lambda _: None)


async def _consume(brokers: str, prefix: str, count: "Count", read: Callable[[bytes], Any]) -> None:
    consumer = AIOKafkaConsumer(
        prefix + ARTICLES, bootstrap_servers=brokers, group_id=uuid4().hex, auto_offset_reset="earliest"
    )
    seen: set[bytes] = set()
    async with consumer:
        async for record in consumer:
            seen.add(dict(record.headers)["ce_id"])
            read(record.value)
            if count.up():
                break


class Count:
    """Counts to `records`; `seconds` is the time from the first to the last."""

    def __init__(self, records: int) -> None:
        self._left, self._began, self.seconds = records, 0.0, 0.0

    def up(self) -> bool:
        """Count one; return whether it was the last."""
        self._began = self._began or time.perf_counter()
        self._left -= 1
        self.seconds = time.perf_counter() - self._began
        return self._left == 0


SIDES = {"client": _client, "plain": _plain, "bare": _bare}


def main() -> int:
    """Run one side."""
    side, brokers, prefix, records = sys.argv[1:]
    count = Count(int(records))
    asyncio.run(SIDES[side](brokers, prefix, count))
    sys.stdout.buffer.write(orjson.dumps({"seconds": count.seconds}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
