"""A version without an embargo, while the one before it waits for the end of its own: it goes out, and that may be a mistake.

By the law of newsrooms the newer version takes the place of the one that waits. But who wrote on may have forgotten the embargo.
"""

from schemas.events import rfc3339
from schemas.vocab import CANCELS, ENDS_AT_DEDUPE
from streams.dedupe.case import Case
from streams.dedupe.finding import Finding
from streams.dedupe.kinds import order_of
from streams.dedupe.memory import Memory
from streams.moments import NEVER, moment, time_of


def early_release(memory: Memory, case: Case, found: Finding) -> str | None:
    """Return the warning on a version that does not wait and takes the place of one that came under an embargo; None on others."""
    if found.status != "usable" or found.kind in CANCELS or found.kind in ENDS_AT_DEDUPE or found.kind == "advisory":
        return None
    chain = memory.versions.of(found.uri)
    if not chain or chain[-1].until <= moment(case.item.copydesk.received_at) or order_of(case.item) < chain[-1].order:
        return None
    newest = chain[-1]
    until = "that nobody could read" if newest.until == NEVER else f"until {rfc3339(time_of(newest.until))}"
    return (
        f"the version before this one ({newest.receipt}) came under an embargo {until}; this one names none, takes its place and goes out: "
        "see by hand whether it may"
    )
