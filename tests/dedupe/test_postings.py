"""Postings: a term finds its newest owners, each once, and what is too old is forgotten."""

from array import array

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.dedupe.postings import CROWD, EACH, Postings
from streams.dedupe.terms import together as many


def test_owners_are_found_with_the_weight_of_what_they_share() -> None:
    """Two terms of one owner add up; a term that nobody has finds nobody."""
    found = Postings()
    found.add(1, 7, [10, 20])
    found.add(1, 8, [20])
    assert found.shared([(2.0, 10), (1.0, 20), (4.0, 30)]) == {7: 3.0, 8: 1.0}


def test_an_owner_is_found_by_its_first_terms() -> None:
    """Terms beyond the first `EACH` find nobody."""
    found = Postings()
    found.add(1, 7, range(1, EACH + 2))
    assert found.shared([(1.0, EACH), (1.0, EACH + 1)]) == {7: 1.0}


def test_a_term_finds_its_newest_owners() -> None:
    """However many have a common word, the look-up has a bound: the oldest are no longer found, one that comes again is new."""
    found = Postings()
    for owner in (*range(1, CROWD + 1), 1, CROWD + 1):
        found.add(1, owner, [10])
    assert set(found.shared([(1.0, 10)])) == {1, *range(3, CROWD + 2)}


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
        for owner, terms in batch:
            alone.add(number, owner, terms)
        owners = np.array([owner for owner, _ in batch], np.uint64)
        together.add_all(number, owners, many([array("I", terms).tobytes() for _, terms in batch]))
    assert together._owners == alone._owners
    assert together._slices == alone._slices
    assert together._rows == alone._rows


def test_what_is_too_old_is_forgotten() -> None:
    """Owners of slices behind the window go, those that came again since stay, and memory is given back."""
    found = Postings()
    for owner in range(1, 5000):
        found.add(-1, owner, [owner])
    found.add(0, 3, [3, 4])
    found.drop(12, 13)
    assert found.shared([(1.0, term) for term in range(5000)]) == {3: 2.0}
    found.add(12, 9, [4, 4999])
    assert found.shared([(1.0, 4), (1.0, 4999)]) == {9: 2.0, 3: 1.0}
    assert len(found._owners) == 3 * CROWD
