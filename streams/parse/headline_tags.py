"""Tags at the start of a headline that say what a version is: UPDATE 2-, CORRECTED-, RPT-, ADVISORY-.

Source: the Reuters handbook, "The Drill for Breaking News" and "Corrections, Refiles, Kills, Repeats and Embargoes".
They may be chained: "CORRECTED-UPDATE 1-", "RPT-WRAPUP 3-". What does most to a story gives the kind.
"""

import re
from typing import NamedTuple

from schemas.vocab import Kind
from streams.text.words import words


class Tag(NamedTuple):
    """How a tag is spelled (a pattern), and the kind of version that it announces (None: a form, not a version)."""

    pattern: str
    kind: Kind | None
    any_case: bool = False


# In the order of weight: of a chain the first row that occurs gives the kind.
_TAGS: tuple[Tag, ...] = (
    Tag(r"TEST(?:\s+(?:ONLY|MESSAGE|STORY|PLEASE\s+IGNORE))?", "test"),
    Tag(r"(?:STORY\s+)?(?:WITHDRAWN|WITHDRAWAL|KILLED|KILL)", "advisory"),
    Tag(r"ADVISORY|DIARY|SCHEDULE", "advisory"),
    Tag(r"(?:OFFICIAL\s+)?CORRECT(?:ED|ION)(?:\s*\(OFFICIAL\))?", "correction", any_case=True),
    Tag(r"REFILED?", "refile", any_case=True),
    Tag(r"RPT|REPEAT", "repeat"),
    Tag(r"(?:UPDATE|WRAPUP|WRAP\s?UP)\s+\d{1,3}", "update", any_case=True),
    Tag(r"UPDATED?|WRAPUP", "update"),
    Tag(r"BRIEF", None),
)
_WITHDRAWN = re.compile(r"WITHDRAW|KILL")

# A tag ends at a dash without letters before it; "UPDATE 1:" and "CORRECTION:" are seen from customers' systems.
_END = r"\s*(?:[-–—:/]|(?=\s*$))\s*"
_MATCHERS = tuple((tag, re.compile(rf"(?:{tag.pattern}){_END}", re.IGNORECASE if tag.any_case else 0)) for tag in _TAGS)
_LIMIT = 6  # tags of one headline; more than three make no sense
_FIRST_WORD = re.compile(r"[A-Za-z]+")
_FIRST_WORDS = words(
    "TEST STORY WITHDRAWN WITHDRAWAL KILLED KILL ADVISORY DIARY SCHEDULE OFFICIAL CORRECTED CORRECTION REFILE REFILED RPT "
    "REPEAT UPDATE UPDATED WRAPUP WRAP BRIEF"
)
_NUMBER = re.compile(r"\d+")
_TAKE = re.compile(r"\s*=(\d{1,2})$")


class Tagged(NamedTuple):
    """A headline without its tags, and what they said."""

    headline: str
    kind: Kind | None = None
    number: int | None = None
    take: int | None = None
    brief: bool = False
    withdrawn: bool = False


def read_tags(headline: str) -> Tagged:
    """Take the tags from the start of a headline, and the number of a take ("=2") from its end."""
    take = _TAKE.search(headline)
    rest = headline[: take.start()] if take else headline
    rows: list[int] = []
    said: list[str] = []
    while len(rows) < _LIMIT and (hit := _next_tag(rest)) is not None:
        row, end = hit
        rows.append(row)
        said.append(rest[:end])
        rest = rest[end:]
    numbers = _NUMBER.findall(" ".join(said))
    kinds = [_TAGS[row].kind for row in sorted(rows)]
    return Tagged(
        headline=rest or headline,
        kind=next((kind for kind in kinds if kind), None),
        number=int(numbers[0]) if numbers else None,
        take=int(take[1]) if take else None,
        brief=any(_TAGS[row].kind is None for row in rows),
        withdrawn=any(_WITHDRAWN.search(text) for text in said),
    )


def _next_tag(text: str) -> tuple[int, int] | None:
    first = _FIRST_WORD.match(text)
    if first is None or first[0].upper() not in _FIRST_WORDS:  # most headlines have no tag: one look for nine
        return None
    for row, (_, matcher) in enumerate(_MATCHERS):
        if found := matcher.match(text):
            return row, found.end()
    return None
