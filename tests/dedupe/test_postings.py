"""Postings: a term finds its newest owners, each once, and what is too old is forgotten."""

from array import array
from collections.abc import Iterable, Sequence

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.dedupe.postings import CROWD, EACH, Postings
from streams.dedupe.terms import together as many


def add(found: Postings, number: int, *owners: tuple[int, Iterable[int]]) -> None:
    """Let owners be found by terms."""
    keys = np.array([owner for owner, _ in owners], np.uint64)
    found.add(number, keys, many([array("I", terms).tobytes() for _, terms in owners]))


def heaviest(found: Postings, terms: Sequence[tuple[float, int]], most: int = 2 * CROWD) -> list[int]:
    """Return who is found by terms of these weights."""
    asked = np.array([term for _, term in terms], np.uint32), np.array([weight for weight, _ in terms])
    told: list[int] = found.heaviest(*asked, np.arange(len(terms)), most).tolist()
    return told


def test_the_owners_of_most_weight_are_found_first() -> None:
    """Two terms of one owner add up; of equals the least number is first, and a term that nobody has finds nobody."""
    found = Postings()
    add(found, 1, (7, [10, 20]), (8, [20]), (2**64 - 1, [30]), (9, [30]))
    assert heaviest(found, [(2.0, 10), (1.0, 20), (2.5, 30), (4.0, 40)]) == [7, 9, 2**64 - 1, 8]
    assert heaviest(found, [(2.0, 10), (1.0, 20), (2.5, 30), (4.0, 40)], 2) == [7, 9]
    assert heaviest(found, []) == []


def test_an_owner_is_found_by_its_first_terms() -> None:
    """Terms beyond the first `EACH` find nobody."""
    found = Postings()
    add(found, 1, (7, range(1, EACH + 2)))
    assert heaviest(found, [(1.0, EACH)]) == [7]
    assert heaviest(found, [(1.0, EACH + 1)]) == []


def test_a_term_finds_its_newest_owners() -> None:
    """However many have a common word, the look-up has a bound: the oldest are no longer found, one that comes again is new."""
    found = Postings()
    for owner in (*range(1, CROWD + 1), 1, CROWD + 1):
        add(found, 1, (owner, [10]))
    assert heaviest(found, [(1.0, 10)]) == [1, *range(3, CROWD + 2)]


@given(
    st.lists(st.lists(st.tuples(st.integers(1, 15), st.lists(st.integers(1, 6), unique=True)), min_size=1), max_size=5)
)
@settings(max_examples=40, deadline=None)
def test_many_owners_are_added_as_each_alone(batches: list[list[tuple[int, list[int]]]]) -> None:
    """Of each term the newest stand first, each once, whether owners are added one by one or many at once."""
    alone, together = Postings(), Postings()
    for number, batch in enumerate(batches):
        for found in (alone, together):
            found.drop(number, 2)
        for each in batch:
            add(alone, number, each)
        add(together, number, *batch)
    terms = range(1, 7)
    assert [told(together, term) for term in terms] == [told(alone, term) for term in terms]


def told(found: Postings, term: int) -> list[int]:
    """Return who is found by a term."""
    return heaviest(found, [(1.0, term)])


def test_what_is_too_old_is_forgotten() -> None:
    """Owners of slices behind the window go, those that came again since stay, and memory is given back."""
    found = Postings()
    for owner in range(1, 5000):
        add(found, -1, (owner, [owner]))
    add(found, 0, (3, [3, 4]))
    assert (found.terms, told(found, 4), told(found, 4999)) == (4999, [3, 4], [4999])
    found.drop(12, 13)
    assert heaviest(found, [(1.0, term) for term in range(5000)]) == [3]
    assert found.terms == 2
    add(found, 12, (9, [4, 4999]))
    assert (told(found, 3), told(found, 4), told(found, 4999)) == ([3], [3, 9], [9])
    assert found.terms == 3
