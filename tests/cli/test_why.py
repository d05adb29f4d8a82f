"""`copydesk why` in words: what a person reads."""

import asyncio
import re
from pathlib import Path

import orjson
from cli.copydesk import copydesk, said
from cli.shelf import RECORDS, shelve
from contracts.records import Item

from streams.sinks import DeliveryRow, file, rows, store_for

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


def test_of_an_import_is_told_what_the_article_says(tmp_path: Path) -> None:
    """No verdict and no time were imported: version, cluster and running story stand in the article."""
    wire = orjson.loads(Item(2).article().value or b"")["copydesk"]
    story = {"id": "s-flood", "firstUri": "urn:x", "firstFeed": "coast", "secondsLater": 840, "similarity": 0.671}
    change = {"kind": "update", "number": 2, "note": "FIXES the name of the libelled man"}
    article = Item(2).article(copydesk={**wire, "change": change, "story": story})
    url = f"sqlite:///{tmp_path / 'why.db'}"

    async def run() -> None:
        store = store_for(url)
        await store.open()
        await store.write([row for row in rows(article) if not isinstance(row, DeliveryRow)])
        await store.close()

    asyncio.run(run())
    told = copydesk("why", Item(2).uri, folder=tmp_path, COPYDESK_STORE=url).stdout.decode()
    assert (
        "the article says: number 2, repeats no other article, in a running story that coast had first, 14 min before, "
        "0.67 alike; its verdict is not in this store\n"
    ) in told
    assert f"stored     by import, which keeps no time: {Item(2).uri}\n" in told
    assert "libelled" not in told


def test_a_running_story_is_sent_to_its_own_command(tmp_path: Path) -> None:
    """Its items may be hundreds: exit 1, and the command that tells them."""
    url = shelve(tmp_path, Item(1).verdict(story={"id": "s-flood"}))
    done = copydesk("why", "s-flood", folder=tmp_path, COPYDESK_STORE=url)
    assert (done.returncode, done.stdout) == (1, b"")
    assert "`copydesk cluster show s-flood`" in said(done)[0]
