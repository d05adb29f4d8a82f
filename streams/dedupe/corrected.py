"""What was corrected stays corrected: an older text that comes after its correction, late or again, and says nothing of it.

A later version may say anything; but the very words from before a correction, sent without a mark, are an old text that some
system sent again, and readers keep the corrected one.
"""

from schemas.vocab import Kind
from streams.dedupe.case import Case
from streams.dedupe.finding import Finding
from streams.dedupe.kinds import CORRECTS, order_of, status_of
from streams.dedupe.memory import Memory
from streams.dedupe.versions import Chain, Order, Version


def correction_after(chain: Chain, order: Order) -> Version | None:
    """Return the newest correction of a chain that stands above a version of this order, or None."""
    return next((known for known in reversed(chain) if known.kind in CORRECTS and known.order > order), None)


def late_for_its_correction(chain: Chain, order: Order, kind: Kind) -> str | None:
    """Return the warning on a version that came late and is older than a correction; a correction itself needs none."""
    correction = None if kind in CORRECTS else correction_after(chain, order)
    return f"older than the correction {correction.receipt}: the corrected text stays" if correction else None


def from_before_its_correction(memory: Memory, case: Case, uri: str) -> Finding | None:
    """Find an item without a mark that has word for word the text from before the last correction of its article.

    What the versions said is asked of the verdicts that are at hand (recall.py).
    """
    if case.item.copydesk.change.kind != "new" or status_of(case.item) != "usable":
        return None
    chain, order = memory.versions.of(uri), order_of(case.item)
    place = next((n for n in range(len(chain) - 1, -1, -1) if chain[n].kind in CORRECTS), None)
    if place is None or order < chain[place].order:  # nearly always
        return None
    if case.traits.follows or case.traits.content is None:
        return None
    if any(_says(memory, known) == case.traits.content for known in chain[place:]):
        return None
    known = next((known for known in reversed(chain[:place]) if _says(memory, known) == case.traits.content), None)
    if known is None:
        return None
    warning = (
        f"the words of {known.receipt} came again without a mark; {chain[place].receipt} corrected them since and stays"
    )
    reason = f"the same words were received before, as {known.receipt}, and corrected since"
    return Finding(
        "duplicate", uri, reason, status_of(case.item), uri, known.receipt, known.cluster, warnings=(warning,)
    )


def _says(memory: Memory, version: Version) -> str | None:
    """Return the digest of the words of a version, None where its verdict is not at hand any more."""
    verdict = memory.recall.get(version.receipt)
    return verdict.traits.content if verdict and verdict.traits else None
