"""What was corrected stays corrected: an older text that comes after its correction, late or again, and says nothing of it.

A later version may say anything; but the words from before a correction, sent without a mark, are an old text that some
system sent again, and readers keep the corrected one. So it is with a copy of them that was damaged, cut, or given another
headline, as long as it has the error and nothing of the correction (errata.py). What has the error and says more, or
has a mark, is news: it goes on, and a person is warned.
"""

from typing import NamedTuple

from schemas.verdict import Verdict
from schemas.vocab import Kind
from streams.dedupe.case import Case
from streams.dedupe.errata import Erratum, erratum, says_more
from streams.dedupe.finding import Finding
from streams.dedupe.kinds import CORRECTS, order_of, status_of
from streams.dedupe.memory import Memory
from streams.dedupe.signature import from_text
from streams.dedupe.versions import Chain, Order, Version


class Return(NamedTuple):
    """An error that came back: the version that had it, the correction that mended it, and whether the text says more."""

    wrong: Version
    correction: Version
    more: bool

    @property
    def warning(self) -> str:
        """What a person is told of it."""
        return (
            f"it has what {self.wrong.receipt} had and {self.correction.receipt} corrected: see by hand which is right"
        )


def correction_after(chain: Chain, order: Order) -> Version | None:
    """Return the newest correction of a chain that stands above a version of this order, or None."""
    return next((known for known in reversed(chain) if known.kind in CORRECTS and known.order > order), None)


def late_for_its_correction(chain: Chain, order: Order, kind: Kind) -> str | None:
    """Return the warning on a version that came late and is older than a correction; a correction itself needs none."""
    correction = None if kind in CORRECTS else correction_after(chain, order)
    return f"older than the correction {correction.receipt}: the corrected text stays" if correction else None


def from_before_its_correction(memory: Memory, case: Case, uri: str) -> Finding | None:
    """Find an item without a mark that has the text from before the last correction of its article, and says no more.

    What the versions said is asked of the verdicts that are at hand (recall.py).
    """
    kind, chain = case.item.copydesk.change.kind, memory.versions.of(uri)
    if kind not in ("new", "release") or status_of(case.item) != "usable":
        return None
    place = _corrected(chain)
    if place is None or order_of(case.item) < chain[place].order:
        return None
    if (
        chain[-1].status == "withheld" if kind == "release" else case.traits.follows
    ):  # a release of what is on hold says enough
        return None
    known, words = _same_words(memory, case, chain, place), "the same words were"
    if known is None:
        back = error_again(memory, case, uri)
        known, words = back.wrong if back and not back.more else None, "this text, damaged since, was"
    if known is None:
        return None
    correction = chain[place].receipt
    warning = f"the words of {known.receipt} came again without a mark; {correction} corrected them since and stays"
    reason = f"{words} received before, as {known.receipt}, and corrected since"
    return Finding(
        "duplicate", uri, reason, status_of(case.item), uri, known.receipt, known.cluster, warnings=(warning,)
    )


def error_again(memory: Memory, case: Case, uri: str) -> Return | None:
    """Find an error in a text that the last correction of an article mended; what corrects is never asked."""
    chain = memory.versions.of(uri)
    place = _corrected(chain)
    if place is None or case.signature is None or case.item.copydesk.change.kind in CORRECTS:  # nearly always
        return None
    right = _text(memory, chain[place])
    if right is None:
        return None
    later = [text for known in chain[place + 1 :] if (text := _text(memory, known))]
    for known in reversed(chain[:place]):
        wrong = _text(memory, known)
        found = erratum(wrong, right) if wrong else None
        if wrong and found and found.returns_in(case.signature) and not _accepted(found, right, later):
            return Return(known, chain[place], found.in_title_alone or says_more(case.signature, wrong))
    return None


def _corrected(chain: Chain) -> int | None:
    """Return the place of the newest correction, None where there is none."""
    return next((n for n in range(len(chain) - 1, -1, -1) if chain[n].kind in CORRECTS), None)


def _same_words(memory: Memory, case: Case, chain: Chain, place: int) -> Version | None:
    """Return the version from before a correction that has word for word the same text, unless a later one has it, too."""
    said = case.traits.content
    if said is None or any(says(memory, known) == said for known in chain[place:]):
        return None
    return next((known for known in reversed(chain[:place]) if says(memory, known) == said), None)


def _accepted(found: Erratum, right: bytes, later: list[bytes]) -> bool:
    """Say whether a version after the correction has the error again: whoever went on with that has been warned, or is right."""
    return any((other := erratum(text, right)) is not None and found.shares(other) for text in later)


def says(memory: Memory, version: Version) -> str | None:
    """Return the digest of the words of a version, None where its verdict is not at hand any more."""
    verdict = _verdict(memory, version)
    return verdict.traits.content if verdict and verdict.traits else None


def _text(memory: Memory, version: Version) -> bytes | None:
    """Return the signature of a version, None where it has none or its verdict is not at hand any more."""
    verdict = _verdict(memory, version)
    return from_text(verdict.signature) if verdict else None


def _verdict(memory: Memory, version: Version) -> Verdict | None:
    return memory.recall.get(version.receipt)
