"""Steps for several records: what `each` gives them at once, and what becomes of a bad one among them."""

from collections.abc import Sequence

import pytest
from agents.echo import Echo, bury

from streams.agents.each import LONG, each, groups
from streams.errors import DataError
from streams.messages import Effects, Record, Step

TOGETHER = 8
SHORT, TOO_LONG = b"v", b"v" * (LONG + 1)


def records(*values: bytes | None) -> list[Record]:
    """Return one record for each value."""
    return [Record("in", 0, offset, 0, b"k", value) for offset, value in enumerate(values)]


class Several:
    """A step for several records, by Echo; keeps how many it was given each time."""

    def __init__(self) -> None:
        self.given: list[int] = []

    def __call__(self, several: Sequence[Record]) -> list[Effects]:
        """Echo all of them, or raise what one of them raises."""
        self.given.append(len(several))
        return [Echo()(record) for record in several]


@pytest.mark.parametrize(
    ("values", "sizes"),
    [
        ([], []),
        ([SHORT] * (2 * TOGETHER + 1), [TOGETHER, TOGETHER, 1]),
        ([TOO_LONG, SHORT, None, TOO_LONG, TOO_LONG, SHORT], [1, 2, 1, 1, 1]),
    ],
)
def test_long_records_are_worked_on_alone(values: list[bytes | None], sizes: list[int]) -> None:
    """Records stay in their order; short ones go together, a long one by itself."""
    several = records(*values)
    parts = list(groups(several, TOGETHER))
    assert [record for part in parts for record in part] == several
    assert [len(part) for part in parts] == sizes


async def test_a_bad_record_among_several_is_buried_alone() -> None:
    """What the step for several raises is found by the step for one: its neighbours are worked on, in order."""
    several, times = Several(), list[float]()
    work = each(Echo(), stage="enrich", bury=bury, together=several, most=TOGETHER, timed=times.append)
    given = records(b"a", b"bad", b"c", *[SHORT] * TOGETHER)
    done = await work(given)
    assert several.given == [TOGETHER, len(given) - TOGETHER]
    assert [one.sends[0].topic for one in done] == ["out", "dead", *["out"] * (len(given) - 2)]
    assert [dict(one.sends[0].headers).get("place") for one in done[2:]] == [each.place.encode() for each in given[2:]]
    assert len(times) == len(given)


class Read:
    """What reads records ahead for Echo, and raises what is bad; keeps what was read, and what was done in which order."""

    def __init__(self) -> None:
        self.read: list[int] = []
        self.done: list[bytes | None] = []

    def __call__(self, several: Sequence[Record]) -> list[Step]:
        """Read all of them, or raise what one of them raises."""
        self.read.append(len(several))
        for record in several:
            if record.value == b"bad":
                raise DataError("malformed", "it says so itself")
        return [self.step] * len(several)

    def step(self, record: Record) -> Effects:
        """Do the rest for one."""
        self.done.append(record.value)
        return Echo()(record)


async def test_what_is_read_ahead_is_done_once_and_in_order() -> None:
    """A record that cannot be read makes its neighbours come alone; none is done twice, none is left out."""
    read, times = Read(), list[float]()
    work = each(read.step, stage="dedupe", bury=bury, ahead=read, most=TOGETHER, timed=times.append)
    given = records(b"a", b"bad", b"c", *[SHORT] * TOGETHER)
    done = await work(given)
    assert read.read == [TOGETHER, len(given) - TOGETHER]
    assert read.done == [record.value for record in given]
    assert [one.sends[0].topic for one in done] == ["out", "dead", *["out"] * (len(given) - 2)]
    assert len(times) == len(given)


async def test_a_step_that_fails_after_reading_is_buried_alone() -> None:
    """What was judged before it stays judged: it is not done again."""
    read = Read()

    def some_fail(several: Sequence[Record]) -> list[Step]:
        return [read.step for _ in several]

    done = await each(read.step, stage="dedupe", bury=bury, ahead=some_fail, most=TOGETHER)(records(b"a", b"bad", b"c"))
    assert read.done == [b"a", b"bad", b"c"]
    assert [one.sends[0].topic for one in done] == ["out", "dead", "out"]
