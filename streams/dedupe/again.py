"""The same words of an agency without an identifier, sent again: a hold or release, a repeat, else a duplicate."""

from dataclasses import replace

from streams.dedupe.case import Case
from streams.dedupe.corrected import from_before_its_correction
from streams.dedupe.finding import Finding
from streams.dedupe.following import follow
from streams.dedupe.killed import killed
from streams.dedupe.kinds import status_of
from streams.dedupe.memory import Memory
from streams.dedupe.nameless import Nameless
from streams.dedupe.rights import contradiction, turns


def again(memory: Memory, case: Case, known: Nameless) -> Finding:
    """Return the finding on the same words sent again, by the right to show them and by their priority."""
    if (old := from_before_its_correction(memory, case, known.uri)) is not None:
        return old
    first = memory.versions.first(known.revision)
    receipt = first.receipt if first else None
    if turns(memory, case, known.uri):
        return follow(memory, case, known.uri, why=f"the same words as {receipt}", same=True)
    unlike = contradiction(memory, case.item, known.uri)
    was, now = known.priority, case.traits.priority
    if was == now or unlike:
        cluster = first.cluster if first else None
        warnings = tuple(filter(None, (killed(memory, known.uri), unlike and unlike.warning)))
        reason = f"the same words were received before, as {receipt}{unlike.reason if unlike else ''}"
        return Finding("duplicate", known.uri, reason, status_of(case.item), known.uri, receipt, cluster, warnings)
    found = follow(
        memory, case, known.uri, why=f"the same words at priority {now or 'none'}, before at {was or 'none'}"
    )
    return found if found.kind != "update" else replace(found, kind="repeat")
