"""What goes out while its words, or the version before it, wait for the end of an embargo, or are on hold: that may be a mistake.

By the law of newsrooms the newer version takes the place of the one that waits, and another agency's embargo binds nobody else.
But who wrote on may have forgotten the embargo, or may not know of the hold, and who copied the words may have broken it.
"""

from dataclasses import replace

from schemas.vocab import CANCELS, ENDS_AT_DEDUPE
from streams.dedupe.case import Case
from streams.dedupe.corrected import says
from streams.dedupe.finding import Finding
from streams.dedupe.kinds import order_of
from streams.dedupe.memory import Memory
from streams.dedupe.rights import FREE, WITHHELD, newest_of, right_at, spelled
from streams.dedupe.versions import Chain
from streams.moments import moment
from streams.text.hold_labels import read_hold_label


def early_release(memory: Memory, case: Case, found: Finding) -> Finding:
    """Warn of what does not wait though what it takes the place of, or repeats, does; most findings stay as they are."""
    if found.status != "usable" or found.kind in CANCELS or found.kind in ENDS_AT_DEDUPE or found.kind == "advisory":
        return found
    if found.of not in (None, found.uri):
        return _broken(memory, case, found)
    chain = memory.versions.of(found.uri)
    if found.kind == "release" and chain and chain[-1].status == "withheld":
        return _lifted(memory, case, found, chain)
    if not chain or chain[-1].until <= moment(case.item.copydesk.received_at) or order_of(case.item) < chain[-1].order:
        return found
    newest = chain[-1]
    warning = (
        f"the version before this one ({newest.receipt}) came under an embargo {spelled(newest.until)}; this one names none, takes its "
        "place and goes out: see by hand whether it may"
    )
    return replace(found, warnings=(*found.warnings, warning))


def _lifted(memory: Memory, case: Case, found: Finding, chain: Chain) -> Finding:
    """Say of a version with other words that it shows what is on hold, and says nothing of that.

    With an identifier a usable version says by itself that it releases, unless the hold was a note that only named the article.
    """
    item, hold = case.item, chain[-1]
    label = read_hold_label(item.headline)
    if item.copydesk.change.kind == "release" or (label is not None and not label.holds):
        return found
    told = memory.recall.get(hold.receipt)
    if item.copydesk.guid is not None and not (told and told.traits is None):
        return found
    if any(says(memory, known) == case.traits.content for known in chain):
        return found
    warning = f"{hold.receipt} put the article on hold; this version has other words, says nothing of that and goes out: see by hand whether it may"
    return replace(found, warnings=(*found.warnings, warning))


def _broken(memory: Memory, case: Case, found: Finding) -> Finding:
    """Say of a copy of a version that waits that it does, unless a later one without an embargo has let the words out."""
    newest, now = newest_of(memory, found.of or ""), moment(case.item.copydesk.received_at)
    if newest is None or (right := right_at(newest, now)) == FREE:
        return found
    if right == WITHHELD:
        warning = f"what this repeats is on hold ({newest.receipt}, by {newest.agency}); this copy goes out: see by hand whether it may"
        return replace(found, reason=f"{found.reason}; that is on hold", warnings=(*found.warnings, warning))
    known = next((each for each in memory.versions.of(newest.uri) if each.receipt == found.of_receipt), newest)
    if (until := right_at(known, now)) <= FREE:
        return found
    embargo = f"under an embargo {spelled(until)}"
    warning = (
        f"the words that this repeats ({known.receipt}, by {known.agency}) came {embargo}; this copy names none and goes out: see by hand "
        "whether it may"
    )
    return replace(found, reason=f"{found.reason}; that is {embargo}", warnings=(*found.warnings, warning))
