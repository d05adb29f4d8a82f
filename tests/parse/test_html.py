"""Web pages: what is read from which place, what is left out, and that no page takes long."""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from work import LIMIT, seconds_of

from schemas.topics import ITEM_LIMIT
from streams.errors import DataError
from streams.parse.draft import Draft, Hints
from streams.parse.formats import html
from streams.parse.formats.html.choice import choose
from streams.parse.formats.html.parting import words_of
from streams.text.paragraphs import Paragraph

LONG = "The ferry to Gull Island sailed again on Friday, and everybody who could walk was on it with a dog"


def page(head: str = "", body: str = "") -> bytes:
    """Return a page that declares an article."""
    return f'<html><head><meta property="og:type" content="article">{head}</head><body>{body}</body></html>'.encode()


def read(data: bytes) -> Draft:
    """Return the one draft of a page."""
    (draft,) = html.parse(data, Hints())
    assert isinstance(draft, Draft)
    return draft


def linked(data: str) -> bytes:
    """Return a page with a block of JSON-LD, as a template writes it."""
    return page(f'<script type="application/ld+json">{data}</script>', f"<article><p>{LONG}</p></article>")


def texts(draft: Draft) -> list[str]:
    """Return the paragraphs of the body."""
    return [block.text for block in draft.blocks]


NEWS = '"@type": "NewsArticle", "headline": "Ferry sails"'


@pytest.mark.parametrize(
    "block",
    [
        f"{{{NEWS}}}",
        f"[{{{NEWS}}}]",
        f'{{"@graph": [{{"@type": "WebSite"}}, {{{NEWS}}}]}}',
        f"//<![CDATA[\n{{{NEWS}}}\n//]]>",
        f"<!-- {{{NEWS}}} -->",
        f"/* template 7 */ {{{NEWS}}};",
        f"{{{NEWS},}}",
        f"{{{NEWS}}}}}",
        f'{{{NEWS}, "url": "https://a.example/x//y", // where\n "description": "b"}}',
        f'{{"description": "two\nlines\tand \x01", {NEWS}}}',
        f'{{"description": "it\\\'s \\x41 \\q", {NEWS}}}',
        f"{{{NEWS}}}".replace('"', "&quot;"),
        '{"@type": ["Thing", "http://schema.org/NewsArticle"], "headline": "Ferry &amp;#115;ails"}',
    ],
)
def test_json_ld_is_read_however_a_template_wrote_it(block: str) -> None:
    """Marks, comments, bad escapes and trailing signs around or in JSON-LD don't hide its article."""
    assert read(linked(block)).headline == "Ferry sails"


def test_json_ld_that_can_not_be_read_is_told() -> None:
    """A block that is beyond mending is a warning, and the page is read from its other places."""
    draft = read(linked('{"@type": "NewsArticle", "headline": "Fer'))
    assert any("can't be read" in warning for warning in draft.warnings)
    assert texts(draft) == [LONG]


def test_several_articles() -> None:
    """Of several articles that a page declares the one with its address counts, else the one with its title."""
    both = [{"@type": "NewsArticle", "headline": name, "url": f"https://a.example/{name}"} for name in ("one", "two")]
    script = f'<script type="application/ld+json">{json.dumps(both)}</script>'
    body = f"<article><p>{LONG}</p></article>"
    assert read(page(f'<link rel="canonical" href="https://a.example/two">{script}', body)).headline == "two"
    assert read(page(f"<title>two</title>{script}", body)).headline == "two"


def test_meta_elements() -> None:
    """Without JSON-LD the head of the page says headline, times, people, section, keywords, language and rights."""
    names = {
        "og:title": "Ferry sails - The Post", "og:site_name": "The Post", "article:published_time": "2025-03-14T10:00:00+01:00",
        "article:modified_time": "2025-03-14T11:00:00+01:00", "parsely-author": "By Ada Brine", "article:section": "Coast",
        "news_keywords": "ferries; ice", "dc.rights": "© The Post", "article:content_tier": "locked", "og:locale": "en_IE",
    }  # fmt: skip
    draft = read(
        page(
            "".join(f'<meta name="{k}" content="{v}">' for k, v in names.items()), f"<h1>Ferry sails</h1><p>{LONG}</p>"
        )
    )
    assert (draft.headline, draft.by, draft.language) == ("Ferry sails", "Ada Brine", "en-IE")
    assert draft.first_created == datetime(2025, 3, 14, 9, tzinfo=UTC)
    assert draft.version_created == datetime(2025, 3, 14, 10, tzinfo=UTC)
    assert draft.keywords == ["ferries", "ice"]
    assert [subject.name for subject in draft.subjects] == ["Coast"]
    assert draft.copyright_notice == "© The Post"
    assert draft.partial


def test_the_text_that_search_engines_get() -> None:
    """A page that hides its text gives the one in its JSON-LD, with a warning; one that shows it gives what it shows."""
    told = f'<script type="application/ld+json">{{{NEWS}, "articleBody": "{LONG}.\\n\\n{LONG} and a cat."}}</script>'
    hidden = read(page(told, "<article><p>Please subscribe to read this story.</p></article>"))
    assert texts(hidden) == [f"{LONG}.", f"{LONG} and a cat."]
    assert any("search engines" in warning for warning in hidden.warnings)
    shown = read(page(told, f"<article><p>{LONG}.</p><h2>The cat</h2><p>{LONG} and a cat.</p></article>"))
    assert texts(shown) == [f"{LONG}.", "The cat", f"{LONG} and a cat."]


@pytest.mark.parametrize(
    "furniture",
    [
        "<h1>Ferry sails</h1>",
        "<p>By Ada Brine</p>",
        "<p>14.03.2025, 10:00</p>",
        "<figure><img src='/a.jpg'><figcaption>The ferry in the ice</figcaption></figure>",
        "<img src='/a.jpg' alt='The ferry in the ice'><p>The ferry in the ice</p>",
        "<p>Lesen Sie auch: Das Eis kommt wieder</p>",
        "<h3>More</h3><ul><li><a href='/1'>The goat that climbed the tower</a></li><li><a href='/2'>Foghorn sold</a></li></ul>",
        "<p><a href='/x'>The goat that climbed the tower speaks to our reporter about it</a></p>",
        "<p>Advertisement</p>",
        "<p>Artikel teilen</p>",
    ],
)
def test_furniture_is_no_text(furniture: str) -> None:
    """Headline, byline, date, captions, links to other pages and labels between the paragraphs are left out."""
    node = {
        "@type": "NewsArticle", "headline": "Ferry sails", "author": "Ada Brine", "datePublished": "2025-03-14T10:00:00Z"
    }  # fmt: skip
    head = f'<script type="application/ld+json">{json.dumps(node)}</script>'
    paragraphs = [f"{LONG}, part {n} of it all." for n in range(4)]
    body = f"<article><p>{paragraphs[0]}</p>{furniture}{''.join(f'<p>{each}</p>' for each in paragraphs[1:])}</article>"
    assert texts(read(page(head, body))) == paragraphs


def test_what_belongs_to_the_text_stays() -> None:
    """Crossheads (stressed ones, too), lists, quotes, tables and links within sentences stay, links made absolute."""
    head = '<link rel="canonical" href="https://a.example/story">'
    body = (
        f"<article><p>{LONG}, said <a href='/who'>the captain</a>.</p><p><strong>The ice</strong></p><ul><li>Nine days of ice</li>"
        f"<li>No eggs</li></ul><blockquote><p>{LONG} and a cat.</p></blockquote><table><tr><td>Day</td><td>Eggs left on the "
        f"island</td></tr><tr><td>9</td><td>0</td></tr></table><p>{LONG} at last.</p></article>"
    )
    draft = read(page(head, body))
    assert [(block.role, block.text) for block in draft.blocks] == [
        ("body", f"{LONG}, said the captain."),
        ("crosshead", "The ice"),
        ("body", "Nine days of ice"),
        ("body", "No eggs"),
        ("body", f"{LONG} and a cat."),
        ("table", "Day\tEggs left on the island\n9\t0"),
        ("body", f"{LONG} at last."),
    ]
    assert [mark.href for mark in draft.blocks[0].marks] == ["https://a.example/who"]


def test_a_layout_of_tables() -> None:
    """A page that is laid out with tables has paragraphs, and none of its table cells."""
    draft = read(
        page("", f"<table><tr><td>Menu</td><td><h1>Ferry</h1><p>{LONG}.</p><p>{LONG} and a cat.</p></td></tr></table>")
    )
    assert [(block.role, block.text) for block in draft.blocks] == [
        ("body", f"{LONG}."),
        ("body", f"{LONG} and a cat."),
    ]


def test_choosing_keeps_the_order_of_the_text() -> None:
    """A list of contents above the text, which has all crossheads, takes none of them away."""
    heads = ["The ice", "The eggs"]
    text = [heads[0], f"{LONG} one", heads[1], f"{LONG} two"]
    shown = [Paragraph("body", each) for each in (*heads, *text)]
    assert [shown[number].text for number in choose(shown, [*map(words_of, text)])] == text


@given(text=st.text(max_size=300), said=st.text(max_size=300))
def test_choosing_adds_nothing(text: str, said: str) -> None:
    """What is chosen is a part of what there was, in its order."""
    shown = [Paragraph("body", line) for line in text.split("\n") if line]
    chosen = choose(shown, [words for line in said.split("\n") if (words := words_of(line))])
    assert chosen == sorted({*chosen} & {*range(len(shown))})


PIECES = st.sampled_from(
    ["<p>", "</p>", "<article>", "</article>", "<table>", "<tr>", "<td>", "</table>", "<h1>", "</h1>", "<figure>", "<img src=a>",
     "<figcaption>", "<script type='application/ld+json'>", "</script>", '{"@type":"NewsArticle","headline":"h"}', "{", '"', "<!--",
     "-->", "<meta name=author content=x>", "<link rel=canonical href=http://[>", "<a href='//x'>", "</a>", LONG, "&amp;", "\x00",
     "<div itemscope itemtype='https://schema.org/NewsArticle'>", "<b itemprop=headline>", "</div>", "<base href='::'>", "é"]
)  # fmt: skip


@given(parts=st.lists(PIECES, max_size=30))
@settings(max_examples=300, deadline=None)
def test_any_page_is_read_or_refused(parts: list[str]) -> None:
    """Whatever a page is made of, drafts or a DataError come out."""
    try:
        html.parse("".join(["<html>", *parts]).encode(), Hints())
    except DataError:
        return


def _filled(
    unit: str, head: str = "<html><body><article>", tail: str = "", times: int = ITEM_LIMIT
) -> Callable[[], bytes]:
    """Return how to make such a page: all at once they take 60 MB."""
    room = min((ITEM_LIMIT - len(head) - len(tail)) // len(unit), times)
    return lambda: (head + unit * room + tail).encode("ascii")


MANY = 9_900
HOSTILE: dict[str, Callable[[], bytes]] = {
    "words": _filled("word ", "<html><body><p>"),
    "paragraphs": _filled(f"<p>{LONG}</p>", times=MANY),
    "same short paragraphs": _filled("<p>Same</p>", times=MANY),
    "divisions": _filled("<div>some words of text here and there</div>", times=MANY),
    "deep": _filled("<div>"),
    "deep enough": _filled("<div>a " * 140 + "</div>" * 140, times=70),
    "stressed": _filled("<em>a</em> b ", "<html><body><article><p>", times=MANY),
    "links in one paragraph": _filled('<a href="/x">a link</a> and ', "<html><body><article><p>", times=MANY),
    "tables in tables": _filled("<table><tr><td>" * 15 + "</td></tr></table>" * 15, times=200),
    "line breaks": _filled("a line<br>", "<html><body><article><p>", times=MANY),
    "classes": _filled(f'<div class="{"share " * 40}">x</div>', times=MANY),
    "scopes": _filled('<p itemscope itemtype="https://schema.org/NewsArticle" itemprop="about">x</p>', times=MANY),
    "properties": _filled("<i itemprop=name>x</i>", '<html><body itemscope itemtype="/NewsArticle">', times=MANY),
    "metas": _filled('<meta name="keywords" content="a,b">', "<html><head>", times=MANY),
    "keywords": _filled("a,", '<html><head><meta name="keywords" content="', '"><p>x'),
    "quotes in JSON-LD": _filled('"', '<html><script type="application/ld+json">{'),
    "comments in JSON-LD": _filled("/*", '<html><script type="application/ld+json">{'),
    "brackets in JSON-LD": _filled("[", '<html><script type="application/ld+json">'),
    "captions": _filled("<figure><img src=a><figcaption>x</figcaption></figure>", times=MANY // 3),
    "nested captions": _filled("word ", "<html><body>" + "<figcaption>" * 150, times=150_000),
    "open tags": _filled("<a "),
    "open quotes": _filled(' a="', "<html><body "),
}


def test_the_first_page_loads_the_library() -> None:
    """What the library needs to start is no time of a page; the tests below measure pages alone."""
    assert texts(read(page("", f"<p>{LONG}</p>"))) == [LONG]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_end_soon(name: str) -> None:
    """A page of the largest size that is made to be slow takes less than two seconds of work."""
    hostile = HOSTILE[name]()

    def read() -> None:
        with suppress(DataError):
            html.parse(hostile, Hints())

    assert seconds_of(read) < LIMIT
