"""What dedupe remembers. A function of the verdicts given so far, and of nothing else: no clock, no chance, no I/O.

The memory is made of parts. Each is told every verdict and keeps of it what its rules need, for as long as they need
it; a part finds everything in the verdict, because the verdict log is all that a restore has. A further level of
judging (near-duplicate texts) is one more part here, told what it needs by `Verdict.signature`, and one more row in
`rules.RULES`.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Final, Protocol

from schemas.base import in_utc
from schemas.codec import encode
from schemas.verdict import Kill, Verdict
from streams.dedupe.kills import Kills
from streams.dedupe.logged import Told
from streams.dedupe.lookup import Lookup
from streams.dedupe.recall import Recall
from streams.dedupe.reprints import Reprints
from streams.dedupe.stories import Stories
from streams.dedupe.versions import Versions
from streams.moments import DAY, moment

SLICE: Final = DAY // 4
"""The least slice of time that a part cuts its memory into; those of the others hold several whole ones."""


class Part(Protocol):
    """One part of the memory.

    What it holds must not depend on the order in which it is told the verdicts of one window: the log has a few out of
    order, where a send failed while a later one landed.
    """

    def remember(self, verdict: Told) -> None:
        """Keep of a verdict what later verdicts may depend on, and drop what is too old by `judgedAt`."""
        ...

    def remember_all(self, verdicts: Sequence[Told]) -> None:
        """Keep as much of many, all of one slice of time (`SLICE`), in less time."""
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
        self.recall.remember(verdict, data or encode(verdict))
        for part in self._parts:
            part.remember(verdict)
        self._reach(verdict.judged_at)

    def remember_all(self, verdicts: Sequence[tuple[Told, bytes]]) -> None:
        """Apply verdicts as the log has them, as if each were told alone: what nobody knows yet goes into tables at once."""
        for verdict, data in verdicts:
            self.recall.remember(verdict, data)
        for _, same in groupby((verdict for verdict, _ in verdicts), _slice):
            some = list(same)
            for part in self._parts:
                part.remember_all(some)
            self._reach(max(verdict.judged_at for verdict in some))

    def _reach(self, now: datetime) -> None:
        if self.now is None or now > self.now:
            self.now = in_utc(now)

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


def _slice(verdict: Told) -> int:
    return moment(verdict.judged_at) // SLICE
