"""The text of a page: trafilatura says which words are the article's, and the paragraphs with them are read from the page.

trafilatura (Apache 2.0) finds the article best of four libraries: on 12 pages with a known text it has .99 of the word
5-grams, and .93 of what it has is right (readability .94 and .91, newspaper4k .93 and .95, resiliparse .99 and .85). But
what it writes has lost spaces around links and rows of tables. So its text only chooses: the page is read as any HTML is (`streams.text.markup`), and of its paragraphs
those stay whose words trafilatura has too, with what it misses between them (`left_out`).
"""

import copy
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from streams.parse.formats.html.addresses import web_address
from streams.parse.formats.html.choice import choose
from streams.parse.formats.html.left_out import completed, left_out
from streams.parse.formats.html.parting import parted
from streams.text.markup import read_paragraphs
from streams.text.paragraphs import Paragraph

_NO_TEXT = (
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "audio", "video",
    "form", "button", "select", "input", "textarea", "dialog", "figcaption",
)  # fmt: skip
NOWHERE = "https://nowhere.invalid/"
"""Where links of a page lead whose address nobody knows: what is a link matters, and they go before anybody sees them."""

_STRETCHES = frozenset(
    {"a", "em", "strong", "b", "i", "u", "s", "span", "font", "small", "sub", "sup", "code", "mark", "abbr", "q"}
)
_MAX_STRETCHES = 400
_MAX_NAMES = 500_000  # characters of the classes of one page; the samples have up to 84,000
_LAYOUT = ".//table[.//table or .//p or .//article or .//h1 or .//h2]"
_TABLE_PARTS = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th"})


class Shown(NamedTuple):
    """The paragraphs of the article on a page, and what stands beside them that may belong to it."""

    paragraphs: list[Paragraph]
    doubtful: list[Paragraph]


def read_text(tree: HtmlElement, url: str | None) -> Shown:
    """Return the text of the article on a page; nothing when it has none. The tree stays as it is."""
    tree = copy.deepcopy(tree)
    etree.strip_elements(tree, *_NO_TEXT, with_tail=False)
    chosen = _chosen(_eased(copy.deepcopy(tree)), url)
    if not chosen:
        return Shown([], [])
    _unwrap_layout(tree)
    _complete_links(tree, url or NOWHERE)
    paragraphs = read_paragraphs(etree.tostring(tree, encoding="unicode", method="html"))
    numbers = choose(paragraphs, parted(chosen, tree))
    missed, doubtful = left_out(tree, (paragraphs[number] for number in numbers))
    return Shown(completed(paragraphs, numbers, missed), doubtful)


def _chosen(tree: HtmlElement, url: str | None) -> str:
    """Return the text that trafilatura finds."""
    from trafilatura.core import bare_extraction  # noqa: PLC0415 - half a second that only pages need
    from trafilatura.settings import Extractor  # noqa: PLC0415

    options = Extractor(
        output_format="python",
        fast=True,  # without readability and justext as second opinions: the same text on all samples, twice as fast
        comments=False,
        url=url,
        date_params={"max_date": "2000-01-01"},  # else it asks the clock
    )
    return getattr(bare_extraction(tree, options=options), "text", None) or ""


def _eased(tree: HtmlElement) -> HtmlElement:
    """Return the tree without what makes trafilatura slow: its time grows with the square of stretches in one element.

    For the choice of paragraphs their words are enough.
    """
    for element in [each for each in tree.iter(etree.Element) if len(each) > _MAX_STRETCHES]:
        if sum(child.tag in _STRETCHES for child in element) > _MAX_STRETCHES:
            words = "".join(element.itertext())
            del element[:]
            element.text = words
    room = _MAX_NAMES
    for element in tree.iter(etree.Element):
        for name in ("class", "id"):
            if value := element.get(name):
                room -= len(value)
                if room < 0:
                    del element.attrib[name]
    return tree


def _complete_links(tree: HtmlElement, base: str) -> None:
    """Make addresses absolute; a link that leads to none is none."""
    for anchor in tree.iter("a"):
        href = (anchor.attrib.pop("href", None) or "").strip()
        whole = href if href.lower().startswith("mailto:") else web_address(href, base)
        if whole:
            anchor.set("href", whole)


def _unwrap_layout(tree: HtmlElement) -> None:
    """Make divisions of the tables that hold paragraphs or tables: pages were laid out so once."""
    for table in tree.xpath(_LAYOUT):
        for part in (table, *table.iter(etree.Element)):
            if part.tag in _TABLE_PARTS:
                part.tag = "div"
