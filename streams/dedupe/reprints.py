"""The memory of texts: what near-duplicates are found among, for 72 hours.

Only what stands for a cluster is kept: the first item of it, and a few more that have what the first lacks. A new item
belongs to the cluster of the one it matches best; whether it also matches others of the cluster does not matter, so that no chain
of half-alike texts grows together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from streams.dedupe.evidence import Evidence, compare
from streams.dedupe.footers import footers
from streams.dedupe.index import OFFSETS, Block
from streams.dedupe.known import Known, known_of
from streams.dedupe.logged import Told
from streams.dedupe.rows import ask, oftenest
from streams.dedupe.signature import Signature, from_text, stands
from streams.dedupe.table import Table, key_of_digest
from streams.dedupe.thresholds import (
    CANDIDATES,
    FOOTER_RUN,
    HOURS,
    LEAST_SHARED,
    PART,
    PART_CLEAN,
    SLICE_HOURS,
    SURE,
)
from streams.dedupe.weights import log_odds
from streams.moments import DAY, moment

ALGORITHM: Final = "reprints/9"
"""Raised when the same memory and item would be judged differently; signatures have a `LAYOUT` of their own."""

_HOUR: Final = DAY // 24
_SLICE: Final = SLICE_HOURS * _HOUR
_SLICES: Final = HOURS // SLICE_HOURS + 1
_LOCAL: Final = (1 << OFFSETS) - 1
_CLUSTER: Final = "c-"
"""Before the digits of every cluster's id."""


class Match(NamedTuple):
    """A known item that tells the same story as a new one: log-odds, and the evidence."""

    score: float
    known: Known
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Look:
    """What the memory knows of a text: its signature with footers marked, and matches, the best one first.

    `parts` counts the clusters of which a part is in the text.
    """

    signature: Signature
    matches: tuple[Match, ...] = ()
    parts: int = 0


class Reprints:
    """Texts of the last hours by their shingles."""

    def __init__(self) -> None:
        self._blocks: dict[tuple[int, int], Block] = {}
        self._newest = -(1 << 62)
        self._stand: dict[int, Table] = {}

    def look(self, signature: Signature, now: int) -> Look:
        """Return what is known of a text; `now` in microseconds."""
        signature, proposed = self.proposed(signature, now)
        matches: list[Match] = []
        parts: list[tuple[int, int, str]] = []
        for known in proposed:
            evidence = compare(signature, known.packed)
            if evidence is None:
                continue
            match = Match(log_odds(evidence), known, evidence)
            if evidence.there >= PART and evidence.clean >= PART_CLEAN:
                parts.append((evidence.start, evidence.end, known.cluster))
            if evidence.refilled:
                continue
            if match.score >= evidence.least:
                matches.append(match)
            if match.score >= SURE:
                break
        return Look(signature, tuple(sorted(matches, key=_rank)), _parts(parts))

    def proposed(self, signature: Signature, now: int) -> tuple[Signature, list[Known]]:
        """Return the signature with footers marked, and the known items that share most with it."""
        blocks = self._in_order()
        if not blocks:
            return signature, []
        tables = [block.table(newest=block is blocks[-1]) for block in blocks]  # only to the last is anything added
        sought, places = signature.sought()
        answer = ask(tables, sought)
        inside, in_a_row = footers(answer.crowded, sought, places, signature.letters)
        found, level = answer.items, signature.level
        if in_a_row:
            signature = signature.without(inside)
        if in_a_row >= FOOTER_RUN:  # what is not known of it yet shares with strangers
            found = answer.without(inside[places])
            if signature.level < level:  # the footer left room
                found = np.concatenate((found, ask(tables, signature.finer(level)).items))
        chosen = oftenest(found, LEAST_SHARED, CANDIDATES)
        known = [blocks[number >> OFFSETS].known(number & _LOCAL) for number in chosen]
        return signature, [each for each in known if now - each.at <= HOURS * _HOUR]

    def _in_order(self) -> list[Block]:
        """Return the blocks by time, whatever verdict of the log began one first."""
        return [self._blocks[place] for place in sorted(self._blocks)]

    def standing(self, cluster: str) -> int:
        """Return how many items stand for a cluster."""
        key = _key(cluster)
        return sum(table.get(key) or 0 for table in self._stand.values())

    def remember(self, verdict: Told) -> None:
        """Keep the text of an item that stands for its cluster."""
        self.remember_all([verdict])

    def remember_all(self, verdicts: Sequence[Told]) -> None:
        """Keep the texts of items of one slice that stand for their clusters."""
        number = moment(verdicts[0].judged_at) // _SLICE
        self._advance(number)
        if number <= self._newest - _SLICES:
            return
        clusters = [cluster for verdict in verdicts if (cluster := self._keep(number, verdict)) is not None]
        if clusters:
            self._stands(number).count_all([_key(cluster) for cluster in clusters])

    def _keep(self, number: int, verdict: Told) -> str | None:
        """Keep the text of an item that stands for its cluster, and return which one; None where that is kept or does not."""
        packed = from_text(verdict.signature)
        if packed is None or not stands(packed):
            return None
        place = number, verdict.parsed_offset >> OFFSETS
        block = self._blocks.get(place)
        if block is None:
            block = self._blocks[place] = Block()
        local = verdict.parsed_offset & _LOCAL
        if local in block:
            return None
        known = known_of(verdict, packed)
        block.add(local, known)
        return known.cluster

    def _stands(self, number: int) -> Table:
        stand = self._stand.get(number)
        if stand is None:
            stand = self._stand[number] = Table()
        return stand

    def __iter__(self) -> Iterator[object]:
        for place in sorted(self._blocks):
            yield from ((place, local, known) for local, known in self._blocks[place])

    def _advance(self, number: int) -> None:
        """Let the ring reach a slice: the ones that fall behind are dropped whole."""
        if number <= self._newest:
            return
        self._newest = number
        kept = number - _SLICES
        self._blocks = {place: block for place, block in self._blocks.items() if place[0] > kept}
        self._stand = {old: table for old, table in self._stand.items() if old > kept}


def _key(cluster: str) -> int:
    return key_of_digest(cluster[len(_CLUSTER) :])


def _rank(match: Match) -> tuple[float, int, str]:
    return -round(match.score, 6), match.known.at, match.known.receipt


def _parts(found: list[tuple[int, int, str]]) -> int:
    """Count the clusters whose parts stand one behind the other: start, end and cluster of each."""
    clusters: set[str] = set()
    reached = 0
    for end, start, cluster in sorted((end, start, cluster) for start, end, cluster in found):
        if start >= reached and cluster not in clusters:
            clusters.add(cluster)
            reached = end
    return len(clusters)
