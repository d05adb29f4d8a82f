"""Bylines that a page only shows: which lines are read, whose are passed over, and what is told where they differ."""

import pytest

from streams.parse.draft import Draft, Hints
from streams.parse.formats import html

TEXT = "The ferry to Gull Island sailed again on Friday, and everybody who could walk was on it with a dog"
HEAD = '<meta property="og:type" content="article">'


def read(body: str, head: str = HEAD) -> Draft:
    """Return the draft of a page with this above its text."""
    page = (
        f"<html><head>{head}</head><body><article><h1>Ferry sails</h1>{body}<p>{TEXT}.</p><p>{TEXT}, too.</p></article>"
    )
    (draft,) = html.parse(f"{page}</body></html>".encode(), Hints())
    assert isinstance(draft, Draft)
    return draft


@pytest.mark.parametrize(
    ("body", "by"),
    [
        ('<p class="author">Von Anna Beispiel</p>', "Anna Beispiel"),
        ('<p class="byline">By Ann Example and Bo Reed</p>', "Ann Example and Bo Reed"),
        ('<div class="article-byline big"><span>By</span> <a href="/ann">ANN EXAMPLE</a></div>', "Ann Example"),
        ('<span class="post__author-name">Ann Example</span>', "Ann Example"),
        ('<p>Par <a rel="author" href="/a">Anne Exemple</a></p>', "Anne Exemple"),
        ('<p class="byline">Por Ana Ejemplo | 15 de marzo de 2026</p>', "Ana Ejemplo"),
        ('<p class="byline">By Ann Example, Lille <time>15 March 2026</time></p>', "Ann Example"),
        ('<div class="byline">By <span class="author">Ann Example</span></div>', "Ann Example"),
        ('<p><span class="author">Ann Example</span> <span class="author">Bo Reed</span></p>', "Ann Example, Bo Reed"),
        ('<p class="author">Ann Example</p><p class="byline">By Ann Example</p>', "Ann Example"),
        ('<div class="author-image">Ann Example</div>', None),
        ('<p class="byline">By the way, it rained on all of the boats that had been there.</p>', None),
        ('<p class="byline">15 March 2026</p>', None),
        ('<div class="comments"><p class="author">Bo Reed</p></div>', None),
        ('<aside><p class="byline">By Bo Reed</p></aside>', None),
        (
            '<p class="byline">By Ann Example</p><div class="related"><p class="byline">By Bo Reed</p></div>',
            "Ann Example",
        ),
    ],
)
def test_a_byline_that_is_only_shown(body: str, by: str | None) -> None:
    """A line whose class says so is the byline of the page, unless it belongs to something else on it."""
    assert read(body).by == by


def test_it_is_no_paragraph() -> None:
    """A byline that is read does not stay in the text."""
    assert not any("Beispiel" in block.text for block in read('<p class="author">Von Anna Beispiel</p>').blocks)


def test_what_the_head_says_comes_first() -> None:
    """The meta elements of a page say more than a line on it."""
    assert (
        read('<p class="byline">By Bo Reed</p>', HEAD + '<meta name="author" content="Ann Example">').by
        == "Ann Example"
    )


def test_bylines_that_differ() -> None:
    """Of two places that name different people none is taken, and that is told."""
    draft = read('<p class="byline">By Ann Example</p><div><p class="byline">By Bo Reed</p></div>')
    assert draft.by is None
    assert "the page shows several bylines, and none is taken: Ann Example; Bo Reed" in draft.warnings
