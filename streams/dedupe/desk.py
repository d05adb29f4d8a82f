"""The desk: judge, memory, embargoes and what a restore brought back, behind one door.

`weigh` computes and changes nothing; `settle` applies what was weighed. `decide` is both.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import islice
from typing import Final, Literal

from schemas.article import ParsedItem
from schemas.codec import decode, encode
from schemas.verdict import JudgedItem, Kill, Verdict
from schemas.vocab import CANCELS, ENDS_AT_DEDUPE
from streams.dedupe.case import Case, read
from streams.dedupe.embargoed import Embargoed
from streams.dedupe.future import Future
from streams.dedupe.judge import Place, judge_anew
from streams.dedupe.kills import kill_of, reach, stands
from streams.dedupe.logged import Told, logged
from streams.dedupe.memory import Memory
from streams.dedupe.recall import RECALLED
from streams.dedupe.standing import ended, newest
from streams.dedupe.unlabelled import unlabelled
from streams.dedupe.versions import insert, version_of

Route = Literal["on", "held", "ends"]
"""Where an item goes: on to enrich, into `wire.held.v1`, or no further."""


@dataclass(frozen=True)
class Decision:
    """What becomes of one item.

    `new` says that the verdict must be written to the log. `latest` as in `JudgedItem`, at this moment. `drops` are the
    receipts under embargo that this item takes the place of: each needs a tombstone in `wire.held.v1`. `kill` is what
    must stand in `wire.kills.v1` under its uri.
    """

    item: ParsedItem
    verdict: Verdict
    new: bool
    latest: bool
    route: Route
    drops: tuple[str, ...] = ()
    kill: Kill | None = None

    @cached_property
    def spelled(self) -> bytes:
        """The verdict as the log has it: spelled once for the log and for the memory."""
        return encode(self.verdict)

    @property
    def judged(self) -> JudgedItem:
        """The item with its verdict, as it goes on or waits."""
        return JudgedItem(latest=self.latest, verdict=self.verdict, item=self.item)


TOGETHER: Final = 8
"""Items that are read at once before each is judged, and so wait for each other: 99 of 100 at most some 10 ms of CPU (goal: 20).
Of the time of one at a time five took .93 to .97 and eight .90 to .94; ten save nothing more (three runs, 100,000 remembered)."""

_RESTORED: Final = 512
"""Verdicts that a restore reads and remembers at once: with 1,024 each takes 5 in 100 less, and the process 6 MB more (64 bytes for
each of 100,000)."""


def _batches(verdicts: Iterable[Verdict | bytes]) -> Iterator[list[tuple[Told, bytes]]]:
    """Yield verdicts some at a time, each with its bytes."""
    left = iter(verdicts)
    while some := list(islice(left, _RESTORED)):
        yield [(each, encode(each)) if isinstance(each, Verdict) else (logged(each), each) for each in some]


class Desk:
    """Decides about the items of one partition of `wire.parsed.v1`, in the order of their offsets."""

    def __init__(self, held: Mapping[str, JudgedItem | None] | None = None) -> None:
        self.memory = Memory()
        self._future = Future()
        self._embargoed = Embargoed(held)

    @classmethod
    def restore(
        cls,
        place: Place,
        verdicts: Iterable[Verdict | bytes],
        kills: Iterable[Kill] = (),
        held: Mapping[str, JudgedItem | None] | None = None,
    ) -> "Desk":
        """Return the desk as it was when the item at `place`, the first to be delivered again, came first.

        `verdicts` are those of the partition's log, in its order, read or as bytes (of bytes no model is made, and what is
        kept as it was written is not written again); `_RESTORED` of them are in memory at once. `kills` are all
        of `wire.kills.v1`; `held` all of `wire.held.v1`, with None for a tombstone.
        """
        desk = cls(held)
        desk.memory.recall.reach(place.offset - RECALLED)  # items that came again have no verdicts on the last offsets
        for some in _batches(verdicts):
            desk.memory.remember_all([each for each in some if each[0].parsed_offset < place.offset])
            for verdict, data in some:
                if verdict.parsed_offset >= place.offset:
                    desk._future.add(decode(Verdict, data))
                elif desk._future.get(verdict.receipt) is not None:
                    desk._future.forget(verdict.receipt)
        for kill in kills:
            if kill.parsed_partition == place.partition and (kill.parsed_offset or 0) >= place.offset:
                desk._future.add_kill(kill)
            else:
                desk.memory.remember_kill(kill)
        return desk

    @property
    def held(self) -> Mapping[str, JudgedItem]:
        """The items under embargo, by receipt."""
        return self._embargoed.items

    def decide(self, item: ParsedItem, place: Place) -> Decision:
        """Decide about an item and remember it."""
        decision = self.weigh(item, place)
        self.settle(decision)
        return decision

    def read(self, items: Sequence[ParsedItem]) -> list[Case]:
        """Read items that come next, so that weighing each takes less time. Nothing is changed, and no verdict is another one.

        What is known by its revision is left alone: most verdicts on it need no reading.
        """
        cases = list(map(Case, items))
        if unknown := [case for case in cases if self.memory.versions.first(case.item.copydesk.revision) is None]:
            read(unknown)
        return cases

    def weigh(self, item: ParsedItem, place: Place, case: Case | None = None) -> Decision:
        """Decide about an item; nothing is changed, so what was weighed may be dropped. `case` is what `read` made of it."""
        receipt = item.copydesk.receipt
        stored = self.memory.recall.get(receipt)
        again = self._future.get(receipt) if stored is None else None
        verdict = stored or again or judge_anew(self.memory, case or Case(item), place)
        known = self.memory.versions.first(verdict.revision)
        met = stored is not None or (known is not None and known.receipt == receipt)
        route = self._route(verdict, met=met)
        return Decision(
            item=unlabelled(item, verdict.kind),
            verdict=verdict,
            new=not met and again is None,
            latest=route == "on" and self._latest(verdict),
            route=route,
            drops=self._drops(verdict),
            kill=self._kill(verdict),
        )

    def settle(self, decision: Decision) -> None:
        """Remember a decision. Settling it again changes nothing, and neither does what the log does not say."""
        if decision.new or self._future.get(decision.verdict.receipt) is not None:
            self._future.forget(decision.verdict.receipt)
            self.memory.remember(decision.verdict, decision.spelled)
        for receipt in decision.drops:
            self._embargoed.end(receipt)
        if decision.route == "held":
            self._embargoed.add(decision.judged)

    def due(self, now: datetime) -> tuple[str, ...]:
        """Return the receipts whose embargo is over at `now`, in the order in which they should be released."""
        return self._embargoed.due(now)

    def amend(self, judged: JudgedItem) -> None:
        """Take over what `wire.held.v1` says now of an item that is held: when its embargo ends."""
        if judged.verdict.receipt in self._embargoed:
            self._embargoed.add(judged)

    def release(self, receipt: str) -> Decision | None:
        """Let a held item go, with `latest` as of now; None when it is not held.

        Send the judged item, and once that is acked the tombstone in `wire.held.v1`. An item whose article was killed,
        or has a newer version that still waits, goes nowhere (`route` "ends"): only the tombstone is to be sent.
        """
        judged = self._embargoed.end(receipt)
        if judged is None:
            return None
        verdict = judged.verdict
        route: Route = "ends" if self._overtaken(verdict) else "on"
        latest = route == "on" and self._latest(verdict)
        return Decision(judged.item, verdict, new=False, latest=latest, route=route)

    def _route(self, verdict: Verdict, *, met: bool) -> Route:
        if verdict.kind in ENDS_AT_DEDUPE:
            return "ends"
        if not verdict.held:
            return "on"
        if verdict.receipt in self._embargoed:
            return "held"
        return "ends" if met or verdict.receipt in self._embargoed.over else "held"

    def _latest(self, verdict: Verdict) -> bool:
        """Say whether this is the newest living version of its uri; of a kill, whether none lives; of a canceled one, whether it ended one."""
        if self._is_alone(verdict):
            return True
        cancels = verdict.kind in CANCELS
        chain = self._future.onto(self.memory.versions.of(verdict.uri), verdict.uri)
        if not cancels:
            chain = insert(chain, version_of(verdict))
        dead_until = self._dead_until(verdict.uri, kill_of(verdict))
        if verdict.pub_status == "canceled" and not cancels:
            return ended(chain, dead_until, self._waits)
        living = newest(chain, dead_until, self._waits)
        return living is None if cancels else living is not None and living.receipt == verdict.receipt

    def _is_alone(self, verdict: Verdict) -> bool:
        """Say whether nothing else is known of an article, as of most: then what is let out of it is its newest version."""
        if verdict.kind in CANCELS or verdict.pub_status == "canceled" or verdict.held:
            return False
        uri = verdict.uri
        return not self.memory.versions.of(uri) and self.memory.kills.of(uri) is None and not self._future.knows(uri)

    def _waits(self, receipt: str) -> bool:
        """Say whether an item is under embargo, or will be again as soon as it is delivered again."""
        if receipt in self._embargoed:
            return True
        return self._future.get(receipt) is not None and receipt not in self._embargoed.over

    def _dead_until(self, uri: str, kill: Kill | None = None) -> int:
        return reach(self.memory.kills.of(uri), kill, *self._future.kills(uri))

    def _drops(self, verdict: Verdict) -> tuple[str, ...]:
        """Return the held receipts that a newer version or a kill takes the place of, in their order."""
        if verdict.kind in ENDS_AT_DEDUPE:
            return ()
        waiting = [held for held in self._embargoed.of(verdict.uri) if self._came_before(held.receipt, verdict)]
        waiting.sort(key=lambda held: held.order)
        if not waiting:
            return ()
        if verdict.kind in CANCELS:
            dead_until = reach(kill_of(verdict))
            return tuple(held.receipt for held in waiting if held.at <= dead_until)
        newer = version_of(verdict).order
        return tuple(held.receipt for held in waiting if held.order < newer)

    def _came_before(self, held: str, verdict: Verdict) -> bool:
        """Say whether a held item was judged before this one, which may be delivered again long after."""
        return self._embargoed.items[held].verdict.parsed_offset < verdict.parsed_offset

    def _overtaken(self, verdict: Verdict) -> bool:
        version = version_of(verdict)
        waits = any(other.order > version.order for other in self._embargoed.of(verdict.uri))
        return waits or version.at <= self._dead_until(verdict.uri)

    def _kill(self, verdict: Verdict) -> Kill | None:
        kill = kill_of(verdict)
        if kill is None:
            return None
        for other in (self.memory.kills.of(kill.uri), *self._future.kills(kill.uri)):
            kill = stands(kill, other)
        return kill
