"""Postings: a term finds its newest owners, each once, and what is too old is forgotten."""

from streams.dedupe.postings import CROWD, EACH, Postings


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
