"""`copydesk why` in words: what a person reads."""

import asyncio
import re
from pathlib import Path

from cli.copydesk import copydesk
from cli.shelf import RECORDS, shelve
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


def asked(folder: Path, name: str, **settings: str) -> str:
    """Return what `why` tells of the shelf."""
    url = shelve(folder, *RECORDS)
    return copydesk("why", name, folder=folder, COPYDESK_STORE=url, **settings).stdout.decode()


def test_killed_headline_is_not_told(tmp_path: Path) -> None:
    """Not in words and not as JSON, whoever knows a word of it: as `/v1/way`."""
    told = asked(tmp_path, "libel")
    assert told.startswith("(killed)\n")
    assert "Libel at the bridge" not in told
    url = shelve(tmp_path, *RECORDS)
    assert b"Libel" not in copydesk("why", "libel", "--json", folder=tmp_path, COPYDESK_STORE=url).stdout


def test_source_is_told_and_a_headline_is_no_command_to_the_terminal(tmp_path: Path) -> None:
    """What the sender calls an item stands with it."""
    told = asked(tmp_path, "gesperrt")
    assert told.startswith("Brücke gesperrt")
    assert "\x1b" not in told
    assert "  source     file:///wires/1.txt\n" in told


def test_place_may_have_the_prefix(tmp_path: Path) -> None:
    """Other tools tell places with the prefix of their topics."""
    place = Item(1).receipt.partition("#")[0]
    assert asked(tmp_path, f"user1.{place}", COPYDESK_PREFIX="user1.") == asked(tmp_path, place) != ""
