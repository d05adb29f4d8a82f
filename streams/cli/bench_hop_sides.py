"""The two sides of `copydesk bench hop`, each a process: `python -m streams.cli.bench_hop_sides SIDE BROKERS PREFIX N`.

Both read N records from `in`, decode and encode each, send it to `out`, wait for the confirmation and commit once a
second; they print `{"seconds": …}` from the first record received to the last one confirmed.
"""

import asyncio
import json
import signal
import sys
import time
from typing import Any
from uuid import uuid4

import orjson
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer

from streams.agents.conf import SETTINGS, stage_app
from streams.agents.consumer import FETCH_WAIT_MS
from streams.agents.each import each
from streams.agents.loop import attach
from streams.agents.running import run_stage
from streams.agents.work import LoopDeps
from streams.facts import Parsed
from streams.messages import Effects, Record, Send

PRODUCER: dict[str, Any] = {
    "acks": "all",
    "linger_ms": 0,
    "max_batch_size": SETTINGS["producer_max_batch_size"],
    "max_request_size": SETTINGS["producer_max_request_size"],
    "compression_type": SETTINGS["producer_compression_type"],
}
DONE = Parsed(receipt="", feed="bench", uri="", format="json", dialect=None, received=0.0)


def again(value: bytes | None) -> bytes:
    """Decode and encode: the codec of both sides."""
    return orjson.dumps(orjson.loads(value or b"null"))


class Clock:
    """Seconds from the first record received to the last of `records` confirmed; then SIGTERM to ourselves."""

    def __init__(self, records: int) -> None:
        self._left, self._start = records, 0.0

    def start(self) -> None:
        """Note that a record came."""
        self._start = self._start or time.perf_counter()

    def confirmed(self, records: int) -> None:
        """Note that so many were confirmed."""
        self._left -= records
        if self._left == 0:
            print(json.dumps({"seconds": time.perf_counter() - self._start}), flush=True)
            signal.raise_signal(signal.SIGTERM)


def agent(brokers: str, prefix: str, clock: Clock) -> int:
    """Run our loop."""

    def step(record: Record) -> Effects:
        clock.start()
        return Effects([Send("out", record.key, again(record.value))], [DONE])

    def bury(_record: Record, error: Exception, *_: object) -> Effects:
        raise error

    app = stage_app(f"{prefix}{uuid4().hex}", brokers, session_timeout=6.0)
    deps = LoopDeps(prefix, bury, tell=lambda _: clock.confirmed(1))
    attach(app, ["in"], each(step, stage="parse", bury=bury), stage="parse", deps=deps)
    return run_stage(app)


async def plain(brokers: str, prefix: str, clock: Clock) -> int:
    """Run the plainest consumer that does the same."""
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    consumer = AIOKafkaConsumer(
        f"{prefix}in",
        bootstrap_servers=brokers,
        group_id=f"{prefix}{uuid4().hex}",
        auto_offset_reset="earliest",
        enable_auto_commit=False,
        max_partition_fetch_bytes=SETTINGS["consumer_max_fetch_size"],
        fetch_max_wait_ms=FETCH_WAIT_MS,
    )
    async with consumer, AIOKafkaProducer(bootstrap_servers=brokers, **PRODUCER) as producer:
        commit_at = time.monotonic() + SETTINGS["broker_commit_interval"]
        while not stop.is_set():
            fetched = [m for some in (await consumer.getmany(timeout_ms=100, max_records=500)).values() for m in some]
            if not fetched:
                continue
            clock.start()
            sent = [await producer.send(f"{prefix}out", again(message.value), key=message.key) for message in fetched]
            await asyncio.gather(*sent)
            clock.confirmed(len(fetched))
            if time.monotonic() >= commit_at:
                await consumer.commit()
                commit_at = time.monotonic() + SETTINGS["broker_commit_interval"]
    return 0


def main() -> int:
    """Run one side."""
    side, brokers, prefix, records = sys.argv[1:]
    clock = Clock(int(records))
    return agent(brokers, prefix, clock) if side == "agent" else asyncio.run(plain(brokers, prefix, clock))


if __name__ == "__main__":
    sys.exit(main())
