"""The versions of each article, in order, and which receipt first brought each revision. Kept for 14 days.

Order is (`versionCreated` or `receivedAt`, `receivedAt`, receipt): the agency's version numbers name, they never order,
because some agencies' numbers are random. An advisory is about a story and never replaces it, so it stands below every
other version of the same uri.
"""

import struct
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Final, get_args

import numpy as np
from msgspec import Struct

from schemas.raw import Receipt
from schemas.vocab import CANCELS, ENDS_AT_DEDUPE, KINDS, Kind, PubStatus
from streams.dedupe.logged import Told
from streams.dedupe.packing import digits, read, texts
from streams.dedupe.ring import Ring
from streams.dedupe.table import key_of, key_of_digest, keys_of
from streams.moments import DAY, NEVER, moment

DAYS: Final = 14
MOST: Final = 64
"""Versions kept per article. Only the newest can be the living one; the busiest story of a dpa day had 24."""

Order = tuple[bool, int, int, Receipt]


class Version(Struct, frozen=True, gc=False):
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
    """Chains by uri and versions by revision, as bytes: of a revision whose version is in a chain only where that is."""

    __slots__ = ("_chains", "_met", "_read", "_revisions")

    def __init__(self) -> None:
        self._chains = Ring(DAYS)
        self._revisions = Ring(DAYS)
        self._read: tuple[int, Chain] = (0, ())  # the chain read last: judging one item asks for it several times
        self._met: tuple[str | None, Version | None] = (None, None)  # the revision asked for last, likewise

    def of(self, uri: str) -> Chain:
        """Return the known versions of an article, oldest first."""
        return self._at(key_of(uri))

    def first(self, revision: str) -> Version | None:
        """Return the version that first brought a revision, or None."""
        if self._met[0] != revision:
            self._met = (revision, self._first(revision))
        return self._met[1]

    def _first(self, revision: str) -> Version | None:
        found = self._revisions.get(key_of_digest(revision))
        if found is None:
            return None
        versions = self._at(_KEY.unpack(found)[0]) if len(found) == _KEY.size else unpacked(found)
        return next((version for version in versions if version.revision == revision), None)

    def remember_all(self, verdicts: Iterable[Told]) -> None:
        """Keep what verdicts of one day say: at once of those whose article and revision nobody knows and no other has."""
        told = [verdict for verdict in verdicts if verdict.kind not in ENDS_AT_DEDUPE]
        if not told:
            return
        self._met = (None, None)
        day = moment(told[0].judged_at) // DAY
        uris = keys_of(verdict.uri for verdict in told)
        revisions = np.array([key_of_digest(verdict.revision) for verdict in told], np.uint64)
        alone = np.array([verdict.kind not in CANCELS for verdict in told])
        alone &= self._chains.new(uris) & self._revisions.new(revisions)
        self._chains.add(day, uris[alone], (packed(version_of(told[at])) for at in np.flatnonzero(alone)))
        self._revisions.add(day, revisions[alone], map(_KEY.pack, uris[alone].tolist()))
        self._read = (0, ())
        for at in np.flatnonzero(~alone):
            self.remember(told[at])

    def remember(self, verdict: Told) -> None:
        """Keep what a verdict says about a version; a duplicate or a test says nothing."""
        if verdict.kind in ENDS_AT_DEDUPE:
            return
        self._met = (None, None)
        day = moment(verdict.judged_at) // DAY
        version = version_of(verdict)
        chain = self.of(version.uri)
        if verdict.kind not in CANCELS:
            chain = self._insert(day, chain, version)
        key = key_of_digest(version.revision)
        if self._revisions.get(key) is None:
            stands = any(known.revision == version.revision for known in chain)
            self._revisions.put(day, key, _KEY.pack(key_of(version.uri)) if stands else packed(version))

    def _insert(self, day: int, chain: Chain, version: Version) -> Chain:
        """Put a version into its chain; those that fall out of it are still known by their revision."""
        longer = insert(chain, version)
        key = key_of(version.uri)
        self._chains.put(day, key, b"".join(map(packed, longer)))
        self._read = (key, longer)
        if len(chain) == MOST:
            for lost in set(chain).difference(longer):
                self._revisions.replace(key_of_digest(lost.revision), packed(lost))
        return longer

    def _at(self, key: int) -> Chain:
        if self._read[0] != key:
            found = self._chains.get(key)
            self._read = (key, unpacked(found) if found else ())
        return self._read[1]

    def __iter__(self) -> Iterator[tuple[int, int, Chain | bytes]]:
        yield from ((day, key, unpacked(rows)) for day, key, rows in self._chains)
        yield from self._revisions


def version_of(verdict: Told) -> Version:
    """Return what later verdicts may depend on of a verdict."""
    received = moment(verdict.received_at)
    created = verdict.version_created
    root = verdict.cluster.id if verdict.cluster else None
    story = verdict.story.id if verdict.story else None
    return Version(
        receipt=verdict.receipt,
        revision=verdict.revision,
        uri=verdict.uri,
        agency=verdict.agency,
        version=verdict.version,
        kind=verdict.kind,
        status=verdict.pub_status,
        at=received if created is None or created == verdict.received_at else moment(created),
        received=received,
        until=0 if not verdict.held else NEVER if verdict.held_until is None else moment(verdict.held_until),
        root=None if root == cluster_id(verdict.revision) else root,
        story_root=None if story == story_id(verdict.revision) else story,
    )


_KEY: Final = struct.Struct("<Q")
_ROW: Final = struct.Struct("<BBBq")
_TIME: Final = struct.Struct("<q")
_STATUSES: Final[tuple[PubStatus, ...]] = get_args(PubStatus)
_LATER, _KEPT, _NAMED, _JOINED, _RUNS = (1 << bit for bit in range(5))
"""What a row has beyond the least: another time of receiving, an embargo, a version, a cluster, a story of others."""


def packed(version: Version) -> bytes:
    """Return a version as bytes: 120 of them, where the object and its texts take 500."""
    more = [_TIME.pack(version.received)] if version.received != version.at else []
    more += [_TIME.pack(version.until)] if version.until else []
    named = [text for text in (version.version, version.root, version.story_root) if text is not None]
    flags = (
        _LATER * (version.received != version.at) | _KEPT * bool(version.until) | _NAMED * (version.version is not None)
    )
    flags |= _JOINED * (version.root is not None) | _RUNS * (version.story_root is not None)
    head = _ROW.pack(KINDS.index(version.kind), _STATUSES.index(version.status), flags, version.at)
    return b"".join(
        (head, *more, digits(version.revision), texts(version.receipt, version.uri, version.agency, *named))
    )


def unpacked(rows: bytes) -> Chain:
    """Return the versions of rows of bytes."""
    found: list[Version] = []
    place = 0
    while place < len(rows):
        version, place = _unpack(rows, place)
        found.append(version)
    return tuple(found)


def _unpack(rows: bytes, place: int) -> tuple[Version, int]:
    kind, status, flags, at = _ROW.unpack_from(rows, place)
    place += _ROW.size
    times = [at, at, 0]
    for number, flag in enumerate((_LATER, _KEPT), 1):
        if flags & flag:
            times[number] = _TIME.unpack_from(rows, place)[0]
            place += _TIME.size
    said: list[str] = []
    for _ in range(4):
        text, place = read(rows, place)
        said.append(text)
    named: list[str | None] = []
    for flag in (_NAMED, _JOINED, _RUNS):
        text, place = read(rows, place) if flags & flag else ("", place)
        named.append(text if flags & flag else None)
    revision, receipt, uri, agency = said
    version, root, story_root = named
    at, received, until = times
    status = _STATUSES[status]
    known = Version(receipt, revision, uri, agency, version, KINDS[kind], status, at, received, until, root, story_root)
    return known, place


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
