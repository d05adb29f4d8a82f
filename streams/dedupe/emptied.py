"""A usable version with a headline and no text, of an article that has one: what readers have would be emptied.

It may be meant (a flash follows its story under one identifier), and no text but its own can stand under a version. So it goes on,
and a person is told.
"""

from streams.dedupe.case import Case
from streams.dedupe.kinds import order_of, status_of
from streams.dedupe.memory import Memory
from streams.dedupe.traits import digest_of
from streams.dedupe.versions import Chain


def emptied(memory: Memory, case: Case, chain: Chain) -> str | None:
    """Return the warning on a version that takes the text from its article; None for nearly all."""
    if case.item.text or not chain or status_of(case.item) != "usable" or order_of(case.item) < chain[-1].order:
        return None
    newest = chain[-1]
    told = memory.recall.get(newest.receipt)
    if (
        newest.status != "usable"
        or told is None
        or told.traits is None
        or told.traits.content == digest_of(told.headline, "")
    ):
        return None
    return f"it has no text and takes the place of {newest.receipt}, which has one: see by hand whether that must stay"
