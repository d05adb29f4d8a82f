"""Whether a brief goes on with a running story: by names and rare words, and with fewer while little is known of the story.

Of so few words the common ones make the likeness, until the stream has shown how common they are ("police", "hurt",
"Tuesday"); so a brief must have names. The second article on an event tells names that the first had not, however right it
is: half of its names can be asked for of a story of several articles, of one that has two sentences they cannot. There a
name that hardly anyone else tells takes their place.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from streams.dedupe.commonness import Commonness, add_up
from streams.dedupe.running import Gist
from streams.dedupe.terms import MOST, unpacked

SHORT: Final = MOST
"""Terms of an item below which it is a brief. With 28, F1 of the events of several newsrooms is .02 lower."""

NAMED: Final = 0.5
"""Share of the weight of a brief's names that a story must have: a noun of a German brief weighs nothing once it is known to be
common. With .34 more of the lone items are joined (.45 of them in place of .43)."""

KNOWN: Final = 3 * MOST
"""Terms of all members of a story from which that is asked in full, and a share of it below. F1 of the short events of one kind is
.69 where it always is, .85 with this; with 80 terms .80."""

OWN: Final = 2
"""For each member that tells a name so many items of the stream may: then it is the story's own, and less may be asked for. Where any
name will do, 52 in 100 of the lone items are joined in place of 46: "Securities and Exchange Commission" is a name, too."""

BARELY: Final = 0.5
"""Share of the rare terms asked for that is asked of a story of which nothing is known."""


def goes_on(names: Sequence[int], weights: Mapping[int, float], rare: float, story: Gist, common: Commonness) -> bool:
    """Say whether a brief has enough of a story, of its names and of what is asked of it in rare terms; `rare` is its share of those."""
    terms = unpacked(story.terms)
    shared = sorted(set(names).intersection(terms))
    asked = min(1.0, len(terms) / KNOWN) if _has_own(shared, terms, common) else 1.0
    if rare < (least(len(terms)) if asked < 1 else 1):
        return False
    weight = weights.__getitem__
    return not names or add_up(map(weight, shared)) >= NAMED * asked * (add_up(map(weight, names)) or 1.0)


def least(terms: int) -> float:
    """Return the share of the rare terms asked for that is asked at least of a story of so many terms."""
    return BARELY + (1 - BARELY) * min(1.0, terms / KNOWN)


def _has_own(names: Sequence[int], terms: Sequence[int], common: Commonness) -> bool:
    """Say whether one of the names is told by hardly anyone but the members of a story."""
    counts = common.of(names).tolist() if names else []
    return any(count <= OWN * terms.count(name) for name, count in zip(names, counts, strict=True))
