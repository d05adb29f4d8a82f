"""articles, why and audit: what the store has, the way of an item, and the sum."""

import asyncio
import json

from cli.desk import articles, kill, ninjs, stored, titles, until
from newsroom import Newsroom
from promptness import PATIENCE

NINE, TEN, ELEVEN = (f"2025-03-16T{hour:02}:00:00Z" for hour in (9, 10, 11))


async def test_articles_shows_what_may_be_shown(room: Newsroom) -> None:
    """By default the newest living version of each; older ones, killed ones and kills on demand."""
    uri, dead = "urn:x:shown", "urn:x:killed"
    await room.publish([ninjs(uri, "First", NINE), ninjs(uri, "Second", TEN)], feed="shop")
    await room.publish([ninjs(dead, "Libel", NINE), kill(dead, TEN)], feed="shop")
    await asyncio.to_thread(until, lambda: stored(room, uri) == 2 and stored(room, dead) == 2)
    assert titles(articles(room, "--feed", "shop")) == ["Second"]
    assert titles(articles(room, "--uri", uri, "--all-versions")) == ["First", "Second"]
    assert articles(room, "--uri", dead) == []
    assert titles(articles(room, "--uri", dead, "--all-versions", "--killed")) == ["Libel", "Kill this story"]
    assert articles(room, "--feed", "shop", "--since", "2025-03-16T12:00:01Z") == []
    assert len(articles(room, "--all-versions", "--limit", "2")) == 2


async def test_hold_hides_and_release_brings_back(room: Newsroom) -> None:
    """A withheld version hides the article and leaves a tombstone; the usable one after it brings it back."""
    uri = "urn:x:withheld"
    await room.publish([ninjs(uri, "Shown", NINE), ninjs(uri, "Wait", TEN, pubStatus="withheld")], feed="hold")
    await asyncio.to_thread(until, lambda: stored(room, uri) == 2)
    assert articles(room, "--uri", uri) == []
    assert titles(articles(room, "--uri", uri, "--held", "--all-versions")) == ["Shown", "Wait"]
    await room.publish([ninjs(uri, "Shown again", ELEVEN)], feed="hold")
    await asyncio.to_thread(until, lambda: stored(room, uri) == 3)
    assert titles(articles(room, "--uri", uri)) == ["Shown again"]
    latest = [message.value for message in await room.read("news.latest.v1") if message.key == uri.encode()]
    assert [value is None for value in latest] == [False, True, False]
    kinds = [
        json.loads(message.value)["copydesk"]["change"]["kind"]
        for message in await room.read()
        if message.key == uri.encode()
    ]
    assert kinds == ["new", "hold", "release"]


async def test_why_tells_the_way_of_what_arrived_and_what_did_not(room: Newsroom) -> None:
    """By uri, place, receipt and words: received, parsed, judged, stored, delivered; a duplicate and a dead item too."""
    uri = "urn:x:asked"
    item = ninjs(uri, "Zeppelin moored at Friedrichshafen")
    place, again, broken = await room.publish([item, item, b"{"], feed="asked")
    await asyncio.to_thread(
        until, lambda: stored(room, uri) and len(room.rows(f"SELECT 1 FROM dead WHERE receipt = '{broken}'"))
    )
    for name in (uri, place, f"{place}#0", "zeppelin friedrichshafen"):
        told = room.run("why", name).stdout
        assert [
            word for word in ("received", "parsed", "judged", "enriched", "stored", "delivered") if word not in told
        ] == []
    assert "duplicate" in room.run("why", again).stdout
    assert "malformed" in room.run("why", broken).stdout
    (way,) = [json.loads(line) for line in room.run("why", again, "--json").stdout.splitlines()]
    assert way["judged"]["kind"] == "duplicate"


def test_why_of_nothing_is_a_finding(room: Newsroom) -> None:
    """A name that nothing has ends with 1 and a line on stderr."""
    done = room.run("why", "urn:x:never", check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1


async def test_audit_accounts_for_every_record(room: Newsroom) -> None:
    """Every acked record is in the audit, and once all has arrived nothing is missing; exit 0."""
    await room.publish([ninjs(f"urn:x:audit-{n}", f"Audited {n}") for n in range(20)] + [b"", None], feed="audit")
    said = await asyncio.to_thread(room.settle, timeout=PATIENCE)
    assert said["missing"] == []
    assert set(room.ledger) <= set(said["records"])
    assert {"records", "items", "versions", "verdicts", "held", "dead", "missing"} <= set(said)
    text = room.run("audit")
    *counts, total = text.stdout.splitlines()
    assert [line.split()[0] for line in counts] == [
        "records", "items", "verdicts", "versions", "held", "dead", "missing",
    ]  # fmt: skip
    assert total.startswith(f"{len(said['records']):,} raw records → ")
    assert total.endswith(" + 0 missing or on their way")
