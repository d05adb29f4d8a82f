"""How much an article is about what it mentions, from where it stands: news tells what matters first.

The inverted pyramid is the one thing that all wires share, so that a place says much: AP and AYLIEN score what stands in
title and lead highest. 100 at the first letter of the body, 20 at its end, falling fast over the first paragraphs.
"""

TOP, BOTTOM = 100, 20
HALF = 600
"""Code points after which half of the way down is done: three paragraphs of a wire story."""
_FALL = (TOP - BOTTOM) * HALF


def relevance(start: int, length: int) -> int:
    """Return 0 to 100 for a mention that begins at `start` of a text of so many code points."""
    if length <= 0:
        return TOP
    return round(BOTTOM + _FALL / (HALF + start))


def stands(start: int, end: int, text: str, method: str) -> dict[str, object]:
    """Return the fields that every mention begins with, in their order: where it stands in a text, and what found it."""
    return {
        "start": start,
        "end": end,
        "surface": text[start:end],
        "relevance": relevance(start, len(text)),
        "method": method,
    }
