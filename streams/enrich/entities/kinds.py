"""What a piece is: a person, an organisation, or neither, by the signs in it and around it, the surest first."""

import re
from collections.abc import Callable
from typing import NamedTuple

from streams.enrich.entities.called import is_called_a_house, is_other_than_house, is_well_known
from streams.enrich.entities.houses import HOUSES, HOUSES_BEHIND, SERVING
from streams.enrich.entities.lexicon import CROWNED, FAMILY_ENDINGS, PARTICLES, PERSONAL, ROLES, SPEECH
from streams.enrich.entities.lists import is_place, is_somewhere, is_town, organisations
from streams.enrich.entities.naming import ARTICLES, AT, INSIDE, SITE, Kind, Name
from streams.enrich.entities.national import is_body, is_branch, is_national
from streams.enrich.entities.signs import (
    CLUB,
    COMMON,
    DEMONYM,
    ENGLISH,
    FAMILY,
    FEATURE,
    FUNCTION,
    GIVEN,
    HEAD,
    JOINS,
    MAN,
    NAME_PARTICLE,
    NOT_NAME,
    NOT_ORGANISATION,
    PLACE_WORD,
    SPELT,
    STORM,
    TAIL,
    WHEN,
    WOMAN,
)
from streams.text.words import words

ACRONYM = 6
"""Letters of the longest word in capitals that is taken for an acronym."""

SHORTEST_FAMILY = 4
"""Letters of the shortest family name that is known by itself."""

MADE = "made by"
"""Stands for "operated by", "owned by" and their like before a name."""

SHORT = 6
"""Letters of the longest family name of Koreans, and of the longest first name that a town's may be."""

_HYPHENATED = re.compile(r"[A-Z][a-z]{1,6}-[a-z]{1,5}")

PEOPLE = ROLES - HOUSES
"""Nouns for people that no house bears: a brewer may be either."""

GROUNDS = words("park hall square street tower bridge palace gardens")
"""What is called after people, and what families are called too: a place behind "in", or behind a state."""

LANES = words("way lane drive close crescent terrace row grove walk circle")
"""The same of streets: behind a given and a family name they are no second family name."""

GROUNDS_AFTER = INSIDE | {"at"}

HOUSE_FAMILIES = words("banks church court power post guard")
"""Words at the end of a house that are family names too."""

NAMED_AS_COUNTRIES = words("jordan georgia virginia victoria israel chad carolina")
"""First names that are the names of countries and states."""

MOST_WORDS = 3
"""Words of a name that nothing but its capitals tells: more are the title of a work or a slogan."""


class Rule(NamedTuple):
    """A sign of what a piece is; it is looked for only where a word has one of the signs that it `needs` (0: always)."""

    needs: int
    sign: Callable[[Name], bool]
    kind: Kind | None


def kind_of(name: Name) -> Kind | None:
    """Return what a piece is; None when nothing says that it is a person or an organisation."""
    if not name.office and is_well_known(name):
        return None if is_other_than_house(name) else "organisation"
    for needs, sign, kind in ONE_WORD if len(name.words) == 1 else SEVERAL_WORDS:
        if (not needs or name.any & needs) and sign(name):
            return kind
    return None


_NO_NAMES = WHEN | DEMONYM | NOT_ORGANISATION | NOT_NAME


def _is_no_name(name: Name) -> bool:
    if name.any & _NO_NAMES:
        return True
    if not name.office:
        return name.before == SITE
    return bool(
        name.any & FUNCTION or name.keys[0] == "officer" or (is_place(name.words[0]) and not is_town(name.words[0]))
    )


def _is_word_or_place(name: Name) -> bool:
    speaks = name.any & FAMILY and not name.any & FUNCTION and name.after in SPEECH
    if speaks and is_town(name.words[0]):
        return False
    return name.any & (COMMON | TAIL | PLACE_WORD) != 0 or is_place(name.words[0])


def _is_acronym(name: Name) -> bool:
    word = name.words[0]
    if not word.isupper():
        return False
    first, hyphen, second = word.partition("-")
    if hyphen:  # COPA-COGECA
        return 1 < len(first) <= ACRONYM + 1 and 1 < len(second) <= ACRONYM + 1 and (first + second).isalpha()
    return 1 < len(word) <= ACRONYM and word.isalpha()


def _is_loud_start(name: Name) -> bool:
    """Say whether a common word is in capitals for nothing but that a story begins with it: "TENS of thousands"."""
    return name.starts and name.words[0].isupper() and len(name.words[0]) > 1


def _speaks(name: Name) -> bool:
    """Say whether a word before a verb of speech is a person: houses speak too ("Nationwide said"), so it is seldom sure."""
    if (name.after not in SPEECH and name.after not in PERSONAL) or name.before in AT:
        return False
    if name.any & (FAMILY | GIVEN):
        return True
    return not name.starts and (name.after in PERSONAL or name.keys[0].endswith(FAMILY_ENDINGS))


def _is_told(name: Name) -> bool:
    """Say whether a word behind "told" is a person: papers are told too, and their names are nobody's ("told Bild")."""
    return name.before == "told" and (name.any & (FAMILY | GIVEN) != 0 or name.keys[0].endswith(FAMILY_ENDINGS))


def _is_family_name(name: Name) -> bool:
    if name.starts or name.before in ARTICLES or (name.before in INSIDE and is_somewhere(name.words[0])):
        return False
    return len(name.keys[0]) >= SHORTEST_FAMILY and not name.any & GIVEN


ONE_WORD: tuple[Rule, ...] = (
    Rule(0, _is_no_name, None),
    Rule(0, lambda name: name.office, "person"),
    Rule(0, is_called_a_house, "organisation"),
    Rule(COMMON | ENGLISH, _is_loud_start, None),
    Rule(0, lambda name: _is_acronym(name) and not is_place(name.words[0]), "organisation"),
    Rule(CLUB, lambda name: name.before == "the" and name.keys[0].endswith("s"), "organisation"),
    Rule(0, _is_word_or_place, None),
    Rule(0, lambda name: name.before in PEOPLE or _is_told(name), "person"),
    Rule(0, _speaks, "person"),
    Rule(FAMILY, _is_family_name, "person"),
)
"""Signs of a piece of one word, in order; the first that fits decides."""


def _has_head(name: Name) -> bool:
    keys = name.keys
    return ("of" in keys or "for" in keys) and any(
        sign & HEAD and following in ("of", "for") for sign, following in zip(name.signs, keys[1:], strict=False)
    )


def _has_tail(name: Name) -> bool:
    return name.signs[-1] & TAIL != 0 and not (name.office and name.signs[0] & GIVEN)


def _is_family_name_of_house(name: Name) -> bool:
    """Say whether a man or a woman bears a word of houses that is a family name too: "Iain Banks", not "Grace Church"."""
    if len(name.words) != 2 or name.keys[1] not in HOUSE_FAMILIES or not name.signs[0] & (MAN | WOMAN):  # noqa: PLR2004
        return False
    if is_place(name.words[0]) or (name.signs[0] & SPELT and name.keys[1] == "church"):
        return False
    return name.after not in HOUSES_BEHIND and name.before not in ARTICLES and name.before not in AT


def _is_introduced(name: Name) -> bool:
    return name.office or name.before in ROLES


def _is_spelt_as_words(name: Name) -> bool:
    return name.before in ARTICLES and not name.office and all(sign & SPELT for sign in name.signs)


def _is_club(name: Name) -> bool:
    first, last = name.signs[0], name.signs[-1]
    if last & CLUB:
        return not first & GIVEN or is_place(name.words[0])
    return first & CLUB != 0 and not first & GIVEN


def _is_called_after_people(name: Name) -> bool:
    """Say whether it is a storm or a church and what stands there: "Storm Berta", "St. Julian's"."""
    if name.signs[0] & STORM:
        return True
    return name.keys[0] in ("st", "saint", "ste") and len(name.words) == 2 and not name.office  # noqa: PLR2004


def _is_feature(name: Name) -> bool:
    """Say whether the last word, or "County" in front, makes a place of what could be a person: "Charles River"."""
    if _is_introduced(name):
        return False
    if name.keys[-1] in GROUNDS and (
        name.before in GROUNDS_AFTER or name.keys[0] in CROWNED or _is_only_place(name.words[0])
    ):
        return True
    if name.keys[-1] in LANES and (len(name.words) > 2 or not name.signs[-1] & FAMILY):  # noqa: PLR2004 - "Matt Busby Way"
        return True
    if name.signs[-1] & FEATURE:
        return not name.any & TAIL  # "Kansai International Airport" is a house
    return name.keys[0] in ("county", "co") and len(name.words) == 2  # noqa: PLR2004


def _is_only_place(word: str) -> bool:
    """Say whether a word is a country's or a state's name, and no town's."""
    return is_place(word) and not is_town(word)


def _is_korean(name: Name) -> bool:
    """Say whether a name is spelt as those of Koreans are: "Park Min-ju"."""
    return len(name.words) == 2 and len(name.words[0]) <= SHORT and _HYPHENATED.fullmatch(name.words[1]) is not None  # noqa: PLR2004


def _is_thing(name: Name) -> bool:
    first, last = name.signs[0], name.signs[-1]
    if first & GIVEN and last & FAMILY:
        return False
    return last & NOT_NAME != 0 or (first & NOT_NAME != 0 and not first & GIVEN)


def _begins_with_given_name(name: Name) -> bool:
    if not name.signs[0] & GIVEN:
        return False
    return name.signs[-1] & FAMILY != 0 or not is_place(name.words[0]) or is_town(name.words[0])


def _begins_with_initials(name: Name) -> bool:
    first = name.words[0]
    if not (len(first) > 1 and first[1] == "." and first[-1] == "." and name.words[-1][1:].islower()):
        return False
    return not name.signs[0] & NOT_ORGANISATION and not is_place(first)


def _is_of_a_place(name: Name) -> bool:
    return (name.signs[0] | name.signs[-1]) & (DEMONYM | PLACE_WORD) != 0


def _is_team(name: Name) -> bool:
    last, first = name.keys[-1], name.words[0]
    if not last.endswith("s") or name.signs[-1] & (COMMON | FAMILY):
        return False
    return is_place(first) and not is_town(first)


def _has_first_name_of_town(name: Name) -> bool:
    """Say whether a first name that is a small town's too stands before a word that can only be a family name: "Iga Swiatek"."""
    if len(name.words) != 2 or len(name.keys[0]) > SHORT or name.signs[1] & SPELT:  # noqa: PLR2004
        return False
    first, last = name.words
    if name.before in ARTICLES or name.before in INSIDE or first.isupper() or last.isupper():
        return False
    return is_town(first) and not is_somewhere(last)


def _has_first_name_of_country(name: Name) -> bool:
    """Say whether a first name that is a country's or a state's too stands before what can only be a family name: "Jordan Pickford"."""
    if len(name.words) != 2 or name.keys[0] not in NAMED_AS_COUNTRIES or name.signs[1] & SPELT:  # noqa: PLR2004
        return False
    last = name.words[1]
    free = name.before not in ARTICLES and name.before not in INSIDE and name.keys[1] not in organisations()
    return free and last[1:].islower() and not is_somewhere(last)


def _has_family_name(name: Name) -> bool:
    if name.before in ARTICLES and name.signs[0] & ENGLISH:  # "the Golden Lion"
        return False
    return name.signs[-1] & FAMILY != 0 or not PARTICLES.isdisjoint(name.words[1:-1])


def _has_only_capitals(name: Name) -> bool:
    if len(name.words) > MOST_WORDS or name.any & ENGLISH or name.before in ARTICLES:
        return False
    return not any(map(str.isupper, name.words))


SEVERAL_WORDS: tuple[Rule, ...] = (
    Rule(HEAD, _has_head, "organisation"),
    Rule(0, lambda name: is_place(name.joined), None),
    Rule(TAIL, _is_family_name_of_house, "person"),
    Rule(TAIL, _has_tail, "organisation"),
    Rule(JOINS, lambda name: "&" in name.words, "organisation"),
    Rule(JOINS, lambda name: len(name.keys) > 3 and (name.keys[-3], name.keys[-1]) in SERVING, "organisation"),  # noqa: PLR2004
    Rule(0, lambda name: "'s" in name.keys or (name.before == SITE and not name.office), None),
    Rule(0, _is_called_after_people, None),
    Rule(0, is_called_a_house, "organisation"),
    Rule(0, _is_feature, None),
    Rule(SPELT, _is_spelt_as_words, None),
    Rule(0, _is_introduced, "person"),
    Rule(0, lambda name: is_national(name) or is_body(name.keys) or is_branch(name), "organisation"),
    Rule(0, _is_korean, "person"),
    Rule(CLUB, _is_club, "organisation"),
    Rule(NOT_NAME, _is_thing, None),
    Rule(GIVEN, _begins_with_given_name, "person"),
    Rule(0, _begins_with_initials, "person"),
    Rule(NAME_PARTICLE, lambda name: name.signs[0] & NAME_PARTICLE != 0, "person"),
    Rule(HEAD | TAIL, lambda _: True, "organisation"),
    Rule(DEMONYM | PLACE_WORD, _is_of_a_place, None),
    Rule(0, _is_team, "organisation"),
    Rule(0, _has_first_name_of_town, "person"),
    Rule(GIVEN, _has_first_name_of_country, "person"),
    Rule(0, lambda name: is_place(name.words[0]), None),
    Rule(0, lambda name: name.before == MADE, "organisation"),
    Rule(0, _has_family_name, "person"),
    Rule(COMMON, lambda name: name.starts and name.signs[0] & COMMON != 0, None),
    Rule(0, _has_only_capitals, "person"),
)
"""Signs of a piece of several words, in order; the first that fits decides."""
