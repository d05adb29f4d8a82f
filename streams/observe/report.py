"""What a stage tells its supervisor once a second: one JSON line with its numbers and its health, over a pipe.

The writer is a thread, so that a stage whose event loop hangs still tells that it does (`Health.at` grows old). The
pipe is also the lifeline: when it breaks the supervisor is gone, and the stage ends at once.
"""

import ctypes
import logging
import os
import resource
import signal
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import orjson
from pydantic import TypeAdapter

from streams.observe.metrics import Metrics, Sample

REPORT_FD = "COPYDESK_REPORT_FD"
"""The environment variable with the number of the pipe's end that the supervisor gave to a stage."""

ORPHANED = 70  # EX_SOFTWARE; nobody is left to read it

SHARE = 50
"""A report may cost one 50th of the time: with 500 feeds one takes 0.1 s, with 20 feeds 4 ms (measured)."""

PR_SET_PDEATHSIG = 1  # linux/prctl.h

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Partition:
    """One partition that the group reads; `assigned` to this process or to another one. `lag` counts records."""

    topic: str
    partition: int
    committed: int | None
    lag: int
    assigned: bool


@dataclass(frozen=True, slots=True)
class Health:
    """How a stage is, as its event loop saw it last.

    `at` is when it looked, `last_commit` when the committed offsets last moved, both in seconds since the epoch.
    `broker`: did the brokers answer. `joined`: does the group count us in, with or without partitions. `waiting` names
    what the stage waits for on purpose: a restore, a store that is away.
    """

    at: float
    broker: bool = False
    joined: bool = False
    waiting: tuple[str, ...] = ()
    partitions: tuple[Partition, ...] = ()
    last_commit: float | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One line from one stage."""

    stage: str
    health: Health
    samples: tuple[Sample, ...]


_REPORT = TypeAdapter(Report)


def encode(report: Report) -> bytes:
    """Return the report as one JSON line."""
    line = {"stage": report.stage, "health": report.health, "samples": [tuple(sample) for sample in report.samples]}
    return orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE)


def decode(line: bytes) -> Report:
    """Read one line; raises ValueError when it is none of ours."""
    return _REPORT.validate_json(line)


class Reporter:
    """Reports until the process ends. `health` is called from the reporter's thread: it must only hand out a value."""

    def __init__(self, fd: int, stage: str, metrics: Metrics, health: Callable[[], Health], every: float = 1.0) -> None:
        self._fd, self._stage, self._metrics, self._health, self._every = fd, stage, metrics, health, every
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._run, name="reporter", daemon=True)

    def start(self) -> None:
        """Tie this process to its supervisor and begin to report."""
        die_with_parent()
        os.set_inheritable(self._fd, False)  # a child of ours must not keep the pipe open when we are gone
        self._thread.start()

    def stop(self) -> None:
        """Send a last report, so that the numbers of the last second are not lost."""
        self._done.set()
        self._thread.join(timeout=2 * self._every)

    def _run(self) -> None:
        pause = self._every
        while not self._done.wait(pause):
            began = time.thread_time()
            self._send()
            pause = max(self._every, SHARE * (time.thread_time() - began))
        self._send()

    def _send(self) -> None:
        try:
            health = self._health()
            _set_gauges(self._metrics, self._stage, health)
            _write(self._fd, encode(Report(self._stage, health, tuple(self._metrics.samples()))))
        except BrokenPipeError:
            if not self._done.is_set():
                log.critical("the supervisor is gone: the stage ends; what is not committed comes again")
                logging.shutdown()
                os._exit(ORPHANED)
        except Exception:
            log.exception("a report failed; the next one follows")


def start_reporter(
    environ: Mapping[str, str], stage: str, metrics: Metrics, health: Callable[[], Health]
) -> Reporter | None:
    """Start to report to the supervisor that `environ` tells of; None for a stage that somebody started by hand."""
    if not (fd := environ.get(REPORT_FD)):
        return None
    reporter = Reporter(int(fd), stage, metrics, health)
    reporter.start()
    return reporter


def resident_memory() -> int:
    """Return this process's resident memory in bytes; where /proc is missing the highest there was."""
    try:
        pages = int(Path("/proc/self/statm").read_bytes().split()[1])
    except OSError:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak if sys.platform == "darwin" else peak * 1024
    return pages * resource.getpagesize()


def die_with_parent() -> None:
    """On Linux: have the kernel kill this process when the thread that started it ends, even by SIGKILL."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _set_gauges(metrics: Metrics, stage: str, health: Health) -> None:
    metrics.set("process_resident_memory_bytes", resident_memory(), stage=stage)
    if health.last_commit is not None:
        metrics.set("last_commit_timestamp_seconds", health.last_commit, stage=stage)
    for each in health.partitions:
        labels = {"stage": stage, "topic": each.topic, "partition": str(each.partition)}
        metrics.set("consumer_lag_records", each.lag, **labels)


def _write(fd: int, line: bytes) -> None:
    """Write the whole line; the pipe holds 64 KiB, a line of many feeds may be longer."""
    rest = memoryview(line)
    while rest:
        rest = rest[os.write(fd, rest) :]
