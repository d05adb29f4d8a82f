"""Teleprinter text: which lines go on, which begin something, what is a table."""

import pytest

from streams.parse.wire_lines import read_lines

CASES = {
    "indented paragraphs": (
        ["    The lights came back on the", "old mole of Quay.", "    Fishermen paid."],
        ["The lights came back on the old mole of Quay.", "Fishermen paid."],
    ),
    "broken compound": (["    A two-", "year plan for cross-", "border boats, pre-", "and post-war."], ["A two-year plan for cross-border boats, pre- and post-war."]),
    "tabs": (["\t   One.", "\tTwo."], ["One.", "Two."]),
    "blank lines": (
        ["Fishermen gave one crown for each box of herring that they landed on", "(the old mole) and the town paid for the rest of the lamp, with help", "from the ferries.", "", "It did."],
        ["Fishermen gave one crown for each box of herring that they landed on (the old mole) and the town paid for the rest of the lamp, with help from the ferries.", "It did."],
    ),
    "short lines": (
        ["Fishermen gave one crown for each box of herring that they landed on.", "", "Herring boats 1,400", "Shops 120"],
        ["Fishermen gave one crown for each box of herring that they landed on.", "Herring boats 1,400", "Shops 120"],
    ),
    "list": (["- one", "- two", "  three"], ["- one", "- two", "three"]),
    "rules": (["___", "* * * *", "    Text."], ["Text."]),
    "lines of their own": (["    Text that goes", "on.", " Herring 12", " Cod 13"], ["Text that goes on.", "Herring 12", "Cod 13"]),
    "table": (["    Text.", "               1987      1986", " Herring.....14,200    12,700", " Cod..........1,050       990"],
              ["Text.", "              1987      1986\nHerring.....14,200    12,700\nCod..........1,050       990"]),
    "long lines": (["x" * 120, "y" * 30], ["x" * 120, "y" * 30]),
    "nothing": (["", " "], []),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_paragraphs(name: str) -> None:
    """Paragraphs come out whole, with no line left wrapped."""
    lines, texts = CASES[name]
    assert [block.text for block in read_lines(lines)] == texts
