"""The memory: what it keeps, for how long, and that it depends on the verdicts alone."""

import tracemalloc
from collections import Counter

import numpy as np
import pytest
from dedupe.histories import streams
from dedupe.items import parsed
from dedupe.wire import Stage
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct
from pydantic import ValidationError

from schemas.article import ParsedItem
from schemas.codec import encode
from streams.cli.bench_dedupe_items import log, place
from streams.dedupe import Desk, Memory, Place
from streams.dedupe.logged import logged
from streams.dedupe.packing import digits, read, texts
from streams.dedupe.recall import RECALLED, SLICE, SLICES, loosened, squeezed
from streams.dedupe.ring import Ring
from streams.dedupe.table import Table
from streams.dedupe.terms import packed as packed_words
from streams.dedupe.versions import packed, unpacked, version_of

DAY = 60 * 24


def known_after(days: float) -> str:
    """Return as what an item is judged that was last seen so many days ago."""
    desk = Desk()
    desk.decide(parsed(offset=0, created=0, received=0), Place(0, 0))
    desk.decide(parsed("tag:wire.example,2025:2", offset=1, received=days * DAY), Place(0, 1))
    return desk.decide(parsed(offset=2, created=0, received=days * DAY), Place(0, 2)).verdict.kind


def test_version_facts_live_two_weeks() -> None:
    """A revision is known for 14 days of received time, and forgotten after."""
    assert [known_after(days) for days in (0.1, 13, 15.1)] == ["duplicate", "duplicate", "new"]


def test_an_article_that_goes_on_is_not_forgotten() -> None:
    """Each version renews its article: a story of two months stays one story."""
    desk = Desk()
    kinds = [
        desk.decide(parsed(offset=n, version=str(n), created=n * 10 * DAY, received=n * 10 * DAY), Place(0, n)).verdict
        for n in range(7)
    ]
    assert [verdict.kind for verdict in kinds] == ["new", *["update"] * 6]
    assert len({verdict.cluster.id for verdict in kinds if verdict.cluster}) == 1


def test_an_item_from_the_past_does_not_turn_time_back() -> None:
    """`judgedAt` is the largest `receivedAt` seen, so an item with an old one changes no expiry."""
    desk = Desk()
    desk.decide(parsed(offset=0, received=100), Place(0, 0))
    verdict = desk.decide(parsed("tag:wire.example,2025:2", offset=1, received=1), Place(0, 1)).verdict
    assert verdict.judged_at > verdict.received_at
    assert desk.memory.now == verdict.judged_at


def test_a_receipt_beyond_recall_is_no_duplicate_of_itself() -> None:
    """When the bytes of a verdict are gone its item is still known as its own, with its kind, and nothing is written."""
    desk = Desk()
    items = [parsed(offset=0, version="1", created=0), parsed(offset=1, version="2", created=1, kind="correction")]
    first = [desk.decide(item, Place(0, offset)).verdict for offset, item in enumerate(items)]
    desk.memory.recall.reach(SLICE * (SLICES + 1))
    before = list(desk.memory)
    again = [desk.decide(item, Place(0, SLICE * SLICES)) for item in items]
    assert [(a.verdict.kind, a.verdict.uri, a.new) for a in again] == [(v.kind, v.uri, False) for v in first]
    assert [a.latest for a in again] == [False, True]
    assert list(desk.memory) == before


@given(streams(), st.randoms(use_true_random=False))
def test_the_order_of_the_log_does_not_matter(stream: list[ParsedItem], chance: "object") -> None:
    """The same verdicts in any order, and told twice, give the same memory."""
    stage = Stage(stream)
    stage.run(0, len(stream))
    log = stage.verdicts + stage.verdicts[:3]
    chance.shuffle(log)  # type: ignore[attr-defined]
    memory = Memory()
    for verdict in log:
        memory.remember(verdict)
    assert list(memory) == list(stage.desk.memory)


@given(st.lists(streams(most=9), min_size=1, max_size=3), st.data())
@settings(max_examples=25, deadline=None)
def test_verdicts_remembered_together_are_remembered_alike(parts: list[list[ParsedItem]], data: st.DataObject) -> None:
    """The verdicts of a log, cut into batches anywhere, give the same memory as each told alone, and find the same stories."""
    stage = Stage([item for part in parts for item in part])
    stage.run(0, len(stage.stream))
    log = data.draw(st.permutations(stage.verdicts)) if data.draw(st.booleans()) else stage.verdicts
    alone, together, left = Memory(), Memory(), [(logged(encode(verdict)), encode(verdict)) for verdict in log]
    for verdict in log:
        alone.remember(verdict)
    while left:
        cut = data.draw(st.integers(1, len(left)))
        together.remember_all(left[:cut])
        left = left[cut:]
    assert list(together) == list(alone)
    assert together.now == alone.now
    for verdict in log:
        terms = packed_words(verdict.traits.terms if verdict.traits else None)
        assert together.stories.find(terms, 0) == alone.stories.find(terms, 0)


@given(streams(most=5))
@settings(max_examples=25, deadline=None)
def test_what_a_restore_reads_of_a_verdict_is_what_it_says(stream: list[ParsedItem]) -> None:
    """Each field that a restore reads has the name and the value that it has in the verdict, fields of fields too."""
    stage = Stage(stream)
    stage.run(0, len(stream))
    for verdict in stage.verdicts:
        assert_alike(logged(encode(verdict)), verdict)


def assert_alike(read: object, told: object) -> None:
    """Compare by the fields of the reader."""
    if not isinstance(read, Struct):
        assert read == told
        return
    for field in read.__struct_fields__:
        assert_alike(getattr(read, field), getattr(told, field))


def test_a_record_that_is_no_verdict_is_refused() -> None:
    """What the reader of a restore does not take is for the model to take or to refuse: a number for a time, a missing field."""
    verdict = Desk().decide(parsed(offset=0), Place(0, 0)).verdict
    data = encode(verdict)
    numbered = data.replace(b'"receivedAt":"2025-03-16T12:00:00Z"', b'"receivedAt":1742126400')
    assert numbered != data
    assert logged(numbered).received_at == verdict.received_at
    for broken in (data[:-1], data.replace(b'"receipt"', b'"recipe"'), data.replace(b"12:00:00Z", b"12:00:00")):
        with pytest.raises(ValidationError):
            logged(broken)


@given(streams(most=4))
def test_packed_verdicts_come_back_whole(stream: list[ParsedItem]) -> None:
    """What is packed comes back: verdicts byte for byte, versions with all their facts."""
    stage = Stage(stream)
    stage.run(0, len(stream))
    log = [encode(verdict) for verdict in stage.verdicts]
    assert loosened(squeezed(log)) == log
    versions = tuple(map(version_of, stage.verdicts))
    assert unpacked(b"".join(map(packed, versions))) == versions


@given(st.lists(st.text(st.characters(), max_size=300)), st.text("0123456789abcdef", max_size=300))
def test_packed_texts_come_back_whole(given: list[str], revision: str) -> None:
    """Texts of any letters and lengths, lone surrogates too, and digits come back from one row."""
    row, place = texts(*given) + digits(revision), 0
    for text in (*given, revision):
        found, place = read(row, place)
        assert found == text
    assert place == len(row)


@given(st.lists(st.tuples(st.integers(1, 2**64 - 1) | st.integers(1, 99), st.integers(0, 2**32 - 1)), max_size=400))
def test_a_table_is_a_dictionary(puts: list[tuple[int, int]]) -> None:
    """A table gives back of each key the number that was put last, however it grew; of others nothing."""
    table, expected = Table(), dict(puts)
    for key, value in puts:
        table.put(key, value)
    assert list(table) == sorted(expected.items())
    assert all(table.get(key) == value for key, value in expected.items())
    assert table.get(2**64 - 2) == expected.get(2**64 - 2)


def test_an_item_costs_little_memory() -> None:
    """Each further article of two kilobytes takes under 1,536 bytes with all that is known of it, its verdict not counted."""
    logs = [list(log(count, bases=20)) for count in (20, 400, 1400)]
    taken: list[int] = []
    for verdicts in logs:
        tracemalloc.start()
        desk = Desk.restore(place(len(verdicts) + 2 * RECALLED), verdicts)
        assert len(list(desk.memory.reprints)) == len(verdicts)
        taken.append(tracemalloc.get_traced_memory()[0])
        tracemalloc.stop()
    assert 900 * 1000 < taken[2] - taken[1] < 1536 * 1000


@given(
    st.lists(st.tuples(st.integers(1, 2**64 - 1) | st.integers(1, 99), st.integers(1, 9)), max_size=400),
    st.integers(1, 99),
)
def test_a_table_takes_many_keys_at_once(puts: list[tuple[int, int]], together: int) -> None:
    """What is new is told, whatever its batch, and put at once it stands where `put` would have found it."""
    table, expected = Table(), dict[int, int]()
    for start in range(0, len(puts), together):
        some = puts[start : start + together]
        keys = np.array([key for key, _ in some], np.uint64)
        new = table.new(keys)
        counts = Counter(keys.tolist())
        assert new.tolist() == [key not in expected and counts[key] == 1 for key, _ in some]
        table.add(keys[new], np.array([value for _, value in some], np.uint32)[new])
        for key, value in some:
            table.put(key, value)
            expected[key] = value
    assert list(table) == sorted(expected.items())
    assert table.count == len(expected)
    asked = [key for key, _ in puts[::2]] + [2**64 - 2]
    assert [table.get(key) for key in asked] == [expected.get(key) for key in asked]
    counted = Table()
    counted.count_all([key for key, _ in puts])
    assert dict(counted) == Counter(key for key, _ in puts)


@given(st.lists(st.tuples(st.integers(-2, 9), st.integers(1, 4), st.integers(0, 90)), max_size=30))
def test_a_ring_keeps_each_key_in_its_newest_slot(puts: list[tuple[int, int, int]]) -> None:
    """A ring of three slots holds each key once, in the newest slot it was put into, with the value put last; gaps are closed."""
    ring, values = Ring(3), dict[int, tuple[int, bytes]]()
    reached = -9
    for number, key, length in puts:
        value = bytes([key]) * (length * 1000)
        ring.put(number, key, value)
        reached = max(reached, number)
        values = {other: kept for other, kept in values.items() if kept[0] > reached - 3}
        if key in values or number > reached - 3:
            values[key] = max(number, values[key][0] if key in values else number), value
    assert list(ring) == sorted((number, key, value) for key, (number, value) in values.items())
    assert all(ring.get(key) == (values[key][1] if key in values else None) for key in range(1, 6))
    assert bool(ring) == bool(values)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 2**64 - 1)), max_size=300))
def test_what_stood_in_slots_that_are_gone_makes_room(puts: list[tuple[int, int]]) -> None:
    """However many slots come and go, the newest are found whole and the table does not grow with those that went."""
    ring = Ring(2)
    for number, key in sorted(puts):
        ring.put(number, key, b"%d" % number)
    last = max((number for number, _ in puts), default=0)
    assert {key for _, key, _ in ring} == {key for number, key in puts if number > last - 2}
