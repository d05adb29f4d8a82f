"""Items for the tests of commands, and waiting for what becomes of them."""

import json
import time
from collections.abc import Callable
from typing import Any

from newsroom import Newsroom
from promptness import PATIENCE

FEEDS = """
[feeds.reuters]
dialect = "reuters"
language = "en"

[feeds.strict]
format = "ninjs"

[feeds.norge]
language = "nb"
may_kill = false

[feeds.nordic-nb]
agency = "nordic"
language = "nb"

[feeds.nordic-en]
agency = "nordic"
language = "en"
"""
"""The feeds file of the newsroom that the tests of commands share."""


def ninjs(uri: str, headline: str, at: str = "2025-03-16T10:00:00Z", **fields: Any) -> bytes:
    """Make one ninjs item; `fields` are added, or taken away by None."""
    item: dict[str, Any] = {
        "uri": uri,
        "version": at,
        "versionCreated": at,
        "type": "text",
        "language": "en",
        "headlines": [{"role": "main", "value": headline}],
        "bodies": [{"contentType": "text/plain", "value": f"{headline}, and here is what is known of it so far."}],
    }
    return json.dumps({name: value for name, value in (item | fields).items() if value is not None}).encode()


def kill(uri: str, at: str) -> bytes:
    """Make the kill of an article."""
    return ninjs(uri, "Kill this story", at, pubStatus="canceled", bodies=None)


def until(holds: Callable[[], object], seconds: float = PATIENCE) -> float:
    """Wait until something holds; returns how long it took, and fails when it took too long."""
    began = time.monotonic()
    while not holds():
        assert time.monotonic() < began + seconds, "it did not happen in time"
        time.sleep(0.05)
    return time.monotonic() - began


def articles(room: Newsroom, *arguments: str) -> list[Any]:
    """Return what `copydesk articles` prints."""
    return [json.loads(line) for line in room.run("articles", *arguments).stdout.splitlines()]


def titles(found: list[Any]) -> list[str]:
    """Return the headlines of articles."""
    return [article["headlines"][0]["value"] for article in found]


def stored(room: Newsroom, uri: str) -> int:
    """Count the stored versions of an article."""
    return len(room.rows(f"SELECT 1 FROM articles WHERE uri = '{uri}'"))
