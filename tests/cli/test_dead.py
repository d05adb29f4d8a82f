"""Dead letters: listing, showing, and another try once the cause is mended."""

import asyncio
import json
from typing import Any

from cli.desk import FEEDS, articles, titles, until
from newsroom import Newsroom

from schemas.topics import DEAD, RAW

STORY = b"Lighthouse lit again\n\nVARDO (Reuters) - The lighthouse was lit again on Monday, said its keeper.\n"


def died(room: Newsroom, feed: str) -> int:
    """Count the letters of a feed that have reached the store."""
    return len(room.rows(f"SELECT 1 FROM dead WHERE record_key = CAST('{feed}' AS BLOB)"))


def letters(room: Newsroom, *where: str) -> list[Any]:
    """Return what `copydesk dead list --json` prints."""
    conditions = [word for condition in where for word in ("--where", condition)]
    return [json.loads(line) for line in room.run("dead", "list", "--json", *conditions).stdout.splitlines()]


async def test_list_and_show(room: Newsroom) -> None:
    """`list` has a line for each letter that --where asks for, `show` has one whole, by its place or its record's."""
    (place,) = await room.publish([b'{"uri": "urn:x:torn"'], feed="torn", headers=[("x-sender", b"me")])
    await asyncio.to_thread(until, lambda: died(room, "torn"))
    (letter,) = letters(room, "feed=torn", "stage=parse", "reason=malformed")
    assert letters(room, "feed=torn", "reason=tooLarge") == []
    assert (letter["disposition"], letter["attempts"], letter["size"]) == ("poison", 1, 20)
    line = room.run("dead", "list", "--where", "feed=torn").stdout
    assert line.startswith(f"{letter['place']}  {place}  parse  malformed  ")
    for name in (letter["place"], place, f"{room.prefix}{place}"):
        done = room.run("dead", "show", name)
        shown = done.stdout
        assert done.stderr == ""
        assert "reason: malformed" in shown
        assert "header x-sender: me" in shown
        assert shown.rstrip().endswith('{"uri": "urn:x:torn"')
    nothing = room.run("dead", "show", "wire.dead.v1/0/999999", check=False)
    assert (nothing.returncode, nothing.stdout) == (1, "")


async def test_redrive_of_what_is_not_mended(room: Newsroom) -> None:
    """It dies again with one attempt more, bytes and headers kept; the next redrive takes the newest letter only."""
    (place,) = await room.publish([b"{still bad"], feed="bad", headers=[("x-sender", b"me")])
    await asyncio.to_thread(until, lambda: died(room, "bad"))
    for name in (place, f"{room.prefix}{place}", letters(room, "feed=bad")[0]["place"]):
        one = room.run("dead", "redrive", name, "--dry-run")
        assert (len(one.stdout.splitlines()), one.stderr) == (1, "copydesk: 1 would be sent again\n")
    nowhere = room.run("dead", "redrive", "wire.dead.v1/0/999999", check=False)
    assert (nowhere.returncode, len(nowhere.stderr.splitlines())) == (1, 1)
    dry = room.run("dead", "redrive", "--where", "feed=bad", "--dry-run")
    assert (len(dry.stdout.splitlines()), dry.stderr) == (1, "copydesk: 1 would be sent again\n")
    assert len(letters(room, "feed=bad")) == 1
    for attempts in (2, 3):
        again = room.run("dead", "redrive", "--where", "feed=bad")
        assert again.stderr == "copydesk: 1 sent again\n"
        await asyncio.to_thread(until, lambda n=attempts: died(room, "bad") == n)
    told = sorted((letter["attempts"], letter["sentAgain"]) for letter in letters(room, "feed=bad"))
    assert told == [(1, True), (2, True), (3, False)]
    raws = [message for message in await room.read(RAW) if message.key == b"bad"]
    assert [message.value for message in raws] == [b"{still bad"] * 3
    assert [dict(message.headers)["x-sender"] for message in raws] == [b"me"] * 3
    marks = [dict(message.headers).get("copydesk-redriven") for message in raws]
    assert marks[0] is None
    assert [mark.decode().rpartition(" ")[2] for mark in marks[1:] if mark] == ["1", "2"]
    assert place in room.run("dead", "list", "--where", "feed=bad", "--where", "offset=" + place.split("/")[2]).stdout


async def test_redrive_after_the_cause_is_mended(room: Newsroom) -> None:
    """A wrong format hint in the feeds file killed an item; mended, and the worker new, the item becomes its article."""
    (place,) = await room.publish([STORY], feed="strict")
    await asyncio.to_thread(until, lambda: died(room, "strict"))
    feeds = room.folder / "feeds.toml"
    feeds.write_text(FEEDS.replace('format = "ninjs"', 'format = "plain"'))
    assert await asyncio.to_thread(room.close) == [0]
    room.open()
    room.run("dead", "redrive", "--where", "feed=strict")
    await asyncio.to_thread(until, lambda: room.rows("SELECT 1 FROM articles WHERE feed = 'strict'"))
    assert titles(articles(room, "--feed", "strict")) == ["Lighthouse lit again"]
    assert len(letters(room, "feed=strict")) == 1, "the letter stays where it is: what happened, happened"
    assert room.run("dead", "list", "--where", "feed=strict").stdout.endswith("  (sent again)\n")
    once_more = room.run("dead", "redrive", "--where", "feed=strict")
    assert (once_more.stdout, once_more.stderr) == ("", "copydesk: 0 sent again\n")
    assert [message.value for message in await room.read(DEAD) if message.key == b"strict"] == [STORY]
    assert place in room.run("why", place).stdout
