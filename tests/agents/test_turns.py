"""The turns of the stages: what is nearer to the reader never waits for what is farther away."""

import os
import subprocess
import sys
from itertools import pairwise

import pytest

from schemas.vocab import STAGES
from streams.agents.turns import GIVES_WAY


def test_each_stage_gives_way_to_those_after_it() -> None:
    """No stage is nicer than the one before it, and none takes turns from other programs."""
    steps = [GIVES_WAY[stage] for stage in STAGES]
    assert all(before >= after >= 0 for before, after in pairwise(steps))


@pytest.mark.parametrize("stage", STAGES)
def test_a_process_takes_the_turn_of_its_stage(stage: str) -> None:
    """The step is added to what the worker was started with."""
    code = f"import os; from streams.agents.turns import give_way; give_way({stage!r}); print(os.nice(0))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(told.stdout) == min(19, os.nice(0) + GIVES_WAY[stage])  # type: ignore[index]
