"""`copydesk bench parse`: items a second by format, one core, bytes to parsed item, beside a baseline in the same run.

The items are made here, in the sizes that wires have (3 kB of plain text, 10 kB of NewsML-G2). The baseline of a format is
what any reader of it must do at least: its grammar. For feeds that is feedparser, as everybody calls it. The yardstick
is measured between the formats: it tells how fast the machine was in this run.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from statistics import median
from typing import Any

from streams.cli.bench_parse_items import ITEMS, TEXT
from streams.cli.yardstick import RUNS, rate_of, yardstick_row, yardstick_work


def bench_parse() -> dict[str, Any]:
    """Measure every format; `median` and `ratio` of the whole are those of plain text."""
    work = yardstick_work(TEXT)
    found: dict[str, dict[str, Any]] = {}
    rates: list[float] = []
    for form, data in ITEMS.items():
        rates.append(rate_of(work))
        found[form] = _measure(form, data)
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


def _measure(form: str, data: bytes) -> dict[str, Any]:
    ours, items = _reader(form, data)
    name, theirs = _baseline(form, data)
    pairs = [(rate_of(ours), rate_of(theirs)) for _ in range(RUNS)]
    return {
        "median": round(median(rate for rate, _ in pairs) * items),
        "baseline": name,
        "ratio": round(median(rate / other for rate, other in pairs), 3),
        "bytes": len(data),
        "items": items,
    }


def _reader(form: str, data: bytes) -> tuple[Callable[[], object], int]:
    from streams.parse import feed_for, file_item, parse

    feed = feed_for("bench", {})
    at = datetime(2026, 1, 1, tzinfo=UTC)
    outcomes = parse(file_item("x", data, feed="bench", received_at=at), feed)
    formats = {getattr(getattr(each, "copydesk", None), "format", str(each)) for each in outcomes}
    if formats != {form}:
        raise AssertionError(f"the item of {form} was read as {formats}")
    return (lambda: parse(file_item("x", data, feed="bench", received_at=at), feed)), len(outcomes)


def _baseline(form: str, data: bytes) -> tuple[str, Callable[[], object]]:
    import feedparser
    import orjson
    from lxml import etree

    if form == "feed":
        return "feedparser.parse", lambda: feedparser.parse(data)
    if data.lstrip().startswith(b"{"):
        return "orjson.loads", lambda: orjson.loads(data)
    if data.lstrip().startswith(b"<"):
        return "lxml.etree.fromstring", lambda: etree.fromstring(data)
    return "bytes.decode and str.split", lambda: data.decode().split()
