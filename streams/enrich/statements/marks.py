"""Quotation marks: paired by where they stand, whatever they look like, across paragraphs when each opens them again.

Wires mix straight, curly, low and angled marks, and turn some the wrong way: the space beside a mark tells more than its
shape. Single marks quote too; those within words or at the end of "workers'" are apostrophes.
"""

import re
from typing import NamedTuple

MARKS = "“”„‟\"«»＂‘‚‹’›'`"
_MARK = re.compile(rf"[{MARKS}](?:(?<=[“”„‟\"«»＂])|(?<=')'|(?<=`)`|(?<=[‘‚‹’›'])(?:(?<![^\W_].)|(?![^\W_])))")
"""A mark that can open or close: most single ones stand between two letters, and are not looked at."""
_SPEECH_ENDS = re.compile(r"[^\n]{0,300}?[.,!?…][’'](?!\w)")
_DOUBLE = frozenset(["“", "”", "„", "‟", '"', "«", "»", "＂", "``", "''"])
_OPENS = frozenset("“„‟«‘‚‹")
_BEFORE_OPENING = frozenset(" \t\n([{—–-/\u00a0‘'“\"")
_DEEPEST = 8
"""Quotes within quotes; what is opened deeper is not kept apart."""


class Quote(NamedTuple):
    """A quotation with its marks; `parts` are the words, one stretch for each paragraph."""

    start: int
    end: int
    parts: tuple[tuple[int, int], ...]


class _Open(NamedTuple):
    start: int
    inner: int
    double: bool


def quotes(text: str) -> list[Quote]:
    """Return the outermost quotations of a text in their order; a mark without its other half quotes nothing."""
    if not any(mark in text for mark in "“\"«„‘'”`＂"):
        return []
    return _Reader(text).read()


class _Reader:
    """One pass over the marks of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Quote] = []
        self.open: list[_Open] = []
        self.parts: list[tuple[int, int]] = []
        self.reopened = -1

    def read(self) -> list[Quote]:
        position = 0
        for match in _MARK.finditer(self.text):
            start = match.start()
            if self.open and (line := self.text.find("\n", position, start)) >= 0:
                self._paragraph(line)
            if start != self.reopened:
                self._mark(match)
            position = match.end()
        return self._outermost()

    def _mark(self, match: re.Match[str]) -> None:
        if match[0] not in _DOUBLE:
            self._single(match)
        elif self._opens(match):
            self._push(match, double=True)
        else:
            self._close(match, double=True)

    def _single(self, match: re.Match[str]) -> None:
        """Open or close with a single mark; most are apostrophes and do neither."""
        text, start, end = self.text, match.start(), match.end()
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        if match[0] in "‘‚‹'" and after.isalpha() and before in _BEFORE_OPENING:
            self._push(match, double=False)
        elif (
            match[0] in "’›'"
            and self.open
            and not after.isalnum()
            and not before.isspace()
            and not self._owned(before, after, end)
        ):
            self._close(match, double=False)

    def _owned(self, before: str, after: str, end: int) -> bool:
        """Whether it belongs to a plural ("the workers' union") because the speech ends further on."""
        return before == "s" and after == " " and bool(_SPEECH_ENDS.match(self.text, end))

    def _opens(self, match: re.Match[str]) -> bool:
        before = match.start() == 0 or self.text[match.start() - 1] in _BEFORE_OPENING
        after = match.end() < len(self.text) and not self.text[match.end()].isspace()
        if before != after or match.start() == 0:
            return before and after
        if not any(each.double for each in self.open):
            return match[0] not in "”»"
        return before and after and match[0] in _OPENS

    def _push(self, match: re.Match[str], double: bool) -> None:
        if len(self.open) < _DEEPEST:
            self.open.append(_Open(match.start(), match.end(), double))

    def _close(self, match: re.Match[str], double: bool) -> None:
        for depth in range(len(self.open) - 1, -1, -1):
            if self.open[depth].double == double:
                self._found(depth, match)
                return

    def _found(self, depth: int, match: re.Match[str]) -> None:
        opened = self.open[depth]
        del self.open[depth:]
        parts = self.parts if not depth else []
        if opened.inner < match.start():
            self.found.append(Quote(_first(parts, opened), match.end(), (*parts, (opened.inner, match.start()))))
        if not depth:
            self.parts = []

    def _paragraph(self, place: int) -> None:
        """Keep the outermost quotation open where the next paragraph opens it again; else it was none."""
        start = place
        while start < len(self.text) and self.text[start] == "\n":
            start += 1
        again = _MARK.match(self.text, start)
        if again and self.open[0].double and again[0] in _DOUBLE and self._again(again):
            self.parts.append((self.open[0].inner, place))
            self.open = [_Open(self.open[0].start, again.end(), double=True)]
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


def _first(parts: list[tuple[int, int]], opened: _Open) -> int:
    return opened.start if not parts else min(opened.start, parts[0][0])
