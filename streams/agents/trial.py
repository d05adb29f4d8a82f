"""The child of careful mode: does a stage's pure step on records that may kill it, so that only the child dies.

    python -m streams.agents.trial MODULE:FACTORY STAGE    # FACTORY(stage) gives the step

Records come pickled on stdin, one dot a record that was survived goes to stdout, after a first one for "ready". An
error that the step raises is survived: the parent will meet it too, and bury the item for its own reason.
"""

import contextlib
import os
import pickle
import resource
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from streams.agents import faults
from streams.messages import Record, Step

MEMORY = 512 * 1024 * 1024
"""Address space in bytes beside that of the loaded step; above it the step gets a MemoryError, which counts as a death."""

LIFE = 30
"""Seconds after which a hanging trial ends by itself: the parent, which ends it sooner, may have been killed."""

SURVIVED = b"."


def serve(step: Step, stage: str, inbox: BinaryIO, outbox: BinaryIO) -> None:
    """Try one record after the other until the inbox ends."""
    outbox.write(SURVIVED)
    outbox.flush()
    with contextlib.suppress(EOFError):
        while True:
            record: Record = pickle.load(inbox)  # noqa: S301 - from our parent, over our own stdin
            signal.alarm(LIFE)
            attempt(step, record, stage)
            signal.alarm(0)
            outbox.write(SURVIVED)
            outbox.flush()


def attempt(step: Step, record: Record, stage: str) -> None:
    """Do the step as the stage would; let out nothing but the lack of memory."""
    try:
        faults.meet(record, stage)
        step(record)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001, S110 - not a death
        pass


def _loaded() -> int:
    """Return the address space in bytes that is taken: of dedupe, with its compiler, nearly as much as a record may take."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    except OSError:  # not Linux, where no such limit holds
        return 0


def main() -> None:
    """Serve with the step that the command line names, in little memory."""
    factory, stage = sys.argv[1:]
    module, _, name = factory.partition(":")
    make: Callable[[str], Step] = getattr(import_module(module), name)
    step = make(stage)
    for number in (signal.SIGTERM, signal.SIGINT):  # they may be sent to the whole group; our end is our stdin's
        signal.signal(number, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what the step prints must not look like an answer
    limit = _loaded() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    serve(step, stage, sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
