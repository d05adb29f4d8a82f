"""Lines beside the names of a web page: who took the pictures, what a writer is, how long ago; and short pages."""

import pytest

from streams.errors import ParseError
from streams.parse.draft import Draft, Hints
from streams.parse.formats import html

TEXT = "The ferry to Gull Island sailed again on Friday, and everybody who could walk was on it with a dog"
HEAD = '<meta property="og:type" content="article">'


def read(above: str, head: str = HEAD, text: str = f"<p>{TEXT}.</p><p>{TEXT}, too.</p>") -> Draft:
    """Return the draft of a page with this above its text."""
    page = f"<html><head>{head}</head><body><article><h1>Ferry sails</h1>{above}{text}</article></body></html>"
    (draft,) = html.parse(page.encode(), Hints())
    assert isinstance(draft, Draft)
    return draft


@pytest.mark.parametrize("tag", ['<p class="byline">', "<p>"])
@pytest.mark.parametrize(
    ("line", "by", "credits_"),
    [
        ("Words: Jane Doe · Photos: Bo Reed", "Jane Doe", {"Photos": ("Bo Reed",)}),
        ("Words by Jane Doe, photographs by Bo Reed", "Jane Doe", {"photographs": ("Bo Reed",)}),
        ("Story by JANE DOE and Cy Poe | Pictures: Bo Reed", "Jane Doe and Cy Poe", {"Pictures": ("Bo Reed",)}),
        ("Text: Anna Beispiel / Fotos: Bo Reed", "Anna Beispiel", {"Fotos": ("Bo Reed",)}),
        ("Text und Fotos: Anna Beispiel", "Anna Beispiel", {"Text und Fotos": ("Anna Beispiel",)}),
        ("Texte : Anne Exemple — Photos : Bo Reed", "Anne Exemple", {"Photos": ("Bo Reed",)}),
    ],
)
def test_who_made_it(tag: str, line: str, by: str, credits_: dict[str, tuple[str, ...]]) -> None:
    """Each is named with what they did; the line is no text."""
    draft = read(f"{tag}{line}</p>")
    assert draft.by == by
    assert {credit.role: credit.names for credit in draft.credits} == credits_
    assert len(draft.blocks) == 2


@pytest.mark.parametrize(
    "line",
    [
        "Photos: Bo Reed",
        "Words: The ferry, the pier, a dog",
        "Text: the council wrote of photos by nobody",
        "Words by the sea · photos by the dozen",
        "Words are cheap, photos by contrast cost money",
    ],
)
def test_lines_that_name_nobody(line: str) -> None:
    """Words about words and photos stay in the text."""
    draft = read(f"<p>{line}</p>")
    assert draft.by is None
    assert draft.blocks[0].text == line


@pytest.mark.parametrize(
    "byline",
    [
        '<p class="byline">By <a href="/j">Jane Doe</a>, Harbour Correspondent</p>',
        '<div class="byline"><span>By Jane Doe</span><span class="author-role">Harbour Correspondent</span></div>',
        '<p class="byline">By Jane Doe</p><p>Harbour Correspondent</p><p>2 hours ago</p>',
    ],
)
def test_what_a_writer_is(byline: str) -> None:
    """It is a credit, and neither part of the name nor of the text."""
    draft = read(byline)
    assert draft.by == "Jane Doe"
    assert [(credit.role, credit.names) for credit in draft.credits] == [("Harbour Correspondent", ("Jane Doe",))]
    assert len(draft.blocks) == 2


@pytest.mark.parametrize(
    "line", ["Harbour Correspondent", "The editor", "Letters to the editor", "An old editor of ours died on Friday."]
)
def test_roles_of_nobody(line: str) -> None:
    """Where no byline stands above it, such a line is text."""
    draft = read(f"<p>Nobody had seen the sea so calm in all of the winter, the harbour said.</p><p>{line}</p>")
    assert draft.blocks[1].text == line
    assert not draft.credits


@pytest.mark.parametrize(
    "line",
    [
        "Updated 2 hours ago",
        "2 hours ago",
        "Last updated: an hour ago",
        "Published 3 days ago · Updated 20 min ago",
        "vor 2 Stunden",
        "Aktualisiert vor einer Stunde",
        "Publié il y a 3 heures",
        "hace 20 minutos",
        "2 ore fa",
    ],
)
def test_times_that_tell_nothing(line: str) -> None:
    """How long ago a page was made when it was fetched is no text."""
    assert [block.text for block in read(f"<p>{line}</p>").blocks] == [f"{TEXT}.", f"{TEXT}, too."]


@pytest.mark.parametrize("line", ["It began 2 hours ago", "Two years ago", "2 hours ago the ferry sailed."])
def test_times_that_tell_something(line: str) -> None:
    """A sentence with such a time is text."""
    assert read(f"<p>{line}</p>").blocks[0].text == line


@pytest.mark.parametrize("line", ['By <a href="/j">Jane Doe</a>, <a href="/b">Bo Reed</a>'])
@pytest.mark.parametrize("name", ['class="byline"', ""])
def test_a_byline_of_links(line: str, name: str) -> None:
    """No space stands before a comma, and a paragraph of links that begins as a byline is one."""
    draft = read(f"<p {name}>{line}</p>")
    assert draft.by == "Jane Doe, Bo Reed"
    assert len(draft.blocks) == 2


SHORT = "<p>The ferry to Gull Island sailed again on Friday.</p>"
TIME = '<time datetime="2026-11-20T10:00:00Z">20 November</time>'


def test_a_short_page() -> None:
    """One `article` with a heading and a time says enough; what its time shows is no text."""
    draft = read(TIME, "", SHORT)
    assert [block.text for block in draft.blocks] == ["The ferry to Gull Island sailed again on Friday."]
    assert draft.version_created is not None


@pytest.mark.parametrize("above", ["", f"{TIME}</article><article><h2>Another</h2>{TIME}"])
def test_short_pages_of_something_else(above: str) -> None:
    """Without a time, and with several of them, it may be anything."""
    with pytest.raises(ParseError, match="no article"):
        read(above, "", SHORT)
