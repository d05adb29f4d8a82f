"""A known item that stands for its cluster, as the memory of texts keeps it."""

from dataclasses import dataclass
from sys import intern

from schemas.verdict import Verdict
from streams.dedupe.versions import cluster_id
from streams.moments import moment


@dataclass(frozen=True, slots=True)
class Known:
    """An item that stands for a cluster. `of` and `of_receipt` name the canonical item; `at` in microseconds."""

    receipt: str
    uri: str
    agency: str
    cluster: str
    of: str
    of_receipt: str
    at: int
    packed: bytes


def known_of(verdict: Verdict, packed: bytes) -> Known:
    """Return what is kept of an item that stands for its cluster; `packed` is its signature."""
    of, of_receipt = verdict.uri, verdict.receipt
    if verdict.cluster and verdict.cluster.role == "reprint":
        of, of_receipt = verdict.of or of, verdict.of_receipt or of_receipt
    cluster = verdict.cluster.id if verdict.cluster else cluster_id(verdict.revision)
    at = moment(verdict.judged_at)
    return Known(verdict.receipt, verdict.uri, intern(verdict.agency), cluster, of, of_receipt, at, packed)
