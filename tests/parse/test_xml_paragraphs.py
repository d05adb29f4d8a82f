"""Paragraphs read from a tree are those that reading its markup gives."""

from hypothesis import given, settings
from hypothesis import strategies as st

from streams.parse.xml_paragraphs import paragraphs_of
from streams.parse.xml_tree import markup_of, read_xml
from streams.text.markup import read_paragraphs

NAMES = st.sampled_from(
    ["p", "block", "div", "hl2", "h1", "li", "ul", "blockquote", "person", "location", "em", "a", "strong", "br", "hr", "table",
     "tr", "td", "removed", "script", "title", "pre", "caption", "span", "note"]
)  # fmt: skip
TEXTS = st.sampled_from(
    ["", " ", "\n  ", "a", " b ", "x &amp; y", "&lt;p>", "&amp;eacute;", "\u00a0", "\u00ad", "\u0085", "Ærø"]
)


@st.composite
def elements(draw: st.DrawFn, depth: int = 3) -> str:
    """Return an element with others in it, and the text behind it."""
    name = draw(NAMES)
    children = draw(st.lists(elements(depth - 1), max_size=3)) if depth else []
    href = ' href="https://example.com/"' if name == "a" else ""
    return f"<{name}{href}>{draw(TEXTS)}{''.join(children)}</{name}>{draw(TEXTS)}"


@given(children=st.lists(elements(), max_size=5), text=TEXTS)
@settings(max_examples=200)
def test_both_ways_agree(children: list[str], text: str) -> None:
    """Any tree gives the same paragraphs as its markup, with the same roles and marks."""
    tree = read_xml(f"<body.content>{text}{''.join(children)}</body.content>".encode(), None).tree
    assert paragraphs_of(tree).blocks == read_paragraphs(markup_of(tree))
