"""The paragraphs of an XML element: the same as reading its markup, in half of the time.

Most of a story are paragraphs without any element inside that means something. Those are read from the tree as they
stand; whatever is more than that is written out and read as markup, so that both ways always agree.
"""

from collections.abc import Mapping
from typing import NamedTuple

from streams.errors import TooLargeError
from streams.parse.xml_tree import Element, all_text, markup_of
from streams.text.markup import BREAKS, HEADINGS, INLINE, MAX_TAGS, SILENT, read_paragraphs
from streams.text.paragraphs import Paragraph, Role
from streams.text.spaces import squeeze_all
from streams.text.words import words

_CONTAINERS = words("block div section article blockquote body html ul ol center main")
_ROLES: dict[str, Role] = {"p": "body", "li": "body", **dict.fromkeys(HEADINGS, "crosshead")}
"""Blocks that are a line, and what each is."""
_BLOCKS = _ROLES.keys() | _CONTAINERS | {"table"}
_NOTHING = words("br hr removed")
_new = tuple.__new__  # a fifth of what the call of a NamedTuple takes; a story has dozens
_Line = tuple[Role, str, None]
"""A paragraph that stands in one element, its text as it is written there; it has no marks."""
_SPECIAL = BREAKS | HEADINGS | INLINE.keys() | SILENT | {"table", "tr", "td", "th"}
"""Elements that mean something inside a paragraph."""
_NONE: dict[Element, str] = {}


class Paragraphs(NamedTuple):
    """The paragraphs inside an element, and whether all their texts are known to be ordinary (`Draft.is_ordinary`)."""

    blocks: list[Paragraph]
    are_ordinary: bool


def paragraphs_of(element: Element, texts: Mapping[Element, str] = _NONE) -> Paragraphs:
    """Return the paragraphs inside an element; TooLargeError for more tags than any text has.

    `texts` are those of lines that were read before: lxml decodes a text for each who asks.
    """
    elements = list(element.iter())  # kept to the end, for lxml makes an element anew for each who asks
    if 2 * len(elements) > MAX_TAGS:
        raise TooLargeError(f"more than {MAX_TAGS} tags in one text")
    found = _inside(element, texts)
    lines = [text for _, text, marks in found if marks is None]
    squeezed = squeeze_all(lines)
    if len(lines) < len(found):
        following = iter(squeezed)
        return Paragraphs(
            [
                _new(Paragraph, (role, text, marks or ()))
                for role, said, marks in found
                if (text := next(following) if marks is None else said)
            ],
            are_ordinary=False,
        )
    blocks = [_new(Paragraph, (role, text, ())) for (role, _, _), text in zip(found, squeezed, strict=True) if text]
    return Paragraphs(blocks, are_ordinary=True)  # for they were squeezed


def _inside(container: Element, texts: Mapping[Element, str]) -> list[Paragraph | _Line]:
    """Return the paragraphs of a container; one that has words of its own, or parts of a line, is read as markup."""
    blocks = _blocks(container)
    if blocks is None:
        return [*read_paragraphs(markup_of(container))]
    found: list[Paragraph | _Line] = []
    written: list[str] = []
    for name, child in blocks:
        role = _ROLES.get(name)
        if role is not None and len(child) and not _is_one_line(child):
            role = None
        if role is None and name not in _CONTAINERS:
            written.append(f"<{name}>{markup_of(child)}</{name}>")
            continue
        if written:
            found += _read(written)
        if role is None:
            found += _inside(child, texts)
        else:
            found.append((role, texts.get(child) or all_text(child), None))
    if written:
        found += _read(written)
    return found


def _read(written: list[str]) -> list[Paragraph]:
    """Return the paragraphs of what was written out, and forget it."""
    found = read_paragraphs("".join(written))
    written.clear()
    return found


def _blocks(container: Element) -> list[tuple[str, Element]] | None:
    """Return the blocks of a container with their names; None when it holds anything else."""
    if (text := container.text) and not text.isspace():
        return None
    found: list[tuple[str, Element]] = []
    for child in container[:]:
        if (tail := child.tail) and not tail.isspace():
            return None
        name = tag if (tag := child.tag) in _BLOCKS else str(tag).lower()
        if name in _BLOCKS:
            found.append((name, child))
        elif name not in _NOTHING or len(child) or child.text:  # else a break between blocks, or emptied
            return None
    return found


def _is_one_line(line: Element) -> bool:
    """Whether nothing inside ends a line or is marked."""
    return not any(str(each.tag).lower() in _SPECIAL for each in line.iterdescendants())
