"""What stands among the paragraphs of an article and was not chosen: a library's rules about classes lose crossheads and lists.

An element beside paragraphs that were chosen, in the same parent, is one of them where chosen ones stand before and behind it
and it has their class or none: of 39 sampled pages one had lost four crossheads so, one all of its lists, and no
furniture came in. What is left is told, in a warning: behind the last paragraph stand notes on authors, too.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from streams.parse.formats.html.parting import Words, words_of
from streams.text.markup import read_paragraphs
from streams.text.paragraphs import Paragraph

_TEXTS = frozenset({"p", "h2", "h3", "h4", "ul", "ol", "dl", "blockquote", "table"})
_LEAST = 2  # chosen paragraphs from which on a parent holds the text


class LeftOut(NamedTuple):
    """Words of paragraphs that belong to the text, and paragraphs that may."""

    missed: frozenset[Words]
    doubtful: list[Paragraph]


def left_out(tree: HtmlElement, chosen: Iterable[Paragraph]) -> LeftOut:
    """Return what was not chosen of the elements beside the chosen paragraphs."""
    known = {words_of(paragraph.text) for paragraph in chosen}
    missed: set[Words] = set()
    doubtful: list[Paragraph] = []
    for children in _parents(tree, known):
        own = [number for number, child in enumerate(children) if _is_chosen(child, known)]
        looks = {children[number].get("class") for number in own} | {None}
        for number, child in enumerate(children):
            others = _others(child, known) if child.tag in _TEXTS and number not in own else []
            if own[0] < number < own[-1] and child.get("class") in looks:
                missed.update(words_of(each.text) for each in others)
            else:
                doubtful += others
    return LeftOut(frozenset(missed), doubtful)


def completed(paragraphs: list[Paragraph], chosen: list[int], missed: frozenset[Words]) -> list[Paragraph]:
    """Return the chosen paragraphs with those between them that were missed."""
    if not missed:
        return [paragraphs[number] for number in chosen]
    own = set(chosen)
    between = range(chosen[0], chosen[-1] + 1)
    return [paragraphs[n] for n in between if n in own or words_of(paragraphs[n].text) in missed]


def _parents(tree: HtmlElement, known: set[Words]) -> list[list[HtmlElement]]:
    """Return the children of elements that hold several of the chosen paragraphs."""
    held: dict[HtmlElement, int] = defaultdict(int)
    for element in tree.iter("p"):
        if (parent := element.getparent()) is not None and _is_chosen(element, known):
            held[parent] += 1
    return [[*parent.iterchildren(etree.Element)] for parent, count in held.items() if count >= _LEAST]


def _is_chosen(element: HtmlElement, known: set[Words]) -> bool:
    return element.tag == "p" and words_of(" ".join(element.itertext())) in known


def _others(element: HtmlElement, known: set[Words]) -> list[Paragraph]:
    """Return the paragraphs of an element, none of them where some were chosen."""
    found = read_paragraphs(etree.tostring(element, encoding="unicode", method="html", with_tail=False))
    words = [words_of(each.text) for each in found]
    return (
        [] if any(each in known for each in words) else [each for each, said in zip(found, words, strict=True) if said]
    )
