"""The rules by which an item is judged, in one table: the first one that finds something decides.

A rule reads memory and item and changes neither. A further level is a row between `version` and `first`.
"""

from typing import Final

from schemas.article import ParsedItem
from schemas.vocab import CANCELS
from streams.dedupe.cancelling import cancellation
from streams.dedupe.case import Case
from streams.dedupe.chains import chain
from streams.dedupe.copies import reprint
from streams.dedupe.corrected import correction_after
from streams.dedupe.finding import Finding, Rule
from streams.dedupe.following import follow
from streams.dedupe.holds import hold_in_words, hold_of_nothing, labelled, release_in_words
from streams.dedupe.killed import killed
from streams.dedupe.kills import reach
from streams.dedupe.kinds import CORRECTS, kind_of, sent_at, status_of
from streams.dedupe.memory import Memory
from streams.dedupe.mending import mended
from streams.dedupe.rights import contradiction
from streams.dedupe.uris import claim, victim
from streams.dedupe.versions import Version


def test(_: Memory, case: Case) -> Finding | None:
    """Find a test of the line, whatever its status: it ends at dedupe and touches nothing."""
    item = case.item
    if item.copydesk.change.kind != "test":
        return None
    return Finding("test", item.uri, "a test of the line, not for publication", status_of(item))


def redelivery(memory: Memory, case: Case) -> Finding | None:
    """Find an item that was judged too long ago for its verdict to be at hand: it is not a duplicate of itself."""
    item = case.item
    known = memory.versions.first(item.copydesk.revision)
    if known is None or known.receipt != item.copydesk.receipt:
        return None
    reason = f"delivered again; judged before as {known.kind}"
    return Finding(known.kind, known.uri, reason, known.status, cluster=known.cluster)


def same_revision(memory: Memory, case: Case) -> Finding | None:
    """Find the same revision under another receipt: a duplicate.

    Not so a kill that comes again because its article came back, or by the feed of another article: it must work once more.
    """
    item = case.item
    known = memory.versions.first(item.copydesk.revision)
    if known is None or (
        known.kind in CANCELS and (_came_back(memory, known, item) or _means_another(memory, known, item))
    ):
        return None
    since = correction_after(memory.versions.of(known.uri), known.order)
    unlike = (
        contradiction(memory, item, known.uri) if item.version_created is None else None
    )  # with a time it is the old one
    warnings = (
        f"{since.receipt} corrected it since, and stays" if since else None,
        killed(memory, known.uri),
        unlike and unlike.warning,
    )
    reason = f"the same item was received before, as {known.receipt}"
    of = known.uri, known.receipt, known.cluster
    return Finding("duplicate", known.uri, reason, status_of(item), *of, tuple(filter(None, warnings)))


def version(memory: Memory, case: Case) -> Finding | None:
    """Find another version of an article that is known, by its versions or by a kill that came first."""
    item = case.item
    claimed = claim(memory, item)
    chain, kill = memory.versions.of(claimed.uri), memory.kills.of(claimed.uri)
    if not chain and kill is None:
        return None
    return follow(memory, case, claimed.uri, [claimed.warning] if claimed.warning else [])


def first(memory: Memory, case: Case) -> Finding:
    """Judge an item of an article that nobody has seen yet."""
    item = case.item
    claimed = claim(memory, item)
    status = status_of(item)
    kind = kind_of(item, (), reach())
    reason = "first seen" if kind == "new" else f"{kind}, and the first seen of its article"
    alone = f"a {kind}, and what it mends was not found: see by hand what it means" if kind in CORRECTS else None
    return Finding(kind, claimed.uri, reason, status, warnings=tuple(filter(None, (claimed.warning, alone))))


RULES: Final[tuple[Rule, ...]] = (
    test,
    redelivery,
    same_revision,
    cancellation,
    mended,
    version,
    labelled,
    hold_in_words,
    release_in_words,
    chain,
    hold_of_nothing,
    reprint,
    first,
)
"""From the plainest to the last resort; `first` always finds."""


def _came_back(memory: Memory, kill: Version, item: ParsedItem) -> bool:
    chain = memory.versions.of(kill.uri)
    return bool(chain) and kill.at < chain[-1].at <= sent_at(item)


def _means_another(memory: Memory, kill: Version, item: ParsedItem) -> bool:
    """Say whether a kill that came by another feed means an article of its own feed, which nothing killed yet."""
    uri = victim(memory, item)
    return uri != kill.uri and bool(memory.versions.of(uri)) and memory.kills.of(uri) is None
