"""The versions of each article, in order, and which receipt first brought each revision. Kept for 14 days.

Order is (`versionCreated` or `receivedAt`, `receivedAt`, receipt): the agency's version numbers name, they never order,
because some agencies' numbers are random. An advisory is about a story and never replaces it, so it stands below every
other version of the same uri.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from sys import intern
from typing import Final

from schemas.raw import Receipt
from schemas.verdict import Verdict
from schemas.vocab import CANCELS, ENDS_AT_DEDUPE, Kind, PubStatus
from streams.dedupe.ring import Ring
from streams.moments import DAY, NEVER, moment

DAYS: Final = 14
MOST: Final = 64
"""Versions kept per article. Only the newest can be the living one; the busiest story of a dpa day had 24."""

Order = tuple[bool, int, int, Receipt]


@dataclass(frozen=True, slots=True)
class Version:
    """What later verdicts may depend on of one version, kill or advisory.

    `at` is the order time, `until` the end of its embargo (0: none, NEVER: unreadable), all in microseconds.
    `root` is the cluster id, `story_root` the id of the story, None where the version's own revision gives it.
    """

    receipt: str
    revision: str
    uri: str
    agency: str
    version: str | None
    kind: Kind
    status: PubStatus
    at: int
    received: int
    until: int
    root: str | None
    story_root: str | None

    @property
    def order(self) -> Order:
        """Where the version stands among the versions of its uri."""
        return self.kind != "advisory", self.at, self.received, delivery(self.receipt)

    @property
    def cluster(self) -> str:
        """The id of the cluster that the article belongs to."""
        return self.root or cluster_id(self.revision)

    @property
    def story(self) -> str:
        """The id of the running story that the article belongs to."""
        return self.story_root or story_id(self.revision)


Chain = tuple[Version, ...]
"""The versions of one uri, oldest first, without kills."""


class Versions:
    """Chains by uri and versions by revision."""

    __slots__ = ("_chains", "_revisions")

    def __init__(self) -> None:
        self._chains: Ring[Chain] = Ring(DAYS)
        self._revisions: Ring[Version] = Ring(DAYS)

    def of(self, uri: str) -> Chain:
        """Return the known versions of an article, oldest first."""
        return self._chains.get(uri) or ()

    def first(self, revision: str) -> Version | None:
        """Return the version that first brought a revision, or None."""
        return self._revisions.get(revision)

    def remember(self, verdict: Verdict) -> None:
        """Keep what a verdict says about a version; a duplicate or a test says nothing."""
        if verdict.kind in ENDS_AT_DEDUPE:
            return
        day = moment(verdict.judged_at) // DAY
        version = version_of(verdict)
        if self._revisions.get(version.revision) is None:
            self._revisions.put(day, version.revision, version)
        if verdict.kind not in CANCELS:
            self._chains.put(day, version.uri, insert(self.of(version.uri), version))

    def __iter__(self) -> Iterator[tuple[int, str, Chain | Version]]:
        yield from self._chains
        yield from self._revisions


def version_of(verdict: Verdict) -> Version:
    """Return what later verdicts may depend on of a verdict."""
    received = moment(verdict.received_at)
    created = verdict.version_created
    root = verdict.cluster.id if verdict.cluster else None
    story = verdict.story.id if verdict.story else None
    return Version(
        receipt=verdict.receipt,
        revision=verdict.revision,
        uri=verdict.uri,
        agency=intern(verdict.agency),
        version=verdict.version,
        kind=verdict.kind,
        status=verdict.pub_status,
        at=received if created is None or created == verdict.received_at else moment(created),
        received=received,
        until=0 if not verdict.held else NEVER if verdict.held_until is None else moment(verdict.held_until),
        root=None if root == cluster_id(verdict.revision) else root,
        story_root=None if story == story_id(verdict.revision) else story,
    )


def insert(chain: Chain, version: Version) -> Chain:
    """Return the chain with one more version in its place; the oldest go when there are too many."""
    if not chain:
        return (version,)
    if any(known.receipt == version.receipt for known in chain):
        return chain
    place = bisect_left(chain, version.order, key=_order)
    return (*chain[:place], version, *chain[place:])[-MOST:]


def cluster_id(revision: str) -> str:
    """Return the id of the cluster that begins with this revision."""
    return "c-" + revision[:16]


def story_id(revision: str) -> str:
    """Return the id of the story that begins with this revision."""
    return "s-" + revision[:16]


def delivery(receipt: str) -> Receipt:
    """Return a receipt as it orders; a spelling that is not canonical orders by its letters."""
    try:
        return Receipt.parse(receipt)
    except ValueError:
        return Receipt(receipt, 0, 0, 0)


def _order(version: Version) -> Order:
    return version.order
