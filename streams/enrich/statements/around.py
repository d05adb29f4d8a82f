"""Words that who says them stands in: "The treaty, both sides say, is dead", "If rates fall, the bank said, it will lend"."""

import re

from streams.enrich.statements import cues as verbs
from streams.enrich.statements.clauses import Words, fragments, inside
from streams.enrich.statements.sentences import Masked
from streams.enrich.statements.subjects import is_subject
from streams.text.words import words

_FIRST = 160
"""Code points before a speaker who stands within what is said."""
_WHERE = r"(?: (?:afterwards?|later|then|too|again))?(?: (?:on|in|at|outside|during|of|from) [^,“”]{1,80})?, "
_ENDS = re.compile(_WHERE)
"""What stands between the verb, or who says it behind it, and where the words go on."""
_TOLD_ENDS = re.compile(rf"(?:{verbs.LISTENER})?{_WHERE}")
"""The same, behind a verb that names who was told."""
_WHO_IS = re.compile(r"(?<=[^\W\d_]{2}), ((?:an?|the|its|his|her|who) [^,.;:“”]{2,80}), ")
"""Who that is, behind a name."""
_HAS = rf"(?:{verbs.FINITE}|{verbs.DID}|[a-z]{{2,}}ed)\b"
_GOES_ON = re.compile(rf"{verbs.FINITE}\b|but not\b")
_VERB = re.compile(
    rf"(?:(?:also|now|still|later|then|only|[a-z]+ly) )?(?:{_HAS}|(?!(?:as|its|his|this|thus|plus|unless|always|sometimes|perhaps|besides|towards|across|times)\b)[a-z]{{2,}}[^s\W]s (?=\S))"
)
"""A verb of any kind, where what went before has none."""
_HAD_VERB = re.compile(rf"(?<!\bthe )(?<!\ba )\b{_HAS}")
_COPULAS = (
    " is",
    " was",
    " are",
    " were",
    " be",
    " been",
    " will",
    " would",
    " could",
    " should",
    " may",
    " might",
    " must",
)
_INFINITIVE = re.compile(r"(?:not )?to [a-z]")
_IT_IS = re.compile(r"It (?:is|was|would be|will be|may be|might be|could be|had been|has been|makes|made)\b")
_LEADS = words(
    "If When Whenever Unless Once Until While Although Though Because Since As After Before Of Under By With Without From During Despite "
    "Like Even Among Beyond Between Instead For At On In Where Whatever Whenever Should Given Thanks Until Over Within Unlike Rather Through"
)
_SUPPOSING = words(
    "If When Whenever Unless Once Until While Although Though Because Since Where Whatever Should As After Before"
)
"""Of these, the ones that a verb may follow: "If the dam breaks, he said, the town will drown"."""
_SAID_WHERE = re.compile(
    rf"(?:In|At|On|During|Through|Via) (?:(?:an?|the|his|her|its|their|another|one) )?(?:[\w’'-]+ ){{0,3}}?(?:{verbs.MEANS})\b"
    r"|(?:On|Late|Early|Last|This) (?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:When |If )?[Aa]sked\b|Speaking\b|According\b"
)
"""Where and when something was said: no part of the words."""
_NO_CLAUSE = words(
    "and but or nor as if when while until unless because since although though in on at by for from to of with without after before during over under into "
    "near against amid following including despite which who whose whom where that than then so yet too either even especially particularly according"
)
_CLAUSE = re.compile(
    rf"(?!(?:{verbs.one_of(_NO_CLAUSE)}|{verbs.FINITE}|[a-z]+ing|[a-z]{{2,}}ed)\b)[^\W_][^.;:“”]*? (?:(?:{verbs.FINITE}|{verbs.DID}|[a-z]{{2,}}(?:ed|s))\b|[a-z]+n['’]t\b)"
)
"""A sentence of its own: no preposition, conjunction or participle begins it, and it has a verb."""
_QUOTED_VERB = re.compile(
    rf"(?:(?:not|never|still|also|now|[a-z]+ly) )?(?:{verbs.FINITE}|{verbs.DID}|[a-z]{{2,}}ed|(?!(?:as|its|his|this|always|perhaps|yes)\b)[a-z]{{2,}}[^s\W]s)\b"
)


def goes_on_with_verb(text: str, place: int, limit: int, *, told: bool) -> bool:
    """Say whether the sentence that a verb of saying stands in goes on behind it: "The treaty, both sides say, is dead"."""
    match = _end(text, place, limit, told=told)
    return match is not None and _GOES_ON.match(text, match.end(), limit) is not None


def subordinate(text: str, place: int, limit: int) -> int:
    """Return where what is said ends in a clause that another follows: "As police said the road was shut, drivers turned back"."""
    comma = text.find(", ", place, limit)
    while comma >= 0:
        if _CLAUSE.match(text, comma + 2, limit):
            return comma
        comma = text.find(", ", comma + 2, limit)
    return limit


def _end(text: str, place: int, limit: int, *, told: bool) -> re.Match[str] | None:
    if text.find(", ", place, limit) < 0:
        return None
    who = _WHO_IS.match(text, place, limit)
    if who and (who[1].startswith("who ") or not _HAD_VERB.search(who[1])):
        return who
    return (_TOLD_ENDS if told else _ENDS).match(text, place, limit)


def around(
    text: str, hidden: Masked, start: int, speaker: int, after: tuple[int, int], *, told: bool = False
) -> Words | None:
    """Read words that speaker and verb stand in, from the end of both to `limit`; none where the sentence is whole before him."""
    place, limit = after
    first = text[start:speaker].rstrip()
    if not first.endswith(",") or not (match := _end(hidden.text, place, limit, told=told)):
        return None
    if "“" in hidden.text[start : match.end()]:
        return None
    place = match.end()
    if (joint := _joint(text, hidden, first[:-1], place, limit)) is None:
        return None
    begin = start
    if joint == "":  # it tells only where it was said
        begin = place
    end = place + len(hidden.text[place:limit].rstrip(" .!?,;"))
    found = inside(hidden, place, end)
    end = max(end, found[-1].end) if found else end
    lead = "" if joint == "" else f"{first[:-1]}{joint}"
    return Words(begin, end, fragments(text, found), f"{lead}{text[place:end]}")


def _joint(text: str, hidden: Masked, first: str, place: int, limit: int) -> str | None:
    """Return what joins both halves; none where they are none, nothing where the first is no part of the words."""
    masked = hidden.text
    if _GOES_ON.match(masked, place, limit):
        return ", " if masked.startswith("but", place) else " "
    if len(first) > _FIRST or ", " in first:
        return None
    if first.split(" ", 1)[0] in _LEADS:
        return _behind_lead(masked, first, place, limit)
    if first.endswith(_COPULAS) or (_IT_IS.match(first) and _INFINITIVE.match(masked, place, limit)):
        return " "  # "It was, he said, the first time"
    if not first[:1].isupper() or _HAD_VERB.search(first) or not is_subject(first):
        return None
    quote = hidden.quotes.get(place)
    goes_on = _QUOTED_VERB.match(text, quote.parts[0][0]) if quote else _VERB.match(masked, place, limit)
    return " " if goes_on else None


def _behind_lead(masked: str, first: str, place: int, limit: int) -> str | None:
    """Return what joins "If rates fall" or "Under the plan" and the sentence behind the speaker; none where the first is one."""
    if first.split(" ", 1)[0] not in _SUPPOSING and _HAD_VERB.search(first):
        return None
    if not _CLAUSE.match(masked, place, limit):
        return None
    return "" if _SAID_WHERE.match(first) else ", "
