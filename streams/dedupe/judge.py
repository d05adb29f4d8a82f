"""The judge: one item and the memory in, a verdict out. It computes and changes nothing."""

from dataclasses import replace
from datetime import datetime
from typing import Final, NamedTuple

from schemas.article import Cluster, ParsedItem
from schemas.base import changed, made, made_whole
from schemas.verdict import Traits, Verdict
from schemas.vocab import CANCELS, ENDS_AT_DEDUPE, Kind
from streams.dedupe.case import Case
from streams.dedupe.copies import sign
from streams.dedupe.early_kills import early_kill
from streams.dedupe.early_release import early_release
from streams.dedupe.finding import Finding
from streams.dedupe.kinds import status_of
from streams.dedupe.memory import Memory
from streams.dedupe.reprints import ALGORITHM as REPRINTS
from streams.dedupe.rules import RULES
from streams.dedupe.siblings import killed_elsewhere
from streams.dedupe.stories import ALGORITHM as STORIES
from streams.dedupe.telling import story_of
from streams.dedupe.traits import own_headline
from streams.dedupe.unlabelled import unlabelled
from streams.dedupe.versions import cluster_id

ALGORITHM: Final = f"versions/21 {REPRINTS} {STORIES}"
"""Says which rules gave a verdict; raised when the same memory and item would be judged differently."""


class Place(NamedTuple):
    """Where the parsed item lies: partition and offset in `wire.parsed.v1`."""

    partition: int
    offset: int


class Embargo(NamedTuple):
    """Whether an item must wait, and until when; None where nobody could read it."""

    holds: bool
    until: datetime | None = None


def judge(memory: Memory, item: ParsedItem, place: Place) -> Verdict:
    """Return the verdict on an item: the stored one of its receipt, else what the first rule that finds something says."""
    return memory.recall.get(item.copydesk.receipt) or judge_anew(memory, Case(item), place)


def judge_anew(memory: Memory, case: Case, place: Place) -> Verdict:
    """Return what the first rule that finds something says of an item whose receipt has no verdict."""
    found = next(finding for rule in RULES if (finding := rule(memory, case)) is not None)
    found = _struck(memory, case, found)
    if not embargo(case.item, found.kind).holds:
        found = early_release(memory, case, found)
    return _verdict(memory, case, place, found)


def _struck(memory: Memory, case: Case, found: Finding) -> Finding:
    """Cancel an item that a kill in words meant before it came; warn of one that only has its name."""
    if found.status != "usable" or found.kind == "advisory" or found.kind in ENDS_AT_DEDUPE:
        return found
    if (elsewhere := killed_elsewhere(memory, case, found.uri)) is not None:
        found = replace(found, warnings=(*found.warnings, elsewhere))
    kill = early_kill(memory, case, found.uri)
    if kill is None:
        return found
    warning = (
        f"a kill in words ({kill.receipt}) named this item before it came: {kill.why}; see by hand whether it was meant"
    )
    found = replace(found, warnings=(*found.warnings, warning))
    if not kill.cancels:
        return found
    return replace(found, status="canceled", reason=f"killed before it came, for {kill.why}; {found.reason}")


def embargo(item: ParsedItem, kind: Kind) -> Embargo:
    """Return what holds an item back; an embargo that was over when the item came does not.

    A kill never waits, nor does a hold that memory made of words that are out.
    """
    until = item.embargoed_until
    if kind in CANCELS or kind in ENDS_AT_DEDUPE or (kind == "hold" and status_of(item) != "withheld"):
        return Embargo(holds=False)
    if until is None:
        return Embargo(holds=bool(item.copydesk.embargo_text))
    return Embargo(holds=True, until=until) if until > item.copydesk.received_at else Embargo(holds=False)


def _verdict(memory: Memory, case: Case, place: Place, found: Finding) -> Verdict:
    item, wire = case.item, case.item.copydesk
    wait = embargo(item, found.kind)
    return made_whole(
        Verdict,
        receipt=wire.receipt,
        uri=found.uri,
        feed=wire.feed,
        agency=wire.agency,
        revision=wire.revision,
        kind=found.kind,
        reason=found.reason,
        headline=own_headline(unlabelled(item, found.kind)),
        guid=wire.guid,
        version=item.version,
        version_created=item.version_created,
        received_at=wire.received_at,
        pub_status=found.status,
        may_kill=wire.may_kill,
        number=wire.change.number,
        of=found.of,
        of_receipt=found.of_receipt,
        similarity=found.similarity,
        cluster=_cluster(item, found),
        story=None if found.kind == "test" else story_of(memory, case, found),
        warnings=found.warnings,
        held=wait.holds,
        held_until=wait.until,
        signature=None if found.notice else sign(memory, case, found),
        traits=_traits(case, found),
        parsed_partition=place.partition,
        parsed_offset=place.offset,
        judged_at=wire.received_at if memory.now is None else max(memory.now, wire.received_at),
        algorithm=ALGORITHM,
        raw=wire.raw,
        format=wire.format,
        dialect=wire.dialect,
        charset=wire.charset,
    )


def _traits(case: Case, found: Finding) -> Traits | None:
    if found.kind in ENDS_AT_DEDUPE or found.notice:
        return None
    return changed(case.traits, withdraws=found.withdraws) if found.withdraws else case.traits


def _cluster(item: ParsedItem, found: Finding) -> Cluster | None:
    if found.kind == "test":
        return None
    cluster = found.cluster or cluster_id(item.copydesk.revision)
    if found.kind != "reprint":
        return made(Cluster, id=cluster, role="canonical", reason=found.matched)
    return made(Cluster, id=cluster, role="reprint", of=found.of, similarity=found.similarity, reason=found.matched)
