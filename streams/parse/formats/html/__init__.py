"""Web pages with one article: JSON-LD first, then microdata and RDFa, then the `meta` elements, then the text itself.

Sources: HTML Living Standard; schema.org; https://ogp.me. One article a page: what a page links to, it does not hold.
"""

from itertools import islice
from typing import Any

from lxml.html import HtmlElement

from streams.errors import ParseError
from streams.parse.draft import Block, Draft, Hints
from streams.parse.formats.html.addresses import web_address
from streams.parse.formats.html.beside_names import take_beside
from streams.parse.formats.html.bylines import read_byline
from streams.parse.formats.html.choice import share, strangers
from streams.parse.formats.html.furniture import Said, is_text, said_by, without_furniture
from streams.parse.formats.html.jsonld import read_jsonld
from streams.parse.formats.html.meta import Meta, read_meta
from streams.parse.formats.html.microdata import read_microdata
from streams.parse.formats.html.page import beginning_of, read_page
from streams.parse.formats.html.pictures import captions, read_pictures
from streams.parse.formats.html.text import NOWHERE, read_text
from streams.parse.formats.schemaorg.article import read_article
from streams.parse.formats.schemaorg.graph import Graph, types_of
from streams.parse.look import Look
from streams.text.paragraphs import text_of
from streams.text.spaces import squeeze
from streams.text.words import words

_ROOTS = words("html head body article main title meta link script div p h1 section table center")
_OTHERS = words(
    "Product Offer Event Recipe JobPosting Course Book Movie MusicAlbum MusicRecording SoftwareApplication Hotel LocalBusiness "
    "Restaurant FAQPage QAPage HowTo ProfilePage CollectionPage SearchResultsPage ContactPage AboutPage CheckoutPage ItemPage "
    "AllocateAction Dataset Vehicle RealEstateListing"
)
"""What else a page may be about. A page of an article may show products and events, too: the article counts."""

_OF_PAGE = ("datePublished", "dateModified", "inLanguage", "author", "image", "description")
_SEVERAL = 3  # articles that a page may declare of which none has its address or its title

_ENOUGH = 60  # words of text from which on a page that declares nothing is an article
_MOST_TIMES = 50
_SHOWN = 80  # characters of what was left out, in a warning
_AGREES = 0.6  # of the words of `articleBody` that the page shows: else it shows something else, or a beginning


def sniff(look: Look) -> bool:
    """Whether the bytes begin as HTML does: with its document type, its root, or an element that stands at its start."""
    begins = look.head.startswith((b"<", b"\xff\xfe", b"\xfe\xff"))  # or in UTF-16
    return begins and look.root is not None and look.root.name.lower() in _ROOTS


def parse(data: bytes, hints: Hints) -> list[Draft | ParseError]:
    """Read the article of one page; ParseError with what the page is when it has none."""
    page = read_page(data, hints.charset)
    draft = Draft(page.charset, list(page.warnings))
    meta = Meta(page.tree)
    draft.guid = meta.canonical
    told = Graph(read_jsonld(page.tree, draft))
    graph = told if told.articles else Graph(read_microdata(page.tree))
    article = _article(graph, meta)
    if article is not None:
        read_article(article, draft, graph, zone=hints.time_zone)
        draft.partial = str(article.get("isAccessibleForFree")).lower() == "false"
    elif page_node := _page(told):
        read_article(page_node, draft, told, zone=hints.time_zone)
    read_meta(meta, draft, hints.time_zone)
    _drop_publisher(draft)
    read_byline(page.tree, draft)
    _read_body(page.tree, meta, draft)
    if draft.version_created is None:
        draft.warn("the page says no time")
    _check(draft, meta, [*told.types, *graph.types], page.tree, declared=article is not None)
    read_pictures(page.tree, meta.canonical, draft)
    return [draft]


def _article(graph: Graph, meta: Meta) -> dict[str, Any] | None:
    """Return the node of the article that the page is of, when it says so of several: by address, by headline."""
    titles = {squeeze(title).casefold() for title in meta.titles}
    candidates = graph.articles
    for node in candidates:
        if meta.canonical and meta.canonical in _addresses(node):
            return node
    for node in candidates:
        if squeeze(str(node.get("headline") or node.get("name") or "")).casefold() in titles:
            return node
    if len(candidates) > _SEVERAL:  # a list of other articles, none of them this page's
        return None
    return next((node for node in candidates if "NewsArticle" in types_of(node)), next(iter(candidates), None))


def _page(graph: Graph) -> dict[str, Any] | None:
    """Return what the node of the page says of its article, where nothing else does."""
    node = next((node for node in graph.nodes if "WebPage" in types_of(node)), None)
    return {name: node[name] for name in _OF_PAGE if name in node} if node else None


def _drop_publisher(draft: Draft) -> None:
    """Forget a byline that is the publisher: it stands in the sources, and nobody wrote it."""
    publishers = {(source.name or "").casefold() for source in draft.info_sources}
    if draft.by and (draft.by.casefold() in publishers or draft.by.startswith("/")):
        draft.by = None


def _addresses(node: dict[str, Any]) -> set[str]:
    found = [node.get("url"), node.get("mainEntityOfPage"), node.get("@id")]
    found += [each.get("@id") for each in found if isinstance(each, dict)]
    return {each.partition("#")[0] for each in found if isinstance(each, str)}


def _read_body(tree: HtmlElement, meta: Meta, draft: Draft) -> None:
    """Take the text of the page, unless what it tells search engines has far more of the same article."""
    told = draft.blocks
    base = web_address(draft.guid) or meta.canonical
    shown, doubtful = read_text(tree, base)
    said = said_by(draft, meta.titles, captions(tree), _times(tree))
    shown = without_furniture(shown, said)
    shown = take_beside(draft, [_without_nowhere(block) for block in shown])
    told_text = text_of(told)
    shown_text = text_of(shown)
    if told and (not shown or (share(told_text, shown_text) < _AGREES and len(told_text) > len(shown_text) / 2)):
        draft.warn("the page shows little of its text; the text that it gives search engines is taken")
        return
    _tell_left(doubtful, said, draft)
    odd = strangers([block.text for block in shown], told_text)
    draft.blocks = [block for number, block in enumerate(shown) if number not in odd or block.role != "body"]


def _tell_left(doubtful: list[Block], said: Said, draft: Draft) -> None:
    """Warn of what may be text and was left out: what a page says beside its paragraphs is nothing else's."""
    lost = [block.text for block in doubtful if is_text(block, said)]
    if lost:
        more = f" and {len(lost) - 1} more" if len(lost) > 1 else ""
        draft.warn(f"left out, though it stands beside the text: {lost[0][:_SHOWN]!r}{more}")


def _times(tree: HtmlElement) -> list[str]:
    return [beginning_of(each) for each in islice(tree.iter("time"), _MOST_TIMES)]


def _without_nowhere(block: Block) -> Block:
    return block._replace(marks=tuple(mark for mark in block.marks if not (mark.href or "").startswith(NOWHERE)))


def _marks_article(tree: HtmlElement) -> bool:
    """Whether a page has one `article` with a heading and a time: a list of others has several, a page of a shop no time."""
    articles = [each for each in tree.iter("article") if next(each.iterancestors("article"), None) is None]
    if len(articles) != 1:
        return False
    has_time = next(articles[0].iter("time"), None) is not None
    return has_time and next(articles[0].iter("h1", "h2"), None) is not None


def _check(draft: Draft, meta: Meta, types: list[str], tree: HtmlElement, *, declared: bool) -> None:
    """Raise ParseError for a page that is no article: it declares another thing, or shows too little text."""
    declared = declared or (meta.first("og:type") or "").lower().rpartition(":")[2] in ("article", "news", "blog")
    others = [kind for kind in dict.fromkeys(types) if kind in _OTHERS]
    if not declared and others:
        raise ParseError(f"a web page, but no article: it is about {', '.join(others[:3])}", reason="unsupported")
    count = sum(len(block.text.split()) for block in draft.blocks)
    if not declared and count < _ENOUGH and not (draft.blocks and draft.headline and _marks_article(tree)):
        raise ParseError(
            f"a web page, but no article: it declares none, and has {count} words of text, where {_ENOUGH} are needed",
            reason="unsupported",
        )
    if not draft.blocks and not draft.headline:
        raise ParseError("a web page that declares an article, and has neither headline nor text", reason="empty")
    if not draft.blocks:
        draft.partial = True
        draft.warn("the page shows no text of its article")
