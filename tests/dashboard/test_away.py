"""The live stream of a worker whose broker goes away, and whose own end comes."""

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import aiohttp
import pytest
from client.desk import Topics, version
from dashboard.desk import Reading, streaming
from fixtures_kafka import OwnKafka
from promptness import PATIENCE

from streams.dashboard import hub

RUN = Path(__file__).parents[1] / "cli" / "run_supervise.py"


@pytest.mark.kafka
async def test_stream_goes_on_when_the_broker_is_back(own_kafka: OwnKafka) -> None:
    """A broker that restarts costs the readers nothing: the stream stays open, and what is published then comes."""
    topics = Topics(own_kafka.address)
    await topics.make(2)
    async with streaming(topics) as site, site.stream() as reader:
        await reader.begun()
        await topics.send(version("before"))
        before = await reader.take(1)
        await asyncio.to_thread(own_kafka.stop)
        await asyncio.to_thread(own_kafka.start)
        sent = [version(f"after{number}") for number in range(20)]
        await topics.send(*sent)
        after = await reader.take(20, seconds=120)
        assert {event.data["uri"] for event in after} == {one.key for one in sent}
        async with site.stream(last=before[0].id) as again:
            assert len(await again.take(20)) == 20


@pytest.mark.kafka
async def test_stream_outlives_a_broker_that_is_away_for_long(
    own_kafka: OwnKafka, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A broker that is away until the hub gives its connection up, which is while a fetch waits for its next try."""
    monkeypatch.setattr(hub, "GROWTH_SECONDS", 1.0)
    monkeypatch.setattr(hub, "START_SECONDS", 1.0)
    topics = Topics(own_kafka.address)
    await topics.make(2)
    async with streaming(topics) as site, site.stream() as reader:
        await reader.begun()
        await asyncio.to_thread(own_kafka.stop)
        await _until(lambda: "lost Kafka and tries again" in caplog.text)
        await asyncio.to_thread(own_kafka.start)
        await topics.send(version("after"))
        assert [event.data["uri"] for event in await reader.take(1)] == [version("after").key]


@pytest.mark.kafka
async def test_worker_ends_in_time_while_streams_are_read(topics: Topics, tmp_path: Path) -> None:
    """SIGTERM with readers and a stage that ignores it: readers are told before it is killed, the worker is gone soon after."""
    settings = {"COPYDESK_HTTP": "127.0.0.1:0", "COPYDESK_BROKERS": topics.brokers, "COPYDESK_PREFIX": topics.prefix}
    store = {"COPYDESK_STORE": f"sqlite:///{tmp_path}/news.sqlite"}
    log = tmp_path / "log"
    with (
        log.open("wb") as stderr,
        subprocess.Popen(  # noqa: ASYNC220
            [sys.executable, RUN, tmp_path, "deaf"], env=os.environ | settings | store, stderr=stderr
        ) as worker,
    ):
        try:
            address = await _address(log)
            async with aiohttp.ClientSession() as client:
                readers = [await Reading(client.get(f"{address}/v1/stream")).__aenter__() for _ in range(5)]
                for reader in readers:
                    await reader.begun()
                await _until((tmp_path / "deaf.now").exists)
                worker.terminate()
                for reader in readers:
                    with pytest.raises(EOFError):
                        await reader.take(1)
                assert b"is killed" not in log.read_bytes()
            assert await asyncio.to_thread(worker.wait, PATIENCE) == 0
        finally:
            worker.kill()


async def _address(log: Path) -> str:
    await _until(lambda: "http://" in log.read_text())
    return re.findall(r"http://\S+(?=/)", log.read_text())[0]  # noqa: ASYNC240  a line


async def _until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not true():  # noqa: ASYNC110  another process tells nobody
            await asyncio.sleep(0.05)
