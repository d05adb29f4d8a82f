"""Which part of a story sent in parts a headline says: "=2", "(2 of 3)", "- 2nd Take", "Take 2 of 3: …".

"Take 2" is also what people say of a second try, and "part 2" the name of a film: without "of 3" a take stands in capitals
and apart from the words before it, behind a comma or a dash or in brackets. "2nd Take" needs no comma, but "on 2nd Take" is
part of its sentence.
"""

import re
from typing import NamedTuple

_OF = r"\s?(?:/|of|von|sur|de|di|van|av)\s?"
_PART = r"(?:take|part|teil|folge|partie|suite|parte|deel|del|osa)"
_NTH = r"(?P<nth>\d{1,2})\s?(?:st|nd|rd|th|ST|ND|RD|TH)[\s-]?"
_NO_SENTENCE = "".join(
    rf"(?i:(?<!\b{word}))" for word in ("on", "in", "of", "a", "the", "for", "with", "by", "his", "her")
)
_AT_END = tuple(
    re.compile(pattern)
    for pattern in (
        r"\s*=(?P<n>\d{1,2})$",
        rf"(?i:[\s,;–—-]*[(\[]?\b{_PART}\s(?P<n>\d{{1,2}}){_OF}(?P<of>\d{{1,2}})[)\]]?$)",
        rf"(?i:\s*[(\[](?P<n>\d{{1,2}})(?!/\d\d){_OF}(?P<of>\d{{1,2}})[)\]]$)",  # "(9/11)" is a day
        r"\s+[-–—]+\s+(?P<n>\d{1,2})\sof\s(?P<of>\d{1,2})$",
        rf"\s*[(\[](?i:{_NTH}take|take\s(?P<n>\d{{1,2}}))[)\]]$",
        rf"(?:,|\s[-–—]+|[–—])\s*(?:{_NTH}(?:Take|TAKE)|(?:Take|TAKE)\s(?P<n>\d{{1,2}}))$",
        rf"{_NO_SENTENCE}\s+{_NTH}(?:Take|TAKE)$",
    )
)
_AT_START = re.compile(
    rf"(?:{_NTH}(?:Take|TAKE)|TAKE\s(?P<n>\d{{1,2}})|(?:Take|TAKE)\s(?P<m>\d{{1,2}}){_OF}(?P<of>\d{{1,2}}))\s*[-–—:/]\s*(?=\S)"
)
_WITHIN = 60  # characters from the end, however long the headline
_LAST = frozenset("0123456789)]eE")
_DIGIT = re.compile(r"\d")
_FIRST = frozenset("0123456789T")


class Part(NamedTuple):
    """A headline without its take, which take it is of how many, and the words that said so."""

    headline: str
    number: int
    of: int | None
    key: str


def take_of(headline: str) -> Part | None:
    """Return the take that stands at the end of a headline, or at its start; None where none does."""
    found = _found(headline)
    if found is None:
        return None
    said = found.groupdict()
    number = int(said.get("n") or said.get("nth") or said.get("m") or 0)
    of = int(said["of"]) if said.get("of") else None
    if of is not None and not number <= of > 1:
        return None
    rest = headline[: found.start()] + headline[found.end() :]
    return Part(rest or headline, number, of, found[0].strip(" \t,;:–—-"))


def _found(headline: str) -> re.Match[str] | None:
    start = max(0, len(headline) - _WITHIN)
    if headline[-1:] in _LAST and _DIGIT.search(headline, start):  # of 100 headlines 15 end so
        for matcher in _AT_END:
            if found := matcher.search(headline, start):
                return found
    return _AT_START.match(headline) if headline[:1] in _FIRST else None
