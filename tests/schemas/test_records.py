"""Receipts, dead letters and event headers: what stands beside the value of a record."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.article import Article
from schemas.codec import decode
from schemas.dead import DEAD_HEADERS, DeadLetter, disposition, read_dead
from schemas.events import EVENT_HEADERS, article_headers
from schemas.examples import examples
from schemas.raw import RawPointer, Receipt, from_millis
from schemas.topics import ARTICLES, RAW
from schemas.vocab import DISPOSITIONS, REASONS, STAGES

receipts = st.builds(
    Receipt, st.sampled_from([RAW, "test-7.wire.raw.v1"]), st.integers(0, 99), st.integers(0, 2**63), st.integers(0, 99)
) | st.builds(
    lambda digits, item: Receipt(f"sha256:{digits:064x}", 0, 0, item), st.integers(0, 2**255), st.integers(0, 9)
)


@given(receipts)
def test_receipt_reads_what_it_writes(receipt: Receipt) -> None:
    """The canonical spelling names one receipt."""
    assert Receipt.parse(str(receipt)) == receipt


@pytest.mark.parametrize("text", ["", "#", "wire.raw.v1/0/1", "wire.raw.v1/0/x#0", "a#b", "#1", "wire.raw.v1/1#0"])
def test_other_text_is_no_receipt(text: str) -> None:
    """Anything else is a ValueError."""
    with pytest.raises(ValueError, match=r".+"):
        Receipt.parse(text)


def test_receipts_order_by_number() -> None:
    """Offset 10 comes after offset 9."""
    assert Receipt.parse("t/0/9#0") < Receipt.parse("t/0/10#0")


def test_pointer_of_a_file_is_named_by_its_hash() -> None:
    """What never lay on a topic has a receipt all the same."""
    assert str(RawPointer(sha256="ab", size=1, item=2).receipt) == "sha256:ab#2"
    assert str(RawPointer(sha256="ab", size=1, topic=RAW, partition=3, offset=4).receipt) == "wire.raw.v1/3/4#0"


def test_millis_are_utc() -> None:
    """A record timestamp becomes a UTC time with its milliseconds."""
    assert from_millis(1_500).isoformat() == "1970-01-01T00:00:01.500000+00:00"


headers = st.lists(st.tuples(st.sampled_from(["content-type", "x", "é"]), st.binary(max_size=9)), max_size=4).map(tuple)


letters = st.fixed_dictionaries({
    "key": st.none() | st.binary(max_size=20),
    "value": st.none() | st.binary(max_size=50),
    "original": headers,
    "item": st.none() | st.integers(0, 9),
    "stage": st.sampled_from(STAGES),
    "reason": st.sampled_from(REASONS),
}).map(lambda fields: dead(**fields))  # fmt: skip


def dead(**fields: Any) -> DeadLetter:
    """Return a dead letter as its reader would."""
    rest = {
        "topic": RAW, "partition": 1, "offset": 2, "message": "so", "exception": "E", "attempts": 1, "code_version": "0",
        "dead_at": from_millis(7), "place": "wire.dead.v1/0/0",
    }  # fmt: skip
    return DeadLetter(**rest, **fields, disposition=disposition(fields["reason"]))


@given(letters)
def test_dead_letter_survives_its_headers(letter: DeadLetter) -> None:
    """Original bytes, headers (repeated ones too), place and reason come back from a dead letter."""
    headers = letter.headers()
    assert (
        read_dead(key=letter.key, value=letter.value, headers=headers, timestamp=7, place="wire.dead.v1/0/0") == letter
    )


def test_dead_headers_are_documented() -> None:
    """The headers that a dead letter has are the ones that the table explains."""
    letter = dead(stage="parse", reason="empty", item=0)
    assert [name for name, _ in letter.headers()] == list(DEAD_HEADERS)


def test_foreign_record_is_no_dead_letter() -> None:
    """A record without the error headers is refused."""
    with pytest.raises(KeyError):
        read_dead(key=None, value=b"", headers=[("x", b"y")], timestamp=0, place="")


def test_every_reason_has_a_disposition() -> None:
    """Whose turn it is follows from the reason alone."""
    assert set(DISPOSITIONS) == set(REASONS)


def test_event_headers_are_documented_and_stable() -> None:
    """An article has the headers that the table explains, and the same ones on every resend."""
    example = next(one for one in examples(ARTICLES) if one.name == "new")
    article = decode(Article, example.value or b"")
    assert [name for name, _ in article_headers(article, "1")] == list(EVENT_HEADERS)
    assert article_headers(article, "1") == example.headers
    assert dict(article_headers(article, "1"))["ce_id"] != dict(article_headers(article, "2"))["ce_id"]
