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
