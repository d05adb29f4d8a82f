"""Patience: who waits, how long, and who is told."""

import asyncio
from itertools import pairwise

import pytest

from streams.errors import DataError, TransientError
from streams.sinks import patiently


class Away:
    """A store's action that fails so many times before it works."""

    def __init__(self, times: int) -> None:
        self.left = times
        self.tries = 0

    async def __call__(self) -> str:
        """Try."""
        self.tries += 1
        if self.left:
            self.left -= 1
            raise TransientError("away")
        return "done"


async def test_patience_tells_each_pause_and_the_end_of_it() -> None:
    """Before each pause the reason is told, and None once the store answers."""
    told: list[str | None] = []
    answer = await patiently(Away(2), waiting=lambda error: told.append(error and str(error)))
    assert (answer, told) == ("done", ["away", "away", None])


async def test_nobody_is_told_when_nothing_is_waited_for() -> None:
    """An action that works at once says nothing."""
    told: list[object] = []
    await patiently(Away(0), waiting=told.append)
    assert told == []


async def test_pauses_double() -> None:
    """The second pause is twice the first."""
    loop = asyncio.get_running_loop()
    times: list[float] = []
    await patiently(Away(3), waiting=lambda _: times.append(loop.time()))
    gaps = [later - earlier for earlier, later in pairwise(times)]
    assert gaps[0] == pytest.approx(0.1, abs=0.08)
    assert gaps[1] > gaps[0]
    assert gaps[2] > gaps[1]


async def test_no_patience_means_one_try() -> None:
    """With nothing to wait for, the first failure is the answer."""
    away = Away(1)
    with pytest.raises(TransientError):
        await patiently(away, give_up_after=0)
    assert away.tries == 1


async def test_bad_data_is_never_tried_again() -> None:
    """A DataError comes through at once."""

    async def refuse() -> None:
        raise DataError("rejected", "no")

    with pytest.raises(DataError):
        await patiently(refuse)
