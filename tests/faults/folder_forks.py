"""Runs `copydesk publish --watch` again and again, each time in a fork that is killed: a start costs no imports.

One line of JSON comes in for each run: `[step, count, seconds]`. The run is killed when it calls `os.<step>` for the
count-th time, before the step is done, and in any case after so many seconds. Its wait status goes out, and 1 where
the seconds were over first.
"""

import json
import os
import signal
import sys
import time
from typing import Any

from streams.cli import main


def run(step: str, count: int) -> None:
    """Be the command, until killed."""
    left = count
    real = getattr(os, step)

    def counted(*given: Any, **named: Any) -> Any:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*given, **named)

    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    setattr(os, step, counted)
    main()


for line in sys.stdin:
    step, count, seconds = json.loads(line)
    child = os.fork()
    if child == 0:
        run(step, count)
        os._exit(0)
    end, late = time.monotonic() + seconds, False
    while (ended := os.waitpid(child, os.WNOHANG)) == (0, 0):
        if time.monotonic() > end:
            late = True
            os.kill(child, signal.SIGKILL)
        time.sleep(0.005)
    sys.stdout.write(f"{ended[1]} {int(late)}\n")
    sys.stdout.flush()
