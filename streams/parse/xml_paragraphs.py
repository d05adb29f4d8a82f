"""The paragraphs of an XML element: the same as reading its markup, in half of the time.

Most of a story are paragraphs without any element inside that means something. Those are read from the tree as they
stand; whatever is more than that is written out and read as markup, so that both ways always agree.
"""

from collections.abc import Iterator

from streams.errors import TooLargeError
from streams.parse.xml_tree import Element, markup_of
from streams.text.markup import BREAKS, HEADINGS, INLINE, MAX_TAGS, SILENT, read_paragraphs
from streams.text.paragraphs import Paragraph
from streams.text.spaces import squeeze, visible
from streams.text.words import words

_CONTAINERS = words("block div section article blockquote body html ul ol center main")
_LINES = words("p li") | HEADINGS
_NOTHING = words("br hr removed")
_SPECIAL = BREAKS | HEADINGS | INLINE.keys() | SILENT | {"table", "tr", "td", "th"}
"""Elements that mean something inside a paragraph."""


def paragraphs_of(element: Element) -> list[Paragraph]:
    """Return the paragraphs inside an element; TooLargeError for more tags than any text has."""
    if 2 * sum(1 for _ in element.iter()) > MAX_TAGS:
        raise TooLargeError(f"more than {MAX_TAGS} tags in one text")
    return list(_inside(element))


def _inside(container: Element) -> Iterator[Paragraph]:
    """Yield the paragraphs of a container; one that has words of its own, or parts of a line, is read as markup."""
    if not _is_plain(container):
        yield from read_paragraphs(markup_of(container))
        return
    written: list[str] = []
    for child in container:
        name = str(child.tag).lower()
        if _is_nothing(child):
            continue
        if name not in _CONTAINERS and not (name in _LINES and _is_one_line(child)):
            written.append(f"<{name}>{markup_of(child)}</{name}>")
            continue
        yield from _read(written)
        if name in _CONTAINERS:
            yield from _inside(child)
        elif text := squeeze(visible("".join(child.itertext()))):
            yield Paragraph("crosshead" if name in HEADINGS else "body", text)
    yield from _read(written)


def _read(written: list[str]) -> Iterator[Paragraph]:
    """Yield the paragraphs of what was written out, and forget it."""
    if written:
        yield from read_paragraphs("".join(written))
        written.clear()


def _is_plain(container: Element) -> bool:
    """Whether a container holds nothing but blocks."""
    if container.text and not container.text.isspace():
        return False
    for child in container:
        name = str(child.tag).lower()
        if child.tail and not child.tail.isspace():
            return False
        if not (name in _LINES or name in _CONTAINERS or name == "table" or _is_nothing(child)):
            return False
    return True


def _is_nothing(child: Element) -> bool:
    """Whether an element is a break between blocks, or was emptied."""
    return str(child.tag).lower() in _NOTHING and len(child) == 0 and not child.text


def _is_one_line(line: Element) -> bool:
    """Whether nothing inside ends a line or is marked."""
    return len(line) == 0 or not any(str(each.tag).lower() in _SPECIAL for each in line.iterdescendants())
