"""Careful mode: after several starts that got nowhere, one item at a time, each tried in a child process first.

The culprit ends the child instead of us and becomes a dead letter `crashed`; its neighbours go on.
"""

import asyncio
import logging
import os
import pickle
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress

from streams.agents.trial import SURVIVED
from streams.messages import Record

STARTS = 3
"""Starts at one offset that are put down to chance. The next one is careful."""

SPAN = 2000
"""Offsets for which a start stays careful: more than are delivered before the first commit of a start (about 2 s)."""

TIME = 10.0
"""Seconds one record may take in the child."""

READY = 180.0
"""Seconds the child may take to load its step: where no machine code can be kept dedupe compiles its loops, 20 s of CPU."""

log = logging.getLogger(__name__)

Place = tuple[str, int]


class Careful:
    """Knows which records are under suspicion, and tries them. `command` starts the child: see trial.py."""

    def __init__(self, command: Sequence[str], *, time: float = TIME) -> None:
        self._command, self._time = tuple(command), time
        self._suspects: dict[Place, tuple[range, int]] = {}
        self._child: asyncio.subprocess.Process | None = None

    @classmethod
    def of_step(cls, factory: str, stage: str) -> "Careful":
        """Try records with the step that `factory` (`module:function`) makes for the stage."""
        return cls((sys.executable, "-m", "streams.agents.trial", factory, stage))

    def started(self, place: Place, offset: int, starts: int) -> None:
        """Book a start of a partition; from the fourth at one offset on its next records are suspects."""
        self._suspects.pop(place, None)
        if starts > STARTS:
            log.error("%s/%d: start %d at offset %d: one item at a time", *place, starts, offset)
            self._suspects[place] = (range(offset, offset + SPAN), starts)

    def starts_at(self, record: Record) -> int:
        """How often the suspect's partition was started in vain; 0 for a record that is no suspect."""
        offsets, starts = self._suspects.get((record.topic, record.partition), (range(0), 0))
        return starts if record.offset in offsets else 0

    def safe(self, records: Sequence[Record]) -> Sequence[Record]:
        """Return the records up to the first suspect, or that one alone: a batch mixes partitions."""
        suspects = (place for place, record in enumerate(records) if self.starts_at(record))
        return records[: max(1, next(suspects, len(records)))]

    async def death(self, record: Record) -> str | None:
        """Try the record in the child; say how the child died of it, or None when it lives."""
        child = self._child or await self._start()
        assert child.stdin is not None
        try:
            child.stdin.write(pickle.dumps(record))
            answer = await asyncio.wait_for(_answer(child), self._time)
        except TimeoutError:
            await self.close()
            return f"the step did not end within {self._time:.0f} s"
        if answer == SURVIVED:
            return None
        status = await child.wait()
        self._child = None
        return f"the step ended its process with status {status}"

    async def close(self) -> None:
        """End the child."""
        if self._child is not None:
            with suppress(ProcessLookupError):
                # Not `Process.kill`: it polls, which may reap a dying child before asyncio's watcher does; the status
                # would be 255 (https://github.com/python/cpython/issues/87744).
                os.kill(self._child.pid, signal.SIGKILL)
            await self._child.wait()
            self._child = None

    async def _start(self) -> asyncio.subprocess.Process:
        pipe = asyncio.subprocess.PIPE
        child = self._child = await asyncio.create_subprocess_exec(*self._command, stdin=pipe, stdout=pipe)
        if await asyncio.wait_for(_answer(child), READY) != SURVIVED:
            await self.close()
            raise RuntimeError(f"the trial of records does not start: {self._command}")
        return child


async def _answer(child: asyncio.subprocess.Process) -> bytes:
    assert child.stdout is not None
    return await child.stdout.read(1)
