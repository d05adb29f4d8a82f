"""Whether two items of one agency without an identifier are versions or takes of one article, and how we know.

Each row of `SIGNS` is one sign; the best one that holds gives the score. Signs look at both items alike, so that the
order of arrival decides nothing, and each holds only as long as news of one article goes on.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NamedTuple

from streams.dedupe.nameless import Nameless
from streams.dedupe.terms import overlap
from streams.moments import DAY

_HOUR: Final = DAY // 24

ALIKE: Final = 0.5
"""Share of terms from which two texts tell the same thing."""

AKIN: Final = 0.4
"""Share of terms below which two texts under one slug are about different things, whatever their marks say.

Of random pairs of Reuters stories of 1987 one in 150 shares so much.
"""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two items and what they share."""

    one: Nameless
    other: Nameless
    shared: float

    @property
    def apart(self) -> int:
        """How long lies between them, in microseconds."""
        return abs(self.one.at - self.other.at)

    @property
    def follows(self) -> bool:
        """Whether one of them says that it follows another."""
        return self.one.follows or self.other.follows

    @property
    def same_headline(self) -> bool:
        """Whether both have one headline."""
        return bool(self.one.headline) and self.one.headline == self.other.headline

    @property
    def may_share_a_headline(self) -> bool:
        """Whether one of them came without a headline, as later takes do, or both are about the same thing."""
        return not (self.one.headline and self.other.headline) or self.shared >= AKIN

    @property
    def same_slug(self) -> bool:
        """Whether both have one slug."""
        return bool(self.one.slug) and self.one.slug == self.other.slug


class Sign(NamedTuple):
    """A sign that two items are one article: what must hold, for how many hours, its weight, and how to say it."""

    holds: Callable[[Pair], bool]
    hours: int
    weight: float
    words: str


SAME_WORDS: Final = Sign(
    lambda pair: pair.one.content is not None and pair.one.content == pair.other.content, 72, 3.0, "the same words"
)

SIGNS: Final[tuple[Sign, ...]] = (
    SAME_WORDS,
    Sign(lambda pair: _takes(pair) and pair.same_headline, 24, 2.5, "a take of the same headline"),
    Sign(lambda pair: pair.follows and pair.same_headline, 48, 2.0, "a mark of a later version and the same headline"),
    Sign(lambda pair: _takes(pair) and pair.same_slug and pair.may_share_a_headline, 24, 1.0, "a take of the same slug"),
    Sign(lambda pair: pair.follows and pair.same_slug and pair.shared >= AKIN, 30, 1.0, "a mark of a later version and the same slug"),
)  # fmt: skip


def sign_of(pair: Pair) -> Sign | None:
    """Return the strongest sign that two items are one article, or None."""
    return next((sign for sign in SIGNS if pair.apart <= sign.hours * _HOUR and sign.holds(pair)), None)


def pair_of(one: Nameless, other: Nameless) -> Pair:
    """Compare two items."""
    return Pair(one, other, overlap(one.terms, other.terms))


def _takes(pair: Pair) -> bool:
    return pair.one.take != pair.other.take


def comes_bare(pair: Pair) -> bool:
    """Say whether the first item has no mark and the other one has, under one headline, and no times say which was first."""
    if (pair.one.dated and pair.other.dated) or not pair.same_headline or pair.one.take != pair.other.take:
        return False
    return pair.one.kind in ("new", "update") and not pair.one.follows and pair.other.follows


def contradict(pair: Pair) -> bool:
    """Say whether two items can't be of one article: numbers of updates grow, each is given once, and first comes none."""
    one, other = sorted((pair.one, pair.other), key=lambda known: known.at)
    if not (one.dated and other.dated) or pair.one.take != pair.other.take:
        return False
    if one.kind == other.kind == "update" and one.number and other.number:
        return one.number > other.number or (one.number == other.number and pair.shared < ALIKE)
    return other.kind in ("new", "update") and not other.follows and one.follows
