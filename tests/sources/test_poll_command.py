"""`copydesk poll` as a process: killed between ack and bookmark, without a broker, and what it prints."""

import asyncio
import json
import signal
import sqlite3
import sys
import uuid
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from aiokafka import AIOKafkaConsumer, TopicPartition
from cli.copydesk import NOBODY, clean_environment
from sources.feed_server import FeedServer, feed_server, item, rss

from schemas.topics import RAW, TOPICS
from streams.cli.poll_events import as_line
from streams.sources.bookmarks import Event

RUN = Path(__file__).with_name("run_poll.py")
EACH = 8
"""New items in each round."""
SECONDS = 60


class Command:
    """The command with the settings of one test."""

    def __init__(self, folder: Path, brokers: str) -> None:
        self.folder = folder
        self.brokers = brokers
        self.prefix = f"p{uuid.uuid4().hex[:8]}."
        self.feeds = folder / "feeds.toml"
        self.database = folder / "state" / "poll.sqlite"

    async def start(self, *arguments: str) -> Process:
        """Start it."""
        settings = {
            "COPYDESK_BROKERS": self.brokers,
            "COPYDESK_PREFIX": self.prefix,
            "COPYDESK_FEEDS": str(self.feeds),
            "COPYDESK_STATE": str(self.folder / "state"),
            "COPYDESK_POLL_ALLOW": "127.0.0.1/32",
        }
        environment = clean_environment(**settings)
        return await asyncio.create_subprocess_exec(
            sys.executable, RUN, *arguments, env=environment, stdout=PIPE, stderr=PIPE
        )

    async def run(self, *arguments: str) -> tuple[int | None, list[Any], str]:
        """Run it to its end; returns the exit code, the objects on stdout, and the talk."""
        process = await self.start(*arguments)
        out, talk = await asyncio.wait_for(process.communicate(), SECONDS)
        return process.returncode, [json.loads(line) for line in out.splitlines()], talk.decode()

    def due(self) -> None:
        """Let all feeds be due."""
        with closing(sqlite3.connect(self.database)) as database, database:
            database.execute("UPDATE bookmarks SET due = 0")

    @contextmanager
    def bookmarks_held(self) -> Iterator[None]:
        """Let nobody else write the database: what the poller does ends before its bookmark."""
        with closing(sqlite3.connect(self.database, isolation_level=None)) as database:
            database.execute("BEGIN IMMEDIATE")
            yield

    async def bodies(self) -> list[bytes]:
        """Return all that lies on the raw topic."""
        found: list[bytes] = []
        async with AIOKafkaConsumer(bootstrap_servers=self.brokers) as consumer:
            partitions = [TopicPartition(self.prefix + RAW, number) for number in range(TOPICS[RAW].partitions)]
            consumer.assign(partitions)
            await consumer.seek_to_beginning(*partitions)
            ends = await consumer.end_offsets(partitions)
            while [tp for tp in partitions if await consumer.position(tp) < ends[tp]]:
                for messages in (await consumer.getmany(timeout_ms=500)).values():
                    found += [message.value for message in messages]
        return found


@asynccontextmanager
async def command(folder: Path, brokers: str = NOBODY) -> AsyncIterator[tuple[Command, FeedServer]]:
    """Yield the command with one feed that is served, and one that has no address."""
    async with feed_server() as server:
        made = Command(folder, brokers)
        made.feeds.write_text(f'[feeds.harbour.poll]\nurl = "{server.url()}"\n[feeds.silent]\n')
        server.say(rss(item("first")))
        yield made, server


@pytest.mark.kafka
async def test_killed_between_ack_and_bookmark(kafka: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Killed by -9 after some acks or all, again and again: nothing is lost, and in the end nothing is sent twice any more."""
    rounds = 20 if request.config.getoption("--long") else 3
    items = [item("first")]
    async with command(tmp_path, kafka) as (poller, server):
        assert (await poller.run("--once"))[0] == 0
        poller.due()
        with poller.bookmarks_held():
            for number in range(rounds):
                items += [item(f"{number}-{each}") for each in range(EACH)]
                server.answers.clear()
                server.say(rss(*items), ETag=f'"{number}"')
                process = await poller.start()
                assert process.stdout is not None
                for _ in range(len(items) - 1 if number % 2 else EACH // 2):
                    assert await asyncio.wait_for(process.stdout.readline(), SECONDS)
                process.send_signal(signal.SIGKILL)
                await process.communicate()
        code, acks, _ = await poller.run("--once")
        assert (code, len(acks)) == (0, rounds * EACH)
        sent = [body for body in await poller.bodies() if body]
        lost = [each for each in items if not any(each.encode() in body for body in sent)]
        assert lost == []
        assert len(sent) > len(items)  # the kills did hit between ack and bookmark
        poller.due()
        assert (await poller.run("--once"))[:2] == (0, [])


async def test_broker_away(tmp_path: Path) -> None:
    """`--once` ends with 69 and no bookmark; without it the command waits, says so once, and goes in peace."""
    async with command(tmp_path) as (poller, server):
        code, acks, talk = await poller.run("--once")
        assert (code, acks) == (69, [])
        assert "no broker answers" in talk
        process = await poller.start()
        assert process.stderr is not None
        assert b"waiting for it" in await asyncio.wait_for(process.stderr.readline(), SECONDS)
        process.terminate()
        out, rest = await asyncio.wait_for(process.communicate(), SECONDS)
        assert (process.returncode, out, rest) == (0, b"", b"")
        assert server.requests == []
        with closing(sqlite3.connect(poller.database)) as database:
            assert database.execute("SELECT count(*) FROM bookmarks").fetchone() == (0,)


async def test_a_feed_without_an_address_is_refused(tmp_path: Path) -> None:
    """78, and the mend in words."""
    async with command(tmp_path) as (poller, _):
        code, _, talk = await poller.run("silent")
        assert code == 78
        assert f'write [feeds.silent.poll] and url = "https://…" into {poller.feeds}' in talk


@pytest.mark.kafka
async def test_once_and_events(kafka: str, tmp_path: Path) -> None:
    """An ack for each item on stdout; 1 when a feed failed; the fetches as lines for people and for programs."""
    async with command(tmp_path, kafka) as (poller, server):
        server.say(b"<html><body>Log in</body></html>")
        code, (ack,), _ = await poller.run("--once", "harbour")
        assert (code, set(ack)) == (0, {"source", "topic", "partition", "offset", "sha256"})
        code, acks, talk = await poller.run("--once")
        assert (code, acks) == (0, [])
        assert "1 of 1 feeds are not due; the next at 2" in talk
        poller.due()
        code, acks, talk = await poller.run("--once")
        assert (code, acks) == (1, [])
        assert f"html?: {server.url()}: a page for people" in talk
        _, events, _ = await poller.run("--events", "--json", "harbour")
        assert [(event["word"], event["entries"], event["fresh"]) for event in events] == [
            ("fetched", 1, 1),
            ("html?", 0, 0),
        ]


def test_events_for_people() -> None:
    """One line for each fetch: when, what came of it in a word, how much of it was new, and why not."""
    fetched = Event(0.0, "fetched", 200, entries=15, fresh=3, note="tooLarge: a\nb")
    assert as_line("f", fetched) == b"1970-01-01T00:00:00Z  f  fetched  200  12 skipped / 3 added  tooLarge: a b\n"
    assert as_line("f", Event(0.0, "dns", note="no such name")) == b"1970-01-01T00:00:00Z  f  dns  no such name\n"
