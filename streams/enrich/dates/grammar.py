"""How English news writes dates, times, durations and sets: the patterns, one table, tried at the words that can begin one.

Extents are those of TimeML (ISO 24617-1; TimeML annotation guidelines 1.2.1, §2.1): modifiers belong to the expression
("early last year", "nearly two years"), prepositions don't.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from streams.enrich.dates.feasts import NAMED, ON_WEEKDAYS
from streams.enrich.numerals import NUMBER, OF_SCALE

MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?)"
)
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_ANY_WEEKDAY = rf"(?:{_WEEKDAY}|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?)"
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
_QUARTER = r"(?:first|second|third|fourth|1st|2nd|3rd|4th|latest|final)(?:[ -]quarter)(?![a-z]| of an?\b)"
_HALF = r"(?:first|second|1st|2nd)(?:[ -]half)"
_ZONE = (
    r"(?: ?(?:gmt|utc|bst|cet|cest|eet|eest|msk|sgt|hkt|jst|kst|aest|aedt|nzst|nzdt|[ecmp][sd]?t|(?:local|eastern|central|mountain|pacific)(?: standard| daylight)? time"
    r"|(?:eastern|central|mountain|pacific)(?! [a-z]))\b)"
)
_CLOCK = (
    rf"(?:(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)? ?(?:[ap]\.m\.|[ap]m\b){_ZONE}?"
    rf"|(?:(?:[01]?\d|2[0-4])[:.]|[01]\d|2[0-4])[0-5]\d(?::[0-5]\d)?{_ZONE}|(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:]))"
)
_HALF_CLOCK = r"(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?"
_NOON = r"(?:noon|midnight|midday)"
_VAGUE = r"(?:a few|several|some|many|a couple of|a number of|the few|recent|coming|dozens of|hundreds of|thousands of)"
_COUNT = rf"(?:{NUMBER}(?:[ -](?:more|full|straight|consecutive|successive|additional|further|long))?)"
_HEDGE = (
    r"(?:about|around|nearly|almost|roughly|some|more than|less than|fewer than|over|under|at least|at most|up to|as long as"
    r"|no more than|no less than|only|just|another|approximately|just over|just under|well over|barely)"
)
_EARLY = r"(?:early|late|mid|middle|later|earlier)"
_STAGE = rf"(?:(?:the )?(?:beginning|start|middle|end|latter part|first part|close|early part|remainder|rest) of |{_EARLY}[ -](?:in |on )?|end-)"
_LAST = r"(?:last|past|previous|preceding|this past)"
_NEXT = r"(?:next|coming|following|upcoming)"
_DEICTIC = rf"(?:{_LAST}|{_NEXT}|this|that|same|current)"
_RANGED = r"(?=[\d.,]+ ?(?:to |or |[-–])|[a-z]+(?:[ -][a-z]+){0,2}? ?(?:to |or |[-–]))"
"""What may be the first number of a range; it spares reading most numbers twice."""
_TO_THE_HOUR = (
    rf"(?<=quarter)(?: of|[ -][mbtr]+illion)\b|(?<=quarters) {OF_SCALE}|(?:(?<=quarter) (?:to|past|after)|(?<=minutes) (?:to|past)) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|noon|midnight|midday|1[0-2]|[1-9])\b(?! [a-z]+s\b|-)"
)
"""What makes a time of day or a share of a quarter or of minutes: "a quarter to eight", "a quarter of an hour", "three quarters of a million"."""

_OF_NIGHT = r"(?:(?<=\ba night)|(?<=\ba day)) (?:shifts?|club|nurse|watchman|porter|school|trip|job|nursery|cent(?:er|re)|train|bus)\b"
"""What is of the night, or of the day, and lasts none: "a night shift"."""


def _feasts(names: Iterable[str]) -> str:
    """Return the pattern of the names of feasts, the longer before the shorter; "Easter Island" is none."""
    said = sorted(map(re.escape, names), key=len, reverse=True)
    return rf"(?:{'|'.join(said)})(?![a-z])(?!-day| (?:island|agreement|accord|rising|road)\b)"


_HOLIDAY = _feasts((*(name for name in NAMED if name not in ON_WEEKDAYS), "thanksgiving", "thanksgiving day"))
_WEEKDAY_HOLIDAY = _feasts(ON_WEEKDAYS)


@dataclass(frozen=True, slots=True, eq=False)  # told apart by being it: a pattern is dear to compare
class Rule:
    """One way to write a time: its name, by which `values.RESOLVERS` reads it, what tells that it may fit, its pattern."""

    name: str
    opens: tuple[str, ...]
    """With what it begins: words, kinds of words and numbers by their digits (`cues.KINDS`)."""
    needs: tuple[str, ...]
    """Kinds of words (`cues.KINDS`) and numbers that all stand in it or right behind it, the rarest first; "a|b" is one of both."""
    pattern: re.Pattern[str]
    """Of text in lower case, with straight apostrophes."""


def _rule(name: str, opens: str, needs: str, pattern: str) -> Rule:
    return Rule(name, tuple(opens.split()), tuple(needs.split()), re.compile(pattern))


_STAGED = rf"(?P<stage>{_STAGE})?"
_DATE_TAIL = rf"(?:,? (?P<year>{_YEAR})|,? (?P<rel>this|last|next) year)?"

RULES: tuple[Rule, ...] = (
    _rule("iso", "0000", "0-", r"(?P<year>(?:1[89]|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-3]\d)(?!\d)"),
    _rule("slashed", "00", "0-|0/", r"(?P<month>3[01]|[12]\d|0?[1-9])(?P<sep>[/-])(?P<day>3[01]|[12]\d|0?[1-9])(?P=sep)(?P<year>(?:1[89]|20)\d\d|\d\d)(?![\d/-])"),
    # At 10 a.m. on Friday, March 3
    _rule(
        "clock",
        "00 0000 noon midnight midday",
        "noon|zone|0:",
        rf"(?P<clock>{_CLOCK}|{_NOON})(?:,? (?:on )?(?:(?P<weekday>{_WEEKDAY})|(?P<near>today|yesterday|tomorrow|tonight)|(?:this|in the|last) (?P<part>{_PART})))?",
    ),
    _rule("clock", "00", "zone", rf"(?P<clock>{_HALF_CLOCK})(?= ?(?:to|until|till|-|–|and) ?(?P<until>{_HALF_CLOCK} ?(?:[ap]\.m\.|[ap]m\b)))"),
    _rule(
        "weekday_date",
        "stage weekday",
        "weekday month 0",
        rf"{_STAGED}(?P<weekday>{_ANY_WEEKDAY}),? (?:the )?(?P<month>{MONTH}) (?P<day>{_DAY}){_DATE_TAIL}(?: (?P<part>{_PART}))?",
    ),
    _rule("weekday_date", "stage weekday", "weekday month 0", rf"{_STAGED}(?P<weekday>{_ANY_WEEKDAY}),? (?:the )?(?P<day>{_DAY}) (?:of )?(?P<month>{MONTH})\b{_DATE_TAIL}"),
    _rule("date", "stage month", "month 0", rf"{_STAGED}(?P<month>{MONTH}) (?:the )?(?P<day>{_DAY})(?! {MONTH}){_DATE_TAIL}(?: (?P<part>{_PART}))?"),
    _rule("date", "stage the 00", "month 0", rf"{_STAGED}(?:the )?(?P<day>{_DAY}) (?:of )?(?P<month>{MONTH})\b{_DATE_TAIL}"),
    _rule(
        "date",
        "the first second third fourth fifth ordinal",
        "month nth|fifth|ordinal",
        rf"(?<!-)(?:the )?(?P<day>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth"
        rf"|twenty-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirty-first) of (?P<month>{MONTH})(?!'s)\b{_DATE_TAIL}",
    ),
    _rule("month", "stage month", "month 0000|spoken|thousand|year", rf"{_STAGED}(?P<month>{MONTH})(?:,? (?:of )?(?P<year>{_YEAR}|{_SPOKEN_YEAR})|,? (?:of )?(?P<rel>this|last|next|the same) year)"),
    # The last week of June, the third Thursday of May
    _rule(
        "of_month",
        "the last final first second third fifth 00",
        "month nth|last|final|fifth unit|weekday|half",
        rf"(?:the )?(?P<nth>first|second|third|fourth|fifth|last|final|[1-5](?:st|nd|rd|th))[ -](?P<count>{_COUNT} (?=days|weeks))?(?P<what>weekend|weeks?|fortnight|days?|half|{_WEEKDAY}) (?:of|in) (?P<month>{MONTH})(?:,? (?:of )?(?P<year>{_YEAR})|,? (?P<rel>this|last|next) year)?(?![a-z])",
    ),
    # A week on Monday, Monday week, two weeks ago today
    _rule(
        "from_weekday",
        "number",
        "unit weekday|near",
        rf"(?P<count>{_COUNT}|an?) (?P<unit>(?:week|fortnight)s?) (?:(?P<way>on|from|ago)(?: on)?(?: last| this| next)? (?:(?P<weekday>{_WEEKDAY})(?!s|'s|-| (?:to|until|through)\b)|(?P<near>today|tomorrow|yesterday))|(?P<near2>today|tomorrow|yesterday))\b",
    ),
    _rule("from_weekday", "weekday", "weekday unit", rf"(?P<weekday>{_WEEKDAY}) (?P<unit>week|fortnight)(?![a-z'-]| (?:of|that|when|after|before|ended|ending)\b)"),
    _rule("rel_month", "stage the last this next past previous coming following", "month rel", rf"{_STAGED}(?:the )?(?P<rel>last|this|next|past|this past|previous|coming|following) (?P<month>{MONTH})\b"),
    _rule("rel_weekday", "stage the last this next past previous coming following", "weekday rel", rf"{_STAGED}(?:the )?(?P<rel>last|this|next|past|this past|previous|coming|following) (?P<weekday>{_WEEKDAY})(?: (?P<part>{_PART}))?\b"),
    _rule("weekday", "stage weekday", "weekday", rf"{_STAGED}(?P<weekday>{_WEEKDAY})(?:'s)?(?: (?P<part>{_PART})(?!s))?(?!s)"),
    _rule("month", "stage month", "month", rf"{_STAGED}(?P<month>{MONTH})(?![a-z]| ?\d)"),
    _rule("holiday", "stage last this next holiday", "holiday feast", rf"{_STAGED}(?P<rel>last |this |next )?(?P<holiday>{_HOLIDAY})(?:,? (?P<year>{_YEAR}))?"),
    _rule("holiday", "stage last this next feasting", "feasting weekday", rf"{_STAGED}(?P<rel>last |this |next )?(?P<holiday>{_WEEKDAY_HOLIDAY})(?:,? (?P<year>{_YEAR}))?"),
    _rule("quarter", "stage the its this last fiscal first second third fourth latest final 00 0000", "quarter nth", rf"{_STAGED}(?:the |its |this year's |last year's )?(?:fiscal |(?P<fiscal>(?:19|20)\d\d(?:'s)? ))?(?P<quarter>{_QUARTER})(?:,? (?:of |in )?(?:fiscal )?(?P<year>{_YEAR})| of (?P<rel>this|last|next) year)?"),
    _rule("quarter", "q", "q", rf"q(?P<quarter>[1-4])(?!\w|\.\d)(?:,? (?:of )?(?:fiscal )?(?P<year>{_YEAR}))?"),
    _rule("half", "h", "h", rf"h(?P<half>[12])(?!\w|\.\d|-)(?:,? (?:of )?(?:fiscal )?(?P<year>{_YEAR}))?"),
    _rule("half", "stage the first second 00", "half 0000|year", rf"{_STAGED}(?:the )?(?P<half>{_HALF})(?: (?:of )?(?:fiscal )?(?P<year>{_YEAR})| of (?P<rel>this|last|next|the) year)"),
    _rule("season", "stage the season", "season 0000|spoken|thousand", rf"{_STAGED}(?:the )?(?P<season>{_SEASON}) (?:of )?(?P<year>{_YEAR}|{_SPOKEN_YEAR})(?:[-–/]\d\d(?!\d))?"),
    _rule("season", "stage the last this next past coming", "season rel", rf"{_STAGED}(?:the )?(?P<rel>last|this|next|past|this past|coming) (?P<season>{_SEASON})\b"),
    _rule("decade", "stage the 0000", "0s", rf"{_STAGED}(?:the )?(?:(?P<stage2>early|late|mid)[ -])?(?P<decade>(?:1[5-9]|20)\d0)'?s\b"),
    _rule("decade", "stage the '", "' 0s", rf"{_STAGED}(?:the )?(?:(?P<stage2>early|late|mid)[ -])?'(?P<short>[2-9]0)s\b"),
    _rule("century", "stage the 00 ordinal", "century", rf"{_STAGED}(?:the (?![a-z\d]+-century))?(?:(?P<stage2>early|late|mid)[ -])?(?P<century>(?:[1-9]|1\d|2[01])(?:st|nd|rd|th)|(?:seven|eigh|nine|six|fif|four|thir)teenth|eighth|ninth|tenth|eleventh|twelfth|twentieth|twenty-first)[ -]century\b"),
    # Three weeks ago, two days earlier
    _rule(
        "ago",
        "hedge vague number share",
        "unit way",
        rf"(?:{_HEDGE} )?(?:(?P<vague>{_VAGUE})|(?P<count>{_COUNT})|an?) (?P<unit>{_UNITS})(?: (?:and a half|or (?:so|two)))? (?P<way>ago|earlier|before(?=[,.;:)!?]|$| and | but )|from now|hence|back)\b",
    ),
    _rule("year_ago", "the a year", "year way", r"(?:the |a )?year[ -](?P<what>ago|earlier)(?:[ -](?P<span>quarter|period|month))?"),
    # The last two weeks
    _rule(
        "span",
        "each every the its his her their these those last past previous preceding this next coming following upcoming first final recent",
        "unit counted rel|first|final|recent",
        rf"(?:(?P<each>each|every) of )?(?:the |its |his |her |their |these |those )?(?P<rel>{_LAST}|{_NEXT}|first|final|final|recent) (?:(?P<vague>few|several|couple of|many|some)|(?P<count>{_COUNT})) ?-?(?P<unit>{_UNITS})",
    ),
    _rule("rel_unit", "stage the these last past previous preceding this next coming following upcoming that same current", "unit rel|that|same|current", rf"{_STAGED}(?:the |these )?(?P<rel>{_DEICTIC}) (?P<unit>week|weekend|month|quarter|year|decade|century|day|hour|minute|fortnight|(?:fiscal |calendar )year)(?:'s)?(?: (?P<part>{_PART}))?(?![a-z-])"),
    _rule("rel_part", "stage this last that yesterday tomorrow the", "part", rf"{_STAGED}(?P<rel>this|last|that|yesterday|tomorrow|the same) (?P<part>{_PART})(?![a-z])"),
    _rule("vague_span", "the recent past coming last next these early first", "units", rf"(?:the )?(?!early hours\b)(?:recent|past|coming|last|next|these|early|first) (?P<unit>{_UNIT}s)(?![a-z])"),
    _rule("set", "once twice three four five several each every per a an", "unit|weekday|part apiece", rf"(?:(?P<times>once|twice|(?:three|four|five|several) times) )?(?P<each>each|every|per|an?) (?:(?P<count>{_COUNT}|other|few|(?:second|third|fourth|fifth|alternate)(?! of\b)) )?(?:(?P<unit>{_UNITS})|(?P<weekday>{_WEEKDAY})|(?P<part>{_PART}))(?![a-z])"),
    _rule("set_word", "often", "often", r"(?P<word>daily|weekly|monthly|yearly|annually|annual|hourly|nightly)\b"),
    _rule("weekdays", "weekdays", "weekdays", rf"(?P<weekday>{_WEEKDAY})s\b"),
    # Six to eight weeks (ago): each end is one
    _rule("range", "number share", "unit", rf"{_RANGED}(?P<count>{NUMBER})(?= ?(?:to|or|-|–) ?(?P<most>{NUMBER})[ -](?P<unit>{_UNITS})(?: (?P<way>ago|earlier|from now|hence)\b)?(?![ -]old\b))"),
    _rule("range", "number share", "unit and", rf"(?<=between )(?P<count>{NUMBER})(?= and (?P<most>{NUMBER})[ -](?P<unit>{_UNITS})(?: (?P<way>ago|earlier|from now|hence)\b)?)"),
    # Nearly two years, 30-day, a two-and-a-half-hour
    _rule(
        "duration",
        "hedge vague number share",
        "unit",
        rf"(?:{_HEDGE} )?(?:(?P<vague>{_VAGUE}) |(?P<count>{_COUNT})[ -](?:odd[ -])?|(?:an? )?(?P<half>half(?: an?| a)?)[ -]|an?[ -](?:full[ -]|whole[ -]|single[ -])?)(?P<unit>{_UNIT}s?)(?P<tail> and a half| or (?:so|two|more))?(?:[ -]long)?(?![a-z]|[ -]old\b)(?!{_TO_THE_HOUR})(?!{_OF_NIGHT})",
    ),
    _rule("season_word", "the this", "season", rf"(?:the|this) (?P<season>{_SEASON})(?! of\b)(?!(?<=fall) (?:in|from|to|by|below|at)\b)\b"),
    _rule("overnight", "overnight", "overnight", rf"overnight(?: (?:on )?(?P<weekday>{_WEEKDAY})|(?=[.,;:)!?\n]|$| (?:from|between|in|into|to|by|after|as|at|when|with|but|near|that|because|while|amid|following)\b))"),
    _rule("near", "early earlier late later mid near the", "near", r"(?:(?P<stage>early|earlier|late|later|mid) )?(?P<near>today|yesterday|tomorrow|tonight|the day (?:before yesterday|after tomorrow))(?:'s)?(?: (?P<part>morning|afternoon|evening|night))?\b"),
    _rule("fiscal_year", "fy", "fy", r"fy ?(?P<year>20\d\d)(?P<to>[-/]\d\d)?\b"),
    _rule("fiscal_year", "stage the fiscal financial", "fiscal 0000", rf"{_STAGED}(?:the )?(?:fiscal|financial)(?: year)? (?P<year>(?:19|20)\d\d)(?:[-/]\d\d)?\b"),
    _rule("year", "stage the 0000", "0000", rf"{_STAGED}(?:the year |of )?(?P<year>{_YEAR})(?P<to>[-–/](?:\d\d\d\d|\d\d)\b(?![-/]))?(?![-/]\d)"),
    _rule("year", "stage the spoken two", "spoken|thousand", rf"{_STAGED}(?:the year )?(?P<year>{_SPOKEN_YEAR})"),
    _rule("year_end", "year", "year end", rf"(?<!fiscal )(?<!their )(?<!its )(?P<what>year-end)(?: (?P<year>{_YEAR}))?(?!-|'s|ed|ing)"),
    _rule("the_unit", "stage the that", "unit", rf"{_STAGED}(?:the|that) (?P<unit>weekend|week|month|quarter|year|day|decade)(?![a-z'-]| (?:of|that|when|after|before|ended|ending|in which)\b)"),
    _rule("short_year", "'", "'", r"'(?P<short>[0-9]\d)(?![\d'’a-z])"),
    _rule("reference", "now nowadays currently at the present recently lately previously formerly in recent right", "now", r"(?P<word>now|nowadays|currently|at present|the present|present-day|recently|lately|previously|formerly|the past|the future|in the future|the near future|recent|at the moment|at this point|right now)(?![a-z-])"),
)  # fmt: skip
"""In the order in which they are tried at one place: the longer and surer first."""
