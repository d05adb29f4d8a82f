"""`copydesk audit` of topics on which lies what nobody can read."""

import asyncio
import json
import sqlite3
from contextlib import closing
from pathlib import Path

from aiokafka import AIOKafkaProducer
from cli.desk import ninjs, stored, until
from contracts.records import Item
from newsroom import Newsroom
from promptness import PATIENCE

from schemas.topics import ARTICLES, DEAD, PARSED, VERDICTS
from streams.sinks import file, store_for

NAMELESS = json.dumps({"copydesk": {"receipt": Item(7).receipt}}).encode()


async def test_one_unreadable_record_does_not_end_the_audit(kafka: str, tmp_path: Path) -> None:
    """It is told on stderr and left out; a parsed one counts by its receipt or its place; all others are audited."""
    room, item = Newsroom(kafka, tmp_path), Item(1)
    room.run("topics", "apply")
    store = store_for(f"sqlite:///{room.store}")
    await store.open()
    await file(store, [item.verdict(), item.article()])
    await store.close()
    async with AIOKafkaProducer(bootstrap_servers=kafka) as producer:
        for topic in (PARSED, VERDICTS, ARTICLES, DEAD):
            await producer.send_and_wait(room.prefix + topic, b"\xff{torn", b"\xff", 0)
        await producer.send_and_wait(room.prefix + PARSED, NAMELESS, b"all", 1)
        await producer.send_and_wait(room.prefix + VERDICTS, item.verdict(receipt="?").value, b"?", 0)
        await producer.send_and_wait(room.prefix + VERDICTS, item.verdict().value, item.receipt.encode(), 0)
        await producer.send_and_wait(room.prefix + ARTICLES, item.article().value, item.uri.encode(), 0)
    done = room.run("audit", "--json", check=False)
    assert done.returncode == 75, done.stderr
    said = json.loads(done.stdout)
    assert said["faults"] == {Item(7).receipt: "has no verdict", f"{PARSED}/0/0": "has no verdict"}
    assert said["verdicts"] == [item.receipt]
    *faults, last = done.stderr.splitlines()
    assert "2 may be on their way: the stages have " in last, "no stage ran, all is still to do"
    told = sorted(line.split(": ")[1] for line in faults)
    assert told == sorted(
        [*(f"{topic}/0/0" for topic in (PARSED, VERDICTS, ARTICLES, DEAD)), f"{PARSED}/1/0", f"{VERDICTS}/0/1"]
    )


async def test_lost_is_what_no_stage_has_to_do(room: Newsroom) -> None:
    """Once the stages have done all, what is missing is lost: exit 1 and no word of a way; exit 0 when it is there."""
    await room.publish([ninjs("urn:x:lost", "Lost in the store")], feed="lost")
    await asyncio.to_thread(until, lambda: stored(room, "urn:x:lost"))
    await asyncio.to_thread(room.settle, timeout=PATIENCE)
    (verdict,) = room.rows("SELECT * FROM verdicts WHERE feed = 'lost'")
    with closing(sqlite3.connect(room.store, timeout=30)) as database:
        database.execute("DELETE FROM verdicts WHERE feed = 'lost'")
        database.commit()
        done = await asyncio.to_thread(room.run, "audit", check=False)
        database.execute(f"INSERT INTO verdicts VALUES ({', '.join('?' for _ in verdict)})", verdict)
        database.commit()
    assert (done.returncode, "may be on their way" in done.stderr) == (1, False)
    assert f"missing: {verdict[0]} its verdict is not in the store" in done.stdout
    assert (await asyncio.to_thread(room.run, "audit")).returncode == 0
