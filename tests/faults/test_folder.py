"""A watched folder loses nothing when its publisher is killed, its feed breaks off or its broker goes; repeats are absorbed."""

import asyncio
import json
import random
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from fixtures_kafka import OwnKafka
from newsroom import COMMAND, Newsroom, wire
from promptness import PATIENCE

from schemas.topics import RAW

pytestmark = [pytest.mark.kafka, pytest.mark.faults, pytest.mark.timeout(300)]

FORKS = Path(__file__).with_name("folder_forks.py")
STEPS = 5
"""Of so many kills one at least must come at its step."""
MOST = 5


class Feed:
    """A sender who keeps a ledger: half of its files are written under a temporary name and renamed, half in place."""

    def __init__(self, top: Path) -> None:
        self.inbox = top / "inbox"
        self.inbox.mkdir(parents=True)
        self.ledger: dict[str, bytes] = {}

    def send(self, files: int) -> None:
        """Lay down so many new files, the last of them broken off between write and rename."""
        for path in self.inbox.glob("*.part"):  # what broke off the last time
            path.write_bytes(self.ledger[path.stem])
            path.rename(path.with_suffix(""))
        for number in range(len(self.ledger), len(self.ledger) + files):
            name, body = f"{number}.json", wire(number)
            self.ledger[name] = body
            part = self.inbox / f"{name}.part"
            if number % 2:
                (self.inbox / name).write_bytes(body)
            else:
                part.write_bytes(body)
                part.rename(self.inbox / name)
        self.ledger[f"{len(self.ledger)}.json"] = last = wire(len(self.ledger))
        (self.inbox / f"{len(self.ledger) - 1}.json.part").write_bytes(last[: len(last) // 2])


def watching(top: Path, *command: str) -> list[str]:
    """Return the command line of a watcher."""
    return [*command, "publish", "--feed", "wire", "--watch", str(top), "--stable", "0.3"]


def kill_again_and_again(room: Newsroom, feed: Feed, top: Path, kills: int) -> None:
    """Kill the publisher so often: between ack and move, at other steps and at random.

    On a busy machine the time of most kills at random comes before the first step, so then there are more of them, and later.
    """
    chance = random.Random(5)
    forks = subprocess.Popen(
        watching(top, sys.executable, str(FORKS)),
        env=room.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert forks.stdin
    assert forks.stdout
    number = at_steps = 0
    while number < kills or (at_steps < kills // STEPS and number < MOST * kills):
        feed.send(30)
        step, most = [("rename", 40), ("link", 40), ("unlink", 40), ("utime", 30)][number % 4]
        seconds = chance.uniform(0.5, 3) * (1 + number // kills)
        forks.stdin.write(json.dumps([step, chance.randint(1, most), seconds]) + "\n")
        forks.stdin.flush()
        status, late = map(int, forks.stdout.readline().split())
        assert status == signal.SIGKILL
        at_steps += not late
        number += 1
    forks.stdin.close()
    forks.wait(PATIENCE)
    forks.stdout.close()


async def test_killed_while_it_publishes(newsroom: Newsroom, tmp_path: Path, long: bool) -> None:
    """Killed with -9, half of the time between ack and move: all on the topic, each once in done and in the store."""
    top = tmp_path / "drop"
    feed = Feed(top)
    kills = 60 if long else 20
    await asyncio.to_thread(kill_again_and_again, newsroom, feed, top, kills)
    feed.send(0)
    (top / "inbox" / f"{len(feed.ledger) - 1}.json.part").unlink()
    feed.ledger.popitem()  # it never came
    watcher = subprocess.Popen(watching(top, *COMMAND), env=newsroom.environment, stdout=subprocess.DEVNULL)  # noqa: ASYNC220
    await until(lambda: not list((top / "inbox").iterdir()) and len(list((top / "work").iterdir())) == 1)
    watcher.terminate()
    assert await asyncio.to_thread(watcher.wait, PATIENCE) == 0
    records = await newsroom.read(RAW)
    times = Counter(record.value for record in records)
    assert set(times) == set(feed.ledger.values())
    assert max(times.values()) > 1, "no publisher was killed between ack and move: the test shows nothing"
    assert {path.name: path.read_bytes() for path in top.glob("done/*/*/*/*")} == feed.ledger
    assert list((top / "error").iterdir()) == []
    newsroom.ledger = {f"{RAW}/{record.partition}/{record.offset}": record.value for record in records}
    newsroom.open()
    audit = await asyncio.to_thread(newsroom.settle, timeout=120)
    assert (audit["missing"], audit["dead"]) == ([], [])
    assert newsroom.rows("SELECT count(*), count(DISTINCT uri) FROM articles") == [(len(feed.ledger),) * 2]


async def test_the_broker_goes_away(own_kafka: OwnKafka, tmp_path: Path) -> None:
    """While it is away the folder waits, a new start too, and says so; when it is back all arrive."""
    room = Newsroom(own_kafka.address, tmp_path)
    top, talk = tmp_path / "drop", tmp_path / "talk"
    feed = Feed(top)

    def start() -> "subprocess.Popen[bytes]":
        with talk.open("wb") as err:
            return subprocess.Popen(
                watching(top, *COMMAND), env=room.environment, stdout=subprocess.DEVNULL, stderr=err
            )

    watcher = start()
    feed.send(20)
    await until(lambda: len(list(top.glob("done/*/*/*/*"))) == 20)
    await asyncio.to_thread(own_kafka.stop)
    feed.send(20)
    await until(lambda: b"waiting" in talk.read_bytes())
    watcher.terminate()
    assert await asyncio.to_thread(watcher.wait, 30) == 0
    watcher = start()
    await until(lambda: talk.read_bytes().count(b"waiting") == 1)
    assert list((top / "error").iterdir()) == []
    await asyncio.to_thread(own_kafka.start)
    await until(lambda: len(list(top.glob("done/*/*/*/*"))) == 41)
    watcher.terminate()
    assert await asyncio.to_thread(watcher.wait, PATIENCE) == 0
    assert talk.read_bytes().count(b"waiting") == talk.read_bytes().count(b"it goes on") == 1
    sent = {record.value for record in await room.read(RAW)}
    assert sent == set(list(feed.ledger.values())[:41])


async def until(holds: Callable[[], object]) -> None:
    """Wait until something holds that other processes do."""
    async with asyncio.timeout(90):
        while not holds():  # noqa: ASYNC110  nobody tells when
            await asyncio.sleep(0.05)
