"""The roles of `desk_words`, put together to patterns for one sentence: in small letters, its names masked by `NAME`."""

import re
from typing import Final, NamedTuple

from ahocorasick_rs import BytesAhoCorasick, Implementation

from streams.text.desk_rows import NAME, ROW_PATTERNS, ROWS, RowPatterns
from streams.text.desk_words import MENDINGS, TONGUES, Mending, Tongue
from streams.text.lower import lower_utf8


class Patterns(NamedTuple):
    """What a sentence of one language is looked through for."""

    asks: re.Pattern[str]
    """Receivers are asked not to use something."""
    takes_back: re.Pattern[str]
    """Something must not be used, or "we" withdraw it."""
    tells: re.Pattern[str]
    """An order without politeness, or news of what was withdrawn."""
    keeps: re.Pattern[str]
    """A kill is taken back."""
    trade: re.Pattern[str]
    uses: re.Pattern[str]
    item: re.Pattern[str]
    thing: re.Pattern[str]
    error: re.Pattern[str]
    """What is said of an item that should not have been sent."""
    frame: re.Pattern[str]
    """Who is asked, or of what: without one of these there is nothing to be read."""


_WORD: Final = r"\w[\w’']*+"
"""With all apostrophes behind it: were they between words as well, a line of them could be read in a million ways."""


def _patterns(tongue: Tongue) -> Patterns:
    t = tongue
    gap = rf"(?:\W+{_WORD}){{0,{t.gap}}}?\W+"
    lead = rf"\W*(?:(?:all\s+)?{t.receivers}\W+)?"
    orders = rf"(?:{t.avoid}|{t.trade}|{t.plain})"
    noun = rf"(?:{t.item}|{t.thing}|{NAME})"
    passive = rf"(?:{t.done}|{t.gone}|{t.banned})"
    before = rf"\W*(?:{_WORD}\W+){{0,7}}?"
    request = rf"{lead}(?:{t.please}\W+)?"
    return Patterns(
        asks=re.compile(
            rf"{lead}{t.please}{gap}{orders}(?!\w)|\W*(?:all\s+)?{t.receivers}\W+{t.asked}{gap}{orders}(?!\w)"
            rf"|{before}{noun}(?:\W+{_WORD}){{0,6}}?\W+{t.please}{gap}{orders}(?!\w)"
        ),
        takes_back=re.compile(rf"{lead}{t.we}(?!\w)|{before}{noun}(?!\w).*\b{t.banned}(?!\w)"),
        tells=re.compile(
            rf"{lead}{orders}(?:\W+[^,:;]{{0,60}}?\b(?:{noun}|it|them)|(?:\W+\w+){{0,2}}\W+{NAME})(?!\w)|{lead}{before}{noun}(?!\w).*\b{passive}(?!\w)"
            rf"|{before}{t.done}.*\b{noun}(?!\w)"
        ),
        keeps=re.compile(
            rf"{request}(?=.*\b{noun}(?!\w))(?:{_WORD}\W+){{0,{t.gap}}}?{t.keep}(?!\w)|{request}(?!{t.kill}\b){orders}\W+(?:\w+\W+){{0,3}}?{t.kill}\b"
            rf"|.*\b{t.kill}\b.*\b{t.error}(?!\w)|.*\b{noun}(?!\w).*\b(?:{passive}\s+{t.error}|{t.error}\W+{t.gone}|{t.back})(?!\w)"
        ),
        trade=re.compile(rf"\b(?:{t.trade}|{t.done}|{t.we})(?!\w)"),
        uses=re.compile(rf"\b(?:{t.avoid}|{t.banned})(?!\w)"),
        item=re.compile(rf"\b{t.item}(?!\w)"),
        thing=re.compile(rf"\b{t.thing}(?!\w)"),
        error=re.compile(rf"\b(?:{t.error})(?!\w)"),
        frame=re.compile(rf"\b(?:{t.please}|{t.receivers}|{noun})(?!\w)"),
    )  # fmt: skip


class MendingPatterns(NamedTuple):
    """What a notice of correction is looked through for."""

    ours: re.Pattern[str]
    should: re.Pattern[str]
    frame: re.Pattern[str]


def _mending(mending: Mending) -> MendingPatterns:
    return MendingPatterns(
        re.compile(rf"\b{mending.ours}"), re.compile(rf"(?<!\w){mending.should}"), re.compile(rf"\b{mending.item}\b")
    )


PATTERNS: Final = tuple(map(_patterns, TONGUES))
ENGLISH: Final = PATTERNS[0]
MENDING: Final = tuple(map(_mending, MENDINGS))
_STEMS_OF: Final = (*(one.stems for one in TONGUES), *(one.stems for one in MENDINGS), *(one.stems for one in ROWS))
_ROWS_FROM: Final = len(TONGUES) + len(MENDINGS)
_STEMS: Final = [(stem, tongue) for tongue, stems in enumerate(_STEMS_OF) for stem in sorted(stems)]
_GATE: Final = BytesAhoCorasick([stem.encode() for stem, _ in _STEMS], implementation=Implementation.DFA)


class Readers(NamedTuple):
    """The patterns of the languages in which a text may be a note."""

    orders: tuple[Patterns, ...]
    mendings: tuple[MendingPatterns, ...]
    rows: tuple[RowPatterns, ...] = ()


def readers_of(text: str) -> Readers | None:
    """Return the patterns of the languages whose stems a text has, in small letters; None for most news."""
    found = _GATE.find_matches_as_indexes(lower_utf8(text), overlapping=True)
    if not found:
        return None
    tongues = sorted({_STEMS[stem][1] for stem, _, _ in found})
    orders = tuple(PATTERNS[one] for one in tongues if one < len(PATTERNS))
    mendings = tuple(MENDING[one - len(PATTERNS)] for one in tongues if len(PATTERNS) <= one < _ROWS_FROM)
    return Readers(orders, mendings, tuple(ROW_PATTERNS[one - _ROWS_FROM] for one in tongues if one >= _ROWS_FROM))
