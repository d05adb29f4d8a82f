"""`copydesk bench dedupe`: one core, from text to verdict, among remembered items; against datasketch's MinHash LSH.

Both are given the same cleaned texts and the same shingles. datasketch (128 permutations, threshold 0.5) signs each, asks and
inserts; it neither weighs what it finds nor reads figures. The memory is filled by a restore from a log of verdicts, so one
pass tells what a restore takes and what an item costs in memory. Speeds are of process time, so that a busy machine disturbs
little; the latencies are of the clock on the wall, and suffer from neighbours. Memory is by how much the process grew, with
everything that dedupe remembers of an item; `bytes_by_level` counts the objects of each part.
"""

import gc
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING, Any, Final

from streams.cli.bench_dedupe_items import item, log, place, story, verdict_of
from streams.cli.exits import say

if TYPE_CHECKING:
    from streams.dedupe import Desk

REMEMBERED: Final = 100_000
MEASURED: Final = 2_000
COPIES: Final = 4
"""One measured item in so many is a copy of an earlier one: cut, with another headline."""

BASELINE: Final = 6_000
"""Items that datasketch remembers: its speed hardly falls with more, and a million would take 10 GiB."""


def bench_dedupe(remembered: int = REMEMBERED, runs: int = 3) -> dict[str, Any]:
    """Return `{name, runs, median, baseline, ratio, unit}`, latencies (ms), memory (bytes an item) and restore (s)."""
    desk, filled = _filled(remembered, runs)
    speeds: list[float] = []
    times: list[float] = []
    for run in range(runs):
        spent, passed = _measure(desk, remembered, run)
        speeds.append(MEASURED / spent)
        times += passed
    cuts = quantiles(times, n=1000)
    baseline, baseline_bytes = _datasketch(min(remembered, BASELINE))
    return {
        "name": "dedupe",
        "runs": runs,
        "median": round(median(speeds)),
        "baseline": round(baseline) if baseline else None,
        "ratio": round(median(speeds) / baseline, 2) if baseline else None,
        "unit": "items/s",
        "remembered": remembered,
        "p50_ms": round(cuts[499] * 1000, 3),
        "p99_ms": round(cuts[989] * 1000, 3),
        "max_ms": round(max(times) * 1000, 1),
        "baseline_bytes_each": round(baseline_bytes) if baseline_bytes else None,
        "memory_ratio": round(filled["bytes_each"] / baseline_bytes, 3) if baseline_bytes else None,
        **filled,
    }


def _filled(count: int, runs: int) -> "tuple[Desk, dict[str, Any]]":
    """Return a desk that remembers so many items, and what it took: bytes of each and seconds for a million."""
    from streams.dedupe import Desk

    verdict_of(0, 1)  # makes the tables that are made once
    source = Untimed(log(count, frozenset(_copied(count, runs))))
    next(source.rows)  # makes the bases; the desk has one item less
    before = _resident()
    began = time.process_time()
    desk = Desk.restore(place(count), source)
    desk.weigh(item(count, count), place(count))
    seconds = time.process_time() - began - source.spent
    return desk, {
        "bytes_each": round((_resident() - before) / count),
        "bytes_by_level": {name: round(_size(part()) / count) for name, part in _levels(desk).items()},
        "restore_seconds": round(seconds, 1),
        "restore_seconds_per_million": round(seconds / count * 1e6, 1),
    }


class Untimed:
    """Rows, and the process time that making them took: it is not what is measured."""

    def __init__(self, rows: Iterator[bytes]) -> None:
        self.rows = rows
        self.spent = 0.0

    def __iter__(self) -> Iterator[bytes]:
        while True:
            began = time.process_time()
            row = next(self.rows, None)
            self.spent += time.process_time() - began
            if row is None:
                return
            yield row


def _levels(desk: "Desk") -> dict[str, Callable[[], Any]]:
    memory = desk.memory
    return {
        "versions": lambda: (memory.versions, memory.lookup, memory.kills),
        "reprints": lambda: memory.reprints,
        "stories": lambda: memory.stories,
        "recall": lambda: memory.recall,
    }


def _size(part: Any) -> int:
    """Return the bytes of an object and of all that hangs on it."""
    seen: dict[int, Any] = {}
    waiting = [part]
    while waiting:
        each = waiting.pop()
        if id(each) in seen or isinstance(each, type):
            continue
        seen[id(each)] = each
        waiting += gc.get_referents(each)
    return sum(map(sys.getsizeof, seen.values()))


def _copied(count: int, runs: int) -> list[int]:
    """Return the numbers of the remembered items that are copied when it is measured."""
    return [count // 2 + number for number in range(runs * MEASURED // COPIES)]


def _measure(desk: "Desk", remembered: int, run: int) -> tuple[float, list[float]]:
    """Return the process time of all measured items of a run, and the seconds that passed for each."""
    first = remembered + run * MEASURED
    copied = iter(_copied(remembered, run + 1)[-MEASURED // COPIES :])
    items = [
        item(number, remembered, text_of=None if number % COPIES else next(copied))
        for number in range(first, first + MEASURED)
    ]
    passed = []
    began = time.process_time()
    for number, each in enumerate(items, first):
        start = time.perf_counter()
        desk.decide(each, place(number))
        passed.append(time.perf_counter() - start)
    return time.process_time() - began, passed


def _datasketch(count: int) -> tuple[float | None, float | None]:
    """Return items a second and bytes an item of datasketch over its last thousands of `count`, or None without it."""
    try:
        from datasketch import MinHash, MinHashLSH
    except ImportError:
        say("datasketch is not installed (pip install datasketch): no baseline")
        return None, None
    texts = [shingles(number) for number in range(MEASURED)]
    before = _resident()
    index = MinHashLSH(threshold=0.5, num_perm=128)
    for number in range(count):
        index.insert(number, _signed(MinHash, texts[number % MEASURED], number))
    held = _resident() - before
    began = time.process_time()
    for number, own in enumerate(texts):
        signed = _signed(MinHash, own, 0)
        index.query(signed)
        index.insert(count + number, signed)
    return MEASURED / (time.process_time() - began), held / count


def _signed(minhash: Any, own: list[bytes], number: int) -> Any:
    """Return a signature; another number makes the same shingles those of another text."""
    signed = minhash(num_perm=128)
    signed.update_batch([b"%d" % number + each for each in own] if number else own)
    return signed


def shingles(number: int) -> list[bytes]:
    """Return the shingles that copydesk samples from, as datasketch takes them."""
    from streams.dedupe.cleaning import clean
    from streams.dedupe.letters import Letters
    from streams.dedupe.thresholds import GRAM

    return [each.tobytes() for each in Letters(clean(story(number)[1])).grams(GRAM)]


def _resident() -> int:
    """Return the resident memory of this process in bytes; 0 where the system does not tell."""
    gc.collect()
    told = Path("/proc/self/statm")
    return int(told.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") if told.exists() else 0
