"""Once for its group: clients killed at any moment, members that come and go, and stages that publish again."""

import asyncio
import os
import random
import signal
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from client.desk import Topics, articles_seen, ids, version
from promptness import PATIENCE

from streams.client.journal import Journal
from streams.errors import ConfigError

pytestmark = pytest.mark.kafka


async def until(condition: Callable[[], bool], seconds: float = PATIENCE) -> None:
    """Wait until a condition holds."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110  a file of another process
            await asyncio.sleep(0.02)


def end(process: "subprocess.Popen[bytes]", how: int) -> None:
    """Send a signal and wait."""
    os.kill(process.pid, how)
    assert process.wait(timeout=PATIENCE) in (0, -how)


async def test_kill_between_body_and_commit(topics: Topics, tmp_path: Path) -> None:
    """Only the article whose body was at work comes again; what was committed does not, repeated upstream or not."""
    ledger = tmp_path / "ledger"
    some = [version(f"s{number}") for number in range(10)]
    await topics.send(*some, partition=0)
    reader = topics.reader(ledger, STALL=":s5")
    await until(lambda: len(articles_seen(ledger)) == 6)
    await asyncio.sleep(0.5)  # commits follow within moments
    end(reader, signal.SIGKILL)
    await topics.send(*some, partition=0)
    reader = topics.reader(ledger)
    await until(lambda: len(articles_seen(ledger)) >= 11)
    await asyncio.sleep(1)
    end(reader, signal.SIGTERM)
    assert [line.split("|")[1] for line in articles_seen(ledger)] == [
        f"s{n}-1-new" for n in (0, 1, 2, 3, 4, 5, *range(5, 10))
    ]


@pytest.mark.parametrize("journal", [pytest.param(False, marks=pytest.mark.long), True])
async def test_killed_clients_and_stages(topics: Topics, tmp_path: Path, *, journal: bool) -> None:
    """The client is killed four times while runs of records come twice: none is missing, and repeats only at a kill.

    Without a journal those of the last moment before a kill may come again; with one only the one at work may.
    """
    ledger, chance = tmp_path / "ledger", random.Random(5)
    said = {"SLEEP": "0.001"} | ({"JOURNAL": str(tmp_path / "journal")} if journal else {})
    sent = [version(f"s{number}", 1 + number % 3) for number in range(3000)]
    reader = topics.reader(ledger, **said)
    for kill in range(5):
        some = sent[kill * 600 : (kill + 1) * 600]
        again = chance.randrange(100, 500)
        await topics.send(*some[:again], *some[chance.randrange(100) :])  # a stage died at `again` and went on
        if kill < 4:
            enough = len(articles_seen(ledger)) + chance.randrange(50, 300)
            await until(lambda enough=enough: len(articles_seen(ledger)) > enough)
            end(reader, signal.SIGKILL)
            reader = topics.reader(ledger, **said)
    await until(lambda: set(articles_seen(ledger)) == ids(sent))
    await asyncio.sleep(1)
    end(reader, signal.SIGTERM)
    repeats = len(articles_seen(ledger)) - len(sent)
    assert max(Counter(articles_seen(ledger)).values()) <= 2
    assert repeats <= (4 if journal else 4 * 60)


async def test_members_come_and_go(topics: Topics, tmp_path: Path) -> None:
    """Two clients share the work; a rebalance in the middle of it hands out nothing twice and loses nothing."""
    ledgers = [tmp_path / "one", tmp_path / "two"]
    sent = [version(f"s{number}") for number in range(2000)]
    await topics.send(*sent)
    first = topics.reader(ledgers[0], SLEEP="0.002")
    await until(lambda: len(articles_seen(ledgers[0])) > 100)
    second = topics.reader(ledgers[1], SLEEP="0.002")
    await until(lambda: len(articles_seen(ledgers[1])) > 100)
    await topics.send(*sent[:500])
    end(second, signal.SIGTERM)
    await until(lambda: {line for ledger in ledgers for line in articles_seen(ledger)} == ids(sent))
    await asyncio.sleep(1.5)
    end(first, signal.SIGTERM)
    assert sum(len(articles_seen(ledger)) for ledger in ledgers) == len(sent)


def test_journal_keeps_what_ended_last(tmp_path: Path) -> None:
    """It knows the events of the process before, also after many more than it has slots, and nobody else opens it."""
    path = tmp_path / "journal"
    for begin in (0, 20_000):
        with Journal(path) as journal:
            assert journal.knows(b"19999") == (begin > 0)
            for number in range(begin, begin + 20_000):
                journal.note(str(number).encode())
            with pytest.raises(ConfigError, match="its own"), Journal(path):
                pass
    with Journal(path) as journal:
        assert [journal.knows(str(number).encode()) for number in (39_999, 32_000, 19_999)] == [True, True, False]
    with pytest.raises(ConfigError, match="writable"), Journal(tmp_path):
        pass
