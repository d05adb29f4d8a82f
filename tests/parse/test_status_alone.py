"""An item that may be used and has nothing to use is refused; what acts on an item by its uri needs no text."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from schemas.article import ParsedItem
from streams.parse import Refused, feed_for, file_item, parse

URI = "urn:example:harbour:41"
AT = datetime(2026, 11, 27, 12, tzinfo=UTC)


def read(data: str) -> ParsedItem | Refused:
    """Return the one item of a record."""
    (item,) = parse(file_item("x", data.encode(), feed="harbour", received_at=AT), feed_for("harbour", {}))
    return item


def ninjs(**says: Any) -> str:
    """Return an item with a uri and a time."""
    return json.dumps({"uri": URI, "versionCreated": "2026-11-27T08:40:00Z"} | says)


def g2(status: str, content: str = "") -> str:
    """Return an item of NewsML-G2 that has a status and, if wanted, content."""
    return (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:example:harbour:41" version="3" standard="NewsML-G2" '
        'standardversion="2.35"><itemMeta><itemClass qcode="ninat:text"/><provider literal="harbour"/>'
        f'<versionCreated>2026-11-27T08:40:00Z</versionCreated><pubStatus qcode="stat:{status}"/></itemMeta>{content}</newsItem>'
    )


@pytest.mark.parametrize("data", [ninjs(pubStatus="usable"), ninjs(status="published", subject=[]), g2("usable")])
def test_a_usable_status_alone_is_refused(data: str) -> None:
    """A release without its text would empty the article; the reason says what to send."""
    refused = read(data)
    assert isinstance(refused, Refused)
    assert refused.error.reason == "empty"
    assert "send it again with its text" in str(refused.error)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (ninjs(pubStatus="canceled"), "kill"),
        (ninjs(pubStatus="withheld"), "hold"),
        (g2("canceled"), "kill"),
        (g2("withheld"), "hold"),
    ],
)
def test_a_kill_and_a_hold_need_no_text(data: str, kind: str) -> None:
    """What takes an item back, or keeps it back, acts by its uri."""
    item = read(data)
    assert isinstance(item, ParsedItem)
    assert (item.uri, item.copydesk.change.kind) == (URI, kind)


@pytest.mark.parametrize(
    "says",
    [
        {"headline": "Harbour open"},
        {"body_text": "The harbour is open."},
        {"description_text": "The harbour is open."},
        {"type": "picture"},
        {"renditions": [{"name": "main", "href": "https://harbour.example/a.jpg"}]},
    ],
)
def test_what_has_something_to_use_is_read(says: dict[str, Any]) -> None:
    """A headline, a text, a summary or a picture is enough."""
    assert isinstance(read(ninjs(**says)), ParsedItem)


@pytest.mark.parametrize(
    "says", [{}, {"pubStatus": "usable", "edNote": "Match postponed.", "subjects": [{"name": "sport"}]}]
)
def test_an_item_without_text_is_told(says: dict[str, Any]) -> None:
    """What has neither headline nor text, and is no status alone, is read with a warning."""
    item = read(ninjs(**says))
    assert isinstance(item, ParsedItem)
    assert any(warning.startswith("a usable item without headline and text") for warning in item.copydesk.warnings)
