"""What a piece is: a person, an organisation, or neither, by the signs in it and around it, the surest first."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Literal, NamedTuple

from streams.enrich.entities.lexicon import (
    CLUBS,
    FUNCTION,
    HEADS,
    NAME_PARTICLES,
    NOT_NAMES,
    NOT_ORGANISATIONS,
    PARTICLES,
    PERSONAL,
    PLACE_WORDS,
    ROLES,
    SPEECH,
    STORMS,
    TAILS,
    WHEN,
)
from streams.enrich.entities.lists import (
    common,
    demonyms,
    english,
    families,
    given,
    is_place,
    is_somewhere,
    is_town,
    key,
    organisations,
    spelt_as_words,
    without_suffix,
)

Kind = Literal["person", "organisation"]

ACRONYM = 6
"""Letters of the longest word in capitals that is taken for an acronym."""

SHORTEST_FAMILY = 4
"""Letters of the shortest family name that is known by itself."""

ARTICLES = frozenset({"the", "a", "an"})
"""What stands before no family name, but before things that are called after people."""

MADE = "made by"
"""Stands for "operated by", "owned by" and their like before a name."""

SHORT = 6
"""Letters of the longest family name of Koreans."""

_HYPHENATED = re.compile(r"[A-Z][a-z]{1,6}-[a-z]{1,5}")

INSIDE = frozenset({"in", "near", "outside", "around"})
"""What stands before places."""

MOST_WORDS = 3
"""Words of a name that nothing but its capitals tells: more are the title of a work or a slogan."""


class Name(NamedTuple):
    """The words of a piece, their keys, and what stands beside them in small letters."""

    words: list[str]
    keys: list[str]
    before: str
    after: str
    office: bool
    """Whether an office stands before it."""
    starts: bool
    """Whether it begins a sentence."""

    @property
    def joined(self) -> str:
        """The keys as one string."""
        return " ".join(self.keys)


Rule = tuple[Callable[[Name], bool], Kind | None]


def named(words: list[str], before: str, after: str, *, office: bool, starts: bool) -> Name:
    """Make a name of its words and what stands around them."""
    words = without_suffix([word for word in words if word != ","])
    return Name(words, list(map(key, words)), before, after, office, starts)


def kind_of(name: Name) -> Kind | None:
    """Return what a piece is; None when nothing says that it is a person or an organisation."""
    if not name.office and name.joined in organisations():
        return None if name.starts and name.joined in common() else "organisation"
    rules = ONE_WORD if len(name.words) == 1 else SEVERAL_WORDS
    return next((kind for sign, kind in rules if sign(name)), None)


def _is_no_name(name: Name) -> bool:
    word = name.keys[0]
    if name.office and (
        word in FUNCTION or word == "officer" or (is_place(name.words[0]) and not is_town(name.words[0]))
    ):
        return True
    return word in WHEN or word in demonyms() or word in NOT_ORGANISATIONS or word in NOT_NAMES


def _is_word_or_place(name: Name) -> bool:
    word = name.keys[0]
    if word in families() and name.after in SPEECH and is_town(name.words[0]) and word not in FUNCTION:
        return False
    return word in common() or word in TAILS or word in PLACE_WORDS or is_place(name.words[0])


def _is_acronym(name: Name) -> bool:
    word = name.words[0]
    if not word.isupper():
        return False
    first, hyphen, second = word.partition("-")
    if hyphen:  # COPA-COGECA
        return 1 < len(first) <= ACRONYM + 1 and 1 < len(second) <= ACRONYM + 1 and (first + second).isalpha()
    return 1 < len(word) <= ACRONYM and word.isalpha()


def _speaks(name: Name) -> bool:
    if name.after not in SPEECH and name.after not in PERSONAL:
        return False
    return not name.starts or name.keys[0] in families() or name.keys[0] in given()


def _is_family_name(name: Name) -> bool:
    word = name.keys[0]
    if name.starts or name.before in ARTICLES or (name.before in INSIDE and is_somewhere(name.words[0])):
        return False
    return len(word) >= SHORTEST_FAMILY and word in families() and word not in given()


ONE_WORD: tuple[Rule, ...] = (
    (_is_no_name, None),
    (lambda name: name.office, "person"),
    (lambda name: _is_acronym(name) and not is_place(name.words[0]), "organisation"),
    (lambda name: name.before == "the" and name.keys[0] in CLUBS and name.keys[0].endswith("s"), "organisation"),
    (_is_word_or_place, None),
    (lambda name: name.before in ROLES or name.before == "told", "person"),
    (_speaks, "person"),
    (_is_family_name, "person"),
)
"""Signs of a piece of one word, in order; the first that fits decides."""


def _has_head(name: Name) -> bool:
    keys = name.keys
    return ("of" in keys or "for" in keys) and any(
        each in HEADS and following in ("of", "for") for each, following in pairwise(keys)
    )


def _has_tail(name: Name) -> bool:
    return name.keys[-1] in TAILS and not (name.office and name.keys[0] in given())


def _is_introduced(name: Name) -> bool:
    return name.office or name.before in ROLES


def _is_club(name: Name) -> bool:
    first, last = name.keys[0], name.keys[-1]
    if last in CLUBS:
        return first not in given() or is_place(name.words[0])
    return first in CLUBS and first not in given()


def _is_called_after_people(name: Name) -> bool:
    """Say whether it is a storm or a church and what stands there: "Storm Berta", "St. Julian's"."""
    first = name.keys[0]
    return first in STORMS or (first in ("st", "saint", "ste") and len(name.words) == 2 and not name.office)  # noqa: PLR2004


def _is_korean(name: Name) -> bool:
    """Say whether a name is spelt as those of Koreans are: "Park Min-ju"."""
    return len(name.words) == 2 and len(name.words[0]) <= SHORT and _HYPHENATED.fullmatch(name.words[1]) is not None  # noqa: PLR2004


def _is_national(name: Name) -> bool:
    """Say whether an organisation that many countries have follows its country: "Kenya Red Cross"."""
    first = name.keys[0]
    return (first in demonyms() or is_place(name.words[0])) and " ".join(name.keys[1:]) in organisations()


def _is_thing(name: Name) -> bool:
    first, last = name.keys[0], name.keys[-1]
    if first in given() and last in families():
        return False
    return last in NOT_NAMES or (first in NOT_NAMES and first not in given())


def _begins_with_given_name(name: Name) -> bool:
    first, last = name.keys[0], name.keys[-1]
    return first in given() and (last in families() or not is_place(name.words[0]) or is_town(name.words[0]))


def _begins_with_initials(name: Name) -> bool:
    first = name.words[0]
    if name.keys[0] in NOT_ORGANISATIONS or is_place(first):
        return False
    return len(first) > 1 and first[1] == "." and first[-1] == "." and name.words[-1][1:].islower()


def _is_of_a_place(name: Name) -> bool:
    first, last = name.keys[0], name.keys[-1]
    return any(word in demonyms() or word in PLACE_WORDS for word in (first, last))


def _is_team(name: Name) -> bool:
    last, first = name.keys[-1], name.words[0]
    if not last.endswith("s") or last in common() or last in families():
        return False
    return is_place(first) and not is_town(first)


def _has_first_name_of_town(name: Name) -> bool:
    """Say whether a first name that is a small town's too stands before a word that can only be a family name: "Iga Swiatek"."""
    first, last = name.keys[0], name.keys[-1]
    if len(name.words) != 2 or not is_town(name.words[0]) or name.before in ARTICLES | INSIDE or len(first) > SHORT:  # noqa: PLR2004
        return False
    return (
        not (name.words[0].isupper() or name.words[1].isupper())
        and last not in spelt_as_words()
        and not is_somewhere(name.words[1])
    )


def _has_family_name(name: Name) -> bool:
    if name.before in ARTICLES and not english().isdisjoint(name.keys[:1]):  # "the Golden Lion"
        return False
    return name.keys[-1] in families() or not PARTICLES.isdisjoint(name.words[1:-1])


def _has_only_capitals(name: Name) -> bool:
    if len(name.words) > MOST_WORDS or any(map(str.isupper, name.words)):
        return False
    return english().isdisjoint(name.keys) and name.before not in ARTICLES


SEVERAL_WORDS: tuple[Rule, ...] = (
    (_has_head, "organisation"),
    (lambda name: is_place(name.joined), None),
    (_has_tail, "organisation"),
    (lambda name: "&" in name.words, "organisation"),
    (lambda name: "'s" in name.keys, None),
    (_is_called_after_people, None),
    (lambda name: name.before in ARTICLES and not name.office and spelt_as_words().issuperset(name.keys), None),
    (_is_introduced, "person"),
    (_is_national, "organisation"),
    (_is_korean, "person"),
    (_is_club, "organisation"),
    (_is_thing, None),
    (_begins_with_given_name, "person"),
    (_begins_with_initials, "person"),
    (lambda name: name.keys[0] in NAME_PARTICLES, "person"),
    (lambda name: any(each in HEADS or each in TAILS for each in name.keys), "organisation"),
    (_is_of_a_place, None),
    (_is_team, "organisation"),
    (_has_first_name_of_town, "person"),
    (lambda name: is_place(name.words[0]), None),
    (lambda name: name.before == MADE, "organisation"),
    (_has_family_name, "person"),
    (lambda name: name.starts and name.keys[0] in common(), None),
    (_has_only_capitals, "person"),
)
"""Signs of a piece of several words, in order; the first that fits decides."""
