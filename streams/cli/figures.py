"""What a bench found, as lines for a person: a figure a line, a table where figures stand in rows."""

from collections.abc import Iterator, Mapping
from typing import Any

INDENT = "  "


def figure_lines(found: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of what a bench found, in its order: a plain value beside its name, others set in below theirs."""
    wide = max(map(len, found), default=0)
    for name, value in found.items():
        if isinstance(value, Mapping):
            yield f"{name}:"
            yield from (INDENT + line for line in _below(value))
        else:
            yield f"{name + ':':{wide + 1}} {_text(value)}"


def _below(value: Mapping[str, Any]) -> Iterator[str]:
    rows = [row for row in value.values() if isinstance(row, Mapping)]
    if rows and len(rows) == len(value):
        yield from _table(value, list(dict.fromkeys(name for row in rows for name in row)))
    else:
        yield from figure_lines(value)


def _table(rows: Mapping[str, Mapping[str, Any]], columns: list[str]) -> Iterator[str]:
    """Yield a table with a line for each row, its name first; columns of numbers stand to the right."""
    cells = [
        ["", *columns],
        *([name, *(_text(row.get(column, "")) for column in columns)] for name, row in rows.items()),
    ]
    wide = [max(map(len, column)) for column in zip(*cells, strict=True)]
    right = [False, *(all(isinstance(row.get(column), int | float) for row in rows.values()) for column in columns)]
    for line in cells:
        yield INDENT.join(
            cell.rjust(width) if to_the_right else cell.ljust(width)
            for cell, width, to_the_right in zip(line, wide, right, strict=True)
        ).rstrip()


def _text(value: object) -> str:
    return f"{value:,}" if isinstance(value, int | float) else str(value)
