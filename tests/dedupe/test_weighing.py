"""What terms weigh: to the last bit as Python adds and takes logarithms, on every processor."""

from math import log

import numpy as np

from streams.dedupe.commonness import MASK, Commonness
from streams.dedupe.terms import MOST, STOP_TERMS, numbered, together
from streams.dedupe.weighing import HALF, HEAD, PROBED, weighed


def height(rank: int) -> float:
    """Return how high a term of this rank stands."""
    return 1 + HEAD * HALF / (HALF + rank)


def test_weights_are_those_of_python() -> None:
    """Of any count: the squared inverse document frequency for each height, and nothing for what nearly all items have."""
    common = Commonness()
    common.items = 40_000
    counts = range(1, 50_000, 7)
    for start in range(0, len(counts), MOST):
        some = counts[start : start + MOST]
        terms = np.arange(MASK, MASK - len(some), -1, np.uint32)
        common.total[terms] = some
        found = weighed(terms, common)
        rarities = [max(log(41_001) - log(count + 0.5), 0.0) for count in some]
        expected = [rarity * rarity * height(rank) for rank, rarity in enumerate(rarities)]
        assert found.weights.tolist() == expected


def test_the_heaviest_known_terms_are_sought() -> None:
    """Those that others have, the heaviest first; a stop word and what nobody has is not looked for, and a new term is rare."""
    common, stop = Commonness(), min(STOP_TERMS)
    own = [*range(100, 120), stop, 999]
    row = np.array(own, np.uint32).tobytes()
    for _ in range(3):
        common.add(1, together([row[:-4]]))
    found = weighed(numbered(row), common)
    assert found.sought.tolist() == list(range(PROBED))
    assert found.weights[-2] == 0.0
    assert found.rare.tolist() == [*[True] * 20, False, True]
    assert found.rare_count == 21


def test_two_terms_at_one_place_are_counted_once() -> None:
    """An item counts at a place once, another one again."""
    common = Commonness()
    both = np.array([5, 5 + MASK + 1, 6], np.uint32).tobytes()
    common.add(1, together([both, both[:4]]))
    assert (common.of([5, 6, 7]).tolist(), common.items) == ([2, 1, 0], 2)
