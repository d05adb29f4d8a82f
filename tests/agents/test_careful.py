"""Careful mode: who is under suspicion, and what the child tells of a record."""

import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from agents.ground import TESTS
from faust.types import TP
from promptness import PATIENCE

from streams.agents.careful import SPAN, STARTS, Careful
from streams.agents.starts import _in_file, _to_file
from streams.agents.trial import attempt
from streams.messages import Effects, Record

PLACE = ("in", 0)


def record(offset: int = 0, value: bytes = b"v", fault: bytes | None = None) -> Record:
    return Record(*PLACE, offset, 0, None, value, () if fault is None else (("copydesk-fault", fault),))


def hog(_stage: str) -> object:
    """Make a step that takes 2 GB for the value `hog`, prints, and fails for `bad`."""

    def step(one: Record) -> Effects:
        sys.stdout.write("a step may talk")
        if one.value == b"bad":
            raise ValueError
        return Effects(bytes(2 << 30) if one.value == b"hog" else ())

    return step


@pytest.fixture
async def careful(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Careful]:
    """Yield careful mode with faults awake in its child."""
    monkeypatch.setenv("COPYDESK_FAULTS", "1")
    monkeypatch.setenv("PYTHONPATH", str(TESTS))
    command = (sys.executable, "-m", "streams.agents.trial", "agents.test_careful:hog", "parse")
    made = Careful(command, time=PATIENCE)
    yield made
    await made.close()


async def test_death_is_told_from_survival(careful: Careful) -> None:
    """An exit, a hang and hunger for memory are deaths; talk and errors are not; one child serves many records."""
    assert await careful.death(record()) is None
    assert await careful.death(record(value=b"bad")) is None
    assert await careful.death(record(fault=b"exit")) == "the step ended its process with status 9"
    careful._time = 1.0
    assert await careful.death(record(fault=b"sleep=60")) == "the step did not end within 1 s"
    careful._time = PATIENCE
    assert "ended its process" in (await careful.death(record(value=b"hog")) or "")
    assert await careful.death(record(value=bytes(4 << 20))) is None


async def test_child_that_does_not_start_is_an_error() -> None:
    """A trial without a step is no trial: the stage ends, and says why."""
    with pytest.raises(RuntimeError, match="does not start"):
        await Careful.of_step("nowhere:step", "parse").death(record())


def test_suspicion_begins_with_the_fourth_start() -> None:
    """Three starts at one offset are chance; from the fourth on the next records are suspects, then no more."""
    careful = Careful.of_step("x:y", "parse")
    careful.started(PLACE, 100, 3)
    assert careful.starts_at(record(100)) == 0
    careful.started(PLACE, 100, 4)
    assert [careful.starts_at(record(offset)) for offset in (99, 100, 99 + SPAN, 100 + SPAN)] == [0, 4, 4, 0]
    careful.started(PLACE, 300, 1)
    assert careful.starts_at(record(300)) == 0


def test_trial_lets_out_only_the_lack_of_memory() -> None:
    """An error of the step is the parent's to bury; a MemoryError ends the child."""

    def hungry(_: Record) -> Effects:
        raise MemoryError

    attempt(hog("parse"), record(value=b"bad"), "parse")  # type: ignore[arg-type]
    with pytest.raises(MemoryError):
        attempt(hungry, record(), "parse")


@pytest.fixture
def starts(tmp_path: Path) -> Path:
    """Return a place for a file of starts."""
    return tmp_path / "starts.json"


def test_file_of_starts(starts: Path) -> None:
    """The file counts per partition and offset; a file that is not there or broken counts nothing."""
    here, there = TP("in", 0), TP("in", 1)
    assert _in_file(None, here, 5) == _in_file(starts, here, 5) == 0
    _to_file(starts, here, 5, 2)
    _to_file(starts, there, 7, 1)
    assert (_in_file(starts, here, 5), _in_file(starts, here, 6), _in_file(starts, there, 7)) == (2, 0, 1)
    starts.write_bytes(b'{"in/0": [5')
    assert _in_file(starts, here, 5) == 0


def test_a_batch_ends_before_the_first_suspect() -> None:
    """A batch mixes partitions: what lies before a suspect goes on together, the suspect comes alone."""
    careful = Careful(("unused",))
    careful.started(("in", 1), 0, STARTS + 1)
    good = [Record("in", 0, offset, 0, None, b"v") for offset in (5, 6)]
    bad = [Record("in", 1, offset, 0, None, b"v") for offset in (0, 1)]
    assert careful.safe([*good, *bad]) == good
    assert careful.safe([*bad, *good]) == bad[:1]
    assert careful.safe(good) == good
