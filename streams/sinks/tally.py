"""The sum of an audit: what came in, and how each item of it ended. Every item ends in one way, so the numbers add up."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from schemas.vocab import ENDS_AT_DEDUPE
from streams.sinks.audit import Audit, OnTopics, place_of
from streams.sinks.queries import ArticleKey, Judgement, StoredIds

End = Literal["version", "verdict", "held", "dead", "missing"]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many raw records there are, and how many items ended in which way; an unreadable record counts as an item.

    Items may be more than records hold today: the raw topic forgets after 30 days, and the store does not.
    """

    records: int
    ends: Counter[End]

    @property
    def sentence(self) -> str:
        """Say it as a sum, for somebody who sees it for the first time."""
        ends = self.ends
        return (
            f"{self.records:,} raw records → {ends.total():,} items = {ends['version']:,} stored as versions"
            f" + {ends['verdict']:,} that end at their verdict (duplicates, tests, what gave way while it was held)"
            f" + {ends['held']:,} held + {ends['dead']:,} dead letters + {ends['missing']:,} missing or on their way"
        )


def tally(topics: OnTopics, stored: StoredIds, found: Audit) -> Tally:
    """Count the ends of all items that an audit of the same topics and store knows."""
    ends = _Ends(
        verdicts=topics.verdicts | stored.verdicts,
        stored=stored,
        held=topics.held,
        dead=frozenset(found.dead),
        missing=frozenset(found.missing) | {topics.dead[place] for place in found.missing if place in topics.dead},
    )
    return Tally(len(topics.records), Counter(map(ends.of, _items(found))))


def _items(found: Audit) -> Iterator[str]:
    """Yield each item once: those that were parsed or judged, dead ones without a parsed item, records without a trace."""
    known = frozenset(found.items)
    parsed = {place_of(item) for item in known}
    yield from known
    yield from (one for one in found.dead if one not in known and (one not in parsed or "#" in one))
    yield from (record for record in found.records if record in found.faults)


@dataclass(frozen=True, slots=True)
class _Ends:
    verdicts: Mapping[str, Judgement]
    stored: StoredIds
    held: frozenset[str]
    dead: frozenset[str]
    missing: frozenset[str]

    def of(self, item: str) -> End:
        """Say how an item ended. One that was sent again after its death counts as what became of it then."""
        verdict = self.verdicts.get(item)
        if item in self.missing:
            return "missing"
        if verdict and verdict.kind not in ENDS_AT_DEDUPE and self._stands(verdict):
            return "version"
        if item in self.dead or place_of(item) in self.dead:
            return "dead"
        return "held" if item in self.held else "verdict"

    def _stands(self, verdict: Judgement) -> bool:
        return ArticleKey(verdict.uri, verdict.revision) in self.stored.articles
