"""HTTP push on a real Apache Kafka that goes away and comes back, and a process that is killed; the test keeps the ledger."""

import asyncio
import hashlib
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from fixtures_kafka import OwnKafka
from sources.push_process import TOKEN, Server, read

from streams.sources import push_line

pytestmark = pytest.mark.kafka


@pytest.fixture
def servers(own_kafka: OwnKafka, tmp_path: Path) -> Iterator[tuple[Server, Server]]:
    """Yield a server without a spool and one with, each with a folder of its own."""
    folders = [tmp_path / name for name in ("plain", "spooling")]
    for folder in folders:
        folder.mkdir()
    plain = Server(folders[0], own_kafka.address)
    spooling = Server(folders[1], own_kafka.address, SPOOL=str(folders[1] / "spool"))
    yield plain, spooling
    plain.end(signal.SIGKILL)
    spooling.end(signal.SIGKILL)


class Sender:
    """Pushes items with increasing numbers and keeps the ledger of those that were answered with 2xx."""

    def __init__(self) -> None:
        self.ledger: dict[str, bytes] = {}
        self._number = 0

    async def push(self, server: Server, key: str = "") -> tuple[int, Any]:
        """Push a new item, or the one of a key again; returns the status and the answer."""
        self._number += not key
        key = key or f"item-{self._number}"
        body = f"{key}\n\x00\r\n".encode() + hashlib.sha512(key.encode()).digest() * 40
        began = time.monotonic()
        async with aiohttp.ClientSession() as session:
            headers = TOKEN | {"Idempotency-Key": key, "Content-Type": "text/plain"}
            async with session.post(f"{server.url}/v1/feeds/wire/items", data=body, headers=headers) as answer:
                said = await answer.json(content_type=None) | {"retryAfter": answer.headers.get("Retry-After")}
        assert time.monotonic() - began < 4 * push_line.PATIENCE
        if answer.status < 300:
            self.ledger[key] = body
        return answer.status, said


async def test_broker_away_and_process_killed(own_kafka: OwnKafka, servers: tuple[Server, Server]) -> None:
    """Acked is on the topic as it came; away is 503 or the spool; what was answered is there in the end, in order."""
    plain, spooling = servers
    sender = Sender()
    first = await sender.push(plain)
    assert first[0] == 202
    assert (await sender.push(spooling))[1]["status"] == "accepted"
    plain.end(signal.SIGKILL)
    plain.start()
    status, again = await sender.push(plain, "item-1")  # which a new process knows
    assert (status, again) == (200, first[1] | {"status": "repeat"})

    own_kafka.stop()
    for _ in range(2):
        status, said = await sender.push(plain)
        assert (status, said["retryAfter"]) == (503, "5")
    spooled = [await sender.push(spooling) for _ in range(5)]
    assert [(status, said["status"]) for status, said in spooled] == [(202, "spooled")] * 5
    spooling.end(signal.SIGKILL)
    spooling.start()
    assert [(await sender.push(spooling, "item-7"))[1]["status"] for _ in range(2)] == ["spooled"] * 2
    assert (await sender.push(spooling))[1]["status"] == "spooled"

    own_kafka.start()
    while (await sender.push(plain, "item-3"))[0] != 202:  # noqa: ASYNC110  a sender sees no event
        await asyncio.sleep(0.1)
    while (await sender.push(spooling, "item-10"))[1]["status"] != "repeat":  # noqa: ASYNC110  as above
        await asyncio.sleep(0.1)
    assert (plain.end(), spooling.end()) == (0, 0)
    records = await read(own_kafka.address)
    seen = [record.value for record in records]
    assert {key for key, body in sender.ledger.items() if body not in seen} == set()
    assert set(seen) <= {*sender.ledger.values()}  # nothing else, and nothing half
    keys = list(dict.fromkeys(value.split(b"\n")[0].decode() for value in seen))
    assert [key for key in keys if key not in {"item-1", "item-3"}] == [
        f"item-{number}" for number in (2, 5, 6, 7, 8, 9, 10)
    ]
    headers = {name: value.decode() for name, value in records[0].headers}
    assert (headers["content-type"], headers["source-uri"]) == ("text/plain", "push:wire/item-1")
    assert headers["sha256"] == hashlib.sha256(seen[0]).hexdigest()
