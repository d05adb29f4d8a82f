"""What content systems deliver when something happens: the item under one id, and gone where the event says so."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from parse.json_text import RECEIVED, read, read_all

from schemas import ParsedItem
from schemas.feeds import Feed
from streams.errors import ParseError
from streams.parse import Refused, file_item, parse

EVENING = "2026-11-20T18:00:00.000Z"
GHOST: dict[str, Any] = {
    "id": "65f0", "uuid": "0c2e-11", "title": "Mill to close", "slug": "mill", "html": "<p>The mill closes in May.</p>",
    "status": "published", "published_at": "2026-11-20T12:00:00.000Z", "updated_at": "2026-11-20T12:30:00.000Z",
    "url": "https://mill.example/mill/", "authors": [{"name": "Jane Doe", "email": "jane@mill.example"}],
    "primary_author": {"name": "Jane Doe"}, "tags": [{"name": "Mills"}],
}  # fmt: skip
DRAFT = GHOST | {"status": "draft", "url": "https://mill.example/p/0c2e-11/", "updated_at": EVENING}
STRAPI: dict[str, Any] = {
    "id": 3, "title": "Mill to close", "content": "The mill closes in May.", "publishedAt": "2026-11-20T12:00:00Z",
    "createdAt": "2026-11-19T12:00:00Z", "updatedAt": "2026-11-20T12:00:00Z",
}  # fmt: skip
FIFTH = STRAPI | {"documentId": "abc", "locale": "en"}
OTHER = {"title": "Mill to close", "body": "The mill closes in May.", "url": "https://mill.example/1"}


def ghost(current: Any, previous: Any, name: str = "post") -> dict[str, Any]:
    """Return a delivery of Ghost."""
    return {name: {"current": current, "previous": previous}}


def strapi(event: str, entry: dict[str, Any]) -> dict[str, Any]:
    """Return a delivery of Strapi."""
    return {"event": f"entry.{event}", "createdAt": EVENING, "model": "article", "entry": entry}


@pytest.mark.parametrize(
    ("delivery", "state"),
    [
        (ghost(GHOST, {"status": "draft"}), ("usable", "new")),
        (ghost(GHOST, {"title": "Mill"}, "page"), ("usable", "new")),
        (ghost(DRAFT, {"status": "published"}), ("canceled", "withdrawal")),
        (ghost(DRAFT, {"status": "sent"}), ("canceled", "withdrawal")),
        (ghost({}, {key: said for key, said in GHOST.items() if key != "url"}), ("canceled", "withdrawal")),
        (ghost(DRAFT, {"title": "Mill"}), ("withheld", "hold")),
        (ghost(GHOST | {"status": "scheduled"}, {}), ("withheld", "hold")),
    ],
)
def test_a_delivery_of_ghost(delivery: dict[str, Any], state: tuple[str, str]) -> None:
    """The current post under its uuid, whatever its address is; unpublished and deleted ones are withdrawn."""
    item = read(delivery)
    assert (item.uri, item.headline, item.by) == ("urn:copydesk:desk:0c2e-11", "Mill to close", "Jane Doe")
    assert item.bodies[0].value == "The mill closes in May."
    assert (item.pub_status, item.copydesk.change.kind) == state
    assert item.copydesk.keywords == ("Mills",)
    assert not [told for told in item.copydesk.warnings if "not read" in told]


@pytest.mark.parametrize(
    ("event", "entry", "state"),
    [
        ("publish", {}, ("usable", "new")),
        ("update", {}, ("usable", "new")),
        ("create", {"publishedAt": None}, ("withheld", "hold")),
        ("unpublish", {"publishedAt": None}, ("canceled", "withdrawal")),
        ("delete", {}, ("canceled", "withdrawal")),
    ],
)
def test_a_delivery_of_strapi(event: str, entry: dict[str, Any], state: tuple[str, str]) -> None:
    """The entry under the name of its model and its id; what is gone is so from the time of the event."""
    item = read(strapi(event, STRAPI | entry))
    assert (item.uri, item.headline) == ("urn:copydesk:desk:article/3", "Mill to close")
    assert (item.pub_status, item.copydesk.change.kind) == state
    assert (item.version_created == datetime(2026, 11, 20, 18, tzinfo=UTC)) == (state[0] == "canceled")


def test_a_draft_beside_what_is_published() -> None:
    """Strapi 5 saves drafts under the id of what readers have: they are refused, and hide nothing."""
    for event in ("create", "update", "draft-discard"):
        with pytest.raises(ParseError, match=f"entry.{event} of a draft, .*let the webhook send entry.publish"):
            read_all(strapi(event, FIFTH | {"publishedAt": None}))
    for event, draft in (("publish", {}), ("update", {}), ("unpublish", {"publishedAt": None}), ("delete", {})):
        assert read(strapi(event, FIFTH | {"id": 9} | draft)).uri == "urn:copydesk:desk:article/abc/en"


@pytest.mark.parametrize("event", ["article.deleted", "post_unpublished", "DELETE", "entry:remove", "posts/trashed"])
@pytest.mark.parametrize("name", ["event", "type", "action", "operation"])
def test_an_event_that_takes_away(name: str, event: str) -> None:
    """Around an item, around several, or within one: it is withdrawn."""
    shapes = (
        {name: event, "data": OTHER},
        {name: event, "items": [OTHER, OTHER]},
        {name: event} | OTHER,
        [{name: event} | OTHER],
    )
    for shape in shapes:
        for item in read_all(shape):
            assert isinstance(item, ParsedItem)
            assert (item.uri, item.pub_status) == ("https://mill.example/1", "canceled")


@pytest.mark.parametrize(
    "event",
    ["_a" * 5_000 + "!", "article.published", "Mill removed from list", "update", "predelete", "deleted.restored"],
)
def test_other_events_take_nothing_away(event: str) -> None:
    """A sentence is no event, and what is published is usable."""
    for shape in ({"event": event, "data": OTHER}, {"event": event} | OTHER):
        assert read(shape).pub_status == "usable"


def test_a_delivery_without_an_item() -> None:
    """Nothing to read, a picture and a trial are refused."""
    with pytest.raises(ParseError, match="post without a current and a previous state"):
        read_all(ghost({}, {}))
    (stage,) = read_all({"event": "review-workflows.updateEntryStage", "model": "a", "entry": {"entityId": 1}})
    assert isinstance(stage, Refused)
    for value in ({"event": "media.delete", "media": {"name": "mill.png"}}, {"event": "trigger-test"}):
        with pytest.raises(ParseError, match="JSON of no format that is read"):
            read_all(value)


def test_a_key_that_stands_twice_within_a_delivery() -> None:
    """Two headlines of one entry are refused as those of any item."""
    data = json.dumps(strapi("publish", STRAPI)).replace('"title"', '"title": "Mill opens", "title"')
    (found,) = parse(file_item("x", data.encode(), feed="desk", received_at=RECEIVED), Feed(id="desk"))
    assert isinstance(found, Refused)
