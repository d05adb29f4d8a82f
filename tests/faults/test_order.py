"""What a reader of `news.latest.v1` sees while stages die at the worst moments."""

import asyncio
import json
from pathlib import Path

import pytest
from newsroom import Newsroom, wire

from schemas.topics import ARTICLES, LATEST

pytestmark = [pytest.mark.kafka, pytest.mark.faults, pytest.mark.timeout(900)]

POINTS = ("before-send", "mid-send", "after-send", "after-ack")


@pytest.mark.parametrize("point", POINTS)
async def test_versions_and_kill_with_a_crash(newsroom: Newsroom, tmp_path: Path, point: str) -> None:
    """v1, v2, a kill, a late v1, and a kill before its story: every stage dies once at the point; no text comes back."""
    for stage in ("parse", "dedupe", "enrich", "store"):
        newsroom.open(stage, COPYDESK_KILL_AT=f"{point}:2", COPYDESK_KILL_ONCE=str(tmp_path / f"killed-{stage}"))
    story = [wire(1, 1), wire(1, 2), wire(1, 3, status="canceled")]
    for item in story:
        await newsroom.publish([item])
        await asyncio.sleep(1.5)
    late = wire(1, 1, words=121)  # an older version that nobody had seen, after the kill
    early_kill, its_story = wire(2, 2, status="canceled"), wire(2, 1)
    await newsroom.publish([late, early_kill])
    await newsroom.publish([its_story, wire(3, 2), wire(3, 1)])
    audit = await asyncio.to_thread(newsroom.settle, timeout=120)
    assert audit["missing"] == []
    assert (tmp_path / "killed-dedupe").exists()
    await newsroom.latest_never_goes_back()
    last = {message.key: message.value for message in await newsroom.read(LATEST)}
    assert last[b"urn:newsml:wire.example:1"] is None
    assert last[b"urn:newsml:wire.example:2"] is None
    assert json.loads(last[b"urn:newsml:wire.example:3"])["version"] == "2"
    shown = {json.loads(line)["uri"] for line in newsroom.run("articles").stdout.splitlines()}
    assert shown == {"urn:newsml:wire.example:3"}


@pytest.mark.parametrize("point", ["after-verdict", "mid-send"])
async def test_an_item_and_its_resend_in_one_batch(newsroom: Newsroom, tmp_path: Path, point: str) -> None:
    """Dedupe dies between verdict and judged record of an item that came twice: it is published once, not zero times."""
    await newsroom.publish([wire(7), wire(7), wire(8), wire(8)])
    newsroom.open("dedupe", COPYDESK_KILL_AT=f"{point}:1", COPYDESK_KILL_ONCE=str(tmp_path / "killed"))
    newsroom.open("parse", "enrich", "store")
    audit = await asyncio.to_thread(newsroom.settle, timeout=120)
    assert (tmp_path / "killed").exists()
    assert audit["missing"] == []
    assert newsroom.rows("SELECT count(*) FROM articles") == [(2,)]
    published = {dict(message.headers)["ce_id"] for message in await newsroom.read(ARTICLES)}
    assert len(published) == 2
    kinds = sorted(kind for (kind,) in newsroom.rows("SELECT kind FROM verdicts"))
    assert kinds == ["duplicate", "duplicate", "new", "new"]
