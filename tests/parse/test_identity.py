"""Receipts, revisions and uris: what makes two items the same, and what does not."""

from datetime import UTC, datetime
from typing import Any

import pytest

from schemas import ParsedItem
from schemas.feeds import Feed
from schemas.ninjs import AltId
from streams.parse import feed_for, file_item, parse
from streams.parse.draft import Draft
from streams.parse.identity import revision_of, uri_of, version_of

STORY = b"Ferry back in service\n\nVISBY (Reuters) - The ferry runs again.\n"
AT = datetime(2025, 3, 16, 12, tzinfo=UTC)


def item(data: bytes = STORY, feed: str = "reuters", feeds: dict[str, Feed] | None = None, **raw: Any) -> ParsedItem:
    """Parse one story of a feed."""
    known = feed_for(feed, feeds or {})
    [found] = parse(file_item("x", data, feed=feed, received_at=raw.pop("received_at", AT), **raw), known)
    assert isinstance(found, ParsedItem)
    return found


def test_the_same_text_has_one_revision() -> None:
    """When and by which path a text came is no part of its revision; line ends and marks are not, either."""
    first = item().copydesk.revision
    assert len(first) == 32
    assert item(received_at=datetime(2026, 1, 1, tzinfo=UTC)).copydesk.revision == first
    assert item(STORY.replace(b"\n", b"\r\n")).copydesk.revision == first
    assert item(b"\xef\xbb\xbf" + STORY).copydesk.revision == first


def test_feeds_of_one_agency_share_revisions() -> None:
    """The same story from two feeds of one agency is one revision; of two agencies it is two."""
    feeds = {"rtr-de": Feed(id="rtr-de", agency="reuters", dialect="reuters")}
    assert item(feed="rtr-de", feeds=feeds).copydesk.revision == item().copydesk.revision
    assert item(feed="ap").copydesk.revision != item().copydesk.revision


@pytest.mark.parametrize(
    "change",
    [
        {"guid": "b"}, {"version": "2"}, {"version_created": AT}, {"pub_status": "canceled"}, {"kind": "correction"},
        {"number": 2}, {"embargoed_until": AT}, {"embargo_text": "noon"}, {"headline": "other"},
    ],
    ids=lambda change: next(iter(change)),
)  # fmt: skip
def test_every_version_fact_counts(change: dict[str, Any]) -> None:
    """What makes another version makes another revision."""
    assert revision_of(Draft(**({"guid": "a"} | change)), "x", b"body") != revision_of(Draft(guid="a"), "x", b"body")


def test_parts_do_not_run_together() -> None:
    """A letter that moves from one part to the next makes another revision."""
    assert revision_of(Draft(guid="ab", version="c"), "x", b"") != revision_of(Draft(guid="a", version="bc"), "x", b"")


@pytest.mark.parametrize(
    ("guid", "uri"),
    [
        ("tag:reuters.com,2025:newsml_KBN1", "tag:reuters.com,2025:newsml_KBN1"),
        ("https://wire.example/a?b=c#d", "https://wire.example/a?b=c#d"),
        ("urn:newsml:dpa.com:20090101:1", "urn:newsml:dpa.com:20090101:1"),
        ("20250316001", "urn:copydesk:my%20feed:20250316001"),
        ("a b/ü", "urn:copydesk:my%20feed:a%20b/%C3%BC"),
        ("https://wire.example/a b", "urn:copydesk:my%20feed:https://wire.example/a%20b"),
        ("javascript:alert(1)", "urn:copydesk:my%20feed:javascript:alert(1)"),
        (None, "urn:copydesk:my%20feed:0123"),
        ("", "urn:copydesk:my%20feed:0123"),
    ],
)
def test_uris(guid: str | None, uri: str) -> None:
    """A guid that is an absolute URI is the uri; anything else is made one, under the feed's name."""
    assert uri_of(guid, "my feed", "0123") == uri


def test_versions() -> None:
    """The agency's version as it came, else the first digits of the revision."""
    assert version_of("978556838", "0123456789abcdef") == "978556838"
    assert version_of(None, "0123456789abcdef") == "0123456789ab"


def test_the_guid_stands_in_alt_ids() -> None:
    """The guid as received is found again, whatever the uri became."""
    found = item(b'{"uri": "2025/1 x", "headline": "A"}', feed="ap")
    assert found.uri == "urn:copydesk:ap:2025/1%20x"
    assert found.alt_ids == (AltId(role="guid", value="2025/1 x"),)
    assert found.copydesk.guid == "2025/1 x"


def test_items_of_one_record_are_numbered() -> None:
    """The second item of a record has a receipt of its own."""
    data = b'[{"uri": "a:1"}, {"uri": "a:2"}]'
    found = parse(file_item("x", data, feed="ap", received_at=AT), feed_for("ap", {}))
    assert [each.copydesk.receipt[-2:] for each in found if isinstance(each, ParsedItem)] == ["#0", "#1"]


def test_fields_stand_in_their_order() -> None:
    """What is made without a look at defaults has all fields, in the order of its model: so they are written."""
    found = item()
    for model in (found, found.copydesk, found.copydesk.raw, *found.headlines, *found.bodies):
        assert [*vars(model)] == [*type(model).model_fields]


@pytest.mark.parametrize(
    "text", ["The ferry runs", "The  ferry runs", "The\u00a0ferry runs", "“The ferry” runs", "The\tferry runs"]
)
def test_words_are_counted_as_white_space_parts_them(text: str) -> None:
    """Whether one space or other white space stands between them."""
    story = f"Ferry back in service\n\n{text} {'each Monday ' * 12}again.\n\nMore – later.\n"
    body = item(story.encode()).bodies[0]
    assert body.word_count == len(body.value.split())
