"""`copydesk bench dedupe`: one core, from text to verdict, among remembered items; against datasketch's MinHash LSH.

Both sides start from the same texts of two kilobytes, clean them with the same code and cut them into the same shingles.

- copydesk: text to verdict, remembered: signature and index, the comparing of candidates, traits, versions, the running story.
  Items are read as many at once as the stage reads (`together`), and judged one after the other; the latency of each of
  them is the time that all of them take.
- datasketch: text to candidates, remembered: the shingles as the bytes that it takes, a MinHash of 128 permutations
  (`update_batch`), a query of a MinHashLSH (threshold 0.5) and an insert. It neither weighs what it finds nor reads figures,
  and an item that it remembers is a signature alone.

They take turns, and the ratio is the median of those of the turns. The memory is filled by a restore from a log of verdicts on
distinct items that is made for it (bench_dedupe_items.py), and not by judging each: so a million takes minutes, and one pass
tells what a restore takes and what an item costs in memory. Speeds are of process time, so that a busy machine
disturbs little; so is the latency of an item, beside that of the clock on the wall, which suffers from neighbours. Memory is by
how much the process grew, with everything that dedupe remembers of an item; `bytes_by_level` counts the objects of each part.
What the process had freed before goes back to the system first: else the one measured later grows into it and looks smaller
(datasketch by 7,050 bytes a text and not by the 8,300 that its objects have).
"""

import ctypes
import gc
import os
import sys
import time
from collections.abc import Callable, Iterator
from operator import truediv
from pathlib import Path
from statistics import median, quantiles
from types import FunctionType, ModuleType
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

TURN: Final = 500
"""Items of datasketch's turn: fewer than ours, for each takes longer."""

_CODE: Final = (type, FunctionType, ModuleType)
"""What data refer to and is no data."""


def bench_dedupe(remembered: int = REMEMBERED, runs: int = 5) -> dict[str, Any]:
    """Return `{name, runs, median, baseline, ratio, unit}`, latencies (ms), memory (bytes an item) and restore (s)."""
    from streams.agents.garbage import search_seldom
    from streams.dedupe import TOGETHER

    search_seldom()  # as the stage does
    desk, filled = _filled(remembered, runs)
    other = Datasketch.filled(min(remembered, BASELINE))
    speeds: list[float] = []
    baselines: list[float] = []
    spent: list[float] = []
    passed: list[float] = []
    for run in range(runs):
        used, walls, speed = _measure(desk, remembered, run, TOGETHER)
        speeds.append(speed)
        spent += used
        passed += walls
        if other:
            baselines.append(other.speed())
    return {
        "name": "dedupe",
        "runs": runs,
        "median": round(median(speeds)),
        "baseline": round(median(baselines)) if other else None,
        "ratio": round(median(map(truediv, speeds, baselines)), 2) if other else None,
        "unit": "items/s",
        "remembered": remembered,
        "filled_by": "restore of a made log",
        "together": TOGETHER,
        **_latencies("cpu", spent),
        **_latencies("wall", passed),
        "baseline_bytes_each": round(other.bytes_each) if other else None,
        "memory_ratio": round(filled["bytes_each"] / other.bytes_each, 3) if other else None,
        **filled,
    }


def _latencies(clock: str, seconds: list[float]) -> dict[str, float]:
    cuts = quantiles(seconds, n=1000)
    found = {"p50": cuts[499], "p99": cuts[989], "max": max(seconds)}
    return {f"{clock}_{name}_ms": round(value * 1000, 2) for name, value in found.items()}


def _filled(count: int, runs: int) -> "tuple[Desk, dict[str, Any]]":
    """Return a desk that remembers so many items, and what it took: bytes of each and seconds for a million."""
    from streams.dedupe import Desk

    verdict_of(0, 1)  # makes the tables that are made once
    source = Untimed(log(count, frozenset(_copied(count, runs))))
    next(source.rows)  # makes the bases; the desk has one item less
    before = resident()
    began = time.process_time()
    desk = Desk.restore(place(count), source)
    desk.weigh(item(count, count), place(count))
    seconds = time.process_time() - began - source.spent
    return desk, {
        "bytes_each": round((resident() - before) / count),
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
    """Return the bytes of an object and of all data that hang on it."""
    seen: dict[int, Any] = {}
    waiting = [part]
    while waiting:
        each = waiting.pop()
        if id(each) in seen or isinstance(each, _CODE):
            continue
        seen[id(each)] = each
        waiting += gc.get_referents(each)
    return sum(map(sys.getsizeof, seen.values()))


def _copied(count: int, runs: int) -> list[int]:
    """Return the numbers of the remembered items that are copied when it is measured."""
    return [count // 2 + number for number in range(runs * MEASURED // COPIES)]


def _measure(desk: "Desk", remembered: int, run: int, together: int) -> tuple[list[float], list[float], float]:
    """Return the process time of each measured item of a run, the seconds that passed on the wall, and items a second.

    The time of an item is that of all that were read with it: none of them goes on before the last is judged.
    """
    first = remembered + run * MEASURED
    copied = iter(_copied(remembered, run + 1)[-MEASURED // COPIES :])
    items = [
        item(number, remembered, text_of=None if number % COPIES else next(copied))
        for number in range(first, first + MEASURED)
    ]
    spent: list[float] = []
    passed: list[float] = []
    total = 0.0
    for at in range(0, MEASURED, together):
        several = items[at : at + together]
        start, began = time.perf_counter(), time.process_time()
        for number, (each, case) in enumerate(zip(several, desk.read(several), strict=True), first + at):
            desk.settle(desk.weigh(each, place(number), case))
        used = time.process_time() - began
        total += used
        spent += [used] * len(several)
        passed += [time.perf_counter() - start] * len(several)
    return spent, passed, MEASURED / total


class Datasketch:
    """The baseline: an index of MinHash signatures that remembers so many texts."""

    def __init__(self) -> None:
        from datasketch import MinHash, MinHashLSH

        self._minhash = MinHash
        self._index = MinHashLSH(threshold=0.5, num_perm=128)
        self._count = 0
        self.bytes_each = 0.0

    @classmethod
    def filled(cls, count: int) -> "Datasketch | None":
        """Return one that remembers so many texts, or None where datasketch is not installed."""
        try:
            made = cls()
        except ImportError:
            say("datasketch is not installed (pip install datasketch): no baseline")
            return None
        before = resident()
        for number in range(count):
            made.judge(story(number)[1])
        made.bytes_each = (resident() - before) / count
        return made

    def speed(self) -> float:
        """Return texts a second, over texts that it does not know."""
        texts = [story(self._count + number)[1] for number in range(TURN)]
        began = time.process_time()
        for text in texts:
            self.judge(text)
        return TURN / (time.process_time() - began)

    def judge(self, text: str) -> list[Any]:
        """Return which texts are like this one, and remember it."""
        signed = self._minhash(num_perm=128)
        signed.update_batch(shingles(text))
        found: list[Any] = self._index.query(signed)
        self._index.insert(self._count, signed)
        self._count += 1
        return found


def shingles(text: str) -> list[bytes]:
    """Return the shingles that copydesk samples from, as datasketch takes them."""
    from streams.dedupe.cleaning import clean
    from streams.dedupe.letters import Letters
    from streams.dedupe.thresholds import GRAM

    data = Letters(clean(text)).grams(GRAM).tobytes()
    return [data[at : at + 8] for at in range(0, len(data), 8)]


def resident() -> int:
    """Return the memory of this process that is in use, in bytes; 0 where the system does not tell."""
    gc.collect()
    if hasattr(library := ctypes.CDLL(None), "malloc_trim"):  # glibc: what is free and kept would be counted as used
        library.malloc_trim(0)
    told = Path("/proc/self/statm")
    return int(told.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") if told.exists() else 0
