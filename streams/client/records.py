"""What a record of `news.*` says before anybody trusts it: its event id, whether it is a canary, its article."""

import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from schemas.article import Article
from schemas.codec import decode
from schemas.topics import MARKER_KEY

LOG = logging.getLogger(__name__)

CANARY = b".canary.v1"
"""How the `ce_type` of a synthetic item ends: it measures the way and is no news."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A record that is no article: where it lies (`topic` with its prefix), its bytes, and why."""

    topic: str
    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    error: ValidationError


OnUnreadable = Callable[[Unreadable], None]
"""Hears of every record that can't be read. What it raises ends the reading, and the record comes again."""


def log_unreadable(record: Unreadable) -> None:
    """Log a warning; the reading goes on. This is what is done unless the caller says otherwise."""
    problem = record.error.errors(include_url=False, include_input=False)[0]
    place = f"{record.topic}/{record.partition}/{record.offset}"
    LOG.warning("%s is no article and was left out: %s at %s", place, problem["msg"], problem["loc"])


def header(message: Any, name: str) -> bytes | None:
    """Return the last header of that name, or None."""
    return next((value for key, value in reversed(message.headers) if key == name), None)


def event_id(message: Any) -> bytes:
    """Return `ce_id`, else (a producer that sends none) a hash of key and value: a resend has the same bytes."""
    return header(message, "ce_id") or hashlib.sha256((message.key or b"") + b"\0" + (message.value or b"")).digest()


def hidden(message: Any) -> bool:
    """Whether a record is none of a reader's business: a canary, or a marker in the log."""
    return message.key == MARKER_KEY or (header(message, "ce_type") or b"").endswith(CANARY)


def article_of(message: Any) -> Article | Unreadable:
    """Read the article of a record."""
    try:
        return decode(Article, message.value or b"")
    except ValidationError as error:
        return Unreadable(message.topic, message.partition, message.offset, message.key, message.value, error)
