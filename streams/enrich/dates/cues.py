"""Which rules may fit at a place, told by words: by the one that stands there, and by those that follow soon.

Every expression begins with one of few words and has a month, a unit, a digit … in it. Most places where one could begin
("the", "a", "some") begin none, and what follows tells so at once: of four hundred words twenty are looked at with one or
two patterns each. That changes nothing in what is found.
"""

from collections.abc import Iterator
from functools import cache

from streams.enrich.dates.grammar import RULES, Rule
from streams.enrich.scan import Scan
from streams.text.words import words

WINDOW = 72
"""Code points from the beginning of an expression within which its cue begins: no number that news spells is longer."""

KINDS: dict[str, frozenset[str]] = {
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
    "stage": words("early earlier late later mid middle the beginning start end latter first close remainder rest"),
    "hedge": words("about around nearly almost roughly some more less fewer over under at up as no only just another approximately well barely"),
    "vague": words("a several some many the recent coming dozens hundreds thousands"),
    "number": words(
        "a an one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
        "twenty thirty forty fifty sixty seventy eighty ninety"
    ),
    "century": words("sixth eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty"),
}  # fmt: skip
"""Kinds of words, in the singular. As a cue their plural counts too; nothing begins with one."""

_DIGITS: tuple[frozenset[str], ...] = tuple(
    words(kinds)
    for kinds in ("short number digit", "short number digit", "number digit", "four number digit", "number digit")
)
"""What a number of one, two, three … digits is, as what begins an expression and as a cue."""

_MARK = frozenset({"'", "digit"})
"""An apostrophe before two digits."""

Masks = tuple[int, int]
"""The rules that begin with a word, and those that it is a cue of: the n-th bit stands for the n-th rule."""


def _mask(column: str, said: frozenset[str]) -> int:
    return sum(1 << number for number, rule in enumerate(RULES) if not said.isdisjoint(getattr(rule, column)))


def _known() -> dict[str, Masks]:
    """Return the masks of every word that begins an expression or is a cue."""
    singular = {word for kind in KINDS.values() for word in kind}
    singular |= {word for rule in RULES for word in rule.opens if word not in KINDS and word.isalpha()}
    kinds = {word: frozenset({word, *(kind for kind, known in KINDS.items() if word in known)}) for word in singular}
    cues = {form: kinds[word] for word in singular for form in (f"{word}s", word)}
    return {form: (_mask("opens", kinds.get(form, frozenset())), _mask("needs", said)) for form, said in cues.items()}


_KNOWN = _known()
BEGINNINGS = frozenset(word for word, (opens, _) in _KNOWN.items() if opens)
"""The words that an expression may begin with; numbers and an apostrophe before two digits may too."""

_NUMBERS = tuple((_mask("opens", said), _mask("needs", said)) for said in _DIGITS)
_KNOWN["'"] = (_mask("opens", _MARK), _mask("needs", _MARK))


@cache
def _rules(mask: int) -> tuple[Rule, ...]:
    return tuple(rule for number, rule in enumerate(RULES) if mask >> number & 1)


def places(scan: Scan) -> Iterator[tuple[int, tuple[Rule, ...]]]:
    """Yield the places of a text where an expression may begin, with the rules that may fit, in their order."""
    known, last = _KNOWN, len(_NUMBERS) - 1
    marks = [
        (start, *masks)
        for word, start in zip(scan.words, scan.starts, strict=True)
        if (masks := known.get(word) or (_NUMBERS[min(len(word) - 1, last)] if word.isdecimal() else None))
    ]
    for index, (start, opens, _) in enumerate(marks):
        if opens and (mask := opens & _near(marks, index, start + WINDOW)):
            yield start, _rules(mask)


def _near(marks: list[tuple[int, int, int]], index: int, end: int) -> int:
    """Return the rules whose cues stand between a mark and the end of its window."""
    near = 0
    for start, _, cues in marks[index:]:
        if start > end:
            break
        near |= cues
    return near
