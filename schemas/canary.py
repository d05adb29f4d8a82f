"""The canary: a synthetic item that goes the whole way each minute, so that a stopped stage shows before news is late.

Its bytes say nothing but its name and its time, so that hiding it hides nothing. The feed id is free text that any
producer may write, so it alone makes no canary: the bytes must be exactly those that `canary` makes. Whatever else comes
under that id is an item like any other, of a feed without a name.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from schemas.feeds import CANARY_FEED
from schemas.topics import ARTICLES, JUDGED, PARSED, RAW, VERDICTS

CANARY_TYPE = "copydesk.article.canary.v1"
"""`ce_type` of its article. It stands on `news.articles.v1` and never on `news.latest.v1`; readers leave it out."""

CANARY_MARK = ("copydesk-canary", b"1")
"""Header of its records on the inner topics, set by parse and by nobody else: publishers' headers do not go on."""

_MARKED = frozenset({PARSED, VERDICTS, JUDGED})

_BODY = (
    '{{"uri":"urn:copydesk:canary:{name}","type":"text","versionCreated":"{time}","language":"en",'
    '"headlines":[{{"role":"main","contentType":"text/plain","value":"Canary"}}],'
    '"bodies":[{{"role":"main","contentType":"text/plain","value":"A synthetic item that measures the way. It is no news."}}]}}'
)
_TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"
_EXACT = re.compile(
    re.escape(_BODY.format(name="NAME", time="TIME")).replace("NAME", "[0-9a-f]{32}").replace("TIME", _TIME).encode()
)


def canary(name: str, at: datetime) -> bytes:
    """Return the bytes of a canary, as ninjs; `name` is 32 hex digits that no other canary has."""
    return _BODY.format(name=name, time=at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")).encode()


def is_canary(topic: str, key: bytes | None, value: bytes | None, headers: Iterable[tuple[str, bytes | None]]) -> bool:
    """Whether a record of a topic (without its prefix) is a canary's. A dead letter never is: a dead canary is an alarm."""
    if topic == RAW:
        return key == CANARY_FEED.encode() and _EXACT.fullmatch(value or b"") is not None
    if topic in _MARKED:
        return CANARY_MARK in headers
    return topic == ARTICLES and ("ce_type", CANARY_TYPE.encode()) in headers
