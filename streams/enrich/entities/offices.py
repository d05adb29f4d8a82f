"""Offices in a run of capitalised words: what stands before them, what they are, and who bears them."""

from streams.enrich.entities.lexicon import ADDRESS, CROWNED, SURNAME_OFFICES
from streams.enrich.entities.pieces import JOINING, POSSESSIVE, Piece
from streams.enrich.entities.signs import BEARS, DEPARTMENT, FAMILY, FEATURE, GIVEN, PLACE_WORD, TAIL
from streams.enrich.entities.wording import Wording

GENERAL = frozenset(
    {"motors", "electric", "assembly", "dynamics", "mills", "accident", "staff", "hospital", "foods", "re"}
)
"""What follows "General" or "Director" in the names of houses."""


def by_offices(run: Wording, begin: int, end: int, starts: bool, found: list[Piece]) -> None:
    """Cut a part of a run at its offices, and add the pieces to those found; what follows an office bears it."""
    office: tuple[int, int] | None = None
    while end > begin and run.words[end - 1] in JOINING:
        end -= 1
    name = begin
    for index in range(begin, end):
        if run.signs[index] & BEARS and not _is_surname(run, name, index, end):
            left = index
            while left > name and run.signs[left - 1] & DEPARTMENT:
                left -= 1
            if left > name and not _is_of_chief(run, name, index):
                found.append(Piece(name, left, office, starts and name == begin))
                office = None
            office = (office[0] if office else left, index + 1)
            name = index + 1
            while name + 1 < end and run.words[name] in ("of", "for") and run.signs[name + 1] & DEPARTMENT:
                office, name = (office[0], name + 2), name + 2
    if name < end:
        found.append(Piece(name, end, office, starts and name == begin))


def _is_surname(run: Wording, name: int, index: int, end: int) -> bool:
    """Say whether "King", "Bishop" or "General" belongs to the name around it: "Larry King", "General Motors"."""
    word = run.keys[index]
    if (index > name and run.words[index - 1] in JOINING) or _is_crown(run, index, end):  # "Department of Justice"
        return True
    if index + 1 < end and (run.words[index + 1] in POSSESSIVE or _is_of_house(run, index, end)):  # "King's Cross"
        return True
    if word == "don" and index + 2 == end and index == name:  # "Don Falk", not "Don Felipe"
        return run.signs[index + 1] & GIVEN == 0 or run.signs[index + 1] & FAMILY != 0
    if word not in SURNAME_OFFICES:
        return False
    return run.signs[index - 1] & GIVEN != 0 if index > name else index + 1 == end


def _is_of_house(run: Wording, index: int, end: int) -> bool:
    """Say whether what follows an office makes a house or a place of both: "General Motors", "King Edward Hospital"."""
    word = run.keys[index]
    if word in ("general", "director") and run.keys[index + 1] in GENERAL:
        return True
    if index + 2 < end and word in CROWNED and run.signs[end - 1] & (TAIL | FEATURE | PLACE_WORD):
        return True
    return run.signs[index + 1] & TAIL != 0 and word not in ADDRESS and not _is_of_chief(run, index + 1, end)


def _is_of_chief(run: Wording, place: int, end: int) -> bool:
    """Say whether the words from a place are what a chief is the officer of: "Chief Medical Officer"."""
    return place > 0 and run.keys[place - 1] == "chief" and "officer" in run.keys[place : min(end + 1, place + 4)]


def _is_crown(run: Wording, index: int, end: int) -> bool:
    """Say whether "Crown" is part of a house: "Crown Prosecution Service", not "Crown Prince"."""
    return run.keys[index] == "crown" and (index + 1 == end or not run.signs[index + 1] & BEARS)
