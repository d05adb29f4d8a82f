"""Embargoes of trade in the words of an embargo on a story: "Embargo until 30 June: port prepares for empty quays".

The line alone can't tell: a release order has a time of day, a word of the trade (embargoed, release, media) or capitals, and
what has none of them may be either. So the story is asked. One that tells of an embargo in a sentence is news of it, and is
published with a warning; one that does not is held. A line that names a day and nothing else is an order for certain.
"""

import re
from collections.abc import Iterable

from schemas.vocab import FOR_A_PERSON
from streams.parse.clock_words import read_clocks
from streams.parse.day_words import take_day
from streams.parse.draft import Block, Draft
from streams.parse.embargo import LIMIT
from streams.parse.embargo_alone import names_moment_or_day
from streams.parse.embargo_label import news_words, split_label
from streams.parse.embargo_sentence import OF_DESKS

_NOUNS = r"(?:embarg|sperr-?frist|эмбарго|ембарго|ambargo|εμπάργκο)"
_NOUN = re.compile(rf"[\W_]*(?:(?:the|this|le|das|die|el|il|het|o|l['’])\s*)?{_NOUNS}(?!oed|ad[oa])", re.IGNORECASE)
_TELLS = re.compile(_NOUNS, re.IGNORECASE)  # also in "Getreideembargo"
_TRADE = re.compile(
    rf"\w{{3,}}{_NOUNS}|\b(?:grain|oil|arms|weapons?|trade|food|fuel|gas|wheat|fish|export|import|economic|military|us|u\.s\.|eu|un)\s+embargo"
    r"|embargo\w*\s+(?:on|against|sur|contre|sobre|contra|gegen|auf|für|su|sul|sulla|op|tegen|mot|på|na|против)\s+"
    r"(?!(?:(?:the|this|our|all|any|diesen?|den|die|das|unseren?|les?|la|el|este|il|het)\s+)?(?:stor|releas|report|stud|paper|news|text|artic|artik|interview|announce|statement|meldung|bericht|étude|rapport|inform|estudio|not[ai]|it\b))",
    re.IGNORECASE,
)
"""What no text is under; who tells of it may tell the press."""
_FORBIDS = re.compile(
    r"\b(?:bans?|banned|sanction\w*|boycott\w*|blockad\w+|moratori\w+|sanktion\w*|boykott\w*|\w*(?:einfuhr|ausfuhr|handels|import|export)verbot\w*|blocus"
    r"|interdictions?|prohibici\w+|proibi\w+|boicot\w*|bloqueo|sanzion\w+|divieto|verbod|sancties|санкци\w+|запрет\w*)\b",
    re.IGNORECASE,
)
"""What news of an embargo that lasts for years calls it beside."""
_PERIOD = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:end|year|summer|autumn|winter|spring|ende|jahres\w+|sommer|herbst|frühjahr|frühling|fin|finales|l['’]été|l['’]automne|l['’]hiver"
    r"|printemps|verano|otoño|invierno|primavera|fine|estate|autunno|inverno|eind|zomer|herfst|final|verão|outono|конца|года)\b",
    re.IGNORECASE,
)
"""A year, a season: no order to wait ends with one."""
_CLOSED = re.compile(r"[\W_]*(?P<said>gesperrt\s+bis|frei\s+ab|nicht\s+vor)\b", re.IGNORECASE)
_TELL_CLOSED = {
    "gesperrt": re.compile(r"sperr", re.IGNORECASE),
    "frei": re.compile(r"\bfrei|\böffne", re.IGNORECASE),
    "nicht": re.compile(r"\b(?:nicht\s+vor|erst|frühestens|verschieb\w*|verzöger\w*|später)\b", re.IGNORECASE),
}
"""German words of an embargo that headlines begin with, too, and what their story tells: "Gesperrt bis Freitag: Straße zu"."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n{2,}")
_FEWEST = 4
"""Words of news that a sentence has."""


def is_of_trade(line: str, story: Iterable[str]) -> bool:
    """Whether a line that begins as an embargo is news of one, as the texts of its story tell."""
    closed = _CLOSED.match(line)
    if len(line) > LIMIT or (closed or _NOUN.match(line)) is None:  # nearly all that ask: they begin with "embargoed"
        return False
    labelled = split_label(line)
    label = labelled.label if labelled else line
    if not _may_be_either(label, line):
        return False
    if labelled and labelled.sure and label != line and line.endswith((".", "!", "?")):
        return True
    day, _ = take_day(label, day_first=True)
    if day is not None and labelled is None:
        return False
    if closed is not None:
        told = _TELL_CLOSED[closed["said"].split()[0].lower()]
        return labelled is not None and any(told.search(text) for text in story)
    is_long = day is None and _PERIOD.search(label) is not None
    return any(_tells(said, is_long=is_long) for text in story for said in _SENTENCE.split(text))


def is_news_of_one(draft: Draft, line: str, story: str) -> bool:
    """Whether a line on top of a story is news of an embargo, with a warning."""
    return _tell(draft, line, is_news=is_of_trade(line, (story,)))


def is_news_beside(draft: Draft, line: str, story: Iterable[Block]) -> bool:
    """Whether a line that is the headline or one of the paragraphs of a story is news of an embargo, with a warning."""
    others = (draft.headline or "", *(block.text for block in story))
    return _tell(draft, line, is_news=is_of_trade(line, (text for text in others if text != line)))


def _tell(draft: Draft, line: str, *, is_news: bool) -> bool:
    if is_news:
        draft.warn(f"an embargo without a moment, or news of one; it is published as news, {FOR_A_PERSON}: {line:.80}")
    return is_news


def _may_be_either(label: str, line: str) -> bool:
    """Whether a label has a day or a period, no time of day and no word of desks, and does not shout above small letters."""
    if not (names_moment_or_day(label) or _PERIOD.search(label)) or OF_DESKS.search(label):
        return False
    _, rest = take_day(label, day_first=True)
    shouts = not line.isupper() and label.split(maxsplit=1)[0].isupper()
    return not read_clocks(rest) and not shouts and (line != label or not label.isupper())


def _tells(said: str, *, is_long: bool) -> bool:
    """Whether a sentence tells of an embargo, and of no text that is under one."""
    if not (_TELLS.search(said) or (is_long and _FORBIDS.search(said))):
        return False
    return news_words(said) >= _FEWEST and (_TRADE.search(said) is not None or OF_DESKS.search(said) is None)
