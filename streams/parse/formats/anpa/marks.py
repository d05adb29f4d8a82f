"""Typesetting marks of ANPA 1312 texts, and what they stand for.

`^` begins a line that is set apart, `<` ends it at the left, `=` in the middle; a tab begins a paragraph. Tables are in
TTS (teletypesetter) code: BS begins a row, RS is a fixed space, US and `;` end a cell, DLE keeps a space together, `{`
is a half. Quotes are pairs of accents and apostrophes, a dash is an underscore between spaces.
"""

import re
from typing import Literal, NamedTuple

from streams.errors import TooLargeError
from streams.text.paragraphs import MAX_LINES
from streams.text.spaces import squeeze, visible

End = Literal["", "<", "="]

ROW = "\x08"
_MARKS = ("^", ROW, "<", "=")
_STARTS = re.compile(r"[ \t]*\^|[ \t]*\x08|\t| {2,}\S")
_ROW_LIMIT = 2_000  # characters; a longer one is no row
_CELL = re.compile(r";|\x1f[ \x1e]*")
_FIXED = re.compile(r"(?:[ ]*\x1e[ ]*)+")
_HALF = re.compile(r"\{")


class Unit(NamedTuple):
    """One stretch of text that was set in one way: marked off by `^`, or a row of a table, or lines as they stand."""

    kind: Literal["marked", "row", "lines"]
    lines: tuple[str, ...]
    end: End = ""

    @property
    def text(self) -> str:
        """The words on one line."""
        return squeeze(" ".join(self.lines))


def read_units(text: str, *, typeset: bool = False) -> list[Unit]:
    """Cut a text at its marks; what was marked off and wrapped is one unit. `typeset`: it is not `typographic` yet."""
    if len(text) > MAX_LINES and (text.count("^") > MAX_LINES or text.count("\n") > MAX_LINES):
        raise TooLargeError(f"more than {MAX_LINES} lines in one text")
    if "^" not in text and ROW not in text:
        return [Unit("lines", tuple(text.split("\n")))] if text.strip() else []
    cutter = _Cutter()
    marked = text[: 1 + max(map(text.rfind, _MARKS))]  # up to the last mark; in most messages only the head has any
    behind = text[len(marked) :].split("\n")
    if typeset:
        quoted = "`" in text and "``" in text
        marked = typographic(marked, quoted=quoted)
        behind = _typographic_lines(behind, quoted=quoted) if quoted or "_" in text else behind
    lines = _split(marked)
    lines[-1] += behind[0]
    for line in lines:
        if cutter.marked or "^" in line or ROW in line or "<" in line or "=" in line:
            cutter.take(line)
        else:
            cutter.plain.append(line)
    taken = 1
    while cutter.marked and taken < len(behind):
        cutter.take(behind[taken])
        taken += 1
    cutter.plain += behind[taken:]
    return cutter.end()


class _Cutter:
    """Gathers lines until the unit that they belong to ends."""

    def __init__(self) -> None:
        self.units: list[Unit] = []
        self.plain: list[str] = []
        self.marked: list[str] = []

    def take(self, line: str) -> None:
        bare = line.strip()
        if self.marked and (not bare or _STARTS.match(line)):
            self._close("")
        if bare.startswith(ROW):
            self._flush()
            self.units.append(Unit("row", (bare[1:],)))
        elif self.marked or bare.startswith("^"):
            self._flush()
            words, end = _ended(bare.lstrip("^"))
            self.marked.append(words)
            if end:
                self._close(end)
        else:
            self.plain.append(_ended(line)[0] if bare.endswith(("<", "=")) else line)

    def end(self) -> list[Unit]:
        self._close("")
        self._flush()
        return self.units

    def _close(self, end: End) -> None:
        if self.marked:
            self.units.append(Unit("marked", tuple(self.marked), end))
            self.marked = []

    def _flush(self) -> None:
        if self.plain:
            if any(map(str.strip, self.plain)):
                self.units.append(Unit("lines", tuple(self.plain)))
            self.plain = []


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
        return bare.rstrip("<"), "<"
    return line, ""


def cells(row: str) -> str:
    """Return a row of a table with its cells parted by tabs."""
    if len(row) > _ROW_LIMIT:
        return squeeze(visible(row))
    parted = _CELL.sub("\t", row.replace("\x10", ""))
    if "\t" not in parted or "\x1e" in parted:
        first, tab, rest = parted.partition("\t")
        parted = first + tab + _FIXED.sub("\t", rest) if tab else _FIXED.sub("\t", parted)
    found = [_cell(cell) for cell in parted.rstrip("=<").split("\t")]
    return "\t".join(found).rstrip("\t")


def _cell(cell: str) -> str:
    text = squeeze(cell.strip("^"))
    return "–" if text in ("_", "—") else _HALF.sub("½", text)


def typographic(text: str, *, quoted: bool | None = None) -> str:
    """Return a text with the quotes and dashes that two accents, two apostrophes and an underscore stand for.

    `quoted`: whether there are two accents, in all of the text that this is a part of.
    """
    if quoted or (quoted is None and "`" in text and "``" in text):
        text = text.replace("``", "“").replace("''", "”")
    if "_" in text and " _" in text:  # at the ends of lines first: a dash makes each letter twice as wide
        text = text.replace(" _\n", " —\n").replace(" _ ", " — ")
    return text


def _typographic_lines(lines: list[str], *, quoted: bool) -> list[str]:
    """Return the lines of a text as `typographic` does: most stay in ASCII, of which all is faster."""
    *ended, last = lines
    printed = [
        typographic(f"{line}\n", quoted=quoted)[:-1] if "_" in line or (quoted and _has_quotes(line)) else line
        for line in ended
    ]
    return [*printed, typographic(last, quoted=quoted)]


def _has_quotes(line: str) -> bool:
    return "``" in line or "''" in line
