"""How much an article is about what it mentions, from where it stands: news tells what matters first.

The inverted pyramid is the one thing that all wires share, so that a place says much: AP and AYLIEN score what stands in
title and lead highest. 100 at the first letter of the body, 20 at its end, falling fast over the first paragraphs.
"""

TOP, BOTTOM = 100, 20
HALF = 600
"""Code points after which half of the way down is done: three paragraphs of a wire story."""


def _fallen(start: int) -> int:
    return round(BOTTOM + (TOP - BOTTOM) * HALF / (HALF + start))


NEAR = 10_000
BY_START = bytes(map(_fallen, range(NEAR)))
"""What stands further up than that is nearly all: a look is a fifth of the arithmetic, which an article needs for forty mentions.

Who makes a row of a mention looks here himself, for a call costs as much as half of the row.
"""


def relevance(start: int, length: int) -> int:
    """Return 0 to 100 for a mention that begins at `start` of a text of so many code points."""
    if length <= 0:
        return TOP
    return BY_START[start] if start < NEAR else _fallen(start)
