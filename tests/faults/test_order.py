"""What a reader of `news.latest.v1` sees while stages die at the worst moments."""

import asyncio
import json
import os
from pathlib import Path

import pytest
from newsroom import Newsroom, wire

from schemas.topics import ARTICLES, LATEST, PARSED

pytestmark = [pytest.mark.kafka, pytest.mark.faults, pytest.mark.timeout(900)]

STAGES = ("parse", "dedupe", "enrich", "store")
EACH_ELSEWHERE = dict(zip(STAGES, ("before-send:2", "mid-send:3", "after-send:4", "mid-send:2"), strict=True))
"""Where each stage dies, and in which of its batches."""

ALL_AT = [f"{point}:{batch}" for point in ("before-send", "mid-send", "after-send") for batch in (2, 3, 4)]


@pytest.mark.parametrize(
    "dies_at",
    [
        pytest.param(EACH_ELSEWHERE, id="each-elsewhere"),
        *(pytest.param(dict.fromkeys(STAGES, place), id=place, marks=pytest.mark.long) for place in ALL_AT),
    ],
)
async def test_versions_and_kill_with_a_crash(newsroom: Newsroom, tmp_path: Path, dies_at: dict[str, str]) -> None:
    """v1, v2, a kill, a late v1, a kill before its story; every stage dies once on the way; no text comes back.

    Each item is a batch of its own: the first warms up, the second brings v1, the third v2, the fourth the kill.
    """
    for stage, place in dies_at.items():
        newsroom.open(stage, COPYDESK_KILL_AT=place, COPYDESK_KILL_ONCE=str(tmp_path / f"killed-{stage}"))
    steps = [
        [wire(0, 1)],
        [wire(1, 1)],
        [wire(1, 2)],
        [wire(1, 3, status="canceled")],
        [wire(1, 1, words=121), wire(2, 2, status="canceled")],  # an old version that nobody had seen; a kill too early
        [wire(2, 1), wire(3, 2), wire(3, 1)],
    ]
    done = 0
    for step in steps:
        await newsroom.publish(step)
        done += len(step)
        await newsroom.until_stored(done)
    audit = await asyncio.to_thread(newsroom.settle, timeout=60)
    assert audit["missing"] == []
    killed = set(os.listdir(tmp_path))  # noqa: PTH208
    assert killed >= {"killed-parse", "killed-dedupe", "killed-enrich"}
    await newsroom.latest_never_goes_back()
    last = {message.key: message.value for message in await newsroom.read(LATEST)}
    assert last[b"urn:newsml:wire.example:1"] is None
    assert last[b"urn:newsml:wire.example:2"] is None
    assert json.loads(last[b"urn:newsml:wire.example:3"])["version"] == "2"
    shown = {json.loads(line)["uri"] for line in newsroom.run("articles").stdout.splitlines()}
    assert shown == {"urn:newsml:wire.example:0", "urn:newsml:wire.example:3"}


async def test_an_item_and_its_resend_in_one_batch(newsroom: Newsroom, tmp_path: Path) -> None:
    """Dedupe dies between verdict and judged record of an item that came twice: it is published once, not zero times."""
    parse = newsroom.open("parse")
    await newsroom.publish([wire(7), wire(7), wire(8), wire(8)])
    while len(await newsroom.read(PARSED)) < 4:  # noqa: ASYNC110  a topic has no event
        await asyncio.sleep(0.2)
    newsroom.open("dedupe", COPYDESK_KILL_AT="before-last:1", COPYDESK_KILL_ONCE=str(tmp_path / "killed"))
    newsroom.open("enrich", "store")
    audit = await asyncio.to_thread(newsroom.settle, timeout=120)
    assert parse.poll() is None
    assert (tmp_path / "killed").exists()
    assert audit["missing"] == []
    assert newsroom.rows("SELECT count(*) FROM articles") == [(2,)]
    published = {dict(message.headers)["ce_id"] for message in await newsroom.read(ARTICLES)}
    assert len(published) == 2
    kinds = sorted(kind for (kind,) in newsroom.rows("SELECT kind FROM verdicts"))
    assert kinds == ["duplicate", "duplicate", "new", "new"]
