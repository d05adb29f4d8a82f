"""`copydesk why` in words: what a person reads."""

import asyncio
import re
from pathlib import Path

from cli.copydesk import copydesk
from contracts.records import Item

from streams.sinks import file, store_for

DAY = re.compile(r"\d{4}-\d\d-\d\d.{,30}")
OURS = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z(?![+.\d])")


async def fill(url: str) -> None:
    """Store an item that was held, its article, and a dead letter of the same record."""
    store = store_for(url)
    await store.open()
    item = Item(1, received=1.00009)
    held = item.verdict(held=True, heldUntil="2025-03-16T13:00:00.123456+01:00")
    await file(store, [held, item.article(), item.dead("store", "rejected")])
    await store.close()


async def test_times_are_spelled_as_in_the_data(tmp_path: Path) -> None:
    """Every time is RFC 3339 in UTC with a Z, cut to milliseconds."""
    url = f"sqlite:///{tmp_path / 'why.db'}"
    await fill(url)
    told = (
        await asyncio.to_thread(copydesk, "why", Item(1).receipt, folder=tmp_path, COPYDESK_STORE=url)
    ).stdout.decode()
    times = DAY.findall(told)
    assert len(times) == 4, told
    assert [time for time in times if not OURS.match(time)] == []
    assert "held until 2025-03-16T12:00:00.123Z" in told
    assert "received   2025-03-16T12:01:00.005Z from" in told
