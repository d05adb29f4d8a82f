"""Quotation marks: paired by where they stand, whatever they look like, across paragraphs when each opens them again.

Wires mix straight, curly, low and angled marks, and turn some the wrong way: the space beside a mark tells more than its
shape. Single marks quote too; those within words or at the end of "workers'" are apostrophes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MARKS = "“”„‟\"«»＂‘‚‹’›'`"
_MARK = re.compile(rf"[{MARKS}](?:(?<=[“”„‟\"«»＂])|(?<=')'|(?<=`)`|(?<=[‘‚‹’›'])(?:(?<![^\W_].)|(?![^\W_])))")
"""A mark that can open or close: most single ones stand between two letters, and are not looked at."""
_SIGNS = '“”„‟"«»＂'
"""Double marks of one character."""
_MAY_OPEN = re.compile(r"'(?:(?=[^\W\d_])(?<![^ \t\n(\[{—–\-/\u00a0‘'“\"]')|')")
"""A straight mark that can open a quotation, or is half of a double one: apostrophes are neither."""
_SPEECH_ENDS = re.compile(r"[^\n]{0,300}?[.,!?…][’'](?!\w)")
_DOUBLE = frozenset(["“", "”", "„", "‟", '"', "«", "»", "＂", "``", "''"])
_OPENS = frozenset("“„‟«‘‚‹")
_BEFORE_OPENING = frozenset(" \t\n([{—–-/\u00a0‘'“\"")
_DEEPEST = 8
"""Quotes within quotes; what is opened deeper is not kept apart."""


@dataclass(slots=True)
class Quote:
    """A quotation with its marks; `parts` are the words, one stretch for each paragraph."""

    start: int
    end: int
    parts: tuple[tuple[int, int], ...]


_Open = tuple[int, int, bool]
"""A mark that opened: its start, its end, and whether it is double."""


def quotes(text: str) -> list[Quote]:
    """Return the outermost quotations of a text in their order; a mark without its other half quotes nothing."""
    marks = _marks(text)
    return _Reader(text).read(marks) if marks else []


def _marks(text: str) -> list[tuple[int, int]]:
    """Return start and end of the marks that can open or close; no single one where none can open.

    Most texts have apostrophes and no other single marks: to look for one sign after the other takes a sixth of the time.
    """
    if "‘" in text or "‚" in text or "‹" in text or "`" in text or _MAY_OPEN.search(text):
        return [match.span() for match in _MARK.finditer(text)]
    return sorted((place, place + 1) for sign in _SIGNS if sign in text for place in _places(text, sign))


def _places(text: str, sign: str) -> Iterator[int]:
    place = text.find(sign)
    while place >= 0:
        yield place
        place = text.find(sign, place + 1)


class _Reader:
    """One pass over the marks of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Quote] = []
        self.open: list[_Open] = []
        self.parts: list[tuple[int, int]] = []
        self.reopened = -1

    def read(self, marks: list[tuple[int, int]]) -> list[Quote]:
        text, position = self.text, 0
        for start, end in marks:
            if self.open and (line := text.find("\n", position, start)) >= 0:
                self._paragraph(line)
            position = end
            if start == self.reopened:
                continue
            mark = text[start:end]
            if mark not in _DOUBLE:
                self._single(mark, start, end)
            elif self._opens(mark, start, end):
                self._push(start, end, double=True)
            elif self.open:
                self._close(start, end, double=True)
        return self._outermost()

    def _single(self, mark: str, start: int, end: int) -> None:
        """Open or close with a single mark; most are apostrophes and do neither."""
        text = self.text
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        if mark in "‘‚‹'" and after.isalpha() and before in _BEFORE_OPENING:
            self._push(start, end, double=False)
        elif (
            self.open
            and mark in "’›'"
            and not after.isalnum()
            and not before.isspace()
            and not self._owned(before, after, end)
        ):
            self._close(start, end, double=False)

    def _owned(self, before: str, after: str, end: int) -> bool:
        """Whether it belongs to a plural ("the workers' union") because the speech ends further on."""
        return before == "s" and after == " " and bool(_SPEECH_ENDS.match(self.text, end))

    def _opens(self, mark: str, start: int, end: int) -> bool:
        text = self.text
        before = start == 0 or text[start - 1] in _BEFORE_OPENING
        after = end < len(text) and not text[end].isspace()
        if before != after or start == 0:
            return before and after
        if not self.open or not any(double for _, _, double in self.open):
            return mark not in "”»"
        return before and after and mark in _OPENS

    def _push(self, start: int, end: int, *, double: bool) -> None:
        if len(self.open) < _DEEPEST:
            self.open.append((start, end, double))

    def _close(self, start: int, end: int, *, double: bool) -> None:
        for depth in range(len(self.open) - 1, -1, -1):
            if self.open[depth][2] == double:
                self._found(depth, start, end)
                return

    def _found(self, depth: int, start: int, end: int) -> None:
        first, inner, _ = self.open[depth]
        del self.open[depth:]
        parts = self.parts if not depth else []
        if inner < start:
            self.found.append(Quote(min(first, parts[0][0]) if parts else first, end, (*parts, (inner, start))))
        if not depth:
            self.parts = []

    def _paragraph(self, place: int) -> None:
        """Keep the outermost quotation open where the next paragraph opens it again; else it was none."""
        start = place
        while start < len(self.text) and self.text[start] == "\n":
            start += 1
        first, inner, double = self.open[0]
        again = _MARK.match(self.text, start)
        if again and double and again[0] in _DOUBLE and self._again(again):
            self.parts.append((inner, place))
            self.open = [(first, again.end(), True)]
            self.reopened = again.start()
        else:
            self.open, self.parts = [], []

    def _again(self, match: re.Match[str]) -> bool:
        return match.end() < len(self.text) and not self.text[match.end()].isspace()

    def _outermost(self) -> list[Quote]:
        kept: list[Quote] = []
        for quote in self.found:
            while kept and kept[-1].start > quote.start:
                kept.pop()
            kept.append(quote)
        return kept
