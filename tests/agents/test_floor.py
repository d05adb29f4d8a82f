"""The commit floor: in no history does the offset to commit pass an open record."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from faust.types import TP
from faust.types.tuples import ConsumerMessage
from hypothesis import given
from hypothesis import strategies as st

from streams.agents.consumer import SafeApp, SafeConsumer
from streams.agents.floor import Floor

TOPIC = TP("in", 0)

# What can happen to a partition: records are delivered (with gaps, as compaction leaves them), one of the open ones is
# acked, also twice, an offset is committed, or the group goes into its next generation and all open ones come again.
ACTIONS = st.lists(
    st.one_of(
        st.tuples(st.just("deliver"), st.integers(1, 4)),
        st.tuples(st.just("ack"), st.integers(0, 50)),
        st.tuples(st.just("ack late"), st.integers(0, 50)),
        st.tuples(st.just("commit"), st.just(0)),
        st.tuples(st.just("rebalance"), st.just(0)),
    ),
    max_size=80,
)


@dataclass
class History:
    """One partition as an outsider sees it, beside the consumer under test."""

    app: SafeApp
    consumer: SafeConsumer
    position: int = 0
    committed: int = 0
    flying: list[ConsumerMessage] = field(default_factory=list)
    old: list[ConsumerMessage] = field(default_factory=list)
    done: set[int] = field(default_factory=set)
    log: list[int] = field(default_factory=list)

    def deliver(self, step: int) -> None:
        """Deliver the next record, `step` offsets on; after a seek the ones that are in the log already."""
        again = [offset for offset in self.log if offset >= self.position]
        offset = again[0] if again else self.position + step - 1
        if not again:
            self.log.append(offset)
        self.position = offset + 1
        message = ConsumerMessage(
            *TOPIC, offset, 0.0, 0, None, None, b"", None, tp=TOPIC, generation_id=self.app.consumer_generation_id
        )
        self.consumer.floors[TOPIC].delivered([offset])
        self.flying.append(message)

    def ack(self, which: int) -> None:
        """Ack one of the open records."""
        if self.flying:
            message = self.flying.pop(which % len(self.flying))
            self.consumer.ack_all([message])
            self.done.add(message.offset)

    def ack_late(self, which: int) -> None:
        """Ack a record that an older generation delivered: it was worked on, but it comes again all the same."""
        if self.old:
            self.consumer.ack_all([self.old.pop(which % len(self.old))])

    def commit(self, _: int) -> None:
        """Commit as Faust does: only forward."""
        for tp, offset in self.consumer._filter_committable_offsets([TOPIC]).items():
            self.consumer._committed_offset[tp] = self.committed = offset

    def rebalance(self, _: int) -> None:
        """Go into the next generation: clean books, and back to the committed offset."""
        self.app.consumer_generation_id += 1
        self.consumer.floors.clear()
        self.old += self.flying
        self.flying.clear()
        self.position = self.committed

    def lost(self) -> Iterator[int]:
        """Find the records below the committed offset that nobody has worked on."""
        return (offset for offset in self.log if offset < self.committed and offset not in self.done)


async def test_commit_never_passes_an_open_record(quiet_app: SafeApp) -> None:
    """Whatever is delivered, acked in any order, late or twice, or rebalanced: nothing open is ever committed."""

    @given(ACTIONS)
    def holds(actions: list[tuple[str, int]]) -> None:
        quiet_app.consumer.floors.clear()
        quiet_app.consumer._committed_offset.clear()
        history = History(quiet_app, quiet_app.consumer)
        for action, argument in actions:
            getattr(history, action.replace(" ", "_"))(argument)
            assert list(history.lost()) == []

    holds()


@given(st.sets(st.integers(0, 60), min_size=1), st.data())
def test_floor_rises_to_the_end_when_all_is_acked(offsets: set[int], data: st.DataObject) -> None:
    """In whatever order the acks come, at the end the floor is one past the last record."""
    floor = Floor()
    floor.delivered(offsets)
    for offset in data.draw(st.permutations(sorted(offsets))):
        assert floor.busy
        assert floor.reached is not None
        assert floor.reached <= offset
        assert floor.offset == (floor.reached if floor.reached > min(offsets) else None)  # no commit without progress
        floor.acked(offset)
    assert (floor.busy, floor.offset) == (False, max(offsets) + 1)


def test_nothing_delivered_nothing_to_commit() -> None:
    """Before the first delivery there is no offset, also after a stray ack."""
    floor = Floor()
    floor.acked(7)
    assert floor.offset is None
