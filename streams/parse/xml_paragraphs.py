"""The paragraphs of an XML element: the same as reading its markup, in half of the time.

Most of a story are paragraphs without any element inside that means something. Those are read from the tree as they
stand; whatever is more than that is written out and read as markup, so that both ways always agree.
"""

from collections.abc import Iterator

from streams.errors import TooLargeError
from streams.parse.xml_tree import Element, all_text, markup_of
from streams.text.markup import BREAKS, HEADINGS, INLINE, MAX_TAGS, SILENT, read_paragraphs
from streams.text.paragraphs import Paragraph, Role
from streams.text.spaces import squeeze_all
from streams.text.words import words

_CONTAINERS = words("block div section article blockquote body html ul ol center main")
_LINES = words("p li") | HEADINGS
_BLOCKS = _LINES | _CONTAINERS | {"table"}
_NOTHING = words("br hr removed")
_new = tuple.__new__  # a fifth of what the call of a NamedTuple takes; a story has dozens
_Line = tuple[Role, str]
"""A paragraph that stands in one element, its text as it is written there."""
_SPECIAL = BREAKS | HEADINGS | INLINE.keys() | SILENT | {"table", "tr", "td", "th"}
"""Elements that mean something inside a paragraph."""


def paragraphs_of(element: Element) -> list[Paragraph]:
    """Return the paragraphs inside an element; TooLargeError for more tags than any text has."""
    elements = list(element.iter())  # kept to the end, for lxml makes an element anew for each who asks
    if 2 * len(elements) > MAX_TAGS:
        raise TooLargeError(f"more than {MAX_TAGS} tags in one text")
    found = list(_inside(element))
    texts = iter(squeeze_all([each[1] for each in found if not isinstance(each, Paragraph)]))
    return [
        each if isinstance(each, Paragraph) else _new(Paragraph, (each[0], text, ()))
        for each in found
        if (text := each[1] if isinstance(each, Paragraph) else next(texts))
    ]


def _inside(container: Element) -> Iterator[Paragraph | _Line]:
    """Yield the paragraphs of a container; one that has words of its own, or parts of a line, is read as markup."""
    blocks = _blocks(container)
    if blocks is None:
        yield from read_paragraphs(markup_of(container))
        return
    written: list[str] = []
    for name, child in blocks:
        is_line = name in _LINES and _is_one_line(child)
        if not is_line and name not in _CONTAINERS:
            written.append(f"<{name}>{markup_of(child)}</{name}>")
            continue
        if written:
            yield from _read(written)
        if not is_line:
            yield from _inside(child)
        else:
            yield "crosshead" if name in HEADINGS else "body", all_text(child)
    yield from _read(written)


def _read(written: list[str]) -> Iterator[Paragraph]:
    """Yield the paragraphs of what was written out, and forget it."""
    if written:
        yield from read_paragraphs("".join(written))
        written.clear()


def _blocks(container: Element) -> list[tuple[str, Element]] | None:
    """Return the blocks of a container with their names; None when it holds anything else."""
    if (text := container.text) and not text.isspace():
        return None
    found: list[tuple[str, Element]] = []
    for child in container[:]:
        if (tail := child.tail) and not tail.isspace():
            return None
        name = str(child.tag).lower()
        if name in _BLOCKS:
            found.append((name, child))
        elif name not in _NOTHING or len(child) or child.text:  # else a break between blocks, or emptied
            return None
    return found


def _is_one_line(line: Element) -> bool:
    """Whether nothing inside ends a line or is marked."""
    return len(line) == 0 or not any(str(each.tag).lower() in _SPECIAL for each in line.iterdescendants())
