"""`copydesk bench dedupe`: one core, from text to verdict, among remembered items; against datasketch's MinHash LSH.

Both are given the same cleaned texts and the same shingles. datasketch (128 permutations, threshold 0.5) signs each, asks
and inserts; it neither weighs what it finds nor reads figures. Speeds are of process time, so that a busy machine disturbs little; the latencies are
of the clock on the wall. Memory is by how much the process grew: of copydesk with everything that dedupe remembers of an item, not its texts alone.
"""

import gc
import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import TYPE_CHECKING, Any

from streams.cli.exits import say

if TYPE_CHECKING:
    from schemas.article import ParsedItem
    from schemas.verdict import Verdict
    from streams.dedupe import Desk

REMEMBERED = 100_000
MEASURED = 2_000
WORDS = 200
COPIES = 4
"""One measured item in so many is a copy of an earlier one: cut, with another headline."""

_START = datetime(2026, 1, 1, tzinfo=UTC)
_SPAN = timedelta(hours=72)


def bench_dedupe(_: str, *, remembered: int = REMEMBERED, runs: int = 3) -> dict[str, Any]:
    """Return `{name, runs, median, baseline, ratio, unit}`, latencies (ms), memory and restore."""
    desk, bytes_each = _filled(remembered)
    speeds: list[float] = []
    times: list[float] = []
    for run in range(runs):
        spent, passed = _measure(desk, remembered + run * MEASURED, remembered)
        speeds.append(len(passed) / spent)
        times += passed
    cuts = quantiles(times, n=1000)
    baseline, baseline_bytes = _datasketch(min(remembered, 6_000))
    found = {
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
        "bytes_each": round(bytes_each),
        "baseline_bytes_each": round(baseline_bytes) if baseline_bytes else None,
        "memory_ratio": round(bytes_each / baseline_bytes, 3) if baseline_bytes else None,
    }
    return found | _restored(remembered)


def item(number: int, of: int) -> "ParsedItem":
    """Return one item of a stream of `of` in 72 hours; the number decides its words and figures."""
    from schemas.article import Change, ParsedFacts, ParsedItem
    from schemas.ninjs import Body, Text
    from schemas.raw import RawPointer

    head, text = story(number)
    time = _START + _SPAN * (number / of)
    revision = sha256(text.encode()).hexdigest()[:32]
    return ParsedItem(
        uri=f"tag:wire.example,2026:{number}",
        version="1",
        version_created=time,
        headlines=(Text(value=head),),
        bodies=(Body(content_type="text/plain", value=text),),
        copydesk=ParsedFacts(
            feed=f"feed-{number % 16}",
            agency=f"agency-{number % 16}",
            received_at=time,
            receipt=f"wire.raw.v1/0/{number}#0",
            revision=revision,
            raw=RawPointer(topic="wire.raw.v1", partition=0, offset=number, sha256=revision * 2, size=len(text)),
            format="ninjs",
            warnings=(),
            change=Change(kind="new"),
            guid=f"tag:wire.example,2026:{number}",
        ),
    )


def story(number: int) -> tuple[str, str]:
    """Return headline and text: sentences of words that few or many stories use, with names and figures."""
    chance = Random(number)  # noqa: S311  not a secret: the same story every time
    words = [_word(int(40_000 * chance.random() ** 4)) for _ in range(WORDS)]
    for place in range(7, WORDS, 9):
        words[place] = words[place].capitalize() if place % 2 else f"{chance.uniform(1, 900):.1f}"
    sentences = [" ".join(words[start : start + 20]).capitalize() + "." for start in range(0, WORDS, 20)]
    return " ".join(words[:7]).capitalize(), "\n\n".join(sentences)


def _word(number: int) -> str:
    return "".join(_SYLLABLES[int(digit)] for digit in str(number * 7919 % 99_991))


_SYLLABLES = ("ra", "te", "mi", "no", "su", "lek", "dor", "an", "is", "ve")


def _filled(count: int) -> "tuple[Desk, float]":
    """Return a desk that remembers so many items, and the bytes of each."""
    from streams.dedupe import Desk

    _warm()
    before = _resident()
    desk = Desk()
    for verdict in verdicts(count):
        desk.memory.remember(verdict)
    desk.weigh(item(count, count), _place(count))
    return desk, (_resident() - before) / count


def verdicts(count: int) -> "Iterator[Verdict]":
    """Yield the verdicts on items that all tell another story, as a log has them."""
    from streams.dedupe import Memory, judge

    for number in range(count):
        yield judge(Memory(), item(number, count), _place(number))


def _measure(desk: "Desk", first: int, of: int) -> tuple[float, list[float]]:
    """Return the process time of all measured items, and the seconds that passed for each."""
    items = [_measured(first, number, of) for number in range(first, first + MEASURED)]
    passed = []
    began = time.process_time()
    for number, each in enumerate(items, first):
        start = time.perf_counter()
        desk.decide(each, _place(number))
        passed.append(time.perf_counter() - start)
    return time.process_time() - began, passed


def _measured(first: int, number: int, of: int) -> "ParsedItem":
    from schemas.ninjs import Body, Text

    made = item(number, of)
    if number % COPIES:
        return made
    head, text = story(number - first + of // 2)
    cut = text[: len(text) * 2 // 3]
    change = {"headlines": (Text(value=head.upper()),), "bodies": (Body(content_type="text/plain", value=cut),)}
    return made.model_copy(update=change)


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


def _restored(count: int) -> dict[str, float]:
    """Return the seconds that a restore takes for each million verdicts, measured on `count` of them."""
    from schemas.codec import decode, encode
    from schemas.verdict import Verdict
    from streams.dedupe import Desk

    log = [encode(verdict) for verdict in verdicts(min(count, 50_000))]
    began = time.process_time()
    desk = Desk.restore(_place(len(log)), (decode(Verdict, data) for data in log))
    desk.decide(item(count, count), _place(count))
    seconds = time.process_time() - began
    return {"restore_measured": len(log), "restore_seconds_per_million": round(seconds / len(log) * 1e6, 1)}


def _resident() -> int:
    """Return the resident memory of this process in bytes; 0 where the system does not tell."""
    gc.collect()
    told = Path("/proc/self/statm")
    return int(told.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") if told.exists() else 0


def _warm() -> None:
    """Make the tables that are made once."""
    from streams.dedupe import Memory, judge

    judge(Memory(), item(0, 1), _place(0))


def _place(offset: int) -> Any:
    from streams.dedupe import Place

    return Place(0, offset)
