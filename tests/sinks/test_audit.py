"""The audit finds what is lost, and nothing else."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from contracts.records import Item, at
from hypothesis import given
from hypothesis import strategies as st

from schemas.codec import decode
from schemas.verdict import Verdict
from streams.messages import Record
from streams.moments import moment
from streams.sinks import ArticleKey, Judgement, OnTopics, StoredIds, audit, rows
from streams.sinks.tables import DeadRow

NOTHING = OnTopics(frozenset(), frozenset(), {}, {}, {}, frozenset())


def judgement(item: Item, *, held: bool = False, until: float | None = None) -> Judgement:
    """Return what the audit knows of an item's verdict; `until` is the end of its embargo in minutes after noon."""
    end = {} if until is None else {"heldUntil": at(until)}
    return Judgement.of(decode(Verdict, item.verdict(held=held, **end).value or b""))


def on_topics(*items: Item, dead: tuple[Record, ...] = (), held: tuple[Item, ...] = ()) -> OnTopics:
    """Return topics on which all these items went the whole way, some are held, and these letters lie."""
    letters = [row for record in dead for row in rows(record) if isinstance(row, DeadRow)]
    verdicts = [judgement(item) for item in items] + [judgement(item, held=True) for item in held]
    return OnTopics(
        records=frozenset(item.receipt.partition("#")[0] for item in (*items, *held))
        | {row.receipt for row in letters if "#" not in row.receipt},
        items=frozenset(item.receipt for item in (*items, *held)),
        verdicts={verdict.receipt: verdict for verdict in verdicts},
        articles={ArticleKey(item.uri, item.revision): item.receipt for item in items if item.kind != "duplicate"},
        dead={row.place: row.receipt for row in letters},
        held=frozenset(item.receipt for item in held),
    )


def in_store(topics: OnTopics) -> StoredIds:
    """Return a store that has everything on the topics."""
    return StoredIds(dict(topics.verdicts), dict.fromkeys(topics.articles, "new"), dict(topics.dead))


def test_nothing_is_missing_when_all_arrived() -> None:
    """Articles, duplicates, held items and dead letters are all outcomes."""
    topics = on_topics(Item(1), Item(2, kind="duplicate"), dead=(Item(3).dead(),), held=(Item(4, story="x"),))
    said = audit(topics, in_store(topics))
    assert said.missing == ()
    assert said.records == tuple(f"wire.raw.v1/0/{number}" for number in (1, 2, 3, 4))
    assert said.items == (Item(1).receipt, Item(2).receipt, Item(4).receipt)
    assert said.versions == ("urn:copydesk:tauber-post:bridge|bridge-1-new",)
    assert (said.held, said.dead) == ((Item(4).receipt,), ("wire.raw.v1/0/3",))


def test_record_without_outcome_is_missing() -> None:
    """A raw record that gave neither items nor a dead letter is missing."""
    topics = replace(on_topics(Item(1)), records=frozenset({"wire.raw.v1/0/1", "wire.raw.v1/0/2"}))
    assert audit(topics, in_store(topics)).faults == {"wire.raw.v1/0/2": "has neither items nor a dead letter"}


def test_item_without_verdict_is_missing() -> None:
    """A parsed item that nobody judged is missing."""
    topics = replace(on_topics(Item(1)), verdicts={}, articles={})
    assert audit(topics, in_store(topics)).faults == {Item(1).receipt: "has no verdict"}


def test_verdict_without_article_is_missing() -> None:
    """A verdict that goes on needs its article in the store."""
    topics = replace(on_topics(Item(1)), articles={})
    assert audit(topics, in_store(topics)).faults == {Item(1).receipt: "has no article in the store"}


def test_what_the_store_lacks_is_missing() -> None:
    """A verdict, an article or a letter that is on its topic and not in the store is missing."""
    topics = on_topics(Item(1), dead=(Item(3).dead(),))
    said = audit(topics, StoredIds({}, {}, {}))
    assert set(said.missing) == {Item(1).receipt, f"{Item(1).uri}|{Item(1).revision}", "wire.dead.v1/0/3"}


def test_death_at_a_later_stage_is_an_outcome() -> None:
    """An article that the store refused is dead, not missing: its letter leads back to its receipt."""
    topics = on_topics(Item(1), dead=(Item(1).dead("store", "rejected"),))
    stored = replace(in_store(topics), articles={})
    assert audit(topics, stored).missing == ()
    assert audit(topics, stored).dead == (Item(1).receipt,)


def test_topics_may_forget() -> None:
    """Once parsed items and verdicts are too old for their topics, the store's verdicts still account for them."""
    topics = on_topics(Item(1))
    stored = in_store(topics)
    forgetful = replace(NOTHING, records=topics.records)
    assert audit(forgetful, stored).missing == ()
    assert audit(forgetful, stored).items == (Item(1).receipt,)


def test_held_item_that_left_without_an_article_is_missing() -> None:
    """An item that is no longer held must have its article, unless something newer took its place."""
    held = Item(1, created=1)
    topics = replace(on_topics(held=(held,)), held=frozenset())
    assert audit(topics, in_store(topics)).faults == {held.receipt: "has no article in the store"}


def test_held_item_gives_way_to_what_is_newer() -> None:
    """A newer version, or a kill that reaches it, takes the place of a held item; an older one does not."""
    held = Item(1, created=10)
    for other, missing in (
        (Item(2, version=2, created=11, kind="update"), ()),
        (Item(2, version=2, created=10, kind="kill", status="canceled"), ()),
        (Item(2, version=0, created=9, kind="update"), (held.receipt,)),
        (Item(2, version=2, created=9, kind="kill", status="canceled"), (held.receipt,)),
    ):
        topics = replace(on_topics(other, held=(held,)), held=frozenset())
        assert audit(topics, in_store(topics)).missing == missing


@pytest.mark.parametrize("kind", ["update", "kill"])
@pytest.mark.parametrize(
    ("received", "until", "missing"), [(19, 20, False), (20, 20, True), (90, 20, True), (90, None, False)]
)
def test_what_came_after_the_embargo_excuses_nothing(
    kind: str, received: float, until: float | None, missing: bool
) -> None:
    """An item whose embargo was over when a newer version or a kill came must have its article."""
    held = Item(1, created=10)
    other = Item(2, version=2, created=11, received=received, kind=kind)
    topics = replace(on_topics(other, held=(held,)), held=frozenset())
    topics.verdicts[held.receipt] = judgement(held, held=True, until=until)
    assert (audit(topics, in_store(topics)).missing == (held.receipt,)) is missing


@given(st.datetimes(timezones=st.just(UTC)))
def test_microseconds_are_exact(time: datetime) -> None:
    """No digit of a time is lost on the way into a row."""
    assert datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=moment(time)) == time
