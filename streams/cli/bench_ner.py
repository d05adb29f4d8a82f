"""Tier 1 of `copydesk bench enrich`: the recogniser of names beside spaCy's default pipeline on the same texts.

Both run in one process of their own (`python -m streams.cli.bench_ner`, texts on stdin), in turns and in one thread, as the
processes of the pool do; CPU time. The memory is the most that a process of the pool had while it read the texts.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any

import orjson

from streams.agents.ner.pool import ALONE, MODEL, Pool

RUNS = 3
KIB = 1 << 10


def bench_ner(texts: Sequence[str]) -> dict[str, Any] | str:
    """Measure `median` articles/s, `ratio` to the baseline and `memory_mib`; without the extra say how to install it."""
    if find_spec("spacy") is None:
        return "not measured: pip install 'copydesk[ner]'"
    pool = Pool()
    pool.start()
    for text in texts:
        pool.recognise(text)
    (peak,) = map(_peak, pool.pids)
    pool.close()
    done = subprocess.run(
        [sys.executable, "-m", "streams.cli.bench_ner"],
        input=orjson.dumps(texts),
        stdout=subprocess.PIPE,
        env=os.environ | ALONE,
        check=True,
    )
    return {**orjson.loads(done.stdout), "unit": "articles/s", "memory_mib": peak}


def _peak(pid: int) -> int | None:
    """Return the most memory that a process has had, in MiB; None where there is no /proc.

    Not getrusage: what it tells of a child begins with the memory of its parent.
    """
    status = Path(f"/proc/{pid}/status")
    if not status.is_file():
        return None
    (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) // KIB


def _sides(texts: Sequence[str]) -> dict[str, Any]:
    """Take turns; each side is warmed up by the first text."""
    from streams.agents.ner.model import Model

    package = import_module(MODEL)
    ours, theirs = Model(package), package.load()

    def recognise() -> None:
        for text in texts:
            ours.recognise(text)

    def process() -> None:
        for _ in theirs.pipe(texts):
            pass

    ours.recognise(texts[0])
    theirs(texts[0])
    rounds = [(_rate(recognise, len(texts)), _rate(process, len(texts))) for _ in range(RUNS)]
    return {
        "median": round(median(rate for rate, _ in rounds), 1),
        "baseline": f"spaCy's default pipeline, {median(other for _, other in rounds):.1f} articles/s",
        "ratio": round(median(rate / other for rate, other in rounds), 2),
    }


def _rate(work: Callable[[], None], texts: int) -> float:
    start = time.process_time()
    work()
    return texts / (time.process_time() - start)


if __name__ == "__main__":
    sys.stdout.buffer.write(orjson.dumps(_sides(orjson.loads(sys.stdin.buffer.read()))))
