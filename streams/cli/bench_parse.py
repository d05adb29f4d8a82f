"""`copydesk bench parse`: items a second by format, one core, bytes to parsed item, beside a baseline in the same run.

The items are made here, in the sizes that wires have (3 kB of plain text, 10 kB of NewsML-G2), twenty stories of each
format in turn. The baseline of a format is what any reader of it must do at least: its grammar. For feeds that is
feedparser, as everybody calls it. The yardstick is measured between the formats: it tells how fast the machine was in
this run.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import cycle
from statistics import median
from typing import Any

from streams.cli.bench_parse_items import ITEMS, TEXT, stories
from streams.cli.yardstick import RUNS, rate_of, yardstick_row, yardstick_work


def bench_parse() -> dict[str, Any]:
    """Measure every format; `median` and `ratio` of the whole are those of plain text."""
    from streams.agents.garbage import search_seldom

    search_seldom()  # as the stage does
    work = yardstick_work(TEXT)
    found: dict[str, dict[str, Any]] = {}
    rates: list[float] = []
    for form in ITEMS:
        rates.append(rate_of(work))
        found[form] = _measure(form, stories(form))
    plain = found["plain"]
    return {
        "name": "parse",
        "runs": RUNS,
        "median": plain["median"],
        "baseline": plain["baseline"],
        "ratio": plain["ratio"],
        "unit": "items/s",
        "yardstick": yardstick_row(median(rates)),
        "formats": found,
    }


def _measure(form: str, data: Sequence[bytes]) -> dict[str, Any]:
    ours, items = _reader(form, data)
    name, theirs = _baseline(form, data)
    pairs = [(rate_of(ours), rate_of(theirs)) for _ in range(RUNS)]
    return {
        "median": round(median(rate for rate, _ in pairs) * items),
        "baseline": name,
        "ratio": round(median(rate / other for rate, other in pairs), 3),
        "bytes": round(median(map(len, data))),
        "items": items,
        "stories": len(data),
    }


def _reader(form: str, data: Sequence[bytes]) -> tuple[Callable[[], object], int]:
    """Return what reads the next story, again from the first after the last, and how many items each has."""
    from streams.parse import feed_for, file_item, parse

    feed = feed_for("bench", {})
    at = datetime(2026, 1, 1, tzinfo=UTC)

    def read(story: bytes) -> Sequence[object]:
        return parse(file_item("x", story, feed="bench", received_at=at), feed)

    outcomes = [read(story) for story in data]
    formats = {getattr(getattr(each, "copydesk", None), "format", str(each)) for found in outcomes for each in found}
    if formats != {form}:
        raise AssertionError(f"the items of {form} were read as {formats}")
    turn = cycle(data)
    return (lambda: read(next(turn))), len(outcomes[0])


def _baseline(form: str, data: Sequence[bytes]) -> tuple[str, Callable[[], object]]:
    import feedparser
    import orjson
    from lxml import etree

    turn = cycle(data)
    if form == "feed":
        return "feedparser.parse", lambda: feedparser.parse(next(turn))
    if data[0].lstrip().startswith(b"{"):
        return "orjson.loads", lambda: orjson.loads(next(turn))
    if data[0].lstrip().startswith(b"<"):
        return "lxml.etree.fromstring", lambda: etree.fromstring(next(turn))
    return "bytes.decode and str.split", lambda: next(turn).decode().split()
