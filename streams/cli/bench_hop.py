"""`copydesk bench hop`: what the agent loop costs beside the plainest consumer that could do the same.

One agent (read, decode, encode, send, confirm, ack, commit once a second) against plain aiokafka doing the same with
`getmany(500)`: same broker, same records (about 5 kB, all different), same codec, same producer, same rhythm. Runs
alternate, each in a process of its own, since a machine drifts: only ratios within a pair mean something.
"""

import asyncio
import json
import random
import subprocess
import sys
from statistics import median
from typing import Any
from uuid import uuid4

import orjson
from aiokafka import AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from streams.cli.bench_hop_sides import PRODUCER

WORDS = 640
"""Words in one record's text; with the names around it a record has about 4.8 kB."""

TOPICS = ("in", "out")


def bench_hop(brokers: str, *, records: int = 30_000, pairs: int = 5, partitions: int = 4) -> dict[str, Any]:
    """Run `pairs` alternating pairs; return `{name, runs, median, baseline, ratio, unit, pairs}`.

    `median` and `baseline` are records per second of the agent and of plain aiokafka; `ratio` is the median of the
    ratios within each pair.
    """
    prefix = f"bench-{uuid4().hex[:8]}."
    asyncio.run(_load(brokers, prefix, records, partitions))
    try:
        runs = [{side: _measure(side, brokers, prefix, records) for side in _order(pair)} for pair in range(pairs)]
    finally:
        asyncio.run(_unload(brokers, prefix))
    return {
        "name": "hop",
        "runs": pairs,
        "median": round(median(run["agent"] for run in runs)),
        "baseline": round(median(run["plain"] for run in runs)),
        "ratio": round(median(run["agent"] / run["plain"] for run in runs), 2),
        "unit": "records/s",
        "pairs": [{side: round(speed) for side, speed in sorted(run.items())} for run in runs],
    }


def _order(pair: int) -> tuple[str, str]:
    """Take turns in who goes first: the second finds warmer caches."""
    return ("agent", "plain") if pair % 2 else ("plain", "agent")


def _measure(side: str, brokers: str, prefix: str, records: int) -> float:
    """Run one side in a process of its own; return its records per second."""
    command = [sys.executable, "-m", "streams.cli.bench_hop_sides", side, brokers, prefix, str(records)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)  # noqa: S603 - ourselves
    if done.returncode != 0:
        raise RuntimeError(f"{side} ended with {done.returncode}: {done.stderr[-2000:]}")
    return records / float(json.loads(done.stdout)["seconds"])


async def _load(brokers: str, prefix: str, records: int, partitions: int) -> None:
    admin = AIOKafkaAdminClient(bootstrap_servers=brokers)
    await admin.start()
    await admin.create_topics([NewTopic(prefix + name, partitions, 1) for name in TOPICS])
    await admin.close()
    chance = random.Random(7)  # noqa: S311 - the same records on every run
    words = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(2, 11))) for _ in range(5000)]
    async with AIOKafkaProducer(bootstrap_servers=brokers, **PRODUCER) as producer:
        for start in range(0, records, 500):
            numbers = range(start, min(start + 500, records))
            sent = [
                await producer.send(f"{prefix}in", _record(chance, words, number), partition=number % partitions)
                for number in numbers
            ]
            await asyncio.gather(*sent)


def _record(chance: random.Random, words: list[str], number: int) -> bytes:
    text = " ".join(chance.choices(words, k=WORDS))
    return orjson.dumps(
        {"uri": f"urn:bench:{number}", "headline": text[:60], "bodies": [{"value": text}], "urgency": 4}
    )


async def _unload(brokers: str, prefix: str) -> None:
    admin = AIOKafkaAdminClient(bootstrap_servers=brokers)
    await admin.start()
    await admin.delete_topics([prefix + name for name in TOPICS])
    await admin.close()
