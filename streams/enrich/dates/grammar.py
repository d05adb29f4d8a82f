"""How English news writes dates, times, durations and sets: the patterns, one table, tried at the words that can begin one.

Extents are those of TimeML (ISO 24617-1; TimeML annotation guidelines 1.2.1, §2.1): modifiers belong to the expression
("early last year", "nearly two years"), prepositions don't.
"""

import re
from typing import NamedTuple

from streams.enrich.numerals import NUMBER
from streams.text.words import words

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_ANY_WEEKDAY = rf"(?:{_WEEKDAY}|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d,]*\d|\.\d|/\d|%| ?percent)"
_YEAR = r"(?:1[0-9]\d\d|20\d\d)(?![\d,.]*\d|%|-?[a-z])"
_SPOKEN_YEAR = (
    r"(?:nineteen|eighteen|seventeen)[ -](?:hundred|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|(?:oh[ -])?(?:one|two|three|four|five|six|seven|eight|nine))(?![a-z])(?!-| (?:hundred|thousand|people|years?|days?))"
    r"|(?<=year )two thousand(?: (?:and )?(?:one|two|three|four|five|six|seven|eight|nine|ten))?"
)
_UNIT = (
    r"(?:second|minute|hour|day|night|week|weekend|fortnight|month|quarter|year|decade|centur(?:y|ie)|millenni(?:um|a))"
)
_UNITS = rf"{_UNIT}s?(?![a-z])"
_SEASON = r"(?:spring|summer|fall|autumn|winter)"
_PART = r"(?:morning|afternoon|evening|night)"
_QUARTER = r"(?:first|second|third|fourth|1st|2nd|3rd|4th|latest|final)(?:[ -]quarter)(?!s| of an?\b)"
_HALF = r"(?:first|second|1st|2nd)(?:[ -]half)"
_ZONE = r"(?: ?(?:GMT|UTC|BST|CET|CEST|[ECMP][SD]?T|local time|EDT)\b)"
_CLOCK = (
    rf"(?:(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)? ?(?:[ap]\.m\.|[ap]m\b){_ZONE}?"
    rf"|(?:[01]?\d|2[0-4])[:.]?[0-5]\d(?::[0-5]\d)?{_ZONE}|(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:]))"
)
_NOON = r"(?:noon|midnight|midday)"
_VAGUE = r"(?:a few|several|some|many|a couple of|a number of|the few|recent|coming|dozens of|hundreds of|thousands of)"
_COUNT = rf"(?:{NUMBER}(?:[ -](?:more|full|straight|consecutive|successive|additional|further|long))?)"
_HEDGE = (
    r"(?:about|around|nearly|almost|roughly|some|more than|less than|fewer than|over|under|at least|at most|up to|as long as"
    r"|no more than|no less than|only|just|another|approximately|just over|just under|well over|barely)"
)
_EARLY = r"(?:early|late|mid|middle|later|earlier)"
_STAGE = rf"(?:(?:the )?(?:beginning|start|middle|end|latter part|first part|close|early part|remainder|rest) of |{_EARLY}[ -](?:in |on )?)"
_LAST = r"(?:last|past|previous|preceding|this past)"
_NEXT = r"(?:next|coming|following|upcoming)"
_DEICTIC = rf"(?:{_LAST}|{_NEXT}|this|that|same|current)"
_HOLIDAY = (
    r"(?:Christmas(?: Day| Eve)?|New Year's (?:Day|Eve)|Thanksgiving(?: Day)?|Halloween|Valentine's Day"
    r"|Independence Day|Boxing Day|May Day)"
)


class Rule(NamedTuple):
    """One way to write a time: its name, by which `values.RESOLVERS` reads it, and its pattern."""

    name: str
    pattern: re.Pattern[str]


def _rule(name: str, pattern: str) -> Rule:
    return Rule(name, re.compile(pattern, re.IGNORECASE))


_STAGED = rf"(?P<stage>{_STAGE})?"
_DATE_TAIL = rf"(?:,? (?P<year>{_YEAR})|,? (?P<rel>this|last|next) year)?"

RULES: tuple[Rule, ...] = (
    _rule("iso", r"(?P<year>(?:1[89]|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-3]\d)(?!\d)"),
    _rule("slashed", r"(?P<month>1[0-2]|0?[1-9])(?P<sep>[/-])(?P<day>3[01]|[12]\d|0?[1-9])(?P=sep)(?P<year>(?:1[89]|20)\d\d|\d\d)(?![\d/-])"),
    # At 10 a.m. on Friday, March 3
    _rule(
        "clock",
        rf"(?P<clock>{_CLOCK}|{_NOON})(?:,? (?:on )?(?:(?P<weekday>{_WEEKDAY})|(?P<near>today|yesterday|tomorrow)|(?:this|in the|last) (?P<part>{_PART})))?",
    ),
    _rule(
        "weekday_date",
        rf"{_STAGED}(?P<weekday>{_ANY_WEEKDAY}),? (?:the )?(?P<month>{_MONTH}) (?P<day>{_DAY}){_DATE_TAIL}(?: (?P<part>{_PART}))?",
    ),
    _rule("weekday_date", rf"{_STAGED}(?P<weekday>{_ANY_WEEKDAY}),? (?:the )?(?P<day>{_DAY}) (?:of )?(?P<month>{_MONTH})\b{_DATE_TAIL}"),
    _rule("date", rf"{_STAGED}(?:the )?(?P<month>{_MONTH}) (?:the )?(?P<day>{_DAY})(?! {_MONTH}){_DATE_TAIL}(?: (?P<part>{_PART}))?"),
    _rule("date", rf"{_STAGED}(?:the )?(?P<day>{_DAY}) (?:of )?(?P<month>{_MONTH})\b{_DATE_TAIL}"),
    _rule("month", rf"{_STAGED}(?P<month>{_MONTH})(?:,? (?:of )?(?P<year>{_YEAR}|{_SPOKEN_YEAR})|,? (?:of )?(?P<rel>this|last|next|the same) year)"),
    _rule("rel_month", rf"{_STAGED}(?:the )?(?P<rel>last|this|next|past|this past|previous|coming|following) (?P<month>{_MONTH})\b"),
    _rule("rel_weekday", rf"{_STAGED}(?:the )?(?P<rel>last|this|next|past|this past|previous|coming|following) (?P<weekday>{_WEEKDAY})(?: (?P<part>{_PART}))?\b"),
    _rule("weekday", rf"{_STAGED}(?P<weekday>{_WEEKDAY})(?:'s)?(?: (?P<part>{_PART})(?!s))?(?!s)"),
    _rule("month", rf"{_STAGED}(?P<month>{_MONTH})(?![a-z]| ?\d)"),
    _rule("holiday", rf"{_STAGED}(?P<rel>last |this |next )?(?P<holiday>{_HOLIDAY})(?:,? (?P<year>{_YEAR}))?"),
    _rule("quarter", rf"{_STAGED}(?:the |its |this year's |last year's )?(?:fiscal |(?P<fiscal>(?:19|20)\d\d(?:'s)? ))?(?P<quarter>{_QUARTER})(?:,? (?:of |in )?(?:fiscal )?(?P<year>{_YEAR})| of (?P<rel>this|last|next) year)?"),
    _rule("half", rf"{_STAGED}(?:the )?(?P<half>{_HALF})(?: (?:of )?(?:fiscal )?(?P<year>{_YEAR})| of (?P<rel>this|last|next|the) year)"),
    _rule("season", rf"{_STAGED}(?:the )?(?P<season>{_SEASON}) (?:of )?(?P<year>{_YEAR}|{_SPOKEN_YEAR})"),
    _rule("season", rf"{_STAGED}(?:the )?(?P<rel>last|this|next|past|this past|coming) (?P<season>{_SEASON})\b"),
    _rule("decade", rf"{_STAGED}(?:the )?(?:(?P<stage2>early|late|mid)[ -])?(?P<decade>(?:1[5-9]|20)\d0)'?s\b"),
    _rule("decade", rf"{_STAGED}(?:the )?(?:(?P<stage2>early|late|mid)[ -])?'(?P<short>[2-9]0)s\b"),
    _rule("century", rf"{_STAGED}(?:the )?(?:(?P<stage2>early|late|mid)[ -])?(?P<century>(?:[1-9]|1\d|2[01])(?:st|nd|rd|th)|(?:seven|eigh|nine|six|fif|four|thir)teenth|eighth|ninth|tenth|eleventh|twelfth|twentieth|twenty-first)[ -]century"),
    # Three weeks ago, two days earlier
    _rule(
        "ago",
        rf"(?:{_HEDGE} )?(?:(?P<vague>{_VAGUE})|(?P<count>{_COUNT})|an?) (?P<unit>{_UNITS})(?: (?:and a half|or (?:so|two)))? (?P<way>ago|earlier|before|from now|hence|back)\b",
    ),
    _rule("year_ago", r"(?:the |a )?year[ -](?P<what>ago|earlier)(?:[ -](?P<span>quarter|period|month))?"),
    # The last two weeks
    _rule(
        "span",
        rf"(?:(?P<each>each|every) of )?(?:the |its |his |her |their |these |those )?(?P<rel>{_LAST}|{_NEXT}|first|final|final|recent) (?:(?P<vague>few|several|couple of|many|some)|(?P<count>{_COUNT})) ?-?(?P<unit>{_UNITS})",
    ),
    _rule("rel_unit", rf"{_STAGED}(?:the |these )?(?P<rel>{_DEICTIC}) (?P<unit>week|weekend|month|quarter|year|decade|century|day|hour|minute|fortnight|(?:fiscal |calendar )year)(?:'s)?(?: (?P<part>{_PART}))?(?![a-z-])"),
    _rule("rel_part", rf"{_STAGED}(?P<rel>this|last|that|yesterday|tomorrow|the same) (?P<part>{_PART})(?![a-z])"),
    _rule("vague_span", rf"(?:the )?(?:recent|past|coming|last|next|these|early|first) (?P<unit>{_UNIT}s)(?![a-z])"),
    _rule("set", rf"(?:(?P<times>once|twice|(?:three|four|five|several) times) )?(?P<each>each|every|per|an?) (?:(?P<count>{_COUNT}|other|few) )?(?:(?P<unit>{_UNITS})|(?P<weekday>{_WEEKDAY})|(?P<part>{_PART}))(?![a-z])"),
    _rule("set_word", r"(?P<word>daily|weekly|monthly|yearly|annually|annual|hourly|nightly)\b"),
    _rule("weekdays", rf"(?P<weekday>{_WEEKDAY})s\b"),
    # Nearly two years, 30-day, a two-and-a-half-hour
    _rule(
        "duration",
        rf"(?:{_HEDGE} )?(?:(?P<vague>{_VAGUE}) |(?P<count>{_COUNT})[ -](?:odd[ -])?|(?:an? )?(?P<half>half(?: an?| a)?)[ -]|an?[ -](?:full[ -]|whole[ -]|single[ -])?)(?P<unit>{_UNIT}s?)(?P<tail> and a half| or (?:so|two|more))?(?:[ -]long)?(?![a-z]|[ -]old\b)",
    ),
    _rule("season_word", rf"(?:the|this) (?P<season>{_SEASON})(?! of\b)\b"),
    _rule("near", r"(?:(?P<stage>early|earlier|late|later|mid) )?(?P<near>today|yesterday|tomorrow|tonight|the day (?:before yesterday|after tomorrow))(?:'s)?(?: (?P<part>morning|afternoon|evening|night))?\b"),
    _rule("fiscal_year", rf"{_STAGED}(?:the )?(?:fiscal|financial)(?: year)? (?P<year>(?:19|20)\d\d)(?:[-/]\d\d)?\b"),
    _rule("year", rf"{_STAGED}(?:the year |of )?(?P<year>{_YEAR})(?P<to>-(?:\d\d\d\d|\d\d)\b(?!-))?(?!-\d)"),
    _rule("year", rf"{_STAGED}(?:the year )?(?P<year>{_SPOKEN_YEAR})"),
    _rule("the_unit", r"(?:the|that) (?P<unit>weekend|week|month|quarter|year|day|decade)(?![a-z'-]| (?:of|that|when|after|before|in which)\b)"),
    _rule("short_year", r"'(?P<short>[0-9]\d)(?![\d'’a-z])"),
    _rule("reference", r"(?P<word>now|nowadays|currently|at present|the present|present-day|recently|lately|previously|formerly|the past|the future|in the future|the near future|recent|at the moment|at this point|right now)(?![a-z-])"),
)  # fmt: skip
"""In the order in which they are tried at one place: the longer and surer first."""

STARTS = words(
    """
    january february march april may june july august september october november december jan feb mar apr jun jul aug
    sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat
    sun early earlier late later mid middle beginning start end latter remainder rest close the its his her their these
    those this that last past previous preceding next coming following upcoming same current each every per a an once
    twice about around nearly almost roughly some more less fewer over under at up as no only just another approximately
    well barely half several many few recent dozens hundreds thousands first second third fourth final latest fiscal
    financial christmas new thanksgiving halloween valentine independence boxing noon midnight midday today yesterday
    tomorrow tonight daily weekly monthly quarterly yearly annually annual hourly nightly now nowadays currently present
    recently lately previously formerly in soon right year one two three four five six seven eight nine ten eleven twelve
    thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred thousand spring summer fall autumn winter fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
    """
)
"""The words that an expression begins with; digits and an apostrophe before digits too."""
