"""Dead letters lead back to the raw item, whatever is left of them."""

import orjson
import pytest
from contracts.records import Item
from hypothesis import given
from hypothesis import strategies as st

from schemas import topics
from schemas.dead import DeadLetter
from streams.sinks import Origin, origin

ITEM = Item(7)
ARTICLE = orjson.loads(ITEM.article().value or b"")
KNOWN = Origin(ITEM.receipt, ITEM.uri, ITEM.feed, ITEM.headline)


def letter(topic: str, value: bytes | None, *, item: int | None = None) -> DeadLetter:
    """Return the letter of a record of that topic."""
    return DeadLetter(
        topic=topic,
        partition=1,
        offset=2,
        item=item,
        stage="enrich",
        reason="bug",
        message="",
        exception="KeyError",
        attempts=1,
        disposition="poison",
        code_version="0",
        key=b"tauber-post",
        value=value,
    )


@pytest.mark.parametrize(
    ("topic", "document"),
    [
        (topics.PARSED, ARTICLE),
        (topics.ARTICLES, ARTICLE),
        (topics.JUDGED, {"latest": True, "verdict": {"uri": ITEM.uri}, "item": {**ARTICLE, "uri": "urn:other"}}),
        (topics.VERDICTS, orjson.loads(ITEM.verdict().value or b"")),
    ],
)
def test_record_of_any_stage_leads_back(topic: str, document: dict[str, object]) -> None:
    """Receipt, uri, feed and headline are read from the value; the judged uri counts more than the item's own."""
    assert origin(letter(topic, orjson.dumps(document))) == KNOWN


def test_raw_record_is_its_own_origin() -> None:
    """A raw record is named by its place, one item of it by its receipt; the key is the feed."""
    assert origin(letter(topics.RAW, b"\xff")) == Origin("wire.raw.v1/1/2", feed="tauber-post")
    assert origin(letter(topics.RAW, b"\xff", item=3)).receipt == "wire.raw.v1/1/2#3"


def test_half_a_document_gives_half_an_origin() -> None:
    """What a model refused is still read as far as it goes."""
    assert origin(
        letter(topics.PARSED, b'{"uri": 5, "copydesk": {"receipt": "wire.raw.v1/0/7#0"}, "headlines": [4]}')
    ) == Origin(ITEM.receipt)


@given(st.sampled_from(sorted(topics.TOPICS)), st.none() | st.binary(), st.integers(0, 3))
def test_any_bytes_have_an_origin(topic: str, value: bytes | None, item: int) -> None:
    """Nothing in a letter makes the way back fail; at worst the record that died is its own origin."""
    assert origin(letter(topic, value, item=item)).receipt == f"{topic}/1/2#{item}"
