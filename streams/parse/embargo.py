"""Embargoes in words: "Embargoed to 0001 Friday", "Sperrfrist 23. Januar 19.00 Uhr", "EMBARGO UNTIL 00:01 GMT 5 MARCH".

An embargo that is read too early is a broken promise, one that is not read costs an editor a minute. So a time is read
only when the words leave no choice; all else holds the item until somebody releases it.
"""

import re
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from schemas.article import Note
from schemas.vocab import FOR_A_PERSON
from streams.parse.clock_words import Clock, read_clocks
from streams.parse.day_words import Day, take_day
from streams.parse.draft import Draft, Hints
from streams.parse.embargo_alone import may_be_alone, names_moment_or_day, says_no_embargo, says_only_embargo
from streams.parse.embargo_label import news_words, split_label
from streams.parse.embargo_sentence import read_line, tells
from streams.parse.embargo_signs import holds_in_signs
from streams.parse.embargo_terms import is_for_something, is_of_law
from streams.parse.embargo_words import BARE as BARE_WORDS
from streams.parse.embargo_words import BEGINS, FIRST
from streams.text.words import words

# What an item may not be put to: "not for publication or broadcast before", "not to be used in print, online or on air before".
_USE = r"(?:released?|used?|publish(?:ed)?|publication|broadcast|transmission|transmitted|quoted|shared)"
_USES = rf"{_USE}(?:\s*(?:,|/|\bor\b|\band\b)\s*(?:for\s+)?{_USE}){{0,3}}(?:\s+(?:in|on)\s+(?:any\s+(?:form|media|platform)|print|air|line))?"

_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"

# How the words begin, by language.
_STARTS = (
    (
        r"(?:check\s+against\s+delivery\W+)?(?:(?:media|news|press)\s+(?:(?:release|statement|notice)\s*[:|–—-]{0,2}\s*)?)?"
        r"(?:strict(?:ly)?\s+|under\s+|hard\s+)?embargo(?:ed)?\b(?=\W*$|\s*[:!*–—-]|\s+(?:until|till?|not|release|fino|hasta|até|tot|jusqu|bis)\b"
        rf"|\s+(?:for\s+)?(?:release\b|\d|{_WEEKDAY}\b))"
    ),  # "Embargo hits exports" is news
    r"(?:strictly\s+)?embargoed\s+(?:to|for|by)\b",
    r"under\s+(?:strict\s+)?embargo\b",
    rf"(?:(?:strictly\s+)?not|no|do\s+not)\s+(?:to\s+be\s+|for\s+)?{_USES}\s+(?:before|until|prior\s+to)\b",
    rf"hold\s+for\s+(?:release\b|(?:the\s+)?{_WEEKDAY}(?=\W*$|\s+(?:use|release|editions?|papers?|[ap]\.?ms?\b|morning|afternoon|evening|\d)))|for\s+release\s+(?:until|at|after|on|not\s+before|\d|{_WEEKDAY})",
    r"(?:vorab\s+)?(?:mit\s+)?sperr-?frist\b|gesperrt\s+bis\b|frei\s+ab\b|nicht\s+(?:zur\s+veröffentlichung\s+)?vor\b",
    r"sous\s+embargo\b|bloquée?\s+jusqu|(?:[àa]\s+)?ne\s+pas\s+(?:publier|diffuser|utiliser)\s+avant\b|(?:diffusion|publication)\s+interdite\s+avant\b",
    r"(?:bajo\s+embargo|embargad[oa])\b|no\s+(?:publicar|difundir|utilizar)\s+(?:antes|hasta)\b|não\s+publicar\s+antes\b",
    r"sotto\s+embargo\b|(?:da\s+)?non\s+pubblicare\s+prima\b",
    r"onder\s+embargo\b|niet\s+(?:publiceren|gebruiken)\s+(?:vóór|voor)\b",
    r"sperret\s+til\b|julkaisuvapaa\b",
    BEGINS,
)
_EMBARGO = re.compile(r"[\W_]*(?:" + "|".join(_STARTS) + ")", re.IGNORECASE)
_OVER = re.compile(
    r"\b(?:no|without|ohne|sans|sin|keine?)\s+(?:embargo|sperrfrist)"
    r"|\b(?:embargo|sperrfrist)\W+(?:\w+\W+){0,3}?(?:(?<!\bbe\s)lifted|off|over|expired|aufgehoben|beendet|levé|levantado|none|keine)\b",
    re.IGNORECASE,
)
_FIRST_WORD = re.compile(r"[\W_]*(?:(?:the|this)\s(?=embargo)|[àa]\s(?=n[eu]\s))?([^\W_]+)", re.IGNORECASE)
_FIRST_WORDS = FIRST | words(
    "strictly strict under hard media news press check embargo embargoed not no do hold for vorab mit sperrfrist sperr gesperrt frei nicht sous bloqué "
    "bloquée ne bajo embargado embargada não sotto da non onder niet sperret diffusion publication"
)
# "Embargo on oil": trade, not news.
_TRADE = re.compile(r"[\W_]*embargo\s+(?:on|against|sur|contre|contra|gegen)\b(?!\s+\w+day\b)", re.IGNORECASE)
# "Embargo until now had cost 40 million": it is over, and was one of trade.
_SO_FAR = re.compile(
    r"[\W_]*embargo\s+(?:(?:until|till?|up\s+to)\s+(?:now|then|recently|lately|today['’]s)\b|jusqu['’](?:ici|alors|à\s+(?:présent|maintenant))|bis\s+(?:jetzt|heute\s+hat)|hasta\s+ahora|fino\s+(?:ad?\s+)?(?:ora|adesso))",
    re.IGNORECASE,
)
# "Embargo: Turkey halts trade", "Hold for release: inmates wait": an embargo or news.
_BARE = re.compile(
    rf"(?:under\s+|sous\s+|bajo\s+|sotto\s+|onder\s+)?embargo(?:ed)?|embargad[oa]|sperr-?frist|hold\s+for\s+release|{BARE_WORDS}",
    re.IGNORECASE,
)
_SAYS_IT_IS = re.compile(
    r"(?:under|sous|bajo|sotto|onder|sub|sob)\s+embargo|embargoed|embargad[oa]|sperre?-?frist|spärr(?:tid|frist)",
    re.IGNORECASE,
)
_QUOTE = ('"', "“", "„", "«", "‘", "'")
_SENTENCE = 6
"""Words of news in a line without a moment that are a sentence: "Embargoed until the prize is given" has fewer."""
_SOON = timedelta(days=92)
"""Within which a day without a year is this one's: "28 Nov" on the 27th; "1 October" in November may be last month's, filed late."""
# "FOR RELEASE: Tuesday, May 20", "Release date: May 20": the day of a release, and an embargo only where it is yet to come.
_DATED = re.compile(
    r"[\W_]*(?:for\s+(?:immediate\s+)?(?:release|publication|use)|(?:date\s+of\s+)?release)\b(?!.*\b(?:embargo|until|not|after)\b)",
    re.IGNORECASE,
)
_RELEASE_DAY = re.compile(r"[\W_]*(?:(?:date\s+of\s+)?release|to\s+be\s+released)\b", re.IGNORECASE)
_ISO = re.compile(r"\b\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)(?!\d)")
"""A moment of ISO 8601 with its offset, as RFC 3339 has it."""

# Languages in which 5/3 is the fifth of March.
_DAY_FIRST = re.compile(
    r"sperr|spärr|før|inden\b|frei\s+ab|jusqu|avant|hasta|antes|até|fino|prima\b|\btot\b|vóór|klausul|före|julkaisu|godz|\bdo\b|\bдо\b|μέχρι|până|ambargo",
    re.IGNORECASE,
)

_IN_HEADLINE = re.compile(
    r"\W*(?:(?:strictly\s+)?embargoed|sperrfrist|sous\s+embargo|(?:bajo\s+embargo|embargad[oa]))\s*(?:[:–—-]|(?:until|to|for|bis|jusqu|hasta|até)\b)"
    r"|\W*sperrfrist\s+(?:\d|\w+tag\b)|\W*(?:sperrefrist|spärr(?:tid|frist))\s*(?:[:–—-]|till?\b|\d|\w+dag\b)|\W*(?-i:EMBARGO)\s*[:–—-](?=.*(?-i:[a-z]))",
    re.IGNORECASE,
)

# "Glaciers lose ice (embargoed until Friday, 0001 GMT)", "[EMBARGO] Glaciers lose ice", "Glaciers lose ice - EMBARGOED until …".
_NAMED = re.compile(r"embarg|sperr-?e?-?frist", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*[\[(【［（〔]([^\[\]()【】［］（）〔〕]{5,120})[\])】］）〕]\s*")
_AT_START = re.compile(r"(.{5,80}?)[:：]\s+(?=\S)")
_AT_END = re.compile(r"\s+[-–—|/]{1,3}\s+(.{5,120})$")

IN_WORDS = "the embargo is written in words; the item is held until it is released"
LIMIT = 200
"""Characters of an embargo: a line, not a paragraph."""


def is_over(text: str) -> bool:
    """Whether words say that there is no embargo, or none any more."""
    return _OVER.search(text) is not None


def may_say_embargo(text: str) -> bool:
    """Whether a text begins with a word that embargoes begin with: one look for nine patterns, which settles nearly all."""
    first = _FIRST_WORD.match(text)
    return first is not None and ((word := first[1].lower()) in _FIRST_WORDS or may_be_alone(word, text))


def says_embargo(text: str) -> bool:
    """Whether a line is an embargo: begins like one, or says nothing else, is short, and says neither news nor that there is none."""
    if len(text) > LIMIT or not may_say_embargo(text) or says_no_embargo(text) or is_over(text):
        return False
    return says_only_embargo(text) or (
        _begins_like_one(text) and not may_be_news(text) and read_line(text) != "sentence"
    )


def _begins_like_one(text: str) -> bool:
    is_news = _TRADE.match(text) or _SO_FAR.match(text) or is_of_law(text)
    return not is_news and _EMBARGO.match(text) is not None


def may_be_news(text: str) -> bool:
    """Whether what begins like an embargo names no moment and tells news: "Embargo: Turkey halts trade with Israel".

    A label in capitals above a headline that is not is one for certain: "EMBARGOED - Tides rise".
    """
    if _is_bare(text):
        return not _is_marked(text) and not names_moment(text)
    if names_moment_or_day(text):
        return False
    return news_words(text) > _SENTENCE or (text.startswith(_QUOTE) and news_words(text) > 0)


def is_mail_under_embargo(subject: str) -> bool:
    """Whether a subject says that its mail is under embargo, with a day or without: who writes "Embargoed: …" to editors means it."""
    if not may_say_embargo(subject) or is_over(subject):
        return False
    labelled = split_label(subject)
    if not _is_bare(subject):
        return says_only_embargo(labelled.label if labelled else subject) and says_embargo(subject)
    return labelled is not None and _SAYS_IT_IS.fullmatch(labelled.label) is not None


def _is_bare(text: str) -> bool:
    """Whether a headline stands behind an embargo that says no moment."""
    labelled = split_label(text)
    return labelled is not None and labelled.sure and _BARE.fullmatch(labelled.label) is not None


def _is_marked(text: str) -> bool:
    """Whether the label in front of a headline is in capitals, and the headline is not."""
    labelled = split_label(text)
    return labelled is not None and labelled.label.isupper() and not labelled.headline.isupper()


def warn_of_doubt(draft: Draft, text: str) -> None:
    """Warn of a headline or a paragraph that may be an embargo, and is published as news."""
    if len(text) > LIMIT or not may_say_embargo(text) or not (of_law := is_of_law(text)) | _begins_like_one(text):
        return
    if ":" in text if of_law else may_be_news(text) or read_line(text) == "sentence":
        draft.warn(f"an embargo without a moment, or news of one; it is published as news, {FOR_A_PERSON}: {text:.80}")


def heads_embargo(headline: str) -> bool:
    """Whether a headline says that its story is under embargo: "Embargoed: …", "SPERRFRIST FREITAG 6 UHR - …".

    "Embargo until …" may be news; with a time of day before the headline it is none.
    """
    if not may_say_embargo(headline) or is_over(headline) or may_be_news(headline) or read_line(headline) == "sentence":
        return False
    if _IN_HEADLINE.match(headline) is not None or (_is_bare(headline) and _is_marked(headline)):
        return True
    if not says_embargo(headline):
        return False
    label, *_ = split_label(headline) or (headline,)
    _, rest = take_day(label, day_first=False)  # "2025" is a time of day as well
    return bool(read_clocks(rest))


def is_headline_under_embargo(line: str) -> bool:
    """Whether a line is a headline behind an embargo, and not an embargo alone, which may say who asks for it."""
    labelled = split_label(line) if says_embargo(line) else None
    if labelled is None:
        return False
    return labelled.sure or (is_for_something(line) and news_words(labelled.headline) > 1)


def headline_behind_embargo(draft: Draft, line: str) -> str | None:
    """Hold a draft for the embargo in front of a headline, and return the headline; None for a line that is something else.

    As sent it stays the title. What may be news of an embargo holds the draft, too, and stays its headline.
    """
    if may_say_embargo(line) and tells(line) and says_embargo(line):
        hold_for(draft, line)
        return line
    if not is_headline_under_embargo(line):
        return None
    draft.title = draft.title or line
    return take_embargo(draft, line)


def names_moment(text: str) -> bool:
    """Whether an embargo names both day and time of day."""
    day, rest = take_day(text, day_first=_DAY_FIRST.search(text) is not None)
    return day is not None and bool(read_clocks(rest))


def take_embargo(draft: Draft, headline: str) -> str | None:
    """Hold a draft for what its headline begins with, unless a field holds it; return the rest, None where there is none.

    A time in the headline behind the label is one of the news, and not read.
    """
    label, rest, _ = split_label(headline) or (headline, None, False)
    _hold(draft, label)
    return rest


def take_embargo_within(draft: Draft, headline: str) -> str | None:
    """Hold a draft for an embargo in brackets or at the end of its headline, and return the rest; None where none stands there."""
    low = headline.lower()
    is_named = ("mbarg" in low or "perr" in low) and _NAMED.search(headline) is not None
    if not is_named and (headline.isascii() or not holds_in_signs(headline)):  # nearly all have neither
        return None
    places = [(found, says_embargo(found[1].strip())) for found in _IN_BRACKETS.finditer(headline)]
    places += [(found, heads_embargo(found[1])) for found in _AT_END.finditer(headline)]
    places += [(found, says_only_embargo(found[1])) for found in _AT_START.finditer(headline)] if not is_named else []
    label = next((found for found, is_label in places if is_label), None)
    rest = f"{headline[: label.start()]} {headline[label.end() :]}".strip(" -–—|:：") if label else ""
    if label is None or not rest:
        return None
    _hold(draft, label[1].strip())
    again = split_label(rest) if may_say_embargo(rest) and _begins_like_one(rest) else None
    return again.headline if again else rest  # "Embargoed release: Tides rise (embargo Friday 0001 GMT)"


def hold_for(draft: Draft, text: str) -> None:
    """Hold a draft for a line that may be an embargo or a sentence of the story, which keeps it."""
    if all(note.text != text for note in draft.notes):  # near the top and near the end it is looked at twice
        _hold(draft, text)
        draft.warn(
            f"an embargo, or news of one: the item is held, and the line stays in its text, {FOR_A_PERSON}: {text:.80}"
        )


def _hold(draft: Draft, label: str) -> None:
    if draft.embargo_text is None and draft.embargoed_until is None:
        set_embargo(draft, label)
    else:
        draft.notes.append(Note(role="embargo", text=label, public=False))


def set_embargo(draft: Draft, text: str) -> None:
    """Hold a draft for what the words say: until a time or, when they say none for certain, until somebody releases it.

    The words are kept as they are, also as a note that is not public. What says that it is free now, or since a day, holds nothing.
    """
    if says_no_embargo(text) or _is_free(text, draft.hints):
        draft.notes.append(Note(role="release", text=text, public=False))
        return
    draft.embargo_text = draft.embargo_text or text
    draft.notes.append(Note(role="embargo", text=text, public=False))
    if draft.embargoed_until is not None:
        return
    draft.embargoed_until = read_embargo(text, draft.hints.time_zone, draft.hints.received_at)
    if draft.embargoed_until is None:
        draft.warn(_unread(text, draft.hints))
    elif not _is_complete(text, draft.embargoed_until, draft.hints.received_at):
        draft.warn(
            f"the words of the embargo leave day or zone to the feed; read as {draft.embargoed_until:%Y-%m-%dT%H:%MZ}"
        )


def _is_free(text: str, hints: Hints) -> bool:
    """Whether "For release" names no more than a day, and that has come where the feed is."""
    if hints.received_at is None or _DATED.match(text) is None:
        return False
    today = hints.received_at.astimezone(ZoneInfo(hints.time_zone or "UTC")).date()
    day, rest = take_day(text[:LIMIT], day_first=False)
    found = day.on(today) if day else None
    return found is not None and found <= today and not read_clocks(rest)


def may_be_of_a_product(text: str) -> bool:
    """Whether a line only says the day of a release: below a review that is the day when its film or game comes."""
    return _RELEASE_DAY.match(text) is not None and not read_clocks(take_day(text, day_first=False)[1])


def _unread(text: str, hints: Hints) -> str:
    """Say why an item is held until somebody releases it, and what would spare that the next time."""
    if hints.time_zone is None and read_embargo(text, "UTC", hints.received_at) is not None:
        return (
            "the embargo names no time zone and the feed has none (time_zone); the item is held until it is released: with "
            'time_zone = "Europe/London", or where its clocks are, at the feed in the feeds file it ends by itself'
        )
    return IN_WORDS


def read_embargo(text: str, zone: str | None, near: datetime | None) -> datetime | None:
    """Return when an embargo ends, in UTC; None when the words are not certain.

    `zone` is the feed's (IANA), for times that name none; `near` is when the item came, which settles years and days of
    the week. Without a time of day, with two different times, or with "5/6" in English, nothing is certain.
    """
    return read_moment(text[:LIMIT], zone, near)


def read_moment(text: str, zone: str | None, near: datetime | None) -> datetime | None:
    """Return the one moment that words name, in UTC; None when they name none, several or no certain one."""
    if (iso := _ISO.findall(text)) and len(iso) == 1:
        return _iso_moment(iso[0])
    day, rest = take_day(text, day_first=_DAY_FIRST.search(text) is not None)
    ends = {_end(clock, day, zone, near) for clock in read_clocks(rest)} if day else set()
    return ends.pop() if len(ends) == 1 else None


def _iso_moment(said: str) -> datetime | None:
    try:
        return datetime.fromisoformat(said).astimezone(UTC)
    except (ValueError, OverflowError):  # the 31st of February, the year 0001 east of Greenwich
        return None


def _end(clock: Clock, day: Day, zone: str | None, near: datetime | None) -> datetime | None:
    local = clock.zone or (ZoneInfo(zone) if zone else None)
    if local is None:
        return None
    found = day.on(near.astimezone(local).date() if near else None)
    if found is None:
        return None
    moment = datetime.combine(found, time(clock.hour % 24, clock.minute), local) + timedelta(days=clock.hour // 24)
    is_weekday_alone = day.month is None and day.ahead is None
    if is_weekday_alone and near is not None and moment <= near:  # "Friday" on a Friday: over, or next week's
        return None
    return moment.astimezone(UTC)


def _is_complete(text: str, until: datetime, near: datetime | None) -> bool:
    """Whether the words name day and zone, so that nothing was guessed from when and where the item came.

    Nobody names the year of a day that is near: one that is over, or far ahead, may be another year's.
    """
    if _ISO.search(text):
        return True
    day, rest = take_day(text[:LIMIT], day_first=_DAY_FIRST.search(text) is not None)
    if day is None or day.month is None or not all(clock.zone for clock in read_clocks(rest)):
        return False
    return day.year is not None or (near is not None and near <= until < near + _SOON)
