"""Whether a text fills the form of a known one again: a notice of another road, in the words of the one before it.

Notices, results of matches and obituaries are mostly form. Two of them share more words than many a copy, and what tells
them apart, several words beside each other, leaves few slots of which a side is alike (evidence.py). But what each is
about the other has nowhere: names in the midst of the common words, and words among its weightiest. So has a copy that was
scanned; of that some words are known ones misread.

Of the accepted pairs of one story (seeds 11 and 12 of the open stream) none is such a pair. Of 7,317 stories of Reuters of 1987, sent
without identifiers, four that were reprints or updates are new by this: three of other firms (loans, a price), one of the same loan, told anew.
"""

from bisect import bisect_right
from typing import Final

from streams.dedupe.case import Case
from streams.dedupe.evidence import NAMES
from streams.dedupe.memory import Memory
from streams.dedupe.misread import has_misread
from streams.dedupe.reprints import Match
from streams.dedupe.signature import slots_of
from streams.dedupe.terms import Terms, packed, unpacked, words_of

_SHARE: Final = 0.4
"""Share of either text that the other has, from which the words that both have are a form. From .3 two copies were lost."""

_LEAD: Final = 250
"""Letters of a text in which names say what it is about. An update that quotes other people has its lead, and that has its names."""

_NAMES: Final = 2
"""Names that the lead of each has and the other text has not; those of the new one stand between words that both have."""

_WEIGHTY: Final = 24
_WORDS: Final = 4
"""So many of so many weightiest words of each the other has not. With 3, a cut copy among other stories was a form filled again."""


def filled_again(memory: Memory, case: Case, match: Match) -> bool:
    """Say whether an item that says of itself that it is new has the form of a known text and is about something else."""
    if case.item.copydesk.change.kind != "new" or case.traits.follows or not _is_form(case, memory, match):
        return False
    known = memory.recall.get(match.known.receipt)
    return known is not None and known.traits is not None and _other_words(case, unpacked(packed(known.traits.terms)))


def _is_form(case: Case, memory: Memory, match: Match) -> bool:
    """Say whether two texts have much of each other, and either names in its lead that the other has not, in no more places than that."""
    look, evidence = case.look(memory), match.evidence
    if look is None or not evidence.alignment.gaps or min(evidence.here, evidence.there) < _SHARE:
        return False
    names = look.signature.slots[NAMES]
    known = list(slots_of(match.known.packed))[NAMES][1]
    last = bisect_right(names.places, _LEAD)
    own = {
        name
        for name, at in zip(names.values[:last], names.places, strict=False)
        if evidence.start <= at <= evidence.end
    }
    own.difference_update(known)
    gone = set(known[: last + _NAMES]).difference(names.values)
    return min(len(own), len(gone)) >= _NAMES and evidence.alignment.gaps <= len(own) + len(gone)


def _other_words(case: Case, known: Terms) -> bool:
    """Say whether each of two texts has weighty words that the other has not, and no word is one of these misread."""
    text, terms = f"{case.item.headline}\n{case.item.text}", unpacked(packed(case.traits.terms))
    words = words_of(text)
    own, gone = set(terms).difference(known), set(known).difference(words)
    weighty = own.intersection(terms[:_WEIGHTY]), gone.intersection(known[:_WEIGHTY])
    if min(map(len, weighty)) < _WORDS:
        return False
    return not has_misread(text, {term: words[term] for term in own.intersection(words)}, gone)
