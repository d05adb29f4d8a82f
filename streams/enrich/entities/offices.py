"""Offices in a run of capitalised words: what stands before them, what they are, and who bears them."""

from collections.abc import Iterator

from streams.enrich.entities.lexicon import ADDRESS, DEPARTMENTS, OFFICES, SURNAME_OFFICES, TAILS
from streams.enrich.entities.lists import given, key
from streams.enrich.entities.pieces import JOINING, POSSESSIVE, Piece
from streams.enrich.entities.tokens import Tokens

GENERAL = frozenset(
    {"motors", "electric", "assembly", "dynamics", "mills", "accident", "staff", "hospital", "foods", "re"}
)
"""What follows "General" or "Director" in the names of houses."""


def by_offices(stream: Tokens, begin: int, end: int, *, starts: bool) -> Iterator[Piece]:
    """Cut a part of a run at its offices; what follows an office bears it."""
    office: tuple[int, int] | None = None
    while end > begin and stream.texts[end - 1] in JOINING:
        end -= 1
    name = begin
    index = begin
    while index < end:
        word = key(stream.texts[index])
        if _is_office(word) and not _is_surname(stream, name, index, end):
            left = index
            while left > name and key(stream.texts[left - 1]) in DEPARTMENTS:
                left -= 1
            if left > name:
                yield Piece(name, left, office, starts=starts and name == begin)
                office = None
            office = (office[0] if office else left, index + 1)
            name = index + 1
            while name + 1 < end and stream.texts[name] == "of" and key(stream.texts[name + 1]) in DEPARTMENTS:
                office, name = (office[0], name + 2), name + 2
        index += 1
    if name < end:
        yield Piece(name, end, office, starts=starts and name == begin)


def _is_office(word: str) -> bool:
    """Say whether a word is an office, "Major-General" and "Vice-President" among them."""
    first, _, second = word.partition("-")
    return word in OFFICES or (second in OFFICES and (first in OFFICES or first in DEPARTMENTS))


def _is_surname(stream: Tokens, name: int, index: int, end: int) -> bool:
    """Say whether "King", "Bishop" or "General" belongs to the name around it: "Larry King", "General Motors"."""
    word = key(stream.texts[index])
    if index > name and stream.texts[index - 1] in JOINING:  # "Department of Justice"
        return True
    if index + 1 < end and stream.texts[index + 1] in POSSESSIVE:  # "King's Cross"
        return True
    if word in ("general", "director") and index + 1 < end and key(stream.texts[index + 1]) in GENERAL:
        return True
    if index + 1 < end and key(stream.texts[index + 1]) in TAILS and word not in ADDRESS:
        return True
    if word not in SURNAME_OFFICES:
        return False
    return key(stream.texts[index - 1]) in given() if index > name else index + 1 == end
