"""A process that takes pushed items, to be killed and started again, and what lies on the raw topic in the end."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition
from promptness import PATIENCE

from schemas.topics import RAW, TOPICS
from streams.sources.push_gate import at_rest

SERVER = Path(__file__).with_name("push_server.py")
FEEDS = f'[feeds.wire.push]\ntokens = ["{at_rest("cdk_test")}"]\n'
TOKEN = {"Authorization": "Bearer cdk_test"}


class Server:
    """The process that takes pushed items; it may be killed and started again."""

    def __init__(self, folder: Path, brokers: str, **settings: str) -> None:
        (folder / "feeds.toml").write_text(FEEDS)
        own = {"BROKERS": brokers, "FEEDS": folder / "feeds.toml", "STATE": folder / "state", "HTTP": "127.0.0.1:0"}
        kept = {name: value for name, value in os.environ.items() if not name.startswith("COPYDESK_")}
        self._environment = kept | {f"COPYDESK_{name}": str(value) for name, value in (own | settings).items()}
        self._url = ""
        self.start()

    def start(self, *flags: str, **settings: str) -> None:
        """Start the process, from now on with these settings too."""
        self._environment |= {f"COPYDESK_{name}": value for name, value in settings.items()}
        self._process = subprocess.Popen(
            [sys.executable, SERVER, *flags], env=self._environment, stdout=subprocess.PIPE
        )
        self._url = ""

    def cut(self, **settings: str) -> None:
        """Kill the process, and the next one between its first ack and the note of it, then start again."""
        self.end(signal.SIGKILL)
        self.start("cut", **settings)
        assert self._ended() == -signal.SIGKILL
        self.start()

    @property
    def url(self) -> str:
        """The address; waits for a process that was just started."""
        if not self._url:
            assert self._process.stdout is not None
            self._url = self._process.stdout.readline().decode().strip()
        assert self._url
        return self._url

    def end(self, number: int = signal.SIGTERM) -> int:
        """End the process and return its exit code."""
        if self._process.poll() is None:
            self._process.send_signal(number)
        return self._ended()

    def _ended(self) -> int:
        code = self._process.wait(PATIENCE)
        if self._process.stdout is not None:
            self._process.stdout.close()
        return code


async def read(brokers: str, prefix: str = "") -> list[Any]:
    """Read the raw topic as a consumer from outside; all records have one key and so one partition."""
    consumer = AIOKafkaConsumer(bootstrap_servers=brokers, auto_offset_reset="earliest")
    async with consumer:
        partitions = [TopicPartition(prefix + RAW, number) for number in range(TOPICS[RAW].partitions)]
        consumer.assign(partitions)
        ends = await consumer.end_offsets(partitions)
        found: list[Any] = []
        while len(found) < sum(ends.values()):
            for messages in (await consumer.getmany(timeout_ms=500)).values():
                found += messages
        return found
