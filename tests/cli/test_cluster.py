"""`copydesk cluster show`: the items of one text, from the store."""

from pathlib import Path
from typing import Any

import orjson
import pytest
from cli.copydesk import copydesk, objects, said
from cli.shelf import shelve
from contracts.records import Item

ONE, TWO, OTHER = (
    Item(1),
    Item(2, story="mill", feed="coast", kind="reprint", headline="Mill reopens"),
    Item(3, story="zug"),
)
CLUSTER = {"id": "c-bridge", "role": "canonical"}
REPRINT: dict[str, Any] = {
    "cluster": {"id": "c-bridge", "role": "reprint", "of": ONE.uri, "similarity": 0.87},
    "of": ONE.uri, "similarity": 0.87, "reason": "the same text, cut after the second paragraph",
}  # fmt: skip
RECORDS = (
    ONE.verdict(cluster=CLUSTER), ONE.article(), TWO.verdict(**REPRINT), TWO.article(), OTHER.verdict(), OTHER.article(),
)  # fmt: skip


@pytest.mark.parametrize("name", ["c-bridge", TWO.receipt, TWO.revision])
def test_items_of_a_cluster(tmp_path: Path, name: str) -> None:
    """By the cluster or by one of its items: all items in the order of receiving, with kind, likeness and reason."""
    url = shelve(tmp_path, *RECORDS)
    done = copydesk("cluster", "show", name, "--json", folder=tmp_path, COPYDESK_STORE=url)
    first, second = objects(done)
    assert (first["receipt"], first["kind"], first["similarity"]) == (ONE.receipt, "new", None)
    assert (second["receipt"], second["kind"], second["of"]) == (TWO.receipt, "reprint", ONE.uri)
    assert (second["similarity"], second["reason"]) == (0.87, REPRINT["reason"])
    assert {first["cluster"], second["cluster"]} == {"c-bridge"}


def test_in_words(tmp_path: Path) -> None:
    """A person reads kind, likeness, feed, headline and why."""
    url = shelve(tmp_path, *RECORDS)
    told = copydesk("cluster", "show", "c-bridge", folder=tmp_path, COPYDESK_STORE=url).stdout.decode()
    assert "reprint 0.87  2025-03-16T12:02:00Z  coast  Mill reopens" in told
    assert f"the same text, cut after the second paragraph, of {ONE.uri}" in told


def test_other_article_is_named_once(tmp_path: Path) -> None:
    """A reason that names it already is left as it is."""
    verdict = TWO.verdict(**REPRINT | {"reason": f"a reprint of {ONE.uri} by coast"})
    url = shelve(tmp_path, ONE.verdict(cluster=CLUSTER), ONE.article(), verdict, TWO.article())
    told = copydesk("cluster", "show", "c-bridge", folder=tmp_path, COPYDESK_STORE=url).stdout.decode()
    assert f"\n  a reprint of {ONE.uri} by coast\n" in told


def test_killed_headline_is_not_told(tmp_path: Path) -> None:
    """As `copydesk why`: that there was a kill, and not of what."""
    kill = Item(9, kind="kill", status="canceled", version=2, created=50)
    url = shelve(tmp_path, ONE.verdict(cluster=CLUSTER), ONE.article(), kill.verdict(cluster=CLUSTER), kill.article())
    told = copydesk("cluster", "show", "c-bridge", folder=tmp_path, COPYDESK_STORE=url).stdout.decode()
    assert ONE.headline not in told
    assert "tauber-post  (killed)\n" in told


def test_unknown_cluster(tmp_path: Path) -> None:
    """What no store knows is told with its cure: exit 1, nothing on stdout."""
    url = shelve(tmp_path, *RECORDS)
    done = copydesk("cluster", "show", "c-nobody", folder=tmp_path, COPYDESK_STORE=url)
    assert (done.returncode, done.stdout) == (1, b"")
    assert "copydesk why" in said(done)[0]


@pytest.mark.parametrize("name", ["c-bridge", TWO.uri])
def test_articles_without_their_verdicts(tmp_path: Path, name: str) -> None:
    """A store that was filled by import has no verdicts: what the articles say of their cluster is told."""
    articles = []
    for item, cluster in ((ONE, CLUSTER), (TWO, {**REPRINT["cluster"], "reason": REPRINT["reason"]})):
        document = orjson.loads(item.article().value or b"")
        document["copydesk"]["cluster"] = cluster
        articles.append(item.article(**document))
    url = shelve(tmp_path, *articles, OTHER.article())
    done = copydesk("cluster", "show", name, "--json", folder=tmp_path, COPYDESK_STORE=url)
    first, second = objects(done)
    assert (first["receipt"], first["kind"], first["cluster"]) == (ONE.receipt, "new", "c-bridge")
    assert (second["receipt"], second["kind"], second["of"]) == (TWO.receipt, "reprint", ONE.uri)
    assert (second["similarity"], second["reason"]) == (0.87, REPRINT["reason"])
    way = objects(copydesk("why", TWO.uri, "--json", folder=tmp_path, COPYDESK_STORE=url))[-1]
    assert (way["judged"]["cluster"], way["judged"].get("at")) == ("c-bridge", None)


STORY = {"story": {"id": "s-flood"}}
FLOOD = (Item(10, story="flood", feed="river", headline="Flood"), Item(11, story="sea", feed="coast", created=1))
AGAIN = Item(24, story="dam", feed="river", kind="reprint", headline="Flood again")


def flood(folder: Path) -> str:
    """Store a story of three items in two texts: its first was sent first and came last but one; the third reprints."""
    told = [record for item in FLOOD for record in (item.verdict(**STORY), item.article())]
    alike = {"cluster": {"id": "c-flood", "role": "reprint", "of": FLOOD[0].uri}, "similarity": 0.9, **STORY}
    return shelve(folder, *told, AGAIN.verdict(**alike), AGAIN.article(), *RECORDS)


def test_running_story_in_words(tmp_path: Path) -> None:
    """Who had it first and by how much; then its texts in the order of sending, reprints below the first of theirs."""
    told = copydesk("cluster", "show", "s-flood", folder=tmp_path, COPYDESK_STORE=flood(tmp_path)).stdout.decode()
    head, first, _, *lines = told.splitlines()
    assert head == "s-flood: 3 items, 2 texts"
    assert first == "first: coast at 2025-03-16T12:01:00Z; river 9 min later"
    assert [line.strip() for line in lines[::2]] == [
        f"2025-03-16T12:01:00Z  coast  new  {FLOOD[1].headline}",
        "2025-03-16T12:10:00Z  river  new  Flood",
        "2025-03-16T12:24:00Z  river  reprint 0.90  Flood again",
    ]
    assert lines[3] == f"  {FLOOD[0].receipt}  {FLOOD[0].uri}  c-flood"
    assert [line.startswith("  2025") for line in lines[::2]] == [False, False, True]


def test_running_story_as_json(tmp_path: Path) -> None:
    """An object for each item, in the order of sending, with the seconds after the first."""
    found = objects(copydesk("cluster", "show", "s-flood", "--json", folder=tmp_path, COPYDESK_STORE=flood(tmp_path)))
    assert [(one["receipt"], one["secondsLater"]) for one in found] == [
        (FLOOD[1].receipt, 0.0), (FLOOD[0].receipt, 540.0), (AGAIN.receipt, 1380.0),
    ]  # fmt: skip
    assert {one["story"] for one in found} == {"s-flood"}


def test_running_story_tells_no_killed_headline(tmp_path: Path) -> None:
    """As of a cluster: that there was a kill, and not of what."""
    kill = Item(30, story="sea", feed="coast", kind="kill", status="canceled", version=2, created=50)
    url = shelve(tmp_path, FLOOD[1].verdict(**STORY), FLOOD[1].article(), kill.verdict(), kill.article())
    for form in ((), ("--json",)):
        told = copydesk("cluster", "show", "s-flood", *form, folder=tmp_path, COPYDESK_STORE=url).stdout.decode()
        assert FLOOD[1].receipt in told
        assert FLOOD[1].headline not in told
        assert form or "coast  new  (killed)\n" in told


@pytest.mark.parametrize("imported", [False, True])
def test_running_story_whose_first_item_is_missing(tmp_path: Path, *, imported: bool) -> None:
    """A store that lacks it, as one that begins later, does not say that the first it has was the first of all."""
    first = {"firstUri": "urn:x:first", "firstFeed": "harbour", "firstAt": "2025-03-16T11:50:00Z"}
    story = {"story": {**STORY["story"], **first}}
    wire = orjson.loads(FLOOD[0].article().value or b"")["copydesk"]
    record = FLOOD[0].article(copydesk={**wire, **story}) if imported else FLOOD[0].verdict(**story)
    told = copydesk("cluster", "show", "s-flood", folder=tmp_path, COPYDESK_STORE=shelve(tmp_path, record)).stdout
    assert told.decode().splitlines()[1:3] == [
        "first: river at 2025-03-16T12:10:00Z; no other feed in this store",
        "before them: harbour at 2025-03-16T11:50:00Z, urn:x:first, which this store lacks",
    ]
