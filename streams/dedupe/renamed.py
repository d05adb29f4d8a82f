"""Whether a text that says that it mends or follows another has a name in its headline that the other has not, and is no other's.

One word alone tells "Acme profit rises" from "Nordsee profit rises" (subject.py), and a correction of a name differs by no more.
But a text of somebody else does not name the other. So what says that it follows is the same article where the known text itself
has the name that only the headline had wrong; and what says that it corrects is, where the name is that of before in another
spelling, or where its note tells both, as in "corrects firm to Nordsee, not Acme".
"""

from difflib import SequenceMatcher
from typing import Final

from schemas.verdict import Verdict
from streams.dedupe.case import Case
from streams.dedupe.kinds import CORRECTS
from streams.dedupe.memory import Memory
from streams.dedupe.reprints import Match
from streams.dedupe.signature import title_of, title_words
from streams.dedupe.terms import packed, term_of, unpacked

_SPELLED: Final = 0.8
"""Share of letters in order that two spellings of a name have in common: "Ugrate" and "Ugarte" .83, "Smyth" and "Smith" .8."""


def mends_a_name(memory: Memory, case: Case, match: Match) -> bool:
    """Say whether an item follows the known text of its agency whose headline has another name."""
    wire = case.item.copydesk
    if not case.traits.follows or wire.agency != match.known.agency:
        return False
    known = memory.recall.get(match.known.receipt)
    if known is None:
        return False
    title = title_of(match.known.packed)
    own = [word for number, word in title_words(case.item.headline).items() if number not in title]
    if set(map(term_of, own)) <= set(_terms(known)):
        return True
    return wire.change.kind in CORRECTS and _says_both(case, known, own)


def _says_both(case: Case, known: Verdict, own: list[str]) -> bool:
    """Say whether each word of a headline stands for one of the known headline: it is spelled nearly so, or the note has both."""
    here, note = title_words(case.item.headline), title_words(case.item.copydesk.change.note or "", most=None)
    gone = {number: word for number, word in title_words(known.headline).items() if number not in here}
    if gone and gone.keys() | {number for number, word in here.items() if word in own} <= note.keys():
        return True
    return all(any(_alike(word, other) for other in gone.values()) for word in own)


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _SPELLED


def _terms(known: Verdict) -> tuple[int, ...]:
    return tuple(unpacked(packed(known.traits.terms))) if known.traits else ()
