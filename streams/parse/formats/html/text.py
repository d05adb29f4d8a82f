"""The text of a page: trafilatura says which words are the article's, and the paragraphs with them are read from the page.

trafilatura (Apache 2.0) finds the article best of four libraries, but what it writes has lost spaces around links and
rows of tables. So its text only chooses: the page is read as any HTML is (`streams.text.markup`), and of its paragraphs
those stay whose words trafilatura has too.
"""

import copy

from lxml import etree
from lxml.html import HtmlElement

from streams.parse.formats.html.choice import choose
from streams.text.markup import read_paragraphs
from streams.text.paragraphs import Paragraph

_NO_TEXT = (
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "audio", "video",
    "form", "button", "select", "input", "textarea", "dialog", "figcaption",
)  # fmt: skip
_LAYOUT = ".//table[.//table or .//p or .//article or .//h1 or .//h2]"
_TABLE_PARTS = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th"})


def read_text(tree: HtmlElement, url: str | None) -> list[Paragraph]:
    """Return the paragraphs of the article on a page; none when it has no text. The tree stays as it is."""
    tree = copy.deepcopy(tree)
    etree.strip_elements(tree, *_NO_TEXT, with_tail=False)
    chosen = _chosen(copy.deepcopy(tree), url)
    if not chosen:
        return []
    _unwrap_layout(tree)
    if url:
        tree.make_links_absolute(url, resolve_base_href=False, handle_failures="discard")
    return choose(read_paragraphs(etree.tostring(tree, encoding="unicode", method="html")), chosen)


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


def _unwrap_layout(tree: HtmlElement) -> None:
    """Make divisions of the tables that hold paragraphs or tables: pages were laid out so once."""
    for table in tree.xpath(_LAYOUT):
        for part in (table, *table.iter(etree.Element)):
            if part.tag in _TABLE_PARTS:
                part.tag = "div"
