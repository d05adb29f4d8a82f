"""Items that wait for the end of their embargo, and receipts that waited and wait no more."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from schemas.verdict import JudgedItem
from streams.dedupe.versions import Version, version_of


class Embargoed:
    """What lies in `wire.held.v1`: the held items by receipt and by uri, and whose tombstone was seen."""

    def __init__(self, held: Mapping[str, JudgedItem | None] | None = None) -> None:
        self.items: dict[str, JudgedItem] = {}
        self.over: set[str] = set()
        self._by_uri: dict[str, dict[str, Version]] = {}
        for receipt, judged in (held or {}).items():
            if judged is None:
                self.over.add(receipt)
            else:
                self.add(judged)

    def add(self, judged: JudgedItem) -> None:
        """Hold an item."""
        version = version_of(judged.verdict)
        self.items[version.receipt] = judged
        self._by_uri.setdefault(version.uri, {})[version.receipt] = version

    def end(self, receipt: str) -> JudgedItem | None:
        """Hold an item no longer: it was released, or something newer has taken its place."""
        judged = self.items.pop(receipt, None)
        if judged is not None:
            self.over.add(receipt)
            self._by_uri[judged.verdict.uri].pop(receipt)
            if not self._by_uri[judged.verdict.uri]:
                del self._by_uri[judged.verdict.uri]
        return judged

    def of(self, uri: str) -> Iterator[Version]:
        """Yield the versions of an article that are held."""
        yield from self._by_uri.get(uri, {}).values()

    def due(self, now: datetime) -> tuple[str, ...]:
        """Return the receipts whose embargo is over at `now`, in the order in which they should go."""
        over = [
            (judged.verdict.held_until, version_of(judged.verdict).order, receipt)
            for receipt, judged in self.items.items()
            if judged.verdict.held_until is not None and judged.verdict.held_until <= now
        ]
        return tuple(receipt for _, _, receipt in sorted(over))

    def __contains__(self, receipt: object) -> bool:
        return receipt in self.items
