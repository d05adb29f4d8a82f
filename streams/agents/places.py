"""The place of each partition: which of its records is the next to be handed to the agent.

Faust and aiokafka don't keep it. A fetch that is in the air while a group is being joined moves aiokafka's position, before
or behind the seek that ends the join, and Faust lets its records go: 71 items of a new deployment were never judged. Nor do
they tell when the position went elsewhere by itself. So what comes is compared with the place, and where it does not begin
there, the place is sought.
"""

from collections.abc import Collection, Mapping

from faust.types import TP


class Places:
    """The places of one worker's partitions, within one generation of the group."""

    def __init__(self) -> None:
        self._next: dict[TP, int] = {}
        self._behind: set[TP] = set()
        self._sought: set[TP] = set()

    def forget(self) -> None:
        """Know no place any more: a generation begins."""
        for book in (self._next, self._behind, self._sought):
            book.clear()

    def begin(self, places: Mapping[TP, int]) -> None:
        """Go on at these offsets: what the group has committed. What comes first may still be of an older fetch."""
        self._next.update(places)
        self._sought.difference_update(places)

    def fits(self, tp: TP, first: int) -> bool:
        """Tell whether records that begin at the offset `first` may be handed over.

        They may if the partition's place is there, and also if it was sought and this is what the broker has instead:
        retention, compaction and the marks of transactions leave gaps, and a topic made anew begins again.
        """
        return first == self._next.get(tp) or tp in self._sought

    def reached(self, tp: TP, last: int) -> None:
        """Note that the record at the offset `last`, and what was fetched before it, was handed over."""
        self._next[tp] = last + 1
        self._sought.discard(tp)

    def passed_over(self, tp: TP) -> None:
        """Note that records of the partition were fetched and not handed over."""
        self._behind.add(tp)

    def keep(self, assigned: Collection[TP]) -> None:
        """Let go of what was passed over elsewhere: whoever gets those partitions begins at what is committed."""
        self._behind.intersection_update(assigned)

    @property
    def behind(self) -> bool:
        """Whether records were passed over since the last seek."""
        return bool(self._behind)

    @property
    def unknown(self) -> bool:
        """Whether records were passed over of a partition whose place nobody has told."""
        return not self._behind <= self._next.keys()

    def to_seek(self) -> dict[TP, int]:
        """Return the known places of all that was passed over."""
        return {tp: self._next[tp] for tp in self._behind if tp in self._next}

    def sought(self, tps: Collection[TP]) -> None:
        """Note that the places of these partitions were sought: what comes of them next is the broker's answer."""
        self._behind.difference_update(tps)
        self._sought.update(tps)

    def __getitem__(self, tp: TP) -> int:
        return self._next[tp]
