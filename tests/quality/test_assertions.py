"""Held against the expectations of the parsers that came before: `pytest -s tests/quality/test_assertions.py` prints."""

from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest
from quality.assertions import Row, holds, in_file, rows
from quality.wire import WIRE, need, read

FLOOR = 0.98
REASONS = Path(__file__).with_name("assertions.tsv")
"""Rows that don't hold: path and line of the test (or a path for all rows of it), `theirs` or `ours`, and why.

`theirs` is what the other parser made and the file does not say of that field: a default, a cut, an id with its version.
Only `ours` count as missed.
"""


class Reason(NamedTuple):
    """Whose a difference is, and why."""

    whose: str
    why: str


def reasons() -> dict[str, Reason]:
    """Read the table of reasons."""
    rows = (line.split("\t") for line in REASONS.read_text(encoding="utf-8").splitlines())
    return {name: Reason(whose, why) for name, whose, why in rows}


@pytest.fixture(scope="module")
def said() -> list[Row]:
    """Return the rows whose value stands in the file."""
    folder = need(WIRE)
    return [row for row in rows(folder) if in_file(row, (folder / row.path).read_bytes())]


def test_what_the_files_say_is_read(said: list[Row]) -> None:
    """At least 98 % of what other parsers' tests expect, and the files say, is what copydesk reads."""
    known = reasons()
    total, held, missed = Counter[str](), Counter[str](), []
    for row in said:
        total[row.form] += 1
        if holds(row, list(read(WIRE / row.path).items)):
            held[row.form] += 1
        else:
            missed.append(row)
    why = {
        row.name: known.get(row.name) or known.get(row.path) or Reason("ours", "no reason is written down")
        for row in missed
    }
    ours = [row for row in missed if why[row.name].whose == "ours"]
    for form, count in sorted(total.items()):
        print(f"{form:24} {held[form]:4} of {count:4}")
    for row in missed:
        print(f"- {row.name} [{row.field}] {': '.join(why[row.name])}")
    print(
        f"{sum(held.values())} of {total.total()} hold; of the rest {len(ours)} are ours, {len(missed) - len(ours)} theirs"
    )
    assert held.total() >= FLOOR * (held.total() + len(ours))
    assert [row.name for row in missed if why[row.name].why == "no reason is written down"] == []
