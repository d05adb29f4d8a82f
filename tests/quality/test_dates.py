"""Dates on TimeBank, where it lies beside the project: `pytest -s tests/quality/test_dates.py` prints the figures."""

import html
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from quality.wire import SHARED, need

from streams.enrich.dates.finder import find
from streams.enrich.dates.moments import Anchor

RELAXED, VALUE = 0.90, 0.80


class Gold(NamedTuple):
    """One TIMEX3 of the gold, by code points of the text."""

    start: int
    end: int
    value: str


def documents(folder: Path) -> Iterator[tuple[date, str, list[Gold]]]:
    """Yield creation day, text and expressions of each document; the creation time itself is no mention."""
    for path in sorted(folder.glob("*.tml")):
        source = path.read_text(encoding="utf-8")
        created = re.search(r'<DCT>.*?value="(\d{4}-\d\d-\d\d)', source, re.DOTALL)
        inner = re.search(r"<TEXT>(.*)</TEXT>", source, re.DOTALL)
        assert created
        assert inner
        text, gold, opened = "", [], []
        for piece in re.finditer(r"<(/?)(\w+)([^>]*)>|[^<]+", inner[1]):
            if not piece[2]:
                text += html.unescape(piece[0])
            elif piece[2] == "TIMEX3" and piece[1]:
                start, value = opened.pop()
                gold.append(Gold(start, len(text), value))
            elif piece[2] == "TIMEX3":
                value = re.search(r'value="([^"]*)"', piece[3])
                opened.append((len(text), value[1] if value else ""))
        yield date.fromisoformat(created[1]), text, gold


def test_timebank() -> None:
    """Expressions found (overlapping extents) and their values, both as F1, are at least the floors."""
    found_all = gold_all = overlapping = right = 0
    for day, text, gold in documents(need(SHARED / "timebank")):
        found = list(find(text, Anchor(day)))
        found_all, gold_all = found_all + len(found), gold_all + len(gold)
        for each in gold:
            hit = next((other for other in found if other.start < each.end and other.end > each.start), None)
            if hit:
                found.remove(hit)
                overlapping += 1
                right += hit.value == each.value
    relaxed, value = (2 * hits / (found_all + gold_all) for hits in (overlapping, right))
    print(f"TimeBank: {gold_all} expressions, relaxed F1 {relaxed:.3f}, value F1 {value:.3f}")
    assert relaxed >= RELAXED
    assert value >= VALUE
