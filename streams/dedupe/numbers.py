"""Updates whose numbers and order disagree: UPDATE 1 that comes after UPDATE 2, where no time of theirs says which is older.

The order of versions is that of their times, and numbers never change it: some agencies begin anew with each cycle. Where the
only times are those of receiving, a text that came late stands above the newer one, and only the numbers show it: a person is told.
"""

from typing import Final

from streams.dedupe.case import Case
from streams.dedupe.memory import Memory
from streams.dedupe.versions import Chain, Order
from streams.moments import DAY

_LATE: Final = DAY // 2
"""How late a version may come: after half a day a lower number is the first of the next cycle."""


def late_by_its_number(memory: Memory, case: Case, chain: Chain, order: Order) -> str | None:
    """Return the warning on an update that stands above one with a greater number, for no better reason than that it came later."""
    number = _number(case)
    if number is None:
        return None
    above = [known for known in chain if known.order < order and order[2] - known.received <= _LATE]
    for known in filter(None, (memory.recall.get(known.receipt) for known in reversed(above))):
        if (known.number or 0) > number and not (known.version_created and case.item.version_created):
            came = f"number {number}" if number else "a version without a mark"
            return (
                f"{came} came after number {known.number} ({known.receipt}), and no time says which is older: "
                "by when it was received it is the newest; see by hand which text should stand"
            )
    return None


def _number(case: Case) -> int | None:
    """Return the number of an update; 0 of a first version, which has no mark. Without an identifier alone one is told by that."""
    wire = case.item.copydesk
    first = wire.guid is None and wire.change.kind == "new" and not case.traits.follows
    return wire.change.number if wire.change.number is not None else 0 if first else None
