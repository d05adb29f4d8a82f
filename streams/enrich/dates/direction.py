"""Whether the words before an expression speak of what will be, or of what was: news tells what was, unless they do."""

import re

from streams.enrich.dates.moments import Direction

_AHEAD = re.compile(
    r"\b(?:will|won't|would|shall|to be|(?:is|are|was|were) to|scheduled|expect(?:ed|s)? to|due (?:to [a-z]+e|on|in|by|for|out|back)|"
    r"plan(?:s|ned)? to|set to|set for|going to|must|upcoming|deadline|intends?|hopes? to|expires?|payable|takes effect)\b"
)
_LIMIT = re.compile(r"\b(?:until|till|before|by|from)\s$")
_HAS_BEEN = re.compile(
    r"\b(?:said|told|was|were|had|has|have|announced|reported|began|killed|held|met|won|fell|rose|died|[a-z]{3,}ed)\b"
)
_SENTENCE = re.compile(r"[.!?]\s|\n")

_OVER = re.compile(
    r"[a-z]{3,6}day's (?:close|closing|session|settlement|finish|trading|vote|attack|storm|quake|earthquake|crash|defeat|win|victory|loss|report)\b"
)
"""What a day has when it is over: a premium of 28 percent to Tuesday's close."""

_BEFORE = 80
"""Code points of the sentence that tell what will be from what was."""


def direction(low: str, start: int) -> Direction:
    """Return where a time without a year or a week lies, from the words before it in its sentence; in lower case."""
    if _OVER.match(low, start):
        return "past"
    before = _SENTENCE.split(low[max(0, start - _BEFORE) : start])[-1]
    last = max((each.end() for each in _AHEAD.finditer(before)), default=None)
    if last is None:
        return "future" if _LIMIT.search(before) and not _HAS_BEEN.search(before) else "past"
    return "past" if _HAS_BEEN.search(before, last) else "future"
