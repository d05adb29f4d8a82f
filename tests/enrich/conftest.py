"""A maker of judged items for the tests of enrichment."""

from collections.abc import Callable
from typing import Any, get_origin

import pytest

from schemas import JudgedItem, ParsedItem, Verdict
from schemas.annotations import Annotations
from schemas.article import Dateline

Make = Callable[..., JudgedItem]

RAW = {"source": "test", "topic": "wire.raw.v1", "partition": 0, "offset": 7, "sha256": "0" * 64, "size": 1}
WIRE = {
    "feed": "harbour",
    "agency": "Harbour News",
    "receivedAt": "2026-02-03T04:05:06Z",
    "receipt": "wire.raw.v1/0/7#0",
    "revision": "1f" * 32,
    "raw": RAW,
    "format": "plain",
    "warnings": ["the sender forgot the slugline"],
    "change": {"kind": "new"},
}
VERDICT = {
    "receipt": WIRE["receipt"],
    "uri": "urn:copydesk:harbour:17",
    "feed": "harbour",
    "agency": "Harbour News",
    "revision": WIRE["revision"],
    "kind": "update",
    "reason": "a newer version of the same guid",
    "receivedAt": WIRE["receivedAt"],
    "parsedPartition": 0,
    "parsedOffset": 0,
    "judgedAt": WIRE["receivedAt"],
    "algorithm": "versions/1",
    "raw": RAW,
    "format": "plain",
}


KINDS = tuple(name for name, field in Annotations.model_fields.items() if get_origin(field.annotation) is tuple)
"""The kinds of mentions."""


@pytest.fixture(scope="session")
def make() -> Make:
    """Return a function that makes a judged item of a headline, a text, and what else a test says."""
    return judged


def judged(
    headline: str = "",
    text: str = "",
    *,
    dateline: Dateline | None = None,
    wire: dict[str, Any] | None = None,
    verdict: dict[str, Any] | None = None,
    **properties: Any,
) -> JudgedItem:
    """Make a judged item; `wire` and `verdict` add to their parts, other names are properties of the item."""
    facts = {**WIRE, **(wire or {}), **({"dateline": dateline} if dateline else {})}
    item = ParsedItem.model_validate(
        {
            "uri": "urn:copydesk:harbour:item",
            "headlines": [{"value": headline}] if headline else [],
            "bodies": [{"contentType": "text/plain", "value": text}] if text else [],
            "copydesk": facts,
            **properties,
        }
    )
    judgement = Verdict.model_validate({**VERDICT, **(verdict or {})})
    return JudgedItem(latest=True, verdict=judgement, item=item)
