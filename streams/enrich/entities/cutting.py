"""Runs cut into pieces: each piece is one name, with the office that stands before it.

"U.S. President Donald Trump" is one run of two pieces: "U.S.", and "Donald Trump" whose office is "President".
"""

from collections.abc import Container

from streams.enrich.entities.houses import PAIRED, PARTNERS
from streams.enrich.entities.lexicon import PARTICLES, SUBJECTS
from streams.enrich.entities.lists import is_place, organisations
from streams.enrich.entities.offices import by_offices
from streams.enrich.entities.pieces import JOINING, Piece
from streams.enrich.entities.signs import (
    COMMON,
    DEMONYM,
    DEPARTMENT,
    FAMILY,
    GIVEN,
    HEAD,
    JOINS,
    MAN,
    OFFICE,
    PLACE_WORD,
    SMALL,
    SPELT,
    TAIL,
    WHEN,
    WOMAN,
)
from streams.enrich.entities.starts import without_start
from streams.enrich.entities.tokens import is_name_like
from streams.enrich.entities.wording import Wording

CUTS = JOINS | WHEN | SMALL
"""What a run may be cut at."""


def pieces(run: Wording, small: Container[str], *, starts: bool) -> list[Piece]:
    """Cut a run at the words that join no names, then at the offices.

    `starts` says whether a sentence begins with it, `small` holds the words that its text writes small.
    """
    found: list[Piece] = []
    first = without_start(run, small) if starts else 0
    begin = first
    for index in range(first, len(run.words)):
        if not run.signs[index] & CUTS:
            continue
        if run.keys[index] == "the" and index == begin:
            begin = index + 1
        elif not _joins(run, begin, index) if run.words[index] in JOINING else _ends_name(run, begin, index):
            by_offices(run, begin, index, starts and begin == first, found)
            begin = index + 1
            if (behind := _behind_office(run, index)) > begin:
                found.append(Piece(begin, behind, None, False))
                begin = behind
    by_offices(run, begin, len(run.words), starts and begin == first, found)
    return found


def _behind_office(run: Wording, index: int) -> int:
    """Return where a full name begins behind an office and its place: "Mayor of London Sadiq Khan"; else the next word."""
    start = index + 1
    if index == 0 or run.words[index] not in ("of", "for") or not run.signs[index - 1] & (OFFICE | DEPARTMENT):
        return start
    for end in range(start + 1, min(start + 3, len(run.words) - 1)):
        if run.signs[end] & GIVEN and is_place(" ".join(run.words[start:end])):
            return end
    return start


def _ends_name(run: Wording, begin: int, index: int) -> bool:
    """Say whether a word is no part of the name before it, capital or not: a day, a small common word."""
    if index > begin and " ".join(run.keys[begin : index + 1]) in organisations():  # "Sheffield Wednesday"
        return False
    if run.signs[index] & WHEN:
        return not _is_named_after_time(run, index)
    small = index > begin and run.signs[index] & SMALL != 0 and run.words[index - 1] not in ("&", "and")
    return small and not (run.words[index + 1 : index + 2] == ["and"] and _is_paired(run, index + 1))


def _is_named_after_time(run: Wording, index: int) -> bool:
    """Say whether "Jan" is a man's name or "Sunday" a paper's: "Jan Novak", "Sunday Mirror"; months have "Jan."."""
    if _is_born_name(run, index):
        return True
    if index + 1 == len(run.words):
        return False
    if run.signs[index + 1] & TAIL and run.keys[index].endswith("day"):
        return True
    return run.words[index] == "Jan" and run.keys[index + 1][:1].isalpha() and not run.signs[index + 1] & WHEN


def _is_born_name(run: Wording, index: int) -> bool:
    """Say whether a month is of a person's name: "Theresa May", "April Jones" not behind what leads to a month."""
    word, last = run.words[index], len(run.words)
    if word in BORN_LAST and index + 1 == last and index:
        before = run.signs[index - 1]
        return bool(before & (MAN | WOMAN)) and not before & (SPELT | WHEN) and not is_place(run.words[index - 1])
    if word not in BORN_FIRST or index + 2 != last or index:
        return False
    after = run.signs[index + 1]
    return (
        bool(after & FAMILY)
        and not after & (COMMON | TAIL | HEAD | OFFICE | WHEN)
        and not is_place(run.words[index + 1])
    )


BORN_LAST = frozenset({"May", "March", "August"})
BORN_FIRST = frozenset({"April", "June", "August"})
"""Months that are family names, and those that are given names."""


def _joins(run: Wording, begin: int, index: int) -> bool:
    """Say whether "of", "and" or "for" stands inside one name: after a head, and "and" only between what a head rules."""
    if index == begin:
        return False
    word, before = run.words[index], run.signs[index - 1]
    if word == "&":
        return index + 1 < len(run.words)
    if word == "on":
        return before & HEAD != 0
    if word in ("of", "for"):
        of_state = before & OFFICE and run.signs[index + 1] & DEPARTMENT  # "Secretary of State"
        aims = word == "of" and not before & TAIL and _has_aim(run, begin, index)
        return bool(of_state or before & HEAD or aims) or run.keys[index - 1] in PARTICLES
    if word == "the":
        return (run.words[index - 1] in ("of", "for") and index - 1 > begin) or _is_known_with_the(run, index)
    return _is_and(run, begin, index)


def _is_known_with_the(run: Wording, index: int) -> bool:
    """Say whether a well-known house has "the" between the words beside: "Save the Children"."""
    return " ".join(run.keys[index - 1 : index + 2]) in organisations()


def _has_aim(run: Wording, begin: int, index: int) -> bool:
    """Say whether a head and "for the" stand before an "of": "Front for the Liberation of Togo"."""
    heads = range(begin, index - 2)
    return any(run.signs[each] & HEAD and run.words[each + 1 : each + 3] == ["for", "the"] for each in heads)


def _is_and(run: Wording, begin: int, index: int) -> bool:
    """Say whether an "and" stands inside one name."""
    if _are_partners(run, index) or _is_known(run, begin, index) or _is_paired(run, index):
        return True
    if not is_name_like(run.words[index + 1]) or run.signs[index + 1] & (HEAD | GIVEN):  # "and the": another thing
        return False
    return _cares_for_two(run, begin, index) or (_ruled(run, begin, index) and not _is_another_house(run, index))


def _are_partners(run: Wording, index: int) -> bool:
    """Say whether the end of a firm follows "and": "Smith and Sons Ltd", "Reed and Co", not "County Kerry and Co. Cork"."""
    end = index + 2
    return run.keys[index + 1] in PARTNERS and (end == len(run.words) or bool(run.signs[end] & (TAIL | JOINS)))


def _is_known(run: Wording, begin: int, index: int) -> bool:
    """Say whether a well-known house has these words, with "and" or "&" between: "Marks and Spencer"."""
    first, second = " ".join(run.keys[begin:index]), run.keys[index + 1]
    return f"{first} & {second}" in organisations()


def _cares_for_two(run: Wording, begin: int, index: int) -> bool:
    """Say whether an "and" joins two subjects of one house: "Securities and Exchange Commission", not "Senate and State Bank"."""
    if run.keys[begin] == "the":
        begin += 1
    left, right = range(begin, index), range(index + 1, _end_of_part(run, index))
    if not 0 < len(left) <= MOST_SUBJECTS or len(right) < 2 or not run.signs[right[-1]] & TAIL:  # noqa: PLR2004
        return False
    return all(_is_subject(run, each) for each in (*left, right[0]))


def _is_paired(run: Wording, index: int) -> bool:
    """Say whether an "and" stands between two things that one service cares for."""
    return (run.keys[index - 1], run.keys[index + 1]) in PAIRED


MOST_SUBJECTS = 2
"""Words of a subject before "and"."""


def _is_subject(run: Wording, index: int) -> bool:
    """Say whether a word is what a house may care for: a common word that is no house, people or time itself."""
    signs, folded = run.signs[index], run.keys[index]
    if folded in SUBJECTS:
        return True
    none = signs & (TAIL | HEAD | OFFICE | DEMONYM | GIVEN | WHEN | PLACE_WORD) or folded in organisations()
    return signs & SPELT != 0 and not none


def _end_of_part(run: Wording, index: int) -> int:
    """Return where the words end that stand behind a joining word and before the next one."""
    following = range(index + 1, len(run.words))
    return next((each for each in following if run.words[each] in JOINING), len(run.words))


def _is_another_house(run: Wording, index: int) -> bool:
    """Say whether a whole house follows "and", or a place goes before it: "Ministry of Defence and Interior Ministry"."""
    end = _end_of_part(run, index)
    if end - index > 2 and run.signs[end - 1] & HEAD and run.signs[end - 1] & TAIL:  # noqa: PLR2004 - two words
        return True
    near = run.words[index - 1]
    return run.words[index - 2] == "of" and is_place(near) and not is_place(f"{near} and {run.words[index + 1]}")


def _ruled(run: Wording, begin: int, index: int) -> bool:
    """Say whether a head and its "of" stand not far before an "and": "Department of Health and Human Services"."""
    near = range(max(begin, index - 4), index)
    return any(run.signs[each] & HEAD and run.words[each + 1] in ("of", "for", "on") for each in near)
