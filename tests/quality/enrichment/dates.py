"""Dates on TimeBank: expressions found (extents overlap) and their TIMEX3 values, both as F1.

The creation time of a document is given and counts as no expression.
"""

import html
import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from quality.enrichment.figures import SAMPLES, Figure, f1

from streams.enrich.dates.finder import find
from streams.enrich.dates.moments import Anchor

FOLDER = SAMPLES / "timebank"


class Gold(NamedTuple):
    """One TIMEX3 of the gold, by code points of the text."""

    start: int
    end: int
    value: str


def documents() -> Iterator[tuple[date, str, list[Gold]]]:
    """Yield creation day, text and expressions of each document."""
    for path in sorted(FOLDER.glob("*.tml")):
        source = path.read_text(encoding="utf-8")
        created = re.search(r'<DCT>.*?value="(\d{4}-\d\d-\d\d)', source, re.DOTALL)
        inner = re.search(r"<TEXT>(.*)</TEXT>", source, re.DOTALL)
        assert created
        assert inner
        yield date.fromisoformat(created[1]), *_read(inner[1])


def _read(source: str) -> tuple[str, list[Gold]]:
    """Return the text without its markup, and the expressions that the markup tells."""
    text, gold, opened = "", [], []
    for piece in re.finditer(r"<(/?)(\w+)([^>]*)>|[^<]+", source):
        if not piece[2]:
            text += html.unescape(piece[0])
        elif piece[2] == "TIMEX3" and piece[1]:
            start, value = opened.pop()
            gold.append(Gold(start, len(text), value))
        elif piece[2] == "TIMEX3":
            found = re.search(r'value="([^"]*)"', piece[3])
            opened.append((len(text), found[1] if found else ""))
    return text, gold


def measure(_every: int) -> list[Figure]:
    """Return both figures; the whole set takes a fifth of a second."""
    found_all = gold_all = overlapping = right = 0
    for day, text, gold in documents():
        found = list(find(text, Anchor(day)))
        found_all, gold_all = found_all + len(found), gold_all + len(gold)
        for each in gold:
            hit = next((other for other in found if other.start < each.end and other.end > each.start), None)
            if hit:
                found.remove(hit)
                overlapping += 1
                right += hit.value == each.value
    return [
        Figure("TimeBank, expressions, F1", f1(overlapping, found_all, gold_all), gold_all),
        Figure("TimeBank, values, F1", f1(right, found_all, gold_all), gold_all),
    ]
