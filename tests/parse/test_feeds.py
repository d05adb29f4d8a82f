"""Feeds, sniffing and dialects: what is known before the first byte is read, and what decides then."""

from datetime import UTC, datetime

import pytest

from schemas import ParsedItem
from schemas.feeds import Feed
from streams.errors import ParseError
from streams.parse import feed_for, file_item, parse
from streams.parse.look import Look
from streams.parse.sniff import format_of, read_media_type

AT = datetime(2025, 3, 16, 12, tzinfo=UTC)
STORY = b"UPDATE 1-Ferry back\n\nVISBY (Reuters) - It runs.\n"


def one(data: bytes, feed: Feed) -> ParsedItem:
    """Parse one item of a feed."""
    [item] = parse(file_item("x", data, feed=feed.id, received_at=AT), feed)
    assert isinstance(item, ParsedItem)
    return item


def test_agencies_are_known_out_of_the_box() -> None:
    """Reuters needs no feeds file, and an item of it no warning."""
    feed = feed_for("reuters", {})
    assert (feed.known, feed.dialect, feed.name) == (True, "reuters", "Reuters")
    assert one(STORY, feed).copydesk.warnings == ()


def test_the_feeds_file_comes_first() -> None:
    """What the feeds file says of an id replaces what we know of it."""
    assert feed_for("ap", {"ap": Feed(id="ap", agency="apnews")}).agency == "apnews"


def test_an_unknown_feed_is_told() -> None:
    """A feed that nobody declared is taken with defaults and a warning on every item."""
    feed = feed_for("attic", {})
    assert (feed.known, feed.agency, feed.may_kill, feed.shard) == (False, "attic", True, "all")
    (warning,) = one(STORY, feed).copydesk.warnings
    assert warning.startswith("feed 'attic' is not in the feeds file; defaults are used")
    assert "[feeds.attic] in the TOML file that COPYDESK_FEEDS names" in warning


def test_a_dialect_is_recognised_where_none_was_declared() -> None:
    """An undeclared feed that shows the mark of a dialect is read in it; a declared feed is read as declared."""
    assert one(STORY, feed_for("attic", {})).copydesk.dialect == "reuters"
    assert one(STORY, feed_for("ap", {})).copydesk.dialect == "ap"
    assert one(STORY, feed_for("stt", {})).copydesk.dialect == "stt"


def test_a_dialect_that_is_not_known_is_told() -> None:
    """A slip in the feeds file does not stop the feed."""
    item = one(STORY, Feed(id="x", dialect="klingon"))
    assert item.copydesk.dialect is None
    assert item.copydesk.warnings == ("the feed declares the dialect 'klingon', which is not known",)


def test_what_the_feed_says_goes_along() -> None:
    """Agency, shard, right to kill and language of the feed stand on the item, for those who come after."""
    feed = Feed(id="x", agency="y", shard="x-sv", may_kill=False, language="sv")
    facts = one(STORY, feed).copydesk
    assert (facts.agency, facts.shard, facts.may_kill, facts.feed_language) == ("y", "x-sv", False, "sv")


def test_a_time_zone_must_exist() -> None:
    """A zone that does not exist is refused when the feed is read, not when the first time needs it."""
    with pytest.raises(ValueError, match="Europe/Atlantis"):
        Feed(id="x", time_zone="Europe/Atlantis")


@pytest.mark.parametrize(
    ("data", "media_type", "form", "doubts"),
    [
        (b"Text", None, "plain", 0),
        (b"Text", "text/plain; charset=utf-8", "plain", 0),
        (b"Text", "application/octet-stream", "plain", 0),
        (b'\n {"uri":1}', None, "ninjs", 0),
        (b'\xef\xbb\xbf{"uri":1}', "application/ninjs+json", "ninjs", 0),
        (b'{"uri":1}', "text/plain", "ninjs", 1),
        (b"Text", "application/json", "ninjs", 0),
        (b"[1] Text", None, "plain", 0),
    ],
)
def test_sniffing(data: bytes, media_type: str | None, form: str, doubts: int) -> None:
    """A signature beats a vague or wrong media type, with a warning where they disagree."""
    found, warnings = format_of(Look(data), read_media_type(media_type), None)
    assert (found, len(warnings)) == (form, doubts)


def test_the_hint_of_the_feed_decides() -> None:
    """A feed that declares its format is not guessed at; a format that does not exist is told."""
    assert format_of(Look(b"<nitf/>"), read_media_type(None), "plain") == ("plain", ())
    with pytest.raises(ParseError, match="newsml9"):
        format_of(Look(b"x"), read_media_type(None), "newsml9")


@pytest.mark.parametrize("data", [b"<?xml version='1.0'?><ledger/>", b"%PDF-1.7", b"PK\x03\x04"])
def test_other_formats_are_unsupported(data: bytes) -> None:
    """What is recognised as something else is refused as unsupported, not read as text."""
    with pytest.raises(ParseError) as caught:
        format_of(Look(data), read_media_type(None), None)
    assert caught.value.reason == "unsupported"


def test_words_do_not_undo_a_kill() -> None:
    """A canceled item whose headline says UPDATE is a kill: the status says more than the words."""
    data = b'{"uri": "a:1", "pubStatus": "canceled", "headline": "UPDATE 3-Ferry back", "body_text": "STORY WITHDRAWN"}'
    item = one(data, feed_for("reuters", {}))
    assert (item.copydesk.change.kind, item.copydesk.change.number) == ("kill", 3)


def test_a_withdrawal_in_prose_blanks_nothing() -> None:
    """A kill in words is an advisory with a warning, and keeps its text."""
    data = b"STORY WITHDRAWN: Ferry sinks\n\nVISBY (Reuters) - Please kill the story. It is wrong.\n"
    item = one(data, feed_for("reuters", {}))
    assert item.copydesk.change.kind == "advisory"
    assert item.text == "Please kill the story. It is wrong."
    assert len(item.copydesk.warnings) == 1
