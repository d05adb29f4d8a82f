"""Signatures, sketches and the index: what they keep, and that the order of things changes nothing."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
from dedupe.texts import OTHER, STORY, told
from hypothesis import example, given, settings
from hypothesis import strategies as st

from streams.dedupe import Memory, Place, judge
from streams.dedupe.cleaning import clean, mended
from streams.dedupe.index import Block
from streams.dedupe.known import known_of
from streams.dedupe.letters import U32, Letters
from streams.dedupe.reprints import Reprints
from streams.dedupe.rows import ITEM_BITS, Entries, Open, ask, closed, oftenest
from streams.dedupe.signature import (
    from_text,
    letters_of,
    level_of,
    shingles_of,
    signature_of,
    slots_of,
    stands,
    title_of,
    to_text,
)
from streams.dedupe.sketch import FOOTER, limit, sketch
from streams.dedupe.thresholds import CROWD, GRAM, SKETCH

texts = st.text(min_size=40, max_size=400)
wordy = st.lists(st.sampled_from(f"{STORY} {OTHER}".split()), min_size=20, max_size=400).map(" ".join)


@given(st.text(max_size=60), st.text(min_size=1, max_size=30), st.text(max_size=60))
def test_a_stretch_is_known_by_its_letters_alone(before: str, text: str, after: str) -> None:
    """Wherever a stretch stands, its hash is that of its letters; case, spaces and punctuation are none of them."""
    alone, within = Letters(text), Letters(before + text + after)
    start, count = Letters(before).count, alone.count
    if Letters(before + text).count != start + count:
        return  # a letter that takes the next one into its own
    assert alone.grams(count).tolist() == within.grams(count)[start:][: min(count, 1)].tolist()


@given(wordy)
def test_a_sketch_is_a_sample_in_order(text: str) -> None:
    """A sketch has at most so many shingles, in the order of the text, all below its limit; it is a part of any lower level's."""
    hashes = Letters(text).grams(GRAM)
    values, places, level, finer = sketch(hashes)
    assert len(values) <= SKETCH
    assert places.tolist() == sorted(places.tolist())
    assert all(value < limit(level) and not value & 1 for value in values)
    assert [int(hashes[place] >> np.uint64(33)) << 1 for place in places] == values.tolist()
    assert finer is None or finer.tolist() == [at for at, each in enumerate(hashes.tolist()) if each < 1 << 65 - level]


@given(wordy, st.text(max_size=80))
def test_signatures_come_back_whole(text: str, headline: str) -> None:
    """What is packed into a verdict comes back: all but the places, which only the text has."""
    signature = signature_of(told(text, headline))
    assert signature is not None
    packed = from_text(to_text(signature.packed()))
    assert packed == signature.packed()
    assert shingles_of(packed).tolist() == signature.shingles.tolist()
    assert list(slots_of(packed)) == [tuple(map(list, kind[:3])) for kind in signature.slots]
    assert (title_of(packed), level_of(packed), letters_of(packed)) == (
        signature.title,
        signature.level,
        signature.letters,
    )


@given(wordy)
@example("ferries between islands " * 8)  # no figures, dates or names
def test_the_whole_text_has_its_sketch(text: str) -> None:
    """Every shingle of the sketch is found, in its order, what the text has not is not, and footers are not its own."""
    signature = signature_of(told(text))
    assert signature is not None
    kept, marked = signature.shingles, signature.without(np.ones(signature.letters, np.bool_))
    every = list(range(len(kept)))
    ends = signature.places[[0, -1]].tolist()
    found = signature.whole.shared(signature.level, np.append(kept, np.uint32(2)))
    assert (found.here.tolist(), found.there.tolist(), found.start, found.end) == (every, every, *ends)
    assert found[:2] == (len(kept), len(kept) + 1)
    assert signature.whole.shared(signature.level, kept | np.uint32(FOOTER))[:2] == (0, 0)
    own, others, here, there, *_ = marked.whole.shared(signature.level, kept)
    assert own == others == len(here) == len(there) == 0


@given(texts)
@settings(max_examples=50)
def test_any_text_has_a_small_signature(text: str) -> None:
    """Whatever a text is made of, its signature stays below a kilobyte."""
    signature = signature_of(told(text))
    assert signature is None or len(signature.packed()) < 1024


def anchors(packed: bytes) -> U32:
    """Return what the index has of an item: the shingles of the level above its own."""
    kept = shingles_of(packed)
    return kept[kept < limit(level_of(packed) + 1)]


@given(st.lists(wordy, min_size=1, max_size=30), st.randoms(use_true_random=False), st.integers(1, 5))
@settings(max_examples=40, deadline=None)
def test_the_index_does_not_depend_on_order(stories: list[str], chance: "object", asked: int) -> None:
    """Items added in any order, with questions between, propose the same items and call the same shingles crowded."""
    verdicts = [judge(Memory(), told(text, offset=n), Place(0, n)) for n, text in enumerate(stories)]
    known = [(n, known_of(v, packed)) for n, v in enumerate(verdicts) if (packed := from_text(v.signature))]
    question = anchors(known[0][1].packed)
    first, other = Block(), Block()
    for item in known:
        first.add(*item)
    chance.shuffle(known)  # type: ignore[attr-defined]
    for number, item in enumerate(known):
        other.add(*item)
        if number % asked == 0:
            ask([other.table()], question)
    found, crowded, _ = ask([first.table()], question)
    for block, newest in ((other, True), (other, False), (first, False)):
        again, crowds, _ = ask([block.table(newest=newest)], question)
        assert sorted(found.tolist()) == sorted(again.tolist())
        assert crowded.tolist() == crowds.tolist()


def test_tables_asked_at_once_answer_as_each_alone() -> None:
    """Of each table comes what it has, below its number, whether it is closed, open or empty; crowded in one is crowded."""
    few = Entries(np.arange(3, dtype=np.uint16), np.array([5, 7, 7], np.uint32))
    crowd = Entries(np.arange(CROWD + 1, dtype=np.uint16), np.full(CROWD + 1, 6, np.uint32))
    nothing = Entries(np.zeros(0, np.uint16), np.zeros(0, np.uint32))
    tables = [closed(few), closed(nothing), closed(crowd), Open(few), Open(crowd)]
    question = np.array([14, 12, 19, 11], np.uint32)
    items, crowded, begins = ask(tables, question)
    alone = [ask([table], question) for table in tables]
    expected = [number << ITEM_BITS | item for number, answer in enumerate(alone) for item in answer.items.tolist()]
    assert items.tolist() == expected == [1, 2, 0, 3 << ITEM_BITS | 1, 3 << ITEM_BITS | 2, 3 << ITEM_BITS]
    assert crowded.tolist() == [False, True, False, False]
    assert [answer.crowded.any() for answer in alone] == [False, False, True, False, True]
    assert [len(column) for column in ask(tables, question[:0])] == [0, 0, 1]
    left_out = np.array([True, False, False, False])
    others = [
        item for number in range(len(tables)) for item in items[slice(*begins[number * 4 + 1 :][[0, 3]])].tolist()
    ]
    assert ask(tables, question).without(left_out).tolist() == others
    assert 0 < len(others) < len(expected)


def test_the_oftenest_items_come_first() -> None:
    """Of those that come often enough the oftenest, of equals the least number, and no more than wanted."""
    items = np.array([7, 3, 7, 1 << 20, 3, 9, 1 << 20, 7, 3, 5], np.uint32)
    assert oftenest(items.copy(), 2, 9) == [3, 7, 1 << 20]
    assert oftenest(items.copy(), 3, 1) == [3]
    assert oftenest(items[:0], 1, 9) == oftenest(items.copy(), 4, 9) == []


def test_a_crowded_shingle_proposes_nothing() -> None:
    """What more stories share than there is room for proposes none of them."""
    verdict = judge(Memory(), told(STORY), Place(0, 0))
    packed = from_text(verdict.signature)
    assert packed is not None
    block = Block()
    for number in range(CROWD + 1):
        block.add(number, known_of(verdict, packed))
        found, crowded, _ = ask([block.table()], anchors(packed))
        assert crowded.all() == (number >= CROWD)
        assert (len(found) == 0) == (number >= CROWD)


def test_old_slices_are_dropped_whole() -> None:
    """After some days nothing is left of an item: not its text, not its place in the index, not its cluster."""
    memory = Reprints()
    verdict = judge(Memory(), told(STORY), Place(0, 0))
    memory.remember(verdict)
    assert memory.standing(verdict.cluster.id if verdict.cluster else "") == 1
    later = judge(Memory(), told(OTHER, offset=1), Place(0, 1))
    memory.remember(later.model_copy(update={"judged_at": verdict.judged_at + timedelta(days=5)}))
    assert len(list(memory)) == 1
    assert memory.standing(verdict.cluster.id if verdict.cluster else "") == 0


def test_footers_are_marked_and_kept() -> None:
    """A marked shingle is no longer the text's own, but the index still counts it; slots inside are gone."""
    signature = signature_of(told(STORY))
    assert signature is not None
    marked = signature.without(np.arange(signature.letters) < signature.letters // 2)
    nothing = np.zeros(0, np.uint32)
    assert 0 < marked.whole.shared(0, nothing)[0] < signature.whole.shared(0, nothing)[0]
    assert set((signature.shingles | FOOTER).tolist()) <= set((marked.shingles | FOOTER).tolist())
    assert sum(map(len, marked.slots[0])) < sum(map(len, signature.slots[0]))
    assert shingles_of(marked.packed()).tolist() == marked.shingles.tolist()
    assert not stands(replace(marked, stands=False).packed())


def test_cleaning() -> None:
    """Notices, agency lines and mark-up go; a wrong encoding is mended; a text that is nothing but notices stays."""
    text = "KESTREL CITY, March 3 (Wire) - Sugar is taxed.\n\nAll rights reserved.\n\n(Reporting by A. B.; Editing by C. D.)"
    assert clean(text) == "Sugar is taxed."
    assert clean("<p>Sugar is <b>taxed</b>.</p><p>Subscribe to our newsletter</p>") == "Sugar is taxed."
    assert clean("All rights reserved.") == "All rights reserved."
    assert mended("Färöer – “über”".encode().decode("cp1252", "replace")).startswith("Färöer –")
    assert mended("ﬁve ＡＢＣ") == "five ABC"
