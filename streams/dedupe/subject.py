"""Whether a text that repeats another is told of somebody else: "Acme profit rises" and "Nordsee profit rises", word for word.

Figures can be the same by chance or by mistake, and a name that begins the text stands in no slot. But the two headlines say it: they are
one but for a name, and what stands in its place in the known one this text has nowhere.
"""

import re

from schemas.article import ParsedItem
from streams.dedupe.reprints import Match
from streams.dedupe.signature import title_of, title_words


def another_subject(item: ParsedItem, match: Match) -> bool:
    """Say whether an item is about another firm, place or person than the known text that it repeats."""
    evidence = match.evidence
    if evidence.headline <= 0 or not evidence.undamaged:
        return False
    known, words = title_of(match.known.packed), title_words(item.headline)
    own, gone = [word for number, word in words.items() if number not in known], known - words.keys()
    if not own or len(own) != len(gone):
        return False
    return any(_is_name(word, item.text) for word in own) and not gone <= title_words(item.text, most=None).keys()


def _is_name(word: str, text: str) -> bool:
    """Say whether a word stands in a text, and always with a capital."""
    found = re.findall(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)
    return bool(found) and not any(each[0].islower() for each in found) and not text.isupper()
