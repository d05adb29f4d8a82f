"""JSON of content systems: what they have not published is withheld, what they took away is no article, and where the text stands."""

from datetime import UTC, datetime
from typing import Any

import pytest
from parse.json_text import read, read_all

from schemas import ParsedItem
from streams.errors import ParseError
from streams.parse import Refused

TEXT = "The mill at Lower Example will close in May, its owner said on Friday."
STORY: dict[str, Any] = {"title": "Mill to close", "slug": "mill", "url": "https://mill.example/1"}


def told(item: ParsedItem, words: str) -> bool:
    """Whether one of the warnings has these words."""
    return any(words in warning for warning in item.copydesk.warnings)


@pytest.mark.parametrize(
    ("state", "why"),
    [
        ({"publishedAt": None}, "no time of publication"),
        ({"published_at": None, "updated_at": "2026-11-20T12:00:00Z"}, "no time of publication"),
        ({"status": False}, "'status' is false"),
        ({"published": False}, "'published' is false"),
        ({"draft": True, "date": "2026-11-20"}, "'draft' is true"),
        ({"status": "draft"}, "the status is 'draft': it is not published"),
        ({"status": "private"}, "the status is 'private': it is not published"),
        ({"status": "auto-draft"}, "the status is 'auto-draft': it is not published"),
        ({"status": "baked"}, "the status 'baked' is unknown"),
    ],
)
def test_what_is_not_published_is_withheld(state: dict[str, Any], why: str) -> None:
    """A draft says so by a word, a flag, or a time of publication that is null; the warning tells which."""
    item = read(STORY | {"body": TEXT} | state)
    assert (item.pub_status, item.copydesk.change.kind) == ("withheld", "hold")
    assert told(item, why)
    assert told(item, "the item is withheld")


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"status": True},
        {"published": True, "draft": False},
        {"publishedAt": "2026-11-20T12:00:00Z"},
        {"publishedAt": None, "date": "2026-11-20T12:00:00Z"},
        {"publishedAt": None, "status": "published"},
    ],
)
def test_what_is_published_is_usable(state: dict[str, Any]) -> None:
    """A missing time is no sign, nor is one of several names, nor does it weigh more than a status."""
    item = read(STORY | {"body": TEXT} | state)
    assert item.pub_status == "usable"
    assert not told(item, "withheld")


def test_a_draft_within_attributes() -> None:
    """One of two items that a system lists is a draft."""
    items = read_all({"data": [{"id": n, "attributes": STORY | {"body": TEXT, "publishedAt": time}} for n, time in
                               enumerate((None, "2026-11-20T12:00:00Z"))]})  # fmt: skip
    assert [item.pub_status for item in items if isinstance(item, ParsedItem)] == ["withheld", "usable"]


def test_a_post_with_a_password() -> None:
    """A post of WordPress that is protected is withheld, as in an export, whether its text is there or not."""
    for text in ("", f"<p>{TEXT}</p>"):
        post = {
            "guid": {"rendered": "https://mill.example/?p=1"},
            "title": {"rendered": "Protected: Mill"},
            "status": "publish",
        }
        item = read(post | {"content": {"rendered": text, "protected": True}})
        assert item.pub_status == "withheld"
        assert told(item, "password")


def test_what_a_publisher_took_away() -> None:
    """An item of which only "[Removed]" is left is refused with that reason, and its neighbours are read."""
    gone = {"title": "[Removed]", "description": "[Removed]", "content": "[Removed]", "url": "https://removed.example"}
    kept, refused, bare = read_all({"articles": [STORY | {"content": TEXT}, gone, gone | {"content": None}]})
    assert isinstance(kept, ParsedItem)
    for each in (refused, bare):
        assert isinstance(each, Refused)
        assert each.error.reason == "empty"
        assert "its publisher took it away" in str(each.error)


def test_a_text_under_html() -> None:
    """Ghost has the text of a post under `html`; what pages embed has no sign of a story and is none."""
    post = STORY | {
        "html": f"<p>{TEXT}</p><p>It is old.</p>",
        "status": "published",
        "published_at": "2026-11-20T12:00:00.000Z",
    }
    item = read({"posts": [post]})
    assert item.bodies[0].value == f"{TEXT}\n\nIt is old."
    with pytest.raises(ParseError):
        read_all({"type": "rich", "title": "A clip", "html": "<iframe src='https://clip.example'></iframe><p>Clip</p>"})


def test_a_node_of_drupal() -> None:
    """A body with its filtered text and its summary, times under `created` and `changed`, a status that is yes or no."""
    attributes = {
        "status": True, "title": "Mill to close", "created": "2026-11-20T12:00:00+00:00", "changed": "2026-11-20T13:00:00+00:00",
        "langcode": "en", "body": {"value": f"<p>{TEXT}</p>\n[widget]", "processed": f"<p>{TEXT}</p>", "summary": "It closes."},
    }  # fmt: skip
    item = read({"data": [{"type": "node--article", "id": "9f", "attributes": attributes}]})
    assert (item.bodies[0].value, item.language, item.headline) == (TEXT, "en", "Mill to close")
    assert item.version_created == datetime(2026, 11, 20, 13, tzinfo=UTC)
    assert [each.value for each in item.descriptions] == ["It closes."]
    assert not told(item, "unknown")
    assert not told(item, "not read")


def test_where_a_body_stands_is_told_of_ninjs_alone() -> None:
    """A name that all content systems have for a text is no news; in an item of ninjs it is a guess."""
    assert not told(read(STORY | {"content": TEXT}), "the body is read from")
    assert told(read({"uri": "urn:x:1", "headline": "Mill", "content": TEXT}), "the body is read from content")


@pytest.mark.parametrize("more", [{}, {"content": None}, {"blocks": [{"text": TEXT}]}])
def test_a_headline_without_a_text(more: dict[str, Any]) -> None:
    """What lacks only its text is refused with the names under which it was looked for."""
    with pytest.raises(ParseError, match="a headline, and neither the uri of ninjs nor a text"):
        read_all(STORY | more)


@pytest.mark.parametrize(
    "state",
    [
        *({"status": word} for word in ("deleted", "trashed", "Removed", "unpublished", "retracted", "withdrawn")),
        *({name: True} for name in ("deleted", "isDeleted", "trashed")),
        {"status": "draft", "deleted": True},
    ],
)
@pytest.mark.parametrize("shown", [{}, STORY | {"body": TEXT}])
def test_what_a_system_took_back_is_withdrawn(state: dict[str, Any], shown: dict[str, Any]) -> None:
    """A word or a flag says so, with the text or without it; no hold waits for what is gone."""
    item = read({"uri": "B-1"} | shown | state)
    assert (item.pub_status, item.copydesk.change.kind) == ("canceled", "withdrawal")
    assert not told(item, "unknown")


def test_what_is_not_deleted_stays() -> None:
    """A flag that is false, or no flag, takes nothing back."""
    for said in (False, None, "no", 0):
        assert read(STORY | {"body": TEXT, "deleted": said}).pub_status == "usable"


def test_a_page_is_taken_away_by_its_address() -> None:
    """It is known by its address where it has no uri; what is held so says too little."""
    item = read({"event": "article.deleted", "url": "https://mill.example/1"})
    assert (item.uri, item.copydesk.change.kind) == ("https://mill.example/1", "withdrawal")
    with pytest.raises(ParseError, match="neither the uri of ninjs"):
        read_all({"status": "active", "url": "https://mill.example/1"})


@pytest.mark.parametrize("name", ["id", "uuid", "articleId"])
def test_an_id_alone_names_no_item(name: str) -> None:
    """The refusal says which name was seen, and which would do."""
    with pytest.raises(ParseError, match=f"it has '{name}', but neither the uri .* under uri or guid, .*permalink"):
        read_all({"event": "article.deleted", name: "A-77"})
