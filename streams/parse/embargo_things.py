"""What an embargo holds: the item that says it, or something else that it names, such as a price list beside the story.

Held is the safe side. Only where all that the words name comes beside a story and is never one, the embargo is of that: a
report, a survey or "all of it" may be what the story tells, and the story waits.
"""

import re

from streams.parse.embargo_label import split_label

_THING = re.compile(
    r"(?:[\w'’-]+\s+){0,4}?"
    r"(?:(?:price|wine|guest|cast|seating|stock)[\s-]?(?:lists?|plans?)|menus?|timetables?|brochures?|catalogu?e?s?|(?:press|media)[\s-](?:kit|pack)s?"
    r"|(?:photo|picture|image|video|audio)(?:graph)?s?(?:\s(?:files?|clips?|gallery|galleries|material|footage))?|footage|b-roll|clips?"
    r"|portraits?|stills?|headshots?|artworks?|renderings?|logos?|maps?|floor\s?plans?|(?:info)?graphics?|illustrations?|recordings?"
    r"|attachments?|annex(?:es)?|appendi(?:x|ces)|enclosures?|spreadsheets?)"
    r"(?:\s+(?:of|for|from|in|at|by|with|to|that|which|below|above|here|only|attached|enclosed|accompanying)\b.{0,80})?",
    re.IGNORECASE,
)
_THE_ITEM = re.compile(
    r"\b(?:stor(?:y|ies)|articles?|texts?|items?|cop(?:y|ies)|(?<!press )(?<!media )releases?|reports?|interviews?|announcements?|news|information|contents?"
    r"|all|every(?:thing)?|any(?:thing)?\s+(?:else|in)|statements?|stud(?:y|ies)|surveys?|papers?|findings|results|figures|data|speech(?:es)?|it|this|these)\b",
    re.IGNORECASE,
)
"""What is the item itself, or may be what it tells."""

_SUBJECT = re.compile(
    r"(?P<said>[^.;:!]{2,80}?)\s+(?:is|are|remains?|stays?)\s+(?:strictly\s+)?(?:under\s+)?(?:a\s+|an\s+)?(?:strict\s+)?embargo",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"\W*(?:strict(?:ly)?\s+)?embargo(?:ed)?\s+(?:for|on|of)\s+(?P<said>[^.;:!\d]{2,80}?)\s*(?:\b(?:until|till|to|before)\b|[:–—-])",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\((?P<said>[^()]{2,80})\)\W*$")
_ONLY = re.compile(
    r"(?:(?:this\s+)?(?:applies|refers|relates)\s+)?(?:only\s+)?(?:to|for|on|covers)?\s*(?:only\s+)?", re.IGNORECASE
)
_BETWEEN = re.compile(r"\s*(?:,|&|/|\band\b|\bor\b)\s*", re.IGNORECASE)
_SENTENCE = re.compile(r"[.;!](?:\s|$)")


def is_of_another_thing(line: str) -> bool:
    """Whether an embargo plainly names what it holds, and that is no story: "Embargoed until Friday: the price list"."""
    return any(map(_is_thing, _named(line)))


def _named(line: str) -> list[str]:
    """Return what the words of an embargo may name as held."""
    found = (_SUBJECT.match(line), _OBJECT.match(line), _IN_BRACKETS.search(line))
    labelled = split_label(line)
    return [*(each["said"] for each in found if each), *([labelled.headline] if labelled else [])]


def _is_thing(said: str) -> bool:
    phrase = _SENTENCE.split(said.strip(), maxsplit=1)[0].strip(' .:–—-()"“”')
    phrase = phrase[_end_of_only(phrase) :]
    if not phrase or _THE_ITEM.search(phrase):
        return False
    return all(_THING.fullmatch(part) for part in _BETWEEN.split(phrase) if part)


def _end_of_only(phrase: str) -> int:
    """Return where the thing begins behind "applies only to"."""
    found = _ONLY.match(phrase)
    return found.end() if found else 0
