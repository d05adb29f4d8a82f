"""The sum of an audit adds up, whatever became of the items."""

from dataclasses import replace

from contracts.records import Item
from hypothesis import given
from hypothesis import strategies as st
from sinks.test_audit import in_store, on_topics

from streams.sinks import OnTopics, StoredIds, audit
from streams.sinks.tally import Tally, tally


def told(topics: OnTopics, stored: StoredIds) -> Tally:
    """Audit and count."""
    return tally(topics, stored, audit(topics, stored))


def test_every_item_ends_in_one_way() -> None:
    """Versions, what ends at its verdict, held and dead items are told apart; the sentence is a sum."""
    topics = on_topics(
        Item(1),
        Item(2, kind="duplicate"),
        Item(3, version=2, kind="update"),
        dead=(Item(4).dead(), Item(5).dead("store", "rejected")),
        held=(Item(6, story="x"),),
    )
    found = told(topics, in_store(topics))
    assert found.ends == {"version": 2, "verdict": 1, "dead": 2, "held": 1}
    assert found.sentence == (
        "5 raw records → 6 items = 2 stored as versions + 1 that end at their verdict (duplicates, tests, what gave way "
        "while it was held) + 1 held + 2 dead letters + 0 missing or on their way"
    )


def test_what_gave_way_ends_at_its_verdict() -> None:
    """A held item that a newer version took the place of is neither held nor missing."""
    held = Item(1, created=10)
    topics = replace(on_topics(Item(2, version=2, created=11, kind="update"), held=(held,)), held=frozenset())
    assert told(topics, in_store(topics)).ends == {"version": 1, "verdict": 1}


def test_what_is_missing_counts_as_missing() -> None:
    """A record without a trace, a verdict, an article or a letter that the store lacks: each is missing, once."""
    topics = on_topics(Item(1), Item(2, version=2, kind="update"), dead=(Item(3).dead(),))
    topics = replace(topics, records=topics.records | {"wire.raw.v1/0/9"})
    stored = in_store(topics)
    lacking = StoredIds({Item(1).receipt: stored.verdicts[Item(1).receipt]}, stored.articles, {})
    assert told(topics, lacking).ends == {"version": 1, "missing": 3}


def test_sent_again_after_its_death_is_a_version() -> None:
    """An item whose article came after its dead letter is stored."""
    topics = on_topics(Item(1), dead=(Item(1).dead("store", "rejected"),))
    assert told(topics, in_store(topics)).ends == {"version": 1}


def test_record_that_died_with_its_item_counts_once() -> None:
    """A dead letter of a whole record whose item was parsed all the same is no item beside it."""
    topics = on_topics(Item(3), dead=(Item(3).dead(),))
    assert told(topics, in_store(topics)).ends == {"version": 1}


@given(st.lists(st.sampled_from(["new", "duplicate", "dead", "held", "lost"]), max_size=12))
def test_the_sum_is_the_number_of_items(ends: list[str]) -> None:
    """Whatever becomes of so many items, so many are counted."""
    items = [
        Item(number, story=str(number), kind="duplicate" if e == "duplicate" else "new")
        for number, e in enumerate(ends)
    ]
    by = {end: [item for item, e in zip(items, ends, strict=True) if e == end] for end in set(ends)}
    topics = on_topics(
        *by.get("new", ()),
        *by.get("duplicate", ()),
        dead=tuple(item.dead() for item in by.get("dead", ())),
        held=tuple(by.get("held", ())),
    )
    topics = replace(topics, records=topics.records | {place.receipt.partition("#")[0] for place in by.get("lost", ())})
    found = told(topics, in_store(topics))
    names = {"new": "version", "duplicate": "verdict", "lost": "missing"}
    assert found.ends == {names.get(end, end): len(some) for end, some in by.items()}
    assert found.records == len(ends)
