"""Bylines without "By": "JANE DOE, Associated Wire", "Jane Doe in Haven and Bo Reed in Milltown", "Jane Doe" on a line of its own.

A sub-headline in title case looks the same, so a name alone needs a proof: a house or an office behind it or on the line
below, a dateline below, or a given name that is no word. Without one the line stays, with a warning.
"""

import re
from collections.abc import Sequence

from streams.parse.bare_datelines import bare_dateline
from streams.parse.credits import read_credits
from streams.parse.datelines import read_dateline
from streams.parse.draft import Block, Draft
from streams.parse.given_names import GIVEN_NAMES
from streams.parse.names import byline, is_house, names_house
from streams.text.words import words

_LIMIT = 120  # characters of two names with house and place
_TOP = 3  # paragraphs in which it stands: below sub-headlines
_PART = r"(?:[A-ZÀ-Þ][\w'’.-]*|(?:de|del|der|den|di|da|dos|van|von|al|el|bin|ibn|le|la|ten|ter|af|y)(?=\s))"
_NAME = rf"[A-ZÀ-Þ][\w'’.-]*(?:\s{_PART}){{1,4}}"
_PLACE = r"(?:[A-ZÀ-Þ][\w.'’-]*(?:\s(?:[A-ZÀ-Þ][\w.'’-]*|of|the|de|la)){0,3})"
_WHERE = rf"(?:\s+(?:in|at|IN|AT)\s+(?:the\s+)?{_PLACE}(?:,\s{_PLACE})?)"
_LINE = re.compile(
    rf"(?P<name>{_NAME}?)(?P<where>{_WHERE})?(?P<more>(?:,\s{_NAME}?{_WHERE}?)*(?:,?\s(?:and|AND|&|und|et|y)\s{_NAME}?{_WHERE}?))?"
    r"(?P<house>(?:,\s|\s[-–—|/]\s)(?P<who>[A-Za-z][\w&.'’ -]{1,50}))?$"
)
_BY = re.compile(
    r"(?:(?:story|text|report|words|reporting|written|reported|news)\s+by|from|words|text|von|por|par|av|av\s)\s*:?\s+(?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)
_BY_SOMEBODY = re.compile(r"(?:door|di|da|af)\s+(?=[A-ZÀ-Þ])", re.IGNORECASE)
"""What names somebody only before a given name that we know: "Door Jan de Vries", and "Door To Door"."""
_OFFICES = words(
    "correspondent correspondents reporter reporters writer writers editor editors columnist critic analyst staff press agency wire "
    "service news newsroom bureau network times post tribune herald reuters ap afp dpa upi pa"
)
_NO_NAMES = words(
    "the a an new no how why what who when where two three four five six seven eight nine ten analysis breaking exclusive update updated live "
    "opinion special report news video photos factbox explainer profile interview feature comment editorial latest developing summary highlights "
    "background timeline alert urgent flash bulletin city government president minister police court bank oil gold shares stocks storm fire war "
    "peace world national local business sports politics economy"
)


def take_bare_byline(draft: Draft, blocks: list[Block]) -> None:
    """Take a byline without "By" from below the headline, with its house; a line that may be one stays, with a warning."""
    for index, block in enumerate(blocks[: min(_TOP, len(blocks) - 1)]):
        text = block.text
        if block.role != "body" or len(text) > _LIMIT or text[-1:] in ".!?:;" or byline(text) or read_dateline(text):
            return
        if (said := _byline(text, blocks[index + 1 :])) is not None:
            draft.by = said
            del blocks[index : index + 1 + is_house(blocks[index + 1].text)]
            draft.warn(f"read as a byline although it has no By: {text}")
            return
        if _may_be_name(text):
            draft.warn(f"a line that may be a byline without By was left in the text: {text}")


def is_bare_byline(line: str) -> bool:
    """Whether a line proves by itself that it is such a byline: of its house, its places, or its given name."""
    return len(line) <= _LIMIT and line[-1:] not in ".!?:;" and _byline(line, ()) is not None


def _byline(text: str, below: Sequence[Block]) -> str | None:
    """Return who wrote it, as `byline` does, where a line or what is below it proves that it names writers."""
    if by := _BY.match(text):
        return byline(f"By {text[by.end() :]}") if not read_credits(text) else None
    if (by := _BY_SOMEBODY.match(text)) and text[by.end() :].split(maxsplit=1)[0].casefold() in GIVEN_NAMES:
        return byline(f"By {text[by.end() :]}")
    found = _LINE.match(text)
    if found is None or not _is_name(found["name"]):
        return None
    is_known = found["name"].split()[0].casefold() in GIVEN_NAMES
    who = found["who"] or ""
    if who and not (who.split()[-1].casefold() in _OFFICES and (who[0].isupper() or is_known)):
        return None
    is_pair = found["more"] is not None and found["where"] is not None
    is_short = len(found["name"].split()) <= 2 or "." in found["name"]  # noqa: PLR2004 - "Anna Wins Gold"
    is_proved = bool(who) or is_pair or (is_known and (is_short or found["where"] is not None))
    if not is_proved and not (is_short and _is_proved_below(text, below)):
        return None
    return byline(f"By {text}")


def _is_name(name: str) -> bool:
    if name.split(maxsplit=1)[0].casefold() in GIVEN_NAMES:
        return True
    return all(part.strip(".,").casefold() not in _NO_NAMES for part in name.split())


def _is_proved_below(text: str, below: Sequence[Block]) -> bool:
    """Whether the paragraph below a name says for whom its owner writes, or is the dateline; capitals need the house."""
    if not below:
        return False
    line = below[0].text
    if is_house(line):
        return True
    return not text.isupper() and (read_dateline(line) is not None or bare_dateline(line) is not None)


def _may_be_name(text: str) -> bool:
    found = _LINE.match(text)
    return found is not None and _is_name(found["name"]) and not names_house(found["who"] or "") and not text.isupper()
