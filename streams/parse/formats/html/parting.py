"""Parting a text as the page does whose words it has: for a short article trafilatura gives all of it in one line.

Below 250 characters it takes the words of the whole `article` element, else of each `p`. A paragraph of a page is known by
its line, so where several run together the short ones among them would be lost.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from streams.text.markup import read_paragraphs

Words = tuple[str, ...]

_WORD = re.compile(r"\w+")
_TEXTS = ("article", "p", "blockquote", "pre")
"""Elements of which all words may come in one line; those of others (a table that lays out a page) are no text for certain."""
_TRIES = 5  # paragraphs that begin as a line does, at which its parting may start
_AHEAD = 200  # paragraphs that the text may leave out between two that it has
_LEAST = 2  # paragraphs in a line: one of them alone is only a part of it


def words_of(text: str) -> Words:
    """Return the words of a text as two readers of a page have them in common: without case and marks."""
    return tuple(_WORD.findall(text.lower()))


def parted(text: str, tree: HtmlElement) -> list[Words]:
    """Return the lines of a text in words, those that run paragraphs of an element together cut where the paragraphs end."""
    outermost = (each for each in tree.iter(*_TEXTS) if next(each.iterancestors(*_TEXTS), None) is None)
    source = "".join(etree.tostring(each, encoding="unicode", method="html", with_tail=False) for each in outermost)
    return parted_by(text, [words_of(each.text) for each in read_paragraphs(source)])


def parted_by(text: str, paragraphs: Sequence[Words]) -> list[Words]:
    """Return the lines of a text in words, cut as these paragraphs of a page are."""
    whole = set(paragraphs)
    starts: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(paragraphs):
        if words:
            starts[words[0]].append(number)
    lines: list[Words] = []
    for line in map(words_of, text.splitlines()):
        if line:
            lines += [line] if line in whole else _cut(line, paragraphs, starts[line[0]])
    return lines


def _cut(line: Words, paragraphs: Sequence[Words], starts: list[int]) -> list[Words]:
    """Return the pieces of a line that are paragraphs, with what is left of it; the line itself where they are too few."""
    tries = (_pieces(line, paragraphs, start) for start in islice(starts, _TRIES))
    best = max(tries, key=lambda pieces: sum(map(len, pieces)), default=[])
    if len(best) < _LEAST:
        return [line]
    rest = line[sum(map(len, best)) :]
    return [*best, rest] if rest else best


def _pieces(line: Words, paragraphs: Sequence[Words], start: int) -> list[Words]:
    """Return how many paragraphs from one on the line has, one behind the other; the page may show others between them."""
    found: list[Words] = []
    place, number, end = 0, start, start + _AHEAD
    while place < len(line) and number < min(end, len(paragraphs)):
        words = paragraphs[number]
        if words and line[place : place + len(words)] == words:
            found.append(words)
            place += len(words)
            end = number + _AHEAD
        number += 1
    return found
