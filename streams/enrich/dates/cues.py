"""What every expression must have in it: a month, a unit, a digit … Where none is near, its rules need not be tried.

Most places where an expression could begin ("the", "a", "some") begin none. The words of the text tell beforehand which
kinds of expression may follow; that spares four of five trials of a pattern, and changes nothing that is found.
"""

import re
from functools import cache

from streams.enrich.dates.grammar import RULES, Rule
from streams.text.words import words

WINDOW = 72
"""Code points from the beginning of an expression within which its cue begins: no number that news spells is longer."""

_WORDS: dict[str, frozenset[str]] = {
    "month": words(
        "january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec"
    ),
    "weekday": words("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"),
    "unit": words("second minute hour day night week weekend fortnight month quarter year decade century millennium millennia centuries"),
    "part": words("morning afternoon evening night"),
    "season": words("spring summer fall autumn winter"),
    "noon": words("noon midnight midday"),
    "half": words("half"),
    "holiday": words("christmas new thanksgiving halloween valentine independence boxing may"),
    "near": words("today yesterday tomorrow tonight"),
    "often": words("daily weekly monthly yearly annually annual hourly nightly"),
    "fiscal": words("fiscal financial"),
    "spoken": words("nineteen eighteen seventeen two"),
    "now": words("now nowadays currently present recently lately previously formerly past future recent moment point right"),
}  # fmt: skip

_NEEDS: dict[str, str] = {
    "iso": "digit", "slashed": "digit", "clock": "digit noon", "weekday_date": "month", "date": "month", "month": "month",
    "rel_month": "month", "rel_weekday": "weekday", "weekday": "weekday", "holiday": "holiday", "quarter": "unit", "half": "half",
    "season": "season", "decade": "digit", "century": "unit", "ago": "unit", "year_ago": "unit", "span": "unit",
    "rel_unit": "unit", "rel_part": "part", "vague_span": "unit", "set": "unit weekday part", "set_word": "often",
    "weekdays": "weekday", "duration": "unit", "season_word": "season", "near": "near", "fiscal_year": "fiscal",
    "year": "digit spoken", "the_unit": "unit", "short_year": "digit", "reference": "now",
}  # fmt: skip
"""Name of a rule → the cues of which its expressions have one."""

_BITS = {cue: 1 << number for number, cue in enumerate(("digit", *_WORDS))}
_DIGIT = _BITS["digit"]


def _cues() -> dict[str, int]:
    """Return for every word that is a cue, and for its plural, of which kinds, as bits."""
    found: dict[str, int] = {}
    for kind, known in _WORDS.items():
        for word in known:
            for form in (word, f"{word}s"):
                found[form] = found.get(form, 0) | _BITS[kind]
    return found


CUES = _cues()


@cache
def rules_for(cues: int) -> tuple[Rule, ...]:
    """Return the rules that may fit where these cues are near, in their order."""
    return tuple(rule for rule in RULES if any(_BITS[need] & cues for need in _NEEDS[rule.name].split()))


class Near:
    """The cues of a text, asked for place after place from its beginning to its end."""

    def __init__(self, found: list[re.Match[str]]) -> None:
        """Keep the cues among the words and numbers of a text."""
        marks = (
            (word.start(), CUES.get(low, 0 if low[0].isalpha() else _DIGIT))
            for word in found
            if (low := word[0].lower())
        )
        self._marks = [mark for mark in marks if mark[1]]
        self._first = 0

    def rules(self, start: int) -> tuple[Rule, ...]:
        """Return the rules that may fit at a place, by the cues between it and the end of its window."""
        marks, at = self._marks, self._first
        while at < len(marks) and marks[at][0] < start:
            at += 1
        self._first, bits = at, 0
        while at < len(marks) and marks[at][0] <= start + WINDOW:
            bits |= marks[at][1]
            at += 1
        return rules_for(bits)
