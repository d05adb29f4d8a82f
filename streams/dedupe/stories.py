"""Running stories: different articles about one event, found by the rare words that they share, while they are news.

A story is known by its newest members. An item joins the story that has most of the weight of its terms, on average over
the members, so that a story does not grow by chains; and it must share rare words with it, and a brief names, for reports of
one kind (earnings, bond issues, weather) share all the common ones. Thresholds were set on the sets of events of
tests/quality/running_stories.py: as many newsrooms tell them, and among the Reuters stories of 1987.
"""

from collections.abc import Iterable, Iterator
from math import sqrt
from typing import Final, NamedTuple

import numpy as np

from schemas.vocab import CANCELS, ENDS_AT_DEDUPE
from streams.dedupe.briefs import BARELY, goes_on, least
from streams.dedupe.commonness import Commonness
from streams.dedupe.logged import Told
from streams.dedupe.postings import Postings
from streams.dedupe.ring import Ring
from streams.dedupe.running import First, Member, Running, first, gist, named, pack, story_key, unpack
from streams.dedupe.sharing import Shared, shared
from streams.dedupe.table import Keys, Mask, Table, key_of_digest
from streams.dedupe.terms import MOST, names_of, numbered, packed, together
from streams.dedupe.versions import cluster_id
from streams.dedupe.weighing import TALL, Words, weighed
from streams.moments import DAY, moment

ALGORITHM: Final = "stories/5"

ALIKE: Final = 0.35
"""How like the members of a story are to each other: to be as like as that to each of eight says more than to be so to one."""

LEAST: Final = 0.11
"""Share of the weight of an item's terms that a story must have, corrected for the sizes of both. With .1 B³ F1 of the events of
several newsrooms is .01 higher and .01 more of the lone items are joined, with .12 .01 lower and .01 fewer."""

RARE: Final = 2.5
"""Rare terms that an item shares with a member, on average: few words are rare where the usual ones are known (usual.py). With 3 F1
of the events of several newsrooms is .01 lower; with 2 .52 of the lone items are joined in place of .46."""

FADING: Final = 0.8
"""Share of the likeness that is lost over the whole window: news of the same event comes close together. With .3 three
in a hundred more of the later articles are put to a story that began before their event."""

SLICE: Final = DAY // 4
SLICES: Final = 13
"""The window: 72 hours and the slice that has begun."""

WINDOW: Final = SLICE * (SLICES - 1)

MEMBERS: Final = 8
"""Members by which a story is known: the newest."""

_MANY: Final = (1.0, *(sqrt(1 / count + (1 - 1 / count) * ALIKE) for count in range(1, MEMBERS + 1)))
"""How long the mean of so many members is that are alike, each of length one: the first has none."""

CANDIDATES: Final = 6


class Match(NamedTuple):
    """A running story that an item belongs to; the better match is greater."""

    likeness: float
    story: str


class Stories:
    """Stories by id, in a ring of slices, and by their terms."""

    __slots__ = ("_found", "_running", "_seen", "common")

    def __init__(self) -> None:
        self.common = Commonness()
        self._running = Ring(SLICES)
        self._found = Postings()
        self._seen: dict[int, Table] = {}

    def first(self, story: str) -> First | None:
        """Return the first item of a story that runs, or None."""
        row = self._running.get(story_key(story))
        return None if row is None else first(row)

    def find(self, terms: bytes, at: int, text: str = "") -> Match | None:
        """Return the story that an item of these terms and this time belongs to, or None; `text` is asked for names, if it is short."""
        words = weighed(numbered(terms)[:MOST], self.common)
        asked = RARE * BARELY if words.brief else RARE  # of a brief more, where much is known of the story
        if words.rare_count < asked:
            return None
        stories = self._found.heaviest(words.terms, words.weights, words.sought, CANDIDATES)
        found = [
            (likeness, share)
            for share in shared(self._running.of_all(stories), words, asked)
            if (likeness := _likeness(share, words, at)) >= LEAST
        ]
        if found and words.brief:
            weights = words.by_term
            names = sorted(names_of(text).intersection(weights))
            found = [(likeness, share) for likeness, share in found if self._goes_on(names, weights, share)]
        best = max([likeness for likeness, _ in found], default=0.0)
        return max((Match(best, named(share.row)) for likeness, share in found if likeness == best), default=None)

    def _goes_on(self, names: list[int], weights: dict[int, float], share: Shared) -> bool:
        return goes_on(names, weights, share.rare / share.members / RARE, gist(share.row), self.common)

    def remember(self, verdict: Told) -> None:
        """Let a story go on with the item of a verdict; only the first version of a text becomes a member."""
        if verdict.story is None or verdict.kind in CANCELS or verdict.kind in ENDS_AT_DEDUPE:
            return
        number, key = moment(verdict.judged_at) // SLICE, story_key(verdict.story.id)
        if (told := self._go_on(number, key, running_of(verdict, verdict.story.id))).members:
            self._learn(number, np.array([key], np.uint64), [told.members[0].terms])

    def remember_all(self, verdicts: Iterable[Told]) -> None:
        """Let stories go on with the items of one slice: at once those that nobody knows and that one item alone belongs to."""
        told = [
            (verdict.judged_at, running_of(verdict, verdict.story.id))
            for verdict in verdicts
            if verdict.story is not None and verdict.kind not in CANCELS and verdict.kind not in ENDS_AT_DEDUPE
        ]
        if not told:
            return
        number, runs = moment(told[0][0]) // SLICE, [running for _, running in told]
        keys = np.array([story_key(running.story) for running in runs], np.uint64)
        alone = self._alone(number, keys, runs)
        self._running.add(number, keys[alone], (pack(runs[at]) for at in np.flatnonzero(alone)))
        for at in np.flatnonzero(~alone):
            runs[at] = self._go_on(number, int(keys[at]), runs[at])
        if joined := [at for at, running in enumerate(runs) if running.members]:
            self._learn(number, keys[joined], [runs[at].members[0].terms for at in joined])

    def _learn(self, number: int, keys: Keys, terms: list[bytes]) -> None:
        """Count the terms of new members of stories, and let those be found by them."""
        many = together(terms)
        self.common.add(number, many)
        self._found.add(number, keys, many)

    def _go_on(self, number: int, key: int, told: Running) -> Running:
        """Let a story go on with what is told of it; return that, without the member where it is one already."""
        if told.members and not self._meet(number, told.members[0]):
            told.members = []
        row = self._running.get(key)
        self._running.put(number, key, pack(merged(unpack(row), told) if row else told))
        return told

    def _meet(self, number: int, member: Member) -> bool:
        """Say whether a member of this slice is seen the first time, and see it."""
        return self._running.covers(number) and self._seen_in(number).put(key_of_digest(member.revision), 1) is None

    def _alone(self, number: int, keys: Keys, runs: list[Running]) -> Mask:
        """Return which stories are new and come once, with a member that is new and comes once, if any; see those members."""
        alone = self._running.new(keys)
        members = np.array([bool(running.members) for running in runs])
        if not self._running.covers(number):
            alone &= ~members
            return alone
        revisions = np.array([key_of_digest(runs[at].members[0].revision) for at in np.flatnonzero(members)], np.uint64)
        if len(revisions):
            seen = self._seen_in(number)
            alone[members] &= seen.new(revisions)
            begin = revisions[alone[members]]
            seen.add(begin, np.ones(len(begin), np.uint32))
        return alone

    def _seen_in(self, number: int) -> Table:
        if number not in self._seen:
            self._turn(number)
        return self._seen[number]

    def _turn(self, number: int) -> None:
        """Begin a slice, and drop those that fell out of the window."""
        self._seen[number] = Table()
        newest = max(self._seen)
        self._seen = {kept: seen for kept, seen in self._seen.items() if newest - kept < SLICES}
        self.common.drop(newest - SLICES + 1)
        self._found.drop(newest, SLICES)

    def __iter__(self) -> Iterator[object]:
        yield from self.common
        for number, story, row in self._running:
            yield number, story, unpack(row)


def _likeness(share: Shared, words: Words, at: int) -> float:
    """Return the share of an item's weight that the members of a story have on average; 0 where too little of it is rare."""
    apart, count = abs(at - share.last), share.members
    if not count or apart > WINDOW or share.rare / count < (RARE * least(share.terms) if words.brief else RARE):
        return 0.0
    size = TALL[share.terms // count] * _MANY[count]
    return share.weight / count / (words.total * size) * (1 - FADING * apart / WINDOW)


def running_of(verdict: Told, story: str) -> Running:
    """Return what a verdict says of its story: with a member where it is the first version of a text."""
    at = moment(verdict.version_created or verdict.received_at)
    running = Running(story, first_of(verdict, at), at)
    if verdict.cluster and verdict.cluster.id == cluster_id(verdict.revision):
        running.members.append(Member(at, verdict.revision, packed(verdict.traits.terms if verdict.traits else None)))
    return running


def merged(known: Running, told: Running) -> Running:
    """Return a story with what is told of it."""
    return Running(
        known.story,
        min(known.first, told.first),
        max(known.last, told.last),
        sorted([*known.members, *told.members])[-MEMBERS:] if told.members else known.members,
    )


def first_of(verdict: Told, at: int) -> First:
    """Return what a verdict says of the first item of its story: another one, or its own, which was sent at `at`."""
    told = verdict.story
    if told and told.first_at and told.first_uri and told.first_feed:
        return First(moment(told.first_at), told.first_uri, told.first_feed)
    return First(at, verdict.uri, verdict.feed)
