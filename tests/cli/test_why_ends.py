"""`copydesk why` of what was killed, and of what somebody let go before its time."""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cli.copydesk import copydesk, objects
from cli.desk import ninjs
from cli.shelf import shelve
from contracts.records import Item

from schemas import topics
from schemas.codec import decode
from schemas.verdict import JudgedItem
from streams.cli.held import let_go
from streams.dedupe import Desk
from streams.messages import Record, Send
from streams.pipeline.dedupe import dedupe_step, released
from streams.pipeline.enrich import enrich_step
from streams.pipeline.parse import parse_step
from streams.sinks import file, store_for

HEAD, TEXT = (
    "Mill owner arrested",
    "The owner of the old mill was arrested on Monday. He denies it all, his lawyer says.",
)
MILL = Item(1, story="mill", headline=HEAD, text=TEXT, created=1)
KILL = Item(2, story="mill", version=2, kind="kill", status="canceled", created=2)
REASON = "The man has the same name."


def killed(folder: Path, *records: Record, uri: str = MILL.uri) -> list[str]:
    """Return the lines on the kill that `why` tells of the first item of a uri."""
    url = shelve(folder, *records)
    told = copydesk("why", uri, folder=folder, COPYDESK_STORE=url).stdout.decode()
    assert "owner" not in told
    return [line.strip() for line in told.partition("\n\n")[0].partition("  killed ")[2].splitlines()]


def test_the_kill_is_told_with_its_words(tmp_path: Path) -> None:
    """Who, when, by which notice, and what it says, but for what it quotes of the text that it kills."""
    words = Item(
        2, story="mill", version=2, kind="kill", status="canceled", created=2, feed=MILL.feed,
        headline=f"KILL: {HEAD}", text=f"Please kill the story headlined {HEAD.upper()}. {REASON}\n\n{TEXT}",
    )  # fmt: skip
    assert killed(tmp_path, MILL.article(), words.article(edNote="Take it down at once.")) == [
        "2025-03-16T12:02:00Z by tauber-post: kill, notice wire.raw.v1/0/2#0",
        "says: KILL: (killed headline)",
        "says: Take it down at once.",
        f"says: Please kill the story headlined (killed headline). {REASON}",
    ]


def test_the_killed_item_sent_once_more_has_no_words_of_its_own(tmp_path: Path) -> None:
    """With another status and its text hardly changed: nothing of it is told."""
    same = Item(2, story="mill", version=2, kind="kill", status="canceled", created=2, headline=HEAD)
    changed = TEXT.replace("Monday", "Tuesday")
    body = [{"contentType": "text/plain", "value": changed}]
    assert killed(tmp_path, MILL.article(), same.article(bodies=body))[1:] == ["says: (no words of its own)"]


@pytest.mark.parametrize(
    ("text", "told"), [(TEXT, "(no words of its own)"), (f"Please kill this story. {REASON}", None)]
)
def test_kill_of_what_never_came(tmp_path: Path, text: str, told: str | None) -> None:
    """Where no version is known to tell its words from, only a note to editors is told."""
    alone = Item(2, story="mill", version=2, kind="kill", status="canceled", headline="KILL: the mill", text=text)
    if told:
        alone = Item(2, story="mill", version=2, kind="kill", status="canceled", headline=HEAD, text=text)
    assert killed(tmp_path, alone.article())[-1] == f"says: {told or text}"


def test_a_later_version_has_no_kill(tmp_path: Path) -> None:
    """A kill is told of what it reaches, as JSON too, and of a duplicate of that; not of what was filed after it."""
    later = Item(3, story="mill", version=3, kind="update", headline="Mill reopens", created=3)
    again = Item(4, story="mill", kind="duplicate")
    records = (MILL.article(), KILL.article(), later.article())
    url = shelve(tmp_path, *records)
    found = objects(copydesk("why", MILL.uri, "--json", folder=tmp_path, COPYDESK_STORE=url))
    assert [way.get("killedBy", {}).get("receipt") for way in found] == [KILL.receipt, KILL.receipt, None]
    (folder := tmp_path / "again").mkdir()
    url = shelve(folder, MILL.article(), KILL.article(), again.verdict(of=MILL.uri))
    (way,) = objects(copydesk("why", again.receipt, "--json", folder=tmp_path, COPYDESK_STORE=url))
    assert (way["killedBy"]["receipt"], way.get("headline")) == (KILL.receipt, None)


@pytest.mark.parametrize("end", ["2025-03-17T09:00:00Z", "when the gala is over"])
def test_release_by_hand_is_told(tmp_path: Path, end: str) -> None:
    """What somebody let go says when, and how long it was held; asked twice, the first word stands."""
    desk = Desk()
    raw = Record(topics.RAW, 0, 1, 1_742_128_200_000, b"gala", ninjs("urn:x:prize", "Prize for a novel", embargoed=end))
    (parsed,) = parse_step(raw, {}).sends
    verdict, held = dedupe_step(taken(parsed), desk).sends
    now = datetime(2025, 3, 16, 14, 0, 0, 5, tzinfo=UTC)
    judged = let_go(decode(JudgedItem, held.value or b""), now)
    assert let_go(judged, datetime(2025, 3, 16, 15, tzinfo=UTC)) == judged
    desk.amend(judged)
    (receipt,) = desk.due(datetime(2025, 3, 16, 14, 1, tzinfo=UTC))
    article, _ = enrich_step(taken(released(desk, receipt).sends[0])).sends
    url = f"sqlite:///{tmp_path}/why.db"

    async def fill() -> None:
        store = store_for(url)
        await store.open()
        await file(store, [taken(verdict), taken(article)])
        await store.close()

    asyncio.run(fill())
    told = copydesk("why", "urn:x:prize", folder=tmp_path, COPYDESK_STORE=url).stdout.decode()
    until = end if end.endswith("Z") else "somebody releases it"
    assert f"warning: released by hand at 2025-03-16T14:00:00Z: it was held until {until}\n" in told
    assert f"was held until {until}\n" in told.partition("judged")[2]
    assert json.loads(article.value or b"")["copydesk"]["warnings"][-1].startswith("released by hand")


def taken(send: Send) -> Record:
    """Return a sent record as the next stage takes it."""
    return Record(send.topic, 0, 0, 1_742_128_200_000, send.key, send.value, send.headers)
