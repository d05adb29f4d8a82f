"""Typesetting marks of ANPA 1312 texts, and what they stand for.

`^` begins a line that is set apart, `<` ends it at the left, `=` in the middle; a tab begins a paragraph. Tables are in
TTS (teletypesetter) code: BS begins a row, RS is a fixed space, US and `;` end a cell, DLE keeps a space together, `{`
is a half. Quotes are pairs of accents and apostrophes, a dash is an underscore between spaces.
"""

import re
from typing import Literal, NamedTuple

from streams.text.spaces import squeeze

End = Literal["", "<", "="]

ROW = "\x08"
_STARTS = re.compile(r"[ \t]*\^|[ \t]*\x08|\t| {2,}\S")
_CELL = re.compile(r";|\x1f[ \x1e]*")
_FIXED = re.compile(r"(?:[ ]*\x1e[ ]*)+")
_HALF = re.compile(r"\{")
_DASH = re.compile(r"(?<=[ \u00a0])_(?=\s|$)|^_(?=\s)")


class Unit(NamedTuple):
    """One stretch of text that was set in one way: marked off by `^`, or a row of a table, or lines as they stand."""

    kind: Literal["marked", "row", "lines"]
    lines: tuple[str, ...]
    end: End = ""

    @property
    def text(self) -> str:
        """The words on one line."""
        return squeeze(" ".join(self.lines))


def read_units(text: str) -> list[Unit]:
    """Cut a text at its marks; what was marked off and wrapped is one unit."""
    units: list[Unit] = []
    plain: list[str] = []
    marked: list[str] = []

    def close(end: End) -> None:
        if marked:
            units.append(Unit("marked", tuple(marked), end))
            marked.clear()

    def flush() -> None:
        if any(line.strip() for line in plain):
            units.append(Unit("lines", tuple(plain)))
        plain.clear()

    for line in _split(text):
        if marked and (_STARTS.match(line) or not line.strip()):
            close("")
        if (bare := line.strip()).startswith(ROW):
            flush()
            units.append(Unit("row", (bare[1:],)))
        elif marked or bare.startswith("^"):
            flush()
            words, end = _ended(bare.lstrip("^"))
            marked.append(words)
            if end:
                close(end)
        else:
            plain.append(_ended(line)[0] if line.rstrip().endswith(("<", "=")) else line)
    close("")
    flush()
    return units


def _split(text: str) -> list[str]:
    """Return the lines; two that are marked off may share one: `^*9006< ^AP-Top-Headlines,0176<`."""
    lines = text.split("\n")
    if "< ^" not in text and "<^" not in text:
        return lines
    return [part for line in lines for part in re.split(r"(?<=<)[ \t]*(?=\^)", line)]


def _ended(line: str) -> tuple[str, End]:
    bare = line.rstrip()
    if bare.endswith("="):
        return bare.rstrip("="), "="
    if bare.endswith("<"):
        return bare[:-1], "<"
    return line, ""


def cells(row: str) -> str:
    """Return a row of a table with its cells parted by tabs."""
    parted = _CELL.sub("\t", row.replace("\x10", ""))
    if "\t" not in parted or "\x1e" in parted:
        first, tab, rest = parted.partition("\t")
        parted = first + tab + _FIXED.sub("\t", rest) if tab else _FIXED.sub("\t", parted)
    found = [_cell(cell) for cell in parted.rstrip("=<").split("\t")]
    return "\t".join(found).rstrip("\t")


def _cell(cell: str) -> str:
    text = squeeze(cell.strip("^"))
    return "–" if text == "_" else _HALF.sub("½", text)


def typographic(text: str) -> str:
    """Return a text with the quotes and dashes that the marks stand for."""
    if "``" in text:
        text = text.replace("``", "“").replace("''", "”")
    return _DASH.sub("—", text) if "_" in text else text
