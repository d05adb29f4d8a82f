"""The names in a run of capitalised words, read once for all its places: what depends on nothing but the run and its sides.

Names come again: of the runs of 1,300 stories of a wire 64 of 100 had stood before, with the same on both sides 56.
"""

from typing import NamedTuple

from streams.enrich.entities.cutting import BORN_FIRST, pieces
from streams.enrich.entities.houses import FIRMS, HOUSES, LANDSCAPE, OF_HOUSES
from streams.enrich.entities.kinds import MADE, kind_of
from streams.enrich.entities.lexicon import MADE_BY, OF_STATE, PERSONAL, ROLES, SPEECH
from streams.enrich.entities.lists import is_place
from streams.enrich.entities.naming import ARTICLES, AT, INSIDE, SITE, Kind, named
from streams.enrich.entities.pieces import JOINING, Piece
from streams.enrich.entities.signs import DEMONYM, GIVEN, HEAD, TAIL, WHEN
from streams.enrich.entities.starts import without_start
from streams.enrich.entities.wording import Wording, wording
from streams.text.kept import kept_by_tuple, kept_by_word
from streams.text.words import words as several

BEFORE_PLACES = frozenset({"in", "at", "from", "to", "near", "of", "outside", "around", "the"})
"""Words after which a name of a town and of a person is the town."""

LEADS_TO_MONTH = several(
    "in since until till by last this next early late mid from to of during before after through between every each on"
)
"""What stands before a month, and before nobody: "since April Jones has led"."""

TITLED = several("Mr Mr. Mrs Mrs. Ms Ms. Messrs Messrs. Mme Mme. Dr Dr.")
"""Whom these stand before is a person, though a place is called so too: "Mrs. Jordan", not "DR Congo"."""

BEFORE = LEADS_TO_MONTH | ROLES | ARTICLES | INSIDE | AT | BEFORE_PLACES | MADE_BY | HOUSES | {MADE, SITE, "told"}
BEHIND = SPEECH | PERSONAL | OF_HOUSES | LANDSCAPE
"""Words in small letters that tell something of the name beside them; any other is as good as none."""


class Reading(NamedTuple):
    """One name in a run: where it stands in it, and what it is as far as the run and its sides tell."""

    start: int
    end: int
    words: tuple[str, ...]
    keys: str
    """The keys of its words, commas left out."""
    before: str
    """The word in small letters before it, if that is one of `BEFORE`."""
    kind: Kind | None
    office: tuple[int, int] | None
    """Where the office before it stands."""
    people: int | None = None
    """Where the people before it stand that are no part of the name: "Russian Boris Yeltsin"."""


Sided = tuple[str, str, str, frozenset[str], bool]
"""A run; the words before and behind it, of `BEFORE` and `BEHIND`, or empty; those of its words that the text writes small
too; and whether a sentence begins with it."""


@kept_by_tuple(8192)
def readings(sided: Sided) -> tuple[Reading, ...]:
    """Return the names in a run, in order."""
    run, before, behind, small, starts = sided
    words = wording(run)
    return tuple(_reading(words, piece, before, behind) for piece in pieces(words, small, starts=starts))


@kept_by_word(4096)
def only_starts(run: str) -> bool:
    """Say whether a run is one word that has its capital only because a sentence begins with it, whatever stands beside."""
    return run.isalpha() and not pieces(wording(run), frozenset(), starts=True)


@kept_by_word(8192)
def asked(run: str) -> str:
    """Return the first word of which must be known whether the text writes it small, where a sentence begins with a run."""
    asks = _Asked()
    without_start(wording(run), asks)
    return asks.word


class _Asked:
    """Remembers what it was asked for, and has nothing."""

    word = ""

    def __contains__(self, word: object) -> bool:
        self.word = str(word)
        return False


def _reading(run: Wording, piece: Piece, before: str, behind: str) -> Reading:
    first, last, office, starts = piece
    follows = run.words[last].lower() if last < len(run.words) else behind
    people: int | None = None
    if not office and _is_of_people(run, first, last):
        people, first = run.starts[first], first + 1
    precedes = run.words[first - 1].lower() if first else before
    if precedes == "by" and (run.words[first - 2].lower() if first > 1 else before) in MADE_BY:
        precedes = MADE
    name = named(run, first, last, precedes, follows, office=office is not None, starts=starts)
    kind = kind_of(name) if precedes not in LEADS_TO_MONTH or run.words[first] not in BORN_FIRST else None
    if office and kind is None and run.words[office[1] - 1] in TITLED and is_place(name.joined):
        kind = "person"
    if not office and precedes in HOUSES and (longer := _end_of_house(run, first, last, precedes)) > last:
        kind, last = "organisation", longer
    return Reading(
        run.starts[first],
        run.end(last - 1),
        tuple(run.words[first:last]),
        " ".join(folded for folded in run.keys[first:last] if folded != ","),
        precedes if precedes in BEFORE else "",
        kind,
        (run.starts[office[0]], run.end(office[1] - 1)) if office else None,
        people,
    )


def _end_of_house(run: Wording, first: int, last: int, noun: str) -> int:
    """Return where a house ends that is called one: it goes on over "for", a firm over "and" to one more name.

    "The group Rivers for All", "the law firm Hobbs and Penn"; "the bank that Ana Ruiz" begins with a given name.
    """
    joins = ("for",) if noun not in FIRMS else ("for", "and", "&")
    if last + 1 >= len(run.words) or run.words[last] not in joins or run.signs[first] & (GIVEN | DEMONYM):
        return last
    behind = range(last + 1, len(run.words))
    end = next((each for each in behind if run.words[each] in JOINING or run.signs[each] & WHEN), len(run.words))
    if run.words[last] == "for":
        return end if end > last + 1 else last
    return end if end == last + 2 else last


def _is_of_people(run: Wording, first: int, last: int) -> bool:
    """Say whether the first word of a name is of a people and no part of it: "Russian Boris Yeltsin" names one man."""
    if last - first <= 2 or not run.signs[first] & DEMONYM:  # noqa: PLR2004 - a people, and two words of a name
        return False
    head = run.signs[first + 1] & HEAD and run.keys[first + 1] not in OF_STATE
    if head and run.words[first + 2] in ("of", "for"):
        return False  # "Indian Institute of Science"
    return not run.signs[last - 1] & TAIL or run.keys[last - 1] in OF_STATE
