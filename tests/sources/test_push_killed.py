"""Push while the process is killed again and again: what was answered is there, and a repeat costs nobody anything."""

import asyncio
import random
import signal
import socket
import uuid
from pathlib import Path

import aiohttp
import pytest
from sources.push_process import TOKEN, Server, read

from streams.sources.spool import BATCH

pytestmark = [pytest.mark.kafka, pytest.mark.faults]

CLIENTS = 4
NOBODY = "127.0.0.1:1"


@pytest.mark.parametrize("kills", [5, pytest.param(20, marks=pytest.mark.long)])
@pytest.mark.parametrize("away", [False, True], ids=["to Kafka", "to disk"])
async def test_killed_under_load(kafka: str, tmp_path: Path, away: bool, kills: int) -> None:
    """Kills at random moments, and one between ack and note: 0 lost, and few repeats, which have the same bytes."""
    prefix, port = f"t{uuid.uuid4().hex[:8]}.", free_port()
    spool = tmp_path / "spool"
    brokers = NOBODY if away else kafka
    server = Server(tmp_path, brokers, PREFIX=prefix, HTTP=f"127.0.0.1:{port}", SPOOL=str(spool))
    done = asyncio.Event()
    clients = [asyncio.create_task(push(f"http://127.0.0.1:{port}", name, done)) for name in range(CLIENTS)]
    chance = random.Random(3)
    try:
        for _ in range(kills):
            await asyncio.to_thread(lambda: server.url)  # it listens
            await asyncio.sleep(chance.uniform(0.1, 0.5))
            await asyncio.to_thread(server.end, signal.SIGKILL)
            server.start()
        await asyncio.to_thread(lambda: server.url)
        if not away:
            await asyncio.to_thread(server.cut)
        done.set()
        taken = [body for bodies in await asyncio.gather(*clients) for body in bodies]
        if away:
            await asyncio.to_thread(lambda: server.cut(BROKERS=kafka))
        while waiting(spool):  # noqa: ASYNC110  another process drains it
            await asyncio.sleep(0.05)
    finally:
        server.end(signal.SIGKILL)
    landed = [record.value for record in await read(kafka, prefix)]
    print(f"{len(taken)} taken, {len(set(taken) - set(landed))} lost, {len(landed) - len(set(landed))} repeats")  # noqa: T201
    assert len(taken) > kills
    assert set(taken) == set(landed)
    repeats = len(landed) - len(taken)
    assert 0 < repeats <= (BATCH if away else (kills + 1) * CLIENTS)  # none: no kill fell between ack and note
    for name in range(CLIENTS):  # each sender's items lie in its order
        own = b"%d/" % name
        assert [b for b in dict.fromkeys(landed) if b.startswith(own)] == [b for b in taken if b.startswith(own)]


def waiting(spool: Path) -> int:
    """Count the items on disk."""
    return len(list(spool.glob("*.item")))


async def push(url: str, name: int, done: asyncio.Event) -> list[bytes]:
    """Push items one after the other, each until it is answered with 2xx; return those."""
    taken: list[bytes] = []
    async with aiohttp.ClientSession(headers=TOKEN) as session:
        while not done.is_set():
            body = b"%d/%d\n" % (name, len(taken)) + random.Random(len(taken)).randbytes(3000)
            while not await answered(session, f"{url}/v1/feeds/wire/items", body):  # noqa: ASYNC110  a sender sees no event
                await asyncio.sleep(0.02)
            taken.append(body)
    return taken


async def answered(session: aiohttp.ClientSession, url: str, body: bytes) -> bool:
    """Push once; tell whether it was taken. A broken connection tells nothing."""
    try:
        async with session.post(url, data=body) as answer:
            assert answer.status in {200, 202, 503}
            return answer.status != 503
    except (aiohttp.ClientError, OSError):
        return False


def free_port() -> int:
    """Return a port that was free just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
