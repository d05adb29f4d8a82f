"""The office of a person as the text gives it: before the name ("Kremlin spokesman"), or after it between commas."""

from streams.enrich.entities.lexicon import ADDRESS, BEFORE_ROLES, DEPARTMENTS, FUNCTION, ROLE_NOUNS, ROLES, WHEN
from streams.enrich.entities.lists import common, demonyms, is_place, key, organisations
from streams.enrich.entities.pieces import AFTER_COMMA
from streams.enrich.entities.starts import starts_sentence
from streams.enrich.entities.tokens import Tokens, is_name_like

LONGEST = 16
"""Tokens of the longest apposition; a longer one is a clause."""

NEAR = 7
"""Tokens at its beginning in which a noun for people must stand."""

OWNER = 4
"""Words of the country or house before an office."""

OPENINGS = frozenset({"a", "an", "the", "one", "its", "his", "her", "their"})


def role_of(text: str, stream: Tokens, first: int, last: int, office: tuple[int, int] | None) -> str | None:
    """Return the role of the person named by the tokens from `first` up to `last`, or None."""
    begin = office[0] if office else first
    end = office[1] if office else first
    if office and key(stream.texts[begin]) in ADDRESS:
        begin = end = first
    begin = _with_nouns(stream, begin)
    if begin < end or begin < first:
        begin = _with_owner(stream, begin)
        return text[stream.starts[begin] : stream.ends[first - 1]]
    return _apposition(text, stream, last)


def _with_nouns(stream: Tokens, begin: int) -> int:
    """Step back over the nouns and what belongs to them: "chief economist", "former Foreign Minister"."""
    index = begin
    while index and _beside(stream, index) and _is_office(stream.texts[index - 1]):
        index -= 1
    return index if any(key(stream.texts[each]) in ROLES for each in range(index, begin)) else begin


def _is_office(word: str) -> bool:
    folded = key(word)
    return folded in ROLES or folded in DEPARTMENTS


def _with_owner(stream: Tokens, begin: int) -> int:
    """Take the country or house before an office with it: "U.S. President", "Interior Ministry spokesman"."""
    index = begin
    while index and _beside(stream, index) and stream.texts[index - 1] in ROLE_NOUNS:
        index -= 1
    begin = index
    while index and begin - index < OWNER and _beside(stream, index) and _owns(stream, index - 1):
        index -= 1
        if key(stream.texts[index]) in AFTER_COMMA and stream.texts[index - 1] == ",":  # "Acme Robotics, Inc."
            begin, index = begin - 2, index - 2
    if index > 1 and stream.texts[index - 1] == "and" and key(stream.texts[index - 2]) in ROLES:  # "President and COO"
        return _with_owner(stream, _with_nouns(stream, index - 2))
    while index and _beside(stream, index) and stream.texts[index - 1] in BEFORE_ROLES:
        index -= 1
    return index


def _owns(stream: Tokens, index: int) -> bool:
    word = stream.texts[index]
    if not is_name_like(word) or key(word) in FUNCTION or key(word) in WHEN:
        return False
    if not starts_sentence(stream, index):
        return True
    return key(word) in demonyms() or key(word) in organisations() or is_place(word) or key(word) not in common()


def _beside(stream: Tokens, index: int) -> bool:
    return stream.starts[index] - stream.ends[index - 1] == 1


def _apposition(text: str, stream: Tokens, last: int) -> str | None:
    """Return the words between the commas after a name, where they tell who that is."""
    begin = last + 1
    if begin >= len(stream.texts) or stream.texts[last] != ",":
        return None
    opening = stream.texts[begin].lower()
    if opening not in OPENINGS and not _is_office(opening):
        return None
    for index in range(begin, min(begin + LONGEST, len(stream.texts))):
        word = stream.texts[index]
        if word in (",", ".", "\n", ";"):
            told = any(_tells(stream.texts[each]) for each in range(begin, min(begin + NEAR, index)))
            told = told or stream.texts[begin] == "one"
            return text[stream.starts[begin] : stream.ends[index - 1]] if told and word in ",." else None
    return None


def _tells(word: str) -> bool:
    folded = key(word)
    return folded in ROLES or (folded.endswith("s") and folded[:-1] in ROLES)
