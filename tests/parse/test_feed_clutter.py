"""What templates of sites put around an entry: lines to read on, where a post appeared first, the outlet's name."""

import json
from datetime import UTC, datetime

import pytest

from schemas import ParsedItem
from streams.parse import feed_for, file_item, parse
from streams.parse.draft import Block
from streams.parse.formats.feed.clutter import without_clutter

TEXT = "Ferries sailed again on Friday."


def read(data: bytes, kind: str) -> ParsedItem:
    """Parse the one entry of a feed."""
    raw = file_item("x", data, feed="x", received_at=datetime(2026, 3, 16, tzinfo=UTC), content_type=kind)
    (item,) = parse(raw, feed_for("x", {}))
    assert isinstance(item, ParsedItem)
    return item


def rss(title: str, text: str, more: str = "") -> ParsedItem:
    """Parse an entry of the feed of Fjord Radio."""
    entry = f"<title>{title}</title><guid>urn:x:1</guid><description><![CDATA[{text}]]></description>{more}"
    data = f'<rss version="2.0"><channel><title>Fjord Radio</title><item>{entry}</item></channel></rss>'
    return read(data.encode(), "application/rss+xml")


@pytest.mark.parametrize(
    "clutter",
    [
        "<p>Continue reading</p>",
        '<p><a href="https://x.example/1">Continue reading…</a></p>',
        "<p>Continue reading Ferries sail →</p>",
        "<p>Continue reading Ferries sail on Fjord Radio</p>",
        "<p>Continue reading … on Fjord Radio</p>",
        "<p>Read the full story at the Fjord Radio »</p>",
        "<p>Weiterlesen auf Fjord Radio</p>",
        "<p>[Read more...]</p>",
        "<p>Weiterlesen »</p>",
        "<p>ADVERTISEMENT</p>",
        "<p>- Advertisement -</p><p>Read more</p>",
        '<p>The post <a href="https://x.example/1">Ferries sail</a> appeared first on <a href="https://x.example">Fjord Radio</a>.</p>',
        "<p>The post Ferries sail first appeared on Fjord Radio.</p>",
        "<p>Continue reading</p><p>The post Ferries sail appeared first on Fjord Radio.</p>",
        "<p>Der Beitrag Ferries sail erschien zuerst auf Fjord Radio.</p>",
        "<p>L’article Ferries sail est apparu en premier sur Fjord Radio.</p>",
    ],
)
def test_what_stands_under_a_text(clutter: str) -> None:
    """A line of the template is no text; what stands above it stays."""
    assert [each.text for each in rss("Ferries sail", f"<p>{TEXT}</p>{clutter}").copydesk.paragraphs] == [TEXT]


@pytest.mark.parametrize(
    "clutter",
    [
        " The post Ferries sail appeared first on Fjord Radio.",
        " Continue reading…",
        " [Read more]",
        " Continue reading Ferries sail",
        " Continue reading Ferries sail on Fjord Radio",
        " The post Ferries sail appeared first on Elsewhere.",
        " The post Ferries sail, in short appeared first on Fjord Radio.",
    ],
)
def test_what_is_glued_to_a_text(clutter: str) -> None:
    """So is what stands behind the last sentence on its line."""
    assert [each.text for each in rss("Ferries sail", TEXT + clutter).copydesk.paragraphs] == [TEXT]


@pytest.mark.parametrize(
    "text",
    [
        "Continue reading to your children, teachers told parents on Friday.",
        "Read more books, the minister said.",
        "Read more about ferries on Fjord Radio",
        "Continue reading Ferries sail on Harbour Radio",
        "Read more books on Fjord Radio",
        "An advertisement for boats was taken down.",
        "The post of mayor was filled on Friday.",
        "He told them: Read more books",
        "The office is shut. Read more books",
        "His advice to pupils is simple. Read more.",
        "The post of deputy appeared first on the list of cuts.",
        "The minister resigned. The post of deputy appeared first on the list of cuts.",
        "The post office clerk says the stamp first appeared in 1901. The post Red Penny appeared first on a letter to Leeds.",
    ],
)
def test_sentences_that_begin_so_stay(text: str) -> None:
    """A sentence with the same words is text."""
    shown = rss("Ferries sail", f"<p>{TEXT}</p><p>{text}</p>").copydesk.paragraphs
    assert [each.text for each in shown] == [TEXT, text]


def test_a_text_is_never_emptied() -> None:
    """Where the template is all there is, it stays."""
    blocks = [Block("body", "ADVERTISEMENT"), Block("body", "Continue reading")]
    assert without_clutter(blocks, None) == blocks


@pytest.mark.parametrize(
    ("title", "more", "headline"),
    [
        ("Ferries sail - Fjord Radio", "", "Ferries sail"),
        ("Ferries sail | FJORD RADIO", "", "Ferries sail"),
        ("Ferries - and trains - stop – Fjord Radio", "", "Ferries - and trains - stop"),
        ("Ferries sail - The Example", '<source url="https://e.example">The Example</source>', "Ferries sail"),
        ("Ferries sail - The Example", "", "Ferries sail - The Example"),
        ("Fjord Radio", "", "Fjord Radio"),
        ("Ferries sail for Fjord Radio", "", "Ferries sail for Fjord Radio"),
    ],
)
def test_the_outlet_behind_a_headline(title: str, more: str, headline: str) -> None:
    """The name of the feed, or of the source of an entry, is no part of its headline; it is told as a source."""
    item = rss(title, TEXT, more)
    assert item.headline == headline
    assert len(item.info_sources) == (headline != title)


def test_the_outlet_in_a_json_feed() -> None:
    """A JSON Feed has a title, too."""
    item = {"id": "1", "title": "Ferries sail - Fjord Radio", "content_text": f"{TEXT}\n\nContinue reading"}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Fjord Radio", "items": [item]}
    read_item = read(json.dumps(feed).encode(), "application/feed+json")
    assert read_item.headline == "Ferries sail"
    assert [each.text for each in read_item.copydesk.paragraphs] == [TEXT]
