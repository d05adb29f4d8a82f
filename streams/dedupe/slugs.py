"""Slugs and headlines as keys: without the marks that tell one version of a story from another.

Of "BC-US--Storm-Damage, 1st Ld-Writethru" and "BC-US--Storm-Damage" the key is the same, and so of "UPDATE 2-Ferries
wait" and "Ferries wait". Sources: research on AP, dpa, AFP and Reuters wires; the Reuters handbook ("The Drill for
Breaking News").
"""

import re
from functools import lru_cache
from typing import Final

from streams.text.urgent_flags import read_flag

_LEAST: Final = 3
"""Characters of a key: less names nothing."""

_ORDINAL: Final = r"\d{1,2}\s?(?:st|nd|rd|th)"
_LEAD: Final = (
    rf"(?:{_ORDINAL}|\b\d{{1,2}}(?:[.eoaª]|er)?)[\s-]*(?:night\s?)?(?:ld|lead|add|take|sub|insert|writethru)\b"
    r"(?:[\s,-]*write-?thru)?|\b(?:ld|lead)[\s-]*write-?thru|\bwrite-?thru|=\d{1,2}\s*$"
)
_IN_HEADLINE: Final = re.compile(_LEAD, re.IGNORECASE)
_IN_SLUG: Final = re.compile(
    rf"{_LEAD}|\b(?:ld|lead|take|add|update|wrapup|part|teil|version)[\s-]*\d{{1,2}}(?:\s*(?:of|von|de|/)\s*\d{{1,2}})?\b",
    re.IGNORECASE,
)
"""What says which lead, take or update this is. A headline may have "part 2" of its own, so there less counts."""

_MAYBE: Final = re.compile(r"\d|thru", re.IGNORECASE)
"""What all of that has; nearly no headline does, and the expressions take their time."""

_PARTS: Final = ("ld", "lead", "add", "take", "sub", "nsert", "thru", "=")
"""One of these, too, has a headline with such a mark, when it is casefolded: a headline with a figure alone has none. Of
"insert" without its i, for as such the expressions take a dotless one."""

_TAG: Final = re.compile(
    r"(?:(?:OFFICIAL\s+)?CORRECT(?:ED|ION)|REFILED?|RPT|REPEAT|UPDATED?(?:\s+\d+)?|WRAP\s?UP(?:\s+\d+)?|"
    r"(?:STORY\s+)?WITHDRAW(?:N|AL)|(?:MANDATORY\s+)?KILL(?:ED)?(?:,?\s+KILL)*|URGENT|EXTRA|ADVISORY|BRIEF|FLASH)\s*[-–—:/]\s*",
    re.IGNORECASE,
)
_CYCLE: Final = re.compile(r"(?:am|pm|bc|ap|un)-+(?=\S)", re.IGNORECASE)
_ASIDE: Final = re.compile(r"\([^()]*\)")
_LAST_WORDS: Final = re.compile(
    r"(?:[\s,-]+(?:urgent|kill|killed|withdrawn|correction|corrected|refile|repeat|advisory|eilmeldung))+$",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(r"[\W_]+")
_PLAIN: Final = bytes(ord(chr(code).lower()) if chr(code).isalnum() else ord(" ") for code in range(128)).ljust(256)
"""The same for ASCII alone, and small letters: in a quarter of the time."""


def slug_key(slugline: str | None) -> str:
    """Return the key of a slug, empty where it names nothing."""
    slug = _CYCLE.sub("", _ASIDE.sub(" ", (slugline or "").strip()), count=1)
    slug = _LAST_WORDS.sub("", _IN_SLUG.sub(" ", slug).rstrip(" ,-/"))
    return _key(slug)


@lru_cache(maxsize=512)
def headline_key(headline: str | None) -> str:
    """Return the key of a headline, empty where it says too little."""
    text = (headline or "").strip()
    while (tag := _TAG.match(text)) is not None:
        text = text[tag.end() :]
    if (flag := read_flag(text)) is not None:
        text = flag.headline
    return _key(_IN_HEADLINE.sub(" ", text) if _MAYBE.search(text) and _has_part(text) else text)


def says_later(slug: str | None, headline: str | None) -> bool:
    """Say whether a slug (or take key) or a headline says that this is a later lead, take or update."""
    if not _MAYBE.search(f"{slug}{headline}"):  # nearly all say nothing, and the expressions take their time
        return False
    return bool(
        (slug and _IN_SLUG.search(slug)) or (headline and _has_part(headline) and _IN_HEADLINE.search(headline))
    )


def _has_part(headline: str) -> bool:
    return any(map(headline.casefold().__contains__, _PARTS))


def _key(text: str) -> str:
    words = text.encode().translate(_PLAIN).decode() if text.isascii() else _BETWEEN.sub(" ", text.casefold())
    key = " ".join(words.split())
    return key if len(key) >= _LEAST else ""
