"""Whether a short text tells other news in the words of an earlier one of its own agency: "Council meets on Monday", of another town.

An agency does not reprint itself. What repeats most of its own short text is a version of it, the same again, or the form
of the trade with another place, day or score in it, and the last must neither take the place of the first nor be hidden
behind it. Of a short text all words are kept (terms.py), so it is known which words of the one the other has not: a version
adds words, another story has words of its own instead of others.

Of 7,997 stories of Reuters of 1987, sent without identifiers, 44 that were reprints or updates of Reuters' own are new by
this: 28 tell of another firm, place or day, 16 tell the same event once more, written or counted anew. What says otherwise and
is no other news is an update: 47 more, of which seven are of another firm, and those take nobody's place.
"""

import re
from functools import cache
from typing import Final, NamedTuple

from schemas.verdict import Verdict
from streams.dedupe.case import Case
from streams.dedupe.evidence import NAMES, Evidence
from streams.dedupe.memory import Memory
from streams.dedupe.misread import misread
from streams.dedupe.reprints import Match
from streams.dedupe.signature import letters_of, title_of, title_words
from streams.dedupe.terms import MOST, dates, packed, terms_of, unpacked, words_of
from streams.dedupe.thresholds import GRAM, LONG_GAP, VERSION_CLEAN, VERSION_KEPT

_ADDED: Final = 3
"""Words of its own for each that is gone, from which a text was written on: "firefighters were called" and, later, what they found."""

_LONGER: Final = 1.25
"""Letters for each of the known text from which a text that has most of that was written on: a form filled again is as long as before."""

_FEW: Final = 2
"""Words of its own up to which an agency's short text is a version of the one that it repeats: the count of the injured, a "not"."""

_HEAD: Final = 0.4
_LISTED: Final = 6
"""Share of either text below which the other may have no more than its head, and names of its own and words that are gone from which it
has: a list of results, of winners, of courts."""

_SPOILED: Final = 2
"""Words of its own for each that is surely misread, up to which they may all be: two misread letters in one word are not known."""

_DENIALS: Final = "not never nicht nie kein keine keinen pas jamais non mai nunca sin não sem niet geen ikke inte"
"""Words of three letters and more, as a signature has them of a headline, that turn what it says into the opposite."""

_ENDS: Final = (
    "lifted cancelled canceled reopened reopens cleared acquitted aufgehoben abgesagt offen frei freigesprochen "
    "levé levée annulé annulée rouvert levantado cancelado revocato annullato"
)
"""Words that say that what was told is over: news, unless the text goes on as a version."""


class Differing(NamedTuple):
    """The words that a text has and a known one has not, and those the other way round, each by its term.

    `spoiled` says how many of them are one word that a scanner misread (misread.py): those stand in neither. `same_slug` says
    whether both came under one slug.
    """

    own: dict[int, str]
    gone: set[int]
    spoiled: int = 0
    same_slug: bool = False


def differing(memory: Memory, case: Case, match: Match) -> Differing | None:
    """Return how an item's words differ from those of the text that it repeats; None where they don't, or it is not known.

    Of a text so long that not all of its words are kept it is not.
    """
    known = None if match.evidence.word_for_word else memory.recall.get(match.known.receipt)
    return _differing(case, known, match.evidence) if known else None


def other_news(case: Case, match: Match, differ: Differing, *, version: bool) -> bool:
    """Say whether an item tells other news than the text of its own agency from which it differs in these words.

    `version` says whether it has enough of that to be a version of it (copies.py); what has not may change no slot.
    """
    if case.item.copydesk.change.kind != "new" or case.traits.follows:
        return False
    if _headline_has_one_of(_DENIALS, case, match):
        return True
    if differ.spoiled:
        return False
    apart = _has_the_head_alone(case, match.evidence, differ) or (
        not version and (any(match.evidence.changed) or _headline_has_one_of(_ENDS, case, match))
    )
    if apart or _written_on(case, match, differ):
        return apart
    if match.evidence.headline < 0 and says_otherwise(match, differ):
        return True
    return 0 < len(differ.own) <= _ADDED * len(differ.gone) and _elsewhere(differ, case, match.evidence)


def _has_the_head_alone(case: Case, evidence: Evidence, differ: Differing) -> bool:
    """Say whether two texts share hardly more than what stands above them: results of other teams under one headline."""
    if max(evidence.here, evidence.there) >= _HEAD or evidence.agree[NAMES] > 1 or len(differ.gone) < _LISTED:
        return False
    return sum(_is_name(word, case.item.text) for word in differ.own.values()) >= _LISTED


def says_otherwise(match: Match, differ: Differing | None) -> bool:
    """Say whether an item says anything else than the text of its own agency that it repeats, and not because a scanner misread it.

    What each of two short texts has and the other has not was written: "three" for "two", or a "not" that is gone. Of a long one
    figures say so.
    """
    evidence = match.evidence
    if differ is None:
        return evidence.changed[0] > 0 and evidence.undamaged and evidence.clean >= VERSION_CLEAN
    return not differ.spoiled and max(evidence.here, evidence.there) < 1


def in_a_word(match: Match, differ: Differing | None) -> bool:
    """Say whether two short texts under headlines that may be one differ in a word or two."""
    return differ is not None and match.evidence.headline >= 0 and max(len(differ.own), len(differ.gone)) <= _FEW


def _elsewhere(differing: Differing, case: Case, evidence: Evidence) -> bool:
    """Say whether words that a text has instead of others are its dateline's or, unless it was written anew in part, names or days."""
    text, own = case.item.text, differing.own
    if any(
        re.match(rf"(?:\w+[ -]){{,2}}{re.escape(word)}\b\s*[.,(/:–—-]", text, re.IGNORECASE) for word in own.values()
    ):
        return True
    after = (case.signature.letters if case.signature else 0) - evidence.end - GRAM
    if evidence.alignment.long or max(evidence.start, after) >= LONG_GAP:
        return False
    if own.keys() & dates() and differing.gone & dates():
        return True
    return any(_is_name(word, text) for term, word in own.items() if term not in dates())


def _written_on(case: Case, match: Match, differ: Differing) -> bool:
    """Say whether an item is longer by a paragraph than the text that it has most of, or comes under slug and headline of that."""
    evidence, letters = match.evidence, case.signature.letters if case.signature else 0
    if differ.same_slug and evidence.headline > 0 and not (evidence.changed[NAMES] or evidence.unlike[NAMES]):
        return True
    return letters >= _LONGER * letters_of(match.known.packed) and evidence.there >= VERSION_KEPT


def _differing(case: Case, known: Verdict, evidence: Evidence) -> Differing | None:
    """Return which words differ; None where one of the texts is so long that not all of its words are kept.

    A headline in other words says nothing, and neither does what of the known one is missing here.
    """
    item, now = case.item, unpacked(packed(case.traits.terms))
    was = set(unpacked(packed(known.traits.terms if known.traits else None)))
    if max(len(now), len(was)) >= MOST:
        return None
    gone, told = was.difference(now), item.text
    if evidence.headline < 0:
        gone.difference_update(terms_of(known.headline, ""))
    else:
        told = f"{item.headline}\n{told}"
    own = {term: word for term, word in words_of(told).items() if term not in was}
    spoiled, were = misread(told, own, was)
    if len(own) > _SPOILED * max(1, len(spoiled | were)):
        spoiled, were = set(), set()
    slug = bool(case.traits.slug) and known.traits is not None and case.traits.slug == known.traits.slug
    return Differing({term: word for term, word in own.items() if term not in spoiled}, gone - were, len(were), slug)


def _headline_has_one_of(words: str, case: Case, match: Match) -> bool:
    """Say whether one of two headlines, which are nearly the same, has one of these words and the other has not."""
    known, own = title_of(match.known.packed), title_words(case.item.headline)
    return match.evidence.headline >= 0 and bool((known ^ own.keys()) & _numbers(words))


def _is_name(word: str, text: str) -> bool:
    """Say whether a word has a capital wherever it stands within a sentence: a name, and in German any noun."""
    found = re.findall(rf"(?<![.!?:]\s)(?<=\s)\(?{re.escape(word)}\b", text, re.IGNORECASE)
    return bool(found) and not any(each.lstrip("(")[0].islower() for each in found)


@cache
def _numbers(words: str) -> frozenset[int]:
    return frozenset(title_words(words, most=None))
