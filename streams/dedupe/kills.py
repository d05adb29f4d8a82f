"""Kills, kept for ever: who withdrew what, and up to when."""

from collections.abc import Iterable, Iterator

from schemas.verdict import Kill
from schemas.vocab import CANCELS
from streams.dedupe.logged import Told
from streams.moments import moment

ALIVE = -(2**63)
"""Before every moment: nobody killed this."""


def kill_of(verdict: Told) -> Kill | None:
    """Return the kill that a verdict carries out, or None when it is not one."""
    if verdict.kind not in CANCELS:
        return None
    return Kill(
        uri=verdict.uri,
        agency=verdict.agency,
        feed=verdict.feed,
        at=verdict.version_created or verdict.received_at,
        receipt=verdict.receipt,
        revision=verdict.revision,
        kind=verdict.kind,
        reason=verdict.reason,
        parsed_partition=verdict.parsed_partition,
        parsed_offset=verdict.parsed_offset,
    )


def stands(kill: Kill, other: Kill | None) -> Kill:
    """Return the kill that reaches further; of two that reach as far, the one with the lesser receipt."""
    if other is None or kill.at > other.at or (kill.at == other.at and kill.receipt < other.receipt):
        return kill
    return other


class Kills:
    """The standing kill of every uri that was ever killed: the one that reaches furthest."""

    __slots__ = ("_by_uri",)

    def __init__(self) -> None:
        self._by_uri: dict[str, Kill] = {}

    def of(self, uri: str) -> Kill | None:
        """Return the standing kill of a uri, or None."""
        return self._by_uri.get(uri)

    def remember(self, verdict: Told) -> None:
        """Keep the kill of a verdict that is one."""
        kill = kill_of(verdict)
        if kill is not None:
            self.remember_kill(kill)

    def remember_all(self, verdicts: Iterable[Told]) -> None:
        """Keep the kills among verdicts."""
        for verdict in verdicts:
            if verdict.kind in CANCELS:
                self.remember(verdict)

    def remember_kill(self, kill: Kill) -> None:
        """Keep a kill, as read back from `wire.kills.v1`."""
        self._by_uri[kill.uri] = stands(kill, self._by_uri.get(kill.uri))

    def __iter__(self) -> Iterator[tuple[str, Kill]]:
        return iter(sorted(self._by_uri.items()))


def reach(*kills: Kill | None) -> int:
    """Return the moment up to which versions are killed; ALIVE when there is no kill."""
    return max([moment(kill.at) for kill in kills if kill is not None], default=ALIVE)
