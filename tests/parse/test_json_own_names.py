"""JSON articles under the names of the web and not of ninjs: times, tags, sections, addresses; the rest is told."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from schemas import ParsedItem
from streams.parse import feed_for, file_item, parse

ITEM = {"title": "Ferries stay in port", "content": "<p>Ferries stayed in port on Tuesday.</p>"}
TEN = datetime(2026, 3, 15, 10, tzinfo=UTC)
NOON = datetime(2026, 3, 15, 12, tzinfo=UTC)


def read_all(value: Any) -> list[ParsedItem]:
    """Parse a document of JSON whose every item is read."""
    raw = file_item("x", json.dumps(value).encode(), feed="desk", received_at=datetime(2026, 3, 16, tzinfo=UTC))
    items = list(parse(raw, feed_for("desk", {})))
    return [item for item in items if isinstance(item, ParsedItem)]


def read(**more: Any) -> ParsedItem:
    """Parse one item with these properties."""
    (item,) = read_all(ITEM | more)
    return item


def unread(item: ParsedItem) -> str:
    """Return the warning of what was not read, or nothing."""
    return next((each for each in item.copydesk.warnings if each.startswith("not read")), "")


@pytest.mark.parametrize(
    "name",
    [
        "date",
        "published",
        "publishedAt",
        "published_at",
        "publishedDate",
        "publish_date",
        "datePublished",
        "pubDate",
        "publication_date",
    ],
)
@pytest.mark.parametrize("said", ["2026-03-15T10:00:00Z", "Sun, 15 Mar 2026 10:00:00 GMT"])
def test_when_it_was_published(name: str, said: str) -> None:
    """A time of publication is that of the item and of its version, under any of its usual names."""
    item = read(**{name: said})
    assert (item.first_created, item.version_created) == (TEN, TEN)
    assert not unread(item)


@pytest.mark.parametrize("name", ["updated", "updated_at", "dateModified", "lastModified"])
def test_when_it_was_changed(name: str) -> None:
    """The version is of the later time."""
    item = read(published="2026-03-15T10:00:00Z", **{name: "2026-03-15T12:00:00Z"})
    assert (item.first_created, item.version_created) == (TEN, NOON)


def test_a_time_that_is_none() -> None:
    """What can't be read as a time is told."""
    item = read(date="lately")
    assert item.version_created is None
    assert "no time: 'lately'" in item.copydesk.warnings


@pytest.mark.parametrize(
    "more",
    [
        {"tags": ["harbour", "storm"]},
        {"tags": "harbour, storm"},
        {"keywords": "harbour; storm"},
        {"tags": [{"id": 4, "name": "harbour"}, {"label": "storm"}]},
        {"tags": ["harbour", "storm"], "content": None, "body": "Ferries stayed in port."},
    ],
)
def test_tags(more: dict[str, Any]) -> None:
    """Tags are keywords, as a list of texts or objects, or as one text."""
    assert read(**more).copydesk.keywords == ("harbour", "storm")


def test_names_of_things_without_objects() -> None:
    """Sections, subjects, places and people that are mere names are read."""
    item = read(
        section="World", subjects=["Shipping"], place="Lower Example", person="Ann Example", summary="No boats."
    )
    assert [(each.name, each.rel) for each in item.subjects] == [("World", "section"), ("Shipping", None)]
    assert [each.name for each in item.places] == ["Lower Example"]
    assert [each.name for each in item.people] == ["Ann Example"]
    assert [each.value for each in item.descriptions] == ["No boats."]


def test_address_and_publisher() -> None:
    """An item without a uri is known by the address of its page; its publisher may be an object."""
    item = read(url="https://news.example/a/1", id=17, source={"id": "x", "name": "The Example"})
    assert item.copydesk.guid == "https://news.example/a/1"
    assert ("id", "17") in [(each.role, each.value) for each in item.alt_ids]
    assert [each.name for each in item.info_sources] == ["The Example"]
    assert not any("found by slug" in each for each in item.copydesk.warnings)


def test_what_is_left_over_is_told() -> None:
    """A property that nobody reads is named in a warning; one that says nothing is not."""
    item = read(readingTime=4, urlToImage="https://news.example/1.jpg", body={"x": 1}, empty="", none=None, list=[])
    assert unread(item) == ("not read: 'readingTime', 'urlToImage', 'body'; it is in the raw bytes only")
    assert not unread(read())


def test_an_item_with_a_uri_and_no_time_of_ninjs() -> None:
    """The date of an item with a uri is read, too."""
    item = read(uri="urn:x:1", date="2026-03-15T10:00:00Z", colour="red")
    assert item.version_created == TEN
    assert "'colour'" in unread(item)


def test_ninjs_says_more_than_the_names_of_others() -> None:
    """What ninjs' own properties say stays."""
    item = read(
        versionCreated="2026-03-15T12:00:00Z", date="2026-03-15T10:00:00Z", keywords=["harbour"], tags=["storm"]
    )
    assert item.version_created == NOON
    assert item.copydesk.keywords == ("harbour",)
    assert "'tags'" in unread(item)


def test_an_answer_that_lists_articles() -> None:
    """Each item of `articles` is read."""
    items = read_all({"status": "ok", "articles": [ITEM, ITEM | {"title": "Ferries sail again"}]})
    assert [item.headline for item in items] == ["Ferries stay in port", "Ferries sail again"]


@pytest.mark.parametrize(("said", "kind"), [("published", "new"), ("publish", "new"), ("draft", "hold")])
def test_the_status_of_a_content_system(said: str, kind: str) -> None:
    """What is published there may be used; any other word publishes nothing."""
    assert read(status=said).copydesk.change.kind == kind


@pytest.mark.parametrize("name", ["embargo", "embargoUntil", "embargo_until", "embargoDate"])
def test_an_embargo_under_another_name(name: str) -> None:
    """It holds the item, published or not; what is no time holds it until somebody releases it, and an empty one never."""
    assert read(status="published", **{name: "2026-03-17T10:00:00Z"}).embargoed_until == datetime(
        2026, 3, 17, 10, tzinfo=UTC
    )
    for said in ("when the minister speaks", True):
        assert read(**{name: said}).copydesk.embargo_text
    for said in ("", False, None):
        item = read(**{name: said})
        assert (item.embargoed_until, item.copydesk.embargo_text) == (None, None)
