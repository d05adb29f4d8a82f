"""The audit: what lies on the topics against what stands in the store, item by item. Pure; the caller reads both.

Nothing may be lost: every raw record has items or is dead, every item has a verdict or is dead, and every verdict that
goes on has its article in the store, is held, gave way while it was held, or is dead. What is still on its way counts
as missing too, so an audit means something once no stage has lag.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from schemas.base import Model
from schemas.vocab import CANCELS, ENDS_AT_DEDUPE
from streams.sinks.queries import ArticleKey, Judgement, StoredIds


@dataclass(frozen=True, slots=True)
class OnTopics:
    """What lies on the topics, by id.

    `records`: places on `wire.raw.v1`. `items`: receipts on `wire.parsed.v1`. `verdicts` of `wire.verdicts.v1`.
    `articles`: keys on `news.articles.v1` with the receipt of each. `dead`: for each place on `wire.dead.v1` that
    `read_dead` can read, the receipt, or place of a raw record, that the letter goes back to (`streams.sinks.origin`).
    `held`: receipts on `wire.held.v1` without a tombstone.
    """

    records: frozenset[str]
    items: frozenset[str]
    verdicts: dict[str, Judgement]
    articles: dict[ArticleKey, str]
    dead: dict[str, str]
    held: frozenset[str]


class Audit(Model):
    """The ids of everything, sorted. `versions` are `uri|revision`, `dead` the receipts or places of raw records.

    `missing` is what was lost or is still on its way; `faults` says of each what it lacks.
    """

    records: tuple[str, ...]
    items: tuple[str, ...]
    versions: tuple[str, ...]
    verdicts: tuple[str, ...]
    held: tuple[str, ...]
    dead: tuple[str, ...]
    missing: tuple[str, ...]
    faults: dict[str, str]


def audit(topics: OnTopics, stored: StoredIds) -> Audit:
    """Compare topics and store."""
    # The topics forget after days or weeks and the store never does: what either of them knows is known.
    verdicts = topics.verdicts | stored.verdicts
    dead = frozenset(topics.dead.values()) | frozenset(stored.dead.values())
    faults = dict(_faults(topics, stored, verdicts, dead))
    return Audit(
        records=_sorted(topics.records),
        items=_sorted(topics.items | verdicts.keys()),
        versions=_sorted(map(str, stored.articles)),
        verdicts=_sorted(verdicts),
        held=_sorted(topics.held),
        dead=_sorted(dead),
        missing=_sorted(faults),
        faults=dict(sorted(faults.items())),
    )


def _faults(
    topics: OnTopics, stored: StoredIds, verdicts: dict[str, Judgement], dead: frozenset[str]
) -> Iterator[tuple[str, str]]:
    known = topics.items | verdicts.keys() | dead
    seen = {place_of(receipt) for receipt in known}
    yield from ((record, "has neither items nor a dead letter") for record in topics.records - seen)
    yield from ((item, "has no verdict") for item in topics.items - verdicts.keys() if not _died(item, dead))
    for key in topics.articles.keys() - stored.articles.keys():
        if not _died(topics.articles[key], dead):
            yield str(key), "is not in the store"
    yield from ((place, "is not in the store") for place in topics.dead.keys() - stored.dead.keys())
    waiting = topics.held | _gave_way(verdicts.values())
    for receipt, verdict in verdicts.items():
        if _died(receipt, dead):
            continue
        if receipt not in stored.verdicts:
            yield receipt, "its verdict is not in the store"
        elif _goes_on(verdict) and receipt not in waiting and not _arrived(verdict, stored):
            yield receipt, "has no article in the store"


def _arrived(verdict: Judgement, stored: StoredIds) -> bool:
    return ArticleKey(verdict.uri, verdict.revision) in stored.articles


def _goes_on(verdict: Judgement) -> bool:
    return verdict.kind not in ENDS_AT_DEDUPE


def _gave_way(verdicts: Collection[Judgement]) -> frozenset[str]:
    """Return the receipts under embargo that a newer version or a kill of the same uri took the place of."""
    held = [verdict for verdict in verdicts if verdict.held]
    others: dict[str, list[Judgement]] = {each.uri: [] for each in held}
    for verdict in verdicts:
        if verdict.uri in others and _goes_on(verdict):
            others[verdict.uri].append(verdict)
    return frozenset(each.receipt for each in held if any(_overtakes(other, each) for other in others[each.uri]))


def _overtakes(other: Judgement, held: Judgement) -> bool:
    """Say whether a held item gives way to another; what came once it was out is no excuse (dedupe/standing.py)."""
    if held.until is not None and other.received >= held.until:
        return False
    return other.at >= held.at if other.kind in CANCELS else other.order > held.order


def _died(receipt: str, dead: frozenset[str]) -> bool:
    return receipt in dead or place_of(receipt) in dead


def place_of(receipt: str) -> str:
    """Return the place of the raw record (or `sha256:<hex>` of the file) that a receipt's item came from."""
    return receipt.partition("#")[0]


def _sorted(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(ids))
