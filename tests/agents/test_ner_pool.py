"""The pool of recognisers with a fake one: the contract, and what becomes of a text that its process does not survive."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from contracts.recogniser import RecogniserContract

from streams.agents.ner.pool import Pool
from streams.errors import ConfigError

COMMAND = (sys.executable, str(Path(__file__).with_name("fake_recogniser.py")))
STORY = "Captain Marta Quill waited."


class TestFake(RecogniserContract):
    """Two capitalised words are a person."""

    COMMAND = COMMAND


@pytest.fixture
def started() -> Iterator[Callable[..., Pool]]:
    """Yield a function that starts a pool of fakes; they end with the test."""
    pools: list[Pool] = []

    def start(processes: int = 1, **limits: float) -> Pool:
        pool = Pool(processes, COMMAND, **limits)  # type: ignore[arg-type]
        pools.append(pool)
        pool.start()
        return pool

    yield start
    for pool in pools:
        pool.close()


@pytest.mark.parametrize(("text", "failure"), [("die", "its process ended with status 9"), ("raise", "LookupError")])
def test_a_text_that_fails_costs_itself_alone(started: Callable[..., Pool], text: str, failure: str) -> None:
    """Death and error are told as the failure of that text; the texts before and after it have their names."""
    pool = started()
    answers = [each.result() for each in [pool.submit(one) for one in (STORY, text, STORY)]]
    assert [each.failure for each in answers] == [None, failure, None]
    assert answers[0] == answers[2]
    assert len(answers[0].spans) == 1


def test_a_process_is_replaced_after_its_texts(started: Callable[..., Pool]) -> None:
    """After so many texts the next one is read by a new process."""
    pool = started(texts=2)
    processes = [pool.recognise("which process").failure for _ in range(5)]
    assert [processes.index(each) for each in processes] == [0, 0, 2, 2, 4]


def test_a_text_that_hangs_is_given_up(started: Callable[..., Pool]) -> None:
    """A process that does not answer is killed, and the next text is read by a new one."""
    pool = started(seconds=0.2)
    assert pool.recognise("hang").failure == "no answer within 0.2 s"
    pool._processes[0]._seconds = 60
    assert len(pool.recognise(STORY).spans) == 1


def test_several_processes_work_at_once(started: Callable[..., Pool]) -> None:
    """A text that takes its time keeps one process busy, and the other reads on."""
    pool = started(2)
    hanging = pool.submit("hang")
    assert [pool.recognise(STORY).failure for _ in range(3)] == [None] * 3
    assert not hanging.done()
    for process in pool._processes:
        assert process._child
        process._child.kill()
    assert hanging.result().failure == "its process ended with status -9"


def test_a_pool_that_does_not_start_is_a_setting_that_is_wrong() -> None:
    """A model that does not load is told when the stage starts, with the cure."""
    with pytest.raises(
        ConfigError, match="does not start: its process ended with status 1; mend that, or switch ner off"
    ):
        Pool(1, (sys.executable, "-c", "raise SystemExit(1)")).start()


def test_no_process_is_left(started: Callable[..., Pool]) -> None:
    """Closing ends the processes."""
    pool = started()
    (process,) = pool._processes
    child = process._child
    assert child
    pool.close()
    assert child.poll() == 0
