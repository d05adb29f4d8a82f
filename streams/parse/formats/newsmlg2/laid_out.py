"""Paragraphs of XHTML that were laid out for a screen: columns made with spaces, blank lines, lines broken by hand.

XHTML gives white space no meaning, and agencies put tables and whole stories of their teleprinter services into one `p`.
"""

import re

from streams.parse.xml_tree import Element, all_text
from streams.text.paragraphs import Paragraph, split_paragraphs
from streams.text.spaces import visible

_MAX = 200_000  # characters of one such paragraph

_BLANK_LINE = re.compile(r"\n[ \t]*\n[ \t\n]*[^ \t\n]")
_BRACKET_LINE = re.compile(r"[.!?\"”)]\n[ \t]*\(")  # "($1 = 10.60 crowns)", "(Reporting by …"
_COLUMNS = re.compile(r"\S(?: {2,}|\t)\S[^\n]*\S(?: {2,}|\t)\S")
_COLUMN = re.compile(r"\S {3,}\S")
_INDENTED = re.compile(r" {8,}\S")
_ROWS = 0.6  # of the lines of a table have columns

_SENTENCE_ENDS = ".?!:;)\"'”’»"


def one_line(element: Element) -> str | None:
    """Return the text of a paragraph that stands on one line without anything inside, as most do; None for others."""
    return text if element.tag == "p" and not len(element) and (text := element.text) and "\n" not in text else None


def laid_out_text(element: Element) -> str | None:
    """Return the lines of a paragraph that was laid out; None where its white space means nothing."""
    if element.tag == "pre":
        return all_text(element)
    if element.tag != "p":
        return None
    text = element.text or ""
    if len(element):
        if any(child.tag != "br" for child in element):
            return None
        text = "\n".join((text, *(child.tail or "" for child in element)))
    if "\n" not in text or len(text) > _MAX or not text.strip():
        return None
    has_columns = "  " in text or "\t" in text  # most paragraphs have none, and a glance is enough
    if has_columns and (len(_COLUMNS.findall(text)) > 1 or _is_rows(text)):
        return text
    return text if _BLANK_LINE.search(text) or _BRACKET_LINE.search(text) else None


def _is_rows(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    rows = sum(_COLUMN.search(line) is not None or _INDENTED.match(line) is not None for line in lines)
    columns = sum(_COLUMN.search(line) is not None for line in lines)
    return len(lines) > 1 and columns > 0 and rows >= len(lines) * _ROWS


def read_laid_out(text: str) -> list[Paragraph]:
    """Read such a paragraph as plain text; a first line without columns is no row of the table below it."""
    text = text.strip("\n")
    first, _, rest = text.partition("\n")
    if rest and not _COLUMNS.search(first):
        below = split_paragraphs(rest)
        if any(each.role == "table" for each in below):
            return [*split_paragraphs(first), *below]
    found = split_paragraphs(text)
    if _is_rows(text) and all(each.role == "body" for each in found):
        lines = [visible(line.rstrip()) for line in text.split("\n") if line.strip()]
        return [Paragraph("table", "\n".join(lines))]
    return found


def join_wrapped(body: Element) -> None:
    """Join lines that were broken inside of a sentence: a `br` behind a space, or before a small letter."""
    for each in list(body.iter("br")):
        before = _before(each)
        after = each.tail or ""
        if not before.strip() or not after.strip() or before.rstrip()[-1] in _SENTENCE_ENDS:
            continue
        spaced = before[-1] == " " and before[-2:-1] not in ("", " ") and before != before.upper() and after[0] != " "
        if spaced or after.lstrip()[0].islower():
            each.tag = "span"
            each.text = " "


def _before(element: Element) -> str:
    """Return the text that stands before an element, where no other element does."""
    previous = element.getprevious()
    if previous is not None:
        return previous.tail or ""
    parent = element.getparent()
    return parent.text or "" if parent is not None else ""
