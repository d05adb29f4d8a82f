"""A stage for the supervisor's tests: a real process that does what its name says, without Kafka."""

import logging
import os
import signal
import sys
import time
from pathlib import Path

from streams.observe.metrics import Metrics
from streams.observe.report import Health, Partition, start_reporter

stage, folder = sys.argv[1], Path(sys.argv[2])
logging.basicConfig()
with (folder / f"{stage}.starts").open("a", encoding="utf-8") as starts:
    starts.write(f"{os.getpid()}\n")


def health() -> Health:
    """Lag on one partition, and an offset that moves unless the stage is called stuck."""
    committed = 3 if stage == "stuck" else int(time.time() * 10)
    waiting = ("store: it is locked",) if stage == "waits" else ()
    return Health(time.time(), True, True, waiting, (Partition("wire.raw.v1", 0, committed, 7, True),))


metrics = Metrics()
metrics.add("items_total", 3, feed="harbour", stage=stage, outcome="parsed")
reporter = start_reporter(os.environ, stage, metrics, health)
assert reporter is not None
reporter._every = 0.1

match stage:
    case "breaker":
        sys.exit(75)
    case "config":
        sys.exit(78)
    case "crash":
        sys.exit(70)
    case "deaf":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        (folder / "deaf.now").touch()
while True:
    time.sleep(0.1)
