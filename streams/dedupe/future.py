"""What the log knows of items that are still to be delivered again: the stored verdicts above the committed offset.

They must not be judged by (an item would meet later ones, or itself) and must not be forgotten either: what they sent may
have been published before the crash, so `latest` counts with them.
"""

from collections.abc import Iterable, Iterator

from schemas.verdict import Kill, Verdict
from schemas.vocab import CANCELS, ENDS_AT_DEDUPE
from streams.dedupe.kills import kill_of, stands
from streams.dedupe.versions import Chain, insert, version_of


class Future:
    """Stored verdicts by receipt until they are given again, and kills until their item is judged."""

    def __init__(self) -> None:
        self._verdicts: dict[str, Verdict] = {}
        self._by_uri: dict[str, dict[str, Verdict]] = {}
        self._kills: dict[str, Kill] = {}

    def add(self, verdict: Verdict) -> None:
        """Keep a verdict; of two on one receipt the one of the earlier parsed record stands."""
        known = self._verdicts.get(verdict.receipt)
        if known is not None and known.parsed_offset <= verdict.parsed_offset:
            return
        self.forget(verdict.receipt)
        self._verdicts[verdict.receipt] = verdict
        if verdict.kind not in ENDS_AT_DEDUPE:
            self._by_uri.setdefault(verdict.uri, {})[verdict.receipt] = verdict

    def add_kill(self, kill: Kill) -> None:
        """Keep a kill whose item is still to be delivered again."""
        self._kills[kill.uri] = stands(kill, self._kills.get(kill.uri))

    def get(self, receipt: str) -> Verdict | None:
        """Return the stored verdict of a receipt, or None."""
        return self._verdicts.get(receipt)

    def forget(self, receipt: str) -> None:
        """Drop what was kept of a receipt: its verdict is in the memory now."""
        verdict = self._verdicts.pop(receipt, None)
        if verdict is not None and (same := self._by_uri.get(verdict.uri)) is not None:
            same.pop(receipt, None)
            if not same:
                del self._by_uri[verdict.uri]
        for kill in [kill for kill in self._kills.values() if kill.receipt == receipt]:
            del self._kills[kill.uri]

    def knows(self, uri: str) -> bool:
        """Say whether a version or a kill of a uri is still to come again."""
        return uri in self._by_uri or uri in self._kills

    def onto(self, chain: Chain, uri: str) -> Chain:
        """Return the chain of a uri with the versions that are still to come again."""
        for verdict in self._of(uri):
            if verdict.kind not in CANCELS:
                chain = insert(chain, version_of(verdict))
        return chain

    def kills(self, uri: str) -> Iterator[Kill]:
        """Yield the kills of a uri that are still to come again."""
        if uri in self._kills:
            yield self._kills[uri]
        yield from (kill for verdict in self._of(uri) if (kill := kill_of(verdict)) is not None)

    def _of(self, uri: str) -> Iterable[Verdict]:
        return self._by_uri.get(uri, {}).values()
