"""The whole way under fire: stages and the client are killed, and each article is seen once by its group."""

import asyncio
import random
import signal
from collections import Counter
from pathlib import Path

import pytest
from client.desk import Topics, articles_seen
from client.test_once import end, until
from newsroom import Newsroom, wire

pytestmark = [pytest.mark.kafka, pytest.mark.faults]


async def test_each_article_once_while_stages_and_client_die(kafka: str, tmp_path: Path) -> None:
    """3,000 articles, a stage killed five times, the client twice: none is missing, only those at work come again."""
    room = Newsroom(kafka, tmp_path)
    await asyncio.to_thread(room.run, "topics", "apply")
    topics, ledger, chance = Topics(kafka), tmp_path / "ledger", random.Random(11)
    topics.prefix = room.prefix
    said = {"JOURNAL": str(tmp_path / "journal")}
    room.open()
    reader = topics.reader(ledger, **said)
    for round_ in range(5):
        await room.publish([wire(number) for number in range(round_ * 600, (round_ + 1) * 600)])
        await until(lambda enough=round_ * 600 + 200: len(set(articles_seen(ledger))) > enough, 60)
        await asyncio.to_thread(room.kill_a_stage, chance)
        if round_ in (1, 3):
            end(reader, signal.SIGKILL)
            reader = topics.reader(ledger, **said)
    await until(lambda: len(set(articles_seen(ledger))) == 3000, 90)
    await asyncio.sleep(2)
    end(reader, signal.SIGTERM)
    counts = Counter(articles_seen(ledger))
    assert len(counts) == 3000
    assert sum(counts.values()) - 3000 <= 2  # a body at work when its client was killed
    room.close()
