"""Lines on top of a plain text that are no headline: the slug of a text system, the day it was sent, a word of urgency.

    PAGE 3                             where it is to stand in the paper; a head that names its fields may follow
    (Adds quotes)                      what this version changed
    Politics-vote-Italy,2ndlead        a slug, with what version this is
    16 March 2026                      a day
    URGENT                             a word that says how urgent it is, or which version this is
    Italy votes on harbour law         the headline, and below it who wrote it, on lines of their own
    JANE DOE, Associated Wire

Only where a headline stands below, and a text below that. Where no blank line parts them they would be put on one line, so
they are parted here.
"""

import re
from collections.abc import Sequence

from schemas.article import Note
from streams.parse.bare_bylines import is_bare_byline
from streams.parse.change_notes import is_change, take_change
from streams.parse.datelines import read_dateline
from streams.parse.draft import Draft
from streams.parse.foot_lines import is_time, moment_of
from streams.parse.head_labels import take_labels
from streams.parse.leads import claim_lead, read_lead
from streams.parse.months import MONTHS, WEEKDAYS
from streams.parse.names import byline, is_house
from streams.parse.page_lines import is_page, take_page
from streams.text.words import words

_LONGEST = 60  # characters of such a line
_TOP = 6
"""Lines that are looked at."""
_ENDS = (".", "!", "?", '."', ".”", ".“", ".»")
_DIGITS_OR_BRACKET = frozenset("(0123456789")
_SLUG = re.compile(
    r"(?P<slug>[^\W\d_][\w'.&]*(?:-[\w'.&]+){2,8}|[^\W\d_][\w'.&]*(?:-[\w'.&]+){0,8}(?=,)|[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*/(?:[A-Z0-9]+(?:-[A-Z0-9]+)*)?)"
    r"(?P<behind>(?:,\s?(?:\d{1,2}(?:st|nd|rd|th)?)?\s?[A-Za-z-]{2,20}){0,4})$"
)
_DAY_WORDS = frozenset(MONTHS) | frozenset(WEEKDAYS) | words("st nd rd th of the de den der")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WORD = re.compile(r"[^\W\d_]+")
_POSTED = re.compile(
    r"(?:(?:first|last)\s+)?(?:posted|published|updated)(?:\s+on)?\s*:?\s+(?P<day>[^|]{6,40}?)(?:\s*\|\s*[A-Z][\w &-]{2,30})?$",
    re.IGNORECASE,
)
"""What papers print above a story: "Posted on Tue Nov 24, 2026 | WORLD"."""
_URGENT = words("urgent flash bulletin alert breaking newsalert snap")


def take_head_lines(draft: Draft, text: str) -> str:
    """Take such lines from the top of a text, part the byline from the headline, and return the rest."""
    while (below := _without_first(draft, text)) is not None:
        text = below
    first = text.find("\n")
    second = text.find("\n", first + 2)
    is_apart = text[first + 1 : first + 2] == "\n" and text[second + 1 : second + 2] == "\n"
    return text if is_apart else _apart(text)  # nearly all


def _without_first(draft: Draft, text: str) -> str | None:
    """Return a text without its first line, read into the draft, where that is one of these; None for nearly all."""
    end = text.find("\n", 1)
    if not 0 < end <= _LONGEST:  # most headlines are longer
        return _without_change(draft, text, end) if text[:1] == "(" else None
    line = text[:end].strip()
    if not line or (" " in line and not _may_be_other(line)):
        return None
    rest = text[end:].lstrip()
    if rest and line[0] == "(" and take_change(draft, line):
        return rest
    if _takes_page(draft, line, rest):
        return take_labels(draft, rest)
    is_read = _has_headline(rest) and (
        _takes_slug(draft, line) or _takes_day(draft, line) or _takes_urgency(draft, line)
    )
    return rest if is_read else None


def _may_be_other(line: str) -> bool:
    """Whether a line of several words may be a day, or a slug with its version."""
    return "," in line or line[0] in _DIGITS_OR_BRACKET or line[-1].isdigit() or line[-3:].isupper()


def _has_headline(rest: str) -> bool:
    """Whether a line follows that may be a headline, and another below it."""
    line, _, below = rest.partition("\n")
    is_text = len(line) > 2 * _LONGEST or byline(line) is not None or read_dateline(line) is not None
    return bool(line.strip()) and bool(below.strip()) and not is_text


def _without_change(draft: Draft, text: str, end: int) -> str | None:
    """Return a text without a longer line on top that says what was changed."""
    rest = text[end:].lstrip() if end > 0 else ""
    return rest if rest and take_change(draft, text[:end].strip()) else None


def _takes_page(draft: Draft, line: str, rest: str) -> bool:
    """Read the page of a paper, above whatever is no text: "Page 3" over a text may be its headline."""
    if not is_page(line):
        return False
    below, _, more = rest.partition("\n")
    is_wrapped = len(below) > _LONGEST and not line.isupper() and bool(more.partition("\n")[0].strip())
    if not more.strip() or below.rstrip().endswith(_ENDS) or is_wrapped:
        return False
    return take_page(draft, line)


def _takes_slug(draft: Draft, line: str) -> bool:
    found = _SLUG.match(line)
    if found is None or draft.slugline:
        return False
    leads = [read_lead(part) for part in found["behind"].split(",")[1:]]
    if "," in line and not any(leads) and found["slug"].count("-") < 1:
        return False
    draft.slugline = found["slug"]
    for lead in filter(None, leads):
        claim_lead(draft, lead)
    return True


def _takes_day(draft: Draft, line: str) -> bool:
    posted = _POSTED.match(line)
    day = posted["day"] if posted else line
    if not is_time(day) and not (_YEAR.search(day) and _is_day(day)):
        return False
    draft.notes.append(Note(role="filed", text=line, public=False))
    draft.version_created = draft.version_created or moment_of(draft, day)
    return True


def _is_day(line: str) -> bool:
    return all(word.lower() in _DAY_WORDS for word in _WORD.findall(line))


def _takes_urgency(draft: Draft, line: str) -> bool:
    if not line.isupper() or line.strip("*+-=!: ").lower() not in _URGENT:
        return False
    draft.priority = draft.priority or line.strip("*+-=!: ").lower()
    return True


def _apart(text: str) -> str:
    """Return a text with a byline and a house below its headline on lines of their own, where nothing parts them."""
    lines = text.split("\n", _TOP)
    marks = _alone(lines)
    if not marks:  # nearly all
        return text
    return "\n".join(f"\n{line}\n" if number in marks else line for number, line in enumerate(lines))


def _alone(lines: Sequence[str]) -> set[int]:
    """Return the numbers of the lines that name writers and their house right below the headline."""
    marks: set[int] = set()
    above = ""
    in_headline = True
    for number, line in enumerate(map(str.strip, lines[1:-1]), 1):
        below = lines[number + 1].strip()
        if not line:
            in_headline = False
        elif is_change(line):
            marks.add(number)
            in_headline = False
        elif _names_writer(line, below) or (above and is_house(line)):
            marks.add(number)
            above, in_headline = line, False
        elif not in_headline:
            break
    return marks


def _names_writer(line: str, below: str) -> bool:
    """Whether a line names writers, by what it says or by the house below it."""
    if len(line) > _LONGEST or not line[0].isupper():
        return False
    return is_bare_byline(line) or byline(line) is not None or (is_house(below) and is_bare_byline(f"{line}, {below}"))
