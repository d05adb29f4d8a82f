"""What the structure of HTML says is kept: tables, lines that were laid out, links; and no text is lost in what is broken."""

from contextlib import suppress
from functools import partial

import pytest
from work import LIMIT, seconds_of

from streams.errors import TooLargeError
from streams.text.markup import read_paragraphs
from streams.text.safe_html import to_html
from streams.text.spaces import squeeze, visible


def said(markup: str) -> list[tuple[str, str]]:
    """Return role and text of each paragraph."""
    return [(paragraph.role, paragraph.text) for paragraph in read_paragraphs(markup)]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<table><tr><td>a</td><td>b</td></tr><tr><th>c</th><td>d</td></tr></table>", "a\tb\nc\td"),
        ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", "a\tb\nc\td"),
        ("<table><tbody><tr><td>a</td><td></td><td>c</td></tr></tbody></table>", "a\t\tc"),
        ("<table><tr><td>a <table><tr><td>b</td></tr></table></td></tr></table>", "a\nb"),
        ("<table><tr><td><p>a</p><p>b</p></td><td>c<br>d</td></tr></table>", "a b\tc d"),
        ("<table><caption>Ships</caption><tr><td>a</td><td>b</td></tr></table>", "Ships\na\tb"),
    ],
)
def test_tables(markup: str, text: str) -> None:
    """Cells are parted by tabs and rows by lines, also where end tags are left out; inner tables are rows of the outer."""
    assert said(markup) == [("table", text)]


def test_lines_that_were_laid_out() -> None:
    """In `pre` line ends part lines, and columns make a table; elsewhere they are spaces."""
    assert said("<p>one\ntwo</p>") == [("body", "one two")]
    assert said("<pre>one.\ntwo<br>three\n\nfour &amp; five</pre><p>six</p>") == [
        ("body", "one."), ("body", "two"), ("body", "three"), ("body", "four & five"), ("body", "six")
    ]  # fmt: skip
    ((role, text),) = said("<pre>Team    W   L\nCats    9   0\nDogs    0   9</pre>")
    assert role == "table"
    assert text.split("\n")[1] == "Cats    9   0"


def test_what_is_not_closed_hides_no_text() -> None:
    """A head, a template or a drawing without an end hides nothing; a script without one hides the rest, as in browsers."""
    for name in ("head", "template", "svg", "object", "select", "noscript", "math"):
        assert ("body", "text") in said(f"<{name}><p>text</p>")
    assert said("<p>text</p><script>x()<p>more</p>") == [("body", "text")]


def test_links_in_a_table_of_one_column() -> None:
    """A list of links that is a table keeps its links in the safe HTML."""
    (table,) = read_paragraphs(
        '<table><tr><td><a href="https://a.example/">one</a></td></tr><tr><td>two</td></tr></table>'
    )
    assert (
        to_html(*table) == '<table><tr><td><a href="https://a.example/">one</a></td></tr><tr><td>two</td></tr></table>'
    )


def test_overrides_of_direction_go() -> None:
    """Letters are read in the order in which they are written; marks and isolates, which some scripts need, stay."""
    assert squeeze("safe\u202egpj.exe\u202c") == "safegpj.exe\u202c"
    assert visible("\u202dabc") == "abc"
    assert squeeze("\u2067שלום\u2069 \u200fabc") == "\u2067שלום\u2069 \u200fabc"


@pytest.mark.parametrize(
    "unit",
    ["<svg>", "<head>x", "<pre>", "<pre>a\n</pre>", "<td>", "<table><td>a", "<br>", "<script>", "</script>", "<a href=x>", "<b><i>",
     "a\n", "<pre>\n", "&#8238;", "<!--", "<p", "'<a '"],
)  # fmt: skip
def test_any_structure_ends_soon(unit: str) -> None:
    """Four mebibytes of any structure are read or refused within two seconds of work."""
    for markup in (unit * (4 * 1024 * 1024 // len(unit)), unit * 99_000, "<pre>" + unit * 99_000):
        assert seconds_of(partial(_read, markup[: 4 * 1024 * 1024])) < LIMIT


def _read(markup: str) -> None:
    with suppress(TooLargeError):
        for paragraph in read_paragraphs(markup):
            to_html(*paragraph)


@pytest.mark.parametrize(
    "markup",
    [
        "<p>a</p><p>b</p>", " \n<p>a &amp; b</p>\n\n<p> c\xa0 d\u200b</p> ", "x<p>a</p>y", "<b>x<p>a</p></b>", "<p></p><p>&nbsp;</p>",
        "<h2>x<p>a</p>y</h2>", "<table><tr><td><p>a</p></td></tr></table>", "<pre><p>a  b\nc</p></pre>", "<p>a<p>b</p>",
    ],
)  # fmt: skip
def test_a_paragraph_without_markup_is_read_as_any_other(markup: str) -> None:
    """The quick way of a paragraph that has nothing but text gives what the general one gives, wherever it stands."""
    assert read_paragraphs(markup) == read_paragraphs(markup.replace("<p>", '<p class="x">'))
