"""The topics table keeps the promises that the stages build on."""

import pytest

from schemas.topics import DEAD, EQUAL_PARTITIONS, HOUR, ITEM_LIMIT, KILLS, MIB, RAW, RAW_LIMIT, TOPICS


@pytest.mark.parametrize(("one", "other"), EQUAL_PARTITIONS)
def test_paired_topics_have_equal_partitions(one: str, other: str) -> None:
    """Records that must meet by partition number find the same numbers."""
    assert TOPICS[one].partitions == TOPICS[other].partitions


@pytest.mark.parametrize("name", TOPICS)
def test_topic_is_named_and_described(name: str) -> None:
    """A topic is filed under its own name, which has a version; somebody writes it, somebody reads it."""
    topic = TOPICS[name]
    assert topic.name == name
    assert name.endswith(".v1")
    assert topic.purpose
    assert topic.key
    assert topic.writers
    assert topic.readers


def test_only_news_is_public() -> None:
    """What is public starts with `news.`, and nothing else does."""
    assert {name for name, topic in TOPICS.items() if topic.public} == {
        name for name in TOPICS if name.startswith("news.")
    }


@pytest.mark.parametrize("name", [name for name, topic in TOPICS.items() if topic.cleanup == "compact"])
def test_killed_text_goes_within_the_hour(name: str) -> None:
    """A compacted topic rolls and compacts each hour, and keeps its tombstones for a week."""
    config = TOPICS[name].config()
    assert config["segment.ms"] == config["max.compaction.lag.ms"] == str(HOUR)
    assert config["delete.retention.ms"] == str(7 * 24 * HOUR)
    assert "retention.ms" not in config


def test_kills_stay_for_ever() -> None:
    """No late version ever brings a text back: kills are compacted, never deleted."""
    assert TOPICS[KILLS].cleanup == "compact"
    assert not TOPICS[KILLS].tombstones


def test_limits_leave_room() -> None:
    """What may be published fits the raw topic and, with its error headers, the dead one; an item fits twice."""
    assert TOPICS[RAW].max_bytes >= RAW_LIMIT
    assert TOPICS[DEAD].max_bytes > TOPICS[RAW].max_bytes
    others = [topic.max_bytes for name, topic in TOPICS.items() if name not in {RAW, DEAD}]
    assert min(others) == 16 * MIB >= 2 * ITEM_LIMIT


def test_production_wants_two_copies() -> None:
    """In production a write counts when two brokers have it."""
    assert all(topic.config(production=True)["min.insync.replicas"] == "2" for topic in TOPICS.values())
