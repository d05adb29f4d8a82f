"""What goes out while its words, or the version before it, wait for the end of an embargo: that may be a mistake.

By the law of newsrooms the newer version takes the place of the one that waits, and another agency's embargo binds nobody else.
But who wrote on may have forgotten the embargo, and who copied the words may have broken it.
"""

from dataclasses import replace

from schemas.vocab import CANCELS, ENDS_AT_DEDUPE
from streams.dedupe.case import Case
from streams.dedupe.finding import Finding
from streams.dedupe.kinds import order_of
from streams.dedupe.memory import Memory
from streams.dedupe.rights import FREE, newest_of, right_at, spelled
from streams.moments import moment


def early_release(memory: Memory, case: Case, found: Finding) -> Finding:
    """Warn of what does not wait though what it takes the place of, or repeats, does; most findings stay as they are."""
    if found.status != "usable" or found.kind in CANCELS or found.kind in ENDS_AT_DEDUPE or found.kind == "advisory":
        return found
    if found.of not in (None, found.uri):
        return _broken(memory, case, found)
    chain = memory.versions.of(found.uri)
    if not chain or chain[-1].until <= moment(case.item.copydesk.received_at) or order_of(case.item) < chain[-1].order:
        return found
    newest = chain[-1]
    warning = (
        f"the version before this one ({newest.receipt}) came under an embargo {spelled(newest.until)}; this one names none, takes its "
        "place and goes out: see by hand whether it may"
    )
    return replace(found, warnings=(*found.warnings, warning))


def _broken(memory: Memory, case: Case, found: Finding) -> Finding:
    """Say of a copy of a version that waits that it does, unless a later one without an embargo has let the words out."""
    newest, now = newest_of(memory, found.of or ""), moment(case.item.copydesk.received_at)
    if newest is None or right_at(newest, now) <= FREE:
        return found
    known = next((each for each in memory.versions.of(newest.uri) if each.receipt == found.of_receipt), newest)
    if (until := right_at(known, now)) <= FREE:
        return found
    embargo = f"under an embargo {spelled(until)}"
    warning = (
        f"the words that this repeats ({known.receipt}, by {known.agency}) came {embargo}; this copy names none and goes out: see by hand "
        "whether it may"
    )
    return replace(found, reason=f"{found.reason}; that is {embargo}", warnings=(*found.warnings, warning))
