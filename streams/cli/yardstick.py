"""A yardstick: one fixed piece of work, so that figures of different machines can be compared.

The work is `py3langid.classify` on 500 characters: arithmetic, tables and Python in the proportions of our own, and
none of our code, so that no change of ours moves it. All figures of speed that the project states are of a machine that
does it 6,300 times a second: divide a figure by `machine` to compare.
"""

import time
from collections.abc import Callable
from statistics import median
from typing import Any

STATED = 6_300
"""Calls a second on the machine of the stated figures."""

CHARACTERS = 500

RUNS = 7
SECONDS = 0.4
"""Of one run; the median of seven stands against a noisy neighbour."""


def yardstick() -> dict[str, Any]:
    """Measure the yardstick alone, for a bench whose own work can't be measured between its runs."""
    from streams.cli.bench_parse_items import TEXT

    work = yardstick_work(TEXT)
    return yardstick_row(median(rate_of(work) for _ in range(RUNS)))


def rate_of(work: Callable[[], object]) -> float:
    """Return calls a second of CPU time of this process, in one run."""
    calls = 0
    start = time.process_time()
    while (spent := time.process_time() - start) < SECONDS:
        work()
        calls += 1
    return calls / spent


def yardstick_work(text: str) -> Callable[[], object]:
    """Return the work, with its model loaded; the text is English prose."""
    import py3langid

    said = text[:CHARACTERS]
    py3langid.classify(said)
    return lambda: py3langid.classify(said)


def yardstick_row(rate: float) -> dict[str, Any]:
    """Return the row of a bench: calls a second here, and this machine as a share of the one of the stated figures."""
    return {
        "work": f"py3langid.classify on {CHARACTERS} characters",
        "median": round(rate),
        "stated": STATED,
        "machine": round(rate / STATED, 2),
    }
