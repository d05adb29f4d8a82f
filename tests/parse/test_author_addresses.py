"""Authors that are addresses of mail or pages, in feeds, JSON-LD and JSON Feed: never a public byline."""

import json
from datetime import UTC, datetime

import pytest

from schemas import ParsedItem
from streams.parse import feed_for, file_item, parse
from streams.parse.names import without_addresses

TEXT = "Ships waited off the harbour on Friday, the harbour said."
RSS = (
    '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Harbour</title><item><title>Ships wait'
    "</title><guid>h1</guid><dc:creator>{}</dc:creator><description>{}</description></item></channel></rss>"
)


def rss(author: str) -> str:
    """Return a feed of one entry by this author."""
    return RSS.format(author.replace("<", "&lt;"), TEXT)


def linked(author: str) -> str:
    """Return a document of JSON-LD by this author."""
    person = {"@type": "Person", "name": author}
    said = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ships wait", "articleBody": TEXT}
    return json.dumps(said | {"author": person})


def json_feed(author: str) -> str:
    """Return a JSON Feed of one item by this author."""
    item = {"id": "1", "title": "Ships wait", "content_text": TEXT, "authors": [{"name": author}]}
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Harbour", "items": [item]})


@pytest.mark.parametrize("document", [rss, linked, json_feed])
@pytest.mark.parametrize(
    ("author", "by"),
    [
        ("https://social.example/jane", None),
        ("Jane Doe, jane@harbour.example", "Jane Doe"),
        ("Jane Doe (https://social.example/jane)", "Jane Doe"),
        ("Jane Doe", "Jane Doe"),
    ],
)
def test_addresses(document: object, author: str, by: str | None) -> None:
    """Only names are public; where an author has none that is told, and what was beside a name is a private note."""
    assert callable(document)
    raw = file_item("x", document(author).encode(), feed="desk", received_at=datetime(2026, 11, 27, tzinfo=UTC))
    (item,) = parse(raw, feed_for("desk", {}))
    assert isinstance(item, ParsedItem)
    assert item.by == by
    assert [person.name for person in item.people if person.rel == "author"] == ([by] if by else [])
    public = item.model_dump_json(include={"by", "people"})
    assert "@" not in public
    assert "://" not in public


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Ann Example (@example)", "Ann Example (@example)"),
        ("Ann Example <ann@x.example>, Bo Reed", "Ann Example, Bo Reed"),
        ("ann@x.example, bo@x.example", ""),
        ("www.x.example", ""),
    ],
)
def test_a_name_without_addresses(said: str, name: str) -> None:
    """A handle is no address, and empty brackets go with theirs."""
    assert without_addresses(said) == name
