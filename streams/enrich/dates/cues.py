"""Which rules may fit at a place, told by words: by the one that stands there, and by those that follow without a break.

An expression is made of the words of its pattern alone, so it lies within a run of such words, and it has one of few
first words and a month, a unit, a digit … in it. Most places where one could begin ("the", "a", "some") begin none, and
the rest of their run tells so at once. That changes nothing in what is found: in a news article of 334 words 21 patterns
are tried at 11 places, and 8 fit; by their first words alone 809 would be. Runs are read from their end, and of all runs
only those with a word that is rare enough: a number, a month, a unit.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache, reduce
from operator import or_

from streams.enrich.dates.grammar import RULES, Rule
from streams.enrich.scan import FRACTIONS, Scan, Sought
from streams.text.words import words

WINDOW = 72
"""Code points from the beginning of an expression within which its cues begin: no number that news spells is longer."""

KINDS: dict[str, frozenset[str]] = {
    "month": words(
        "january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec"
    ),
    "weekday": words("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"),
    "unit": words("second minute hour day night week weekend fortnight month quarter year decade century millennium millennia centuries"),
    "part": words("morning afternoon evening night"),
    "season": words("spring summer fall autumn winter"),
    "noon": words("noon midnight midday"),
    "zone": words(
        "am pm m gmt utc bst cet cest eet eest msk sgt hkt jst kst aest aedt nzst nzdt et est edt ct cst cdt mt mst mdt pt pst pdt local "
        "eastern central mountain pacific"
    ),
    "holiday": words(
        "christmas new thanksgiving halloween valentine st independence boxing may epiphany bastille anzac juneteenth armistice veterans easter mardi "
        "ascension pentecost"
    ),
    "feast": words(
        "christmas year thanksgiving halloween valentine patrick independence boxing may epiphany bastille anzac juneteenth armistice veterans easter "
        "mardi ascension pentecost"
    ),
    "feasting": words("good holy palm ash shrove fat maundy whit black cyber giving"),
    "near": words("today yesterday tomorrow tonight"),
    "often": words("daily weekly monthly yearly annually annual hourly nightly"),
    "fiscal": words("fiscal financial"),
    "spoken": words("nineteen eighteen seventeen"),
    "now": words("now nowadays currently present recently lately previously formerly past future recent moment point right"),
    "rel": words("last past previous preceding this next coming following upcoming"),
    "nth": words("first second third fourth latest final st nd rd th"),
    "way": words("ago earlier before now hence back"),
    "apiece": words("each every per a an"),
    "stage": words("early earlier late later mid middle the beginning start end latter first close remainder rest"),
    "hedge": words("about around nearly almost roughly some more less fewer over under at up as no only just another approximately well barely"),
    "vague": words("a several some many the recent coming dozens hundreds thousands"),
    "number": words(
        "a an one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
        "twenty thirty forty fifty sixty seventy eighty ninety"
    ),
    "share": words("half quarter"),
    "ordinal": words("sixth eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty thirtieth thirty"),
}  # fmt: skip
"""Kinds of words, in the singular. As a cue their plural counts too; nothing begins with one."""
KINDS["weekdays"] = frozenset({f"{day}s" for day in KINDS["weekday"] if day.endswith("day")})
KINDS["units"] = words("centuries") | {f"{unit}s" for unit in KINDS["unit"]}
KINDS["counted"] = KINDS["number"] | words("few several couple many some half")

_DIGITS = tuple(words(f"{length} 0 number counted") for length in ("00", "00", "000", "0000", "00000"))
"""What a number of one, two, three … digits is, as what begins an expression and as a cue."""
_BEHIND = {"-": "0-", "/": "0/", ":": "0:", "s": "0s", "'": "0s"}
"""What a number is by the sign or letter behind it: "2025-", "3/", "10:", "1990s"."""

Masks = tuple[int, int]
"""As what a word begins an expression, and as what it is a cue; each bit stands for a kind of words, or for a word."""

_BEGINNING = frozenset(kind for rule in RULES for kind in rule.opens)
_NEEDED = frozenset(kind for rule in RULES for either in rule.needs for kind in either.split("|"))
_BITS = {kind: 1 << number for number, kind in enumerate(sorted(_BEGINNING | _NEEDED))}
"""What the rules ask for: kinds of words and numbers, and words."""


def _mask(kinds: Iterable[str]) -> int:
    return reduce(or_, (_BITS[kind] for kind in kinds), 0)


def _masks(kinds: Iterable[str]) -> Masks:
    return _mask(_BEGINNING.intersection(kinds)), _mask(_NEEDED.intersection(kinds))


def _kinds(word: str) -> frozenset[str]:
    return frozenset({word, *(kind for kind, known in KINDS.items() if word in known)})


def _written() -> Iterator[str]:
    """Yield the words, parts of words and letters of all patterns: they stand within an expression, or nothing like them."""
    for rule in RULES:
        yield from re.findall("[a-z]+", rule.pattern.pattern)
        yield from (sign for sign in rule.pattern.pattern if sign.isalpha() or sign in FRACTIONS)


def _known() -> dict[str, Masks]:
    """Return the masks of every word that stands in an expression; what is no cue has none, but breaks no run."""
    singular = {word for known in KINDS.values() for word in known} | {kind for kind in _BITS if kind.isalpha()}
    plural = {f"{word}s": _kinds(word) for word in singular}
    known = {word: _masks(_kinds(word)) for word in singular}
    for word, kinds in plural.items():
        opens, cues = known.get(word, (0, 0))
        known[word] = opens, cues | _masks(kinds)[1]
    return {**dict.fromkeys(_written(), (0, 0)), **known, "'": _masks("'"), "": (0, 0)}


_KNOWN = _known()
_NUMBERS = tuple(map(_masks, _DIGITS))
_PART = re.compile("[a-z]+|[0-9]+")
_APOSTROPHE = _BITS["'"]
_NEXT = {sign: _mask({kind}) for sign, kind in _BEHIND.items()}
BEGINNINGS = frozenset(word for word, (opens, _) in _KNOWN.items() if opens)
"""The words that an expression may begin with; numbers and an apostrophe before two digits may too."""

_OPENS = tuple(_mask(rule.opens) for rule in RULES)
_NEEDS = tuple(tuple(_mask(either.split("|")) for either in rule.needs) for rule in RULES)
_RARE = reduce(or_, (first for first, *_ in _NEEDS))
"""What all rules need first, the rarest of their cues: no look at the rules is due before one of these has come."""
_RARE_WORDS = Sought(word for word, (_, cues) in _KNOWN.items() if cues & _RARE)
"""The words that are one; what has a digit may be one too."""
_PLAIN_NUMBER = re.compile(r"(?<!')(?:\d{1,3}|\d{5,})(?![a-z\d'/:-])")
"""A number that is none, four of five: it is no year, and nothing beside it makes of it a day, a decade or an hour."""


@lru_cache(maxsize=4096)
def _rules(opens: int, cues: int) -> tuple[Rule, ...]:
    """Return the rules that a word of that kind may begin where those cues follow."""
    begun = _begun(opens)
    return tuple([rule for rule, rare, others in begun if cues & rare and all(cues & either for either in others)])


@lru_cache(maxsize=512)
def _begun(opens: int) -> list[tuple[Rule, int, list[int]]]:
    """Return the rules that a word of that kind may begin, each with the rarest of what it needs and the others."""
    rows = zip(RULES, _OPENS, _NEEDS, strict=True)
    return [(rule, rare, others) for rule, begins, (rare, *others) in rows if opens & begins]


def places(scan: Scan) -> Iterator[tuple[int, tuple[Rule, ...]]]:
    """Yield the places of a text where an expression may begin, with the rules that may fit, in their order."""
    found: list[tuple[int, tuple[Rule, ...]]] = []
    starts = [start for _, start in _RARE_WORDS.places(scan.plain)]
    starts += [start for start in scan.figures if not _PLAIN_NUMBER.match(scan.low, start)]
    begin = len(scan.plain) + 1
    for start in sorted(starts, reverse=True):
        if start < begin:  # else it stands in the run that was read last
            run = _from(scan, start)[::-1] + _before(scan, start)
            _read_run(scan, run, found)
            begin = run[-1][0]
    return reversed(found)


_Run = list[tuple[int, Masks]]
"""Words that stand in expressions, without a break: where each starts, and its masks."""


def _from(scan: Scan, start: int) -> _Run:
    """Return the words of a run from the one on that starts at a place."""
    plain, run, end = scan.plain, [], 0
    while end >= 0:
        end = plain.find(" ", start)
        word = plain[start:end] if end >= 0 else plain[start:]
        masks = _KNOWN.get(word)
        if masks is None and word.isalpha():
            break
        run.append((start, masks or _figures(scan.low, word, start)))
        start = end + 1
    return run


def _before(scan: Scan, place: int) -> _Run:
    """Return the words of a run before the one that starts at a place, the last one first."""
    plain, run = scan.plain, []
    while place:
        end = place - 1
        place = plain.rfind(" ", 0, end) + 1
        word = plain[place:end]
        masks = _KNOWN.get(word)
        if masks is None and word.isalpha():
            break
        run.append((place, masks or _figures(scan.low, word, place)))
    return run


def _read_run(scan: Scan, run: _Run, found: list[tuple[int, tuple[Rule, ...]]]) -> None:
    """Add the places of a run, of which the last word comes first."""
    said = last = 0  # the cues of the run, and where its last word begins
    for start, (opens, cues) in run:
        last = last if said else start
        said |= cues
        if opens and said & _RARE and (rules := _rules(opens, said)):
            if last - start > WINDOW:  # one number after the other: those far behind do not count
                rules = _rules(opens, _near(scan, start))
            if rules:
                found.append((start, rules))
        if cues & _APOSTROPHE and (rules := _rules(_APOSTROPHE, said)):
            found.append((start - 1, rules))


def _figures(low: str, word: str, start: int) -> Masks:
    """Return the masks of a word with digits, with what stands beside it: "3/", "10:", "1990s", "'98"."""
    opens, cues = _number(len(word)) if word.isdecimal() else _mixed(word)
    end = start + len(word)
    cues |= _NEXT.get(low[end : end + 1], 0)
    if start and low[start - 1] == "'" and len(word) > 1 and word[:2].isdecimal():
        cues |= _APOSTROPHE
    return opens, cues


def _number(digits: int) -> Masks:
    return _NUMBERS[min(digits, len(_NUMBERS)) - 1]


def _mixed(word: str) -> Masks:
    """Return the masks of "5th", "1990s" or "monday9": what the first part begins, and all cues."""
    parts = _PART.findall(word)
    masks = [_number(len(part)) if part.isdecimal() else _KNOWN.get(part, (0, 0)) for part in parts]
    return masks[0][0], reduce(or_, (cues for _, cues in masks), _NEXT["s"] if "s" in parts else 0)


def _near(scan: Scan, start: int) -> int:
    """Return the cues of the words that begin within the window of a place."""
    near = 0
    for word, place in scan.between(start, start + WINDOW + 1):
        near |= (_KNOWN.get(word) or _figures(scan.low, word, place))[1] if not word.isalpha() or word in _KNOWN else 0
    return near
