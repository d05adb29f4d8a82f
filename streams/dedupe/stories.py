"""Running stories: different articles about one event, found by the rare words that they share, while they are news.

A story is known by its newest members. An item joins the story that has most of the weight of its terms, on average over
the members, so that a story does not grow by chains; and it must share rare words with it, for reports of one kind
(earnings, bond issues, weather) share all the common ones. Thresholds were set on stories made from Reuters stories of
1987, by tests/quality/running_stories.py, where their alternatives are told.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import repeat
from typing import Final, NamedTuple

from schemas.verdict import Verdict
from schemas.vocab import CANCELS, ENDS_AT_DEDUPE
from streams.dedupe.commonness import Commonness
from streams.dedupe.postings import Postings
from streams.dedupe.ring import Ring
from streams.dedupe.terms import Terms, packed, unpacked
from streams.dedupe.versions import cluster_id
from streams.moments import DAY, moment

ALGORITHM: Final = "stories/1"

LEAST: Final = 0.16
"""Share of the weight of an item's terms that a story must have. B³ P/R .88/.86 at .15, .91/.83 at .2."""

HEAD: Final = 3.0
"""How much more the first term of an item weighs than one far below: its headline and lead say what it is about."""

HALF: Final = 12
"""The rank at which half of that is lost."""

RARE: Final = 2.0
"""Rare terms that an item shares with a member, on average. With 0 a third more of the lone items are joined."""

RARE_IN: Final = 20
"""A term is rare that stands in so many items, or in one of 200 items where that is more, but never in more than 200."""

FADING: Final = 0.3
"""Share of the likeness that is lost over the whole window: news of the same event comes close together."""

SLICE: Final = DAY // 4
SLICES: Final = 13
"""The window: 72 hours and the slice that has begun."""

WINDOW: Final = SLICE * (SLICES - 1)

MEMBERS: Final = 8
INDEXED: Final = 12
"""Terms by which a member is found: of those it has, the weightiest."""

PROBED: Final = 16
CANDIDATES: Final = 6
CROWD: Final = 8
"""Members of one slice that are found by one term at most: the newest. With 24 nothing is gained and time is lost."""


class First(NamedTuple):
    """The first item of a story: when it was sent, its article, the feed that brought it."""

    at: int
    uri: str
    feed: str


class Member(NamedTuple):
    """One item of a story: when it was sent, what was received, and its terms as bytes, for there are many."""

    at: int
    revision: str
    terms: bytes


class Match(NamedTuple):
    """A running story that an item belongs to; the better match is greater."""

    likeness: float
    story: str


class Words(NamedTuple):
    """The terms of an item with their weights: all, those that were seen before, and those that are rare (each 1)."""

    weights: dict[int, float]
    seen: dict[int, float]
    rare: dict[int, float]


@dataclass(slots=True)
class Running:
    """One story: its first item, and its newest members by time, with their terms."""

    first: First
    last: int
    members: list[Member] = field(default_factory=list)


class Stories:
    """Stories by id, in a ring of slices; each slice knows who of it is found by a term."""

    __slots__ = ("_found", "_running", "_seen", "common")

    def __init__(self) -> None:
        self.common = Commonness()
        self._running: Ring[Running] = Ring(SLICES)
        self._found: dict[int, Postings] = {}
        self._seen: dict[int, set[str]] = {}

    def first(self, story: str) -> First | None:
        """Return the first item of a story that runs, or None."""
        running = self._running.get(story)
        return running.first if running else None

    def find(self, terms: Terms, at: int) -> Match | None:
        """Return the story that an item of these terms and this time belongs to, or None."""
        words = self._words(terms)
        if len(words.rare) < RARE:
            return None
        total = sum(words.weights.values())
        matches = (Match(self._likeness(story, words, at) / total, story) for story in self._candidates(words.seen))
        return max((match for match in matches if match.likeness >= LEAST), default=None)

    def _words(self, terms: Terms) -> Words:
        """Weigh the terms of an item by how few others have them, and by how high they stand in it."""
        counts = self.common.of(terms)
        heights = [1 + HEAD * HALF / (HALF + rank) for rank in range(len(terms))]
        weighed = zip(terms, counts, heights, self.common.weights(counts), strict=True)
        every = [(term, count, height * weight) for term, count, height, weight in weighed if weight]
        limit = min(max(RARE_IN, self.common.items / 200), 200)
        return Words(
            weights={term: weight for term, _, weight in every},
            seen={term: weight for term, count, weight in every if count},
            rare={term: 1.0 for term, count, _ in every if count <= limit},
        )

    def _candidates(self, weights: dict[int, float]) -> list[str]:
        """Return the stories that share most by the terms that they are found by, the best first."""
        shared: defaultdict[str, float] = defaultdict(float)
        for weight, term in sorted((-weight, term) for term, weight in weights.items())[:PROBED]:
            for found in self._found.values():
                for story in found.of(term, CROWD):
                    shared[story] -= weight
        return [story for _, story in sorted((-weight, story) for story, weight in shared.items())[:CANDIDATES]]

    def _likeness(self, story: str, words: Words, at: int) -> float:
        """Return the weight that the members share with an item on average; 0 where too little of it is rare."""
        running = self._running.get(story)
        if running is None or not running.members or abs(at - running.last) > WINDOW:
            return 0.0
        shared, few = 0.0, 0.0
        for member in running.members:
            terms = unpacked(member.terms)
            shared += sum(map(words.weights.get, terms, repeat(0.0)))
            few += sum(map(words.rare.get, terms, repeat(0.0)))
        count = len(running.members)
        faded = FADING * abs(at - running.last) / WINDOW
        return shared / count * (1 - faded) if few / count >= RARE else 0.0

    def remember(self, verdict: Verdict) -> None:
        """Let a story go on with the item of a verdict; only the first version of a text becomes a member."""
        if verdict.story is None or verdict.kind in CANCELS or verdict.kind in ENDS_AT_DEDUPE:
            return
        number = moment(verdict.judged_at) // SLICE
        at = moment(verdict.version_created or verdict.received_at)
        running = self._running.get(verdict.story.id) or Running(first_of(verdict), at)
        running.first = min(running.first, first_of(verdict))
        running.last = max(running.last, at)
        self._running.put(number, verdict.story.id, running)
        if self._running.covers(number) and verdict.cluster and verdict.cluster.id == cluster_id(verdict.revision):
            self._add(number, verdict, running, at)

    def _add(self, number: int, verdict: Verdict, running: Running, at: int) -> None:
        self._turn(number)
        seen = self._seen.setdefault(number, set())
        if verdict.revision in seen or verdict.story is None:
            return
        seen.add(verdict.revision)
        data = packed(verdict.traits.terms if verdict.traits else None)
        terms = unpacked(data)
        self.common.add(number, terms)
        running.members = sorted([*running.members, Member(at, verdict.revision, data)])[-MEMBERS:]
        if number not in self._found:
            self._found[number] = Postings()
        self._found[number].add(verdict.story.id, terms[:INDEXED])

    def _turn(self, number: int) -> None:
        """Drop the slices that fell out of the window."""
        before = number - SLICES + 1
        self.common.drop(before)
        for kept in (self._found, self._seen):
            for old in [old for old in kept if old < before]:
                del kept[old]

    def __iter__(self) -> Iterator[object]:
        yield from self.common
        for number, story, running in self._running:
            yield number, story, running.first, running.last, tuple(running.members)


def first_of(verdict: Verdict) -> First:
    """Return what a verdict says of the first item of its story: another one, or its own."""
    told = verdict.story
    if told and told.first_at and told.first_uri and told.first_feed:
        return First(moment(told.first_at), told.first_uri, told.first_feed)
    return First(moment(verdict.version_created or verdict.received_at), verdict.uri, verdict.feed)
