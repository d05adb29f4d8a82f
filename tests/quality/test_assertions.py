"""Held against the expectations of the parsers that came before: `pytest -s tests/quality/test_assertions.py` prints."""

from collections import Counter
from pathlib import Path

import pytest
from quality.assertions import Row, holds, in_file, rows
from quality.wire import WIRE, need, read

FLOOR = 0.98
REASONS = Path(__file__).with_name("assertions.tsv")
"""Rows that don't hold, and why: path and line of the test, or a path for all rows of it, a tab, and the reason."""


@pytest.fixture(scope="module")
def counted() -> list[Row]:
    """Return the rows whose value stands in the file."""
    folder = need(WIRE)
    return [row for row in rows(folder) if in_file(row, (folder / row.path).read_bytes())]


def test_what_the_files_say_is_read(counted: list[Row]) -> None:
    """At least 98 % of what other parsers' tests expect, and the files say, is what copydesk reads."""
    total, held, missed = Counter[str](), Counter[str](), []
    for row in counted:
        total[row.form] += 1
        if holds(row, list(read(WIRE / row.path).items)):
            held[row.form] += 1
        else:
            missed.append(row)
    reasons = dict(line.split("\t", 1) for line in REASONS.read_text(encoding="utf-8").splitlines())
    for form, count in sorted(total.items()):
        print(f"{form:24} {held[form]:4} of {count:4}")
    for row in missed:
        print(
            f"- {row.name} [{row.field}]: {reasons.get(row.name) or reasons.get(row.path, 'no reason is written down')}"
        )
    assert sum(held.values()) >= FLOOR * sum(total.values())
    assert [row.name for row in missed if not {row.name, row.path} & reasons.keys()] == []
