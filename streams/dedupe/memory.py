"""What dedupe remembers. A function of the verdicts given so far, and of nothing else: no clock, no chance, no I/O.

The memory is made of parts. Each is told every verdict and keeps of it what its rules need, for as long as they need
it; a part finds everything in the verdict, because the verdict log is all that a restore has. A further level of
judging (near-duplicate texts) is one more part here, told what it needs by `Verdict.signature`, and one more row in
`rules.RULES`.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Protocol

from schemas.verdict import Kill, Verdict
from streams.dedupe.kills import Kills
from streams.dedupe.lookup import Lookup
from streams.dedupe.recall import Recall
from streams.dedupe.reprints import Reprints
from streams.dedupe.stories import Stories
from streams.dedupe.versions import Versions


class Part(Protocol):
    """One part of the memory.

    What it holds must not depend on the order in which it is told the verdicts of one window: the log has a few out of
    order, where a send failed while a later one landed.
    """

    def remember(self, verdict: Verdict) -> None:
        """Keep of a verdict what later verdicts may depend on, and drop what is too old by `judgedAt`."""
        ...

    def __iter__(self) -> Iterator[object]:
        """Yield everything that is kept, in an order that does not depend on how it came."""
        ...


class Memory:
    """Verdicts by receipt, versions by uri and revision, kills by uri, revisions by slug, headline and number, texts by shingles."""

    def __init__(self) -> None:
        self.now: datetime | None = None
        self.recall = Recall()
        self.versions = Versions()
        self.kills = Kills()
        self.lookup = Lookup()
        self.reprints = Reprints()
        self.stories = Stories()
        self._parts: tuple[Part, ...] = (
            self.versions,
            self.kills,
            self.lookup,
            self.reprints,
            self.stories,
        )

    def remember(self, verdict: Verdict, data: bytes | None = None) -> None:
        """Apply one verdict; `data` is what the log has of it. Telling it again changes nothing."""
        self.remember_all([(verdict, data)])

    def remember_all(self, verdicts: Sequence[tuple[Verdict, bytes | None]]) -> None:
        """Apply verdicts, part by part: a part that is told many at once finds its own code and tables in the caches."""
        for verdict, data in verdicts:
            self.recall.remember(verdict, data)
        for part in self._parts:
            for verdict, _ in verdicts:
                part.remember(verdict)
        newest = max((verdict.judged_at for verdict, _ in verdicts), default=None)
        if newest is not None and (self.now is None or newest > self.now):
            self.now = newest

    def remember_kill(self, kill: Kill) -> None:
        """Apply one kill as read back from `wire.kills.v1`."""
        self.kills.remember_kill(kill)

    def owner(self, uri: str) -> str | None:
        """Return the agency that a uri belongs to: the one that first sent or killed it, or None."""
        if chain := self.versions.of(uri):
            return chain[0].agency
        kill = self.kills.of(uri)
        return kill.agency if kill else None

    def __iter__(self) -> Iterator[object]:
        yield self.now
        yield from self.recall
        for part in self._parts:
            yield from part
