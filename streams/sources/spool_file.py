"""A file of the disk spool: a line of JSON that says what the item is, then its bytes."""

import os
from datetime import datetime
from itertools import chain, count
from pathlib import Path
from typing import Any

import orjson

from streams.sources.push_item import Item, Told

ASIDE = ".aside"

BLOCK = 4096
"""A file takes whole blocks: counted by their bytes alone, small items could fill the disk with their number."""


class NotAnItemError(Exception):
    """A file that can't be sent, now or later; the message says why."""


def head_of(item: Item) -> bytes:
    """Return the first line of an item's file: all but the bytes, which follow it."""
    told = item.told
    said = {
        "feed": told.feed,
        "key": item.key,
        "sha256": item.sha256,
        "receivedAt": item.received_at.isoformat(),
        "contentType": told.content_type,
        "source": told.source,
        "traceparent": told.traceparent,
    }
    return orjson.dumps(said) + b"\n"


def item_of(head: bytes, body: bytes) -> Item:
    """Return the item that a first line and the bytes behind it are; NotAnItemError when they are none."""
    try:
        said = orjson.loads(head)
        feed, key, sha256, received = (_text(said[name]) for name in ("feed", "key", "sha256", "receivedAt"))
        told = Told(feed, *(said[name] and _text(said[name]) for name in ("contentType", "source", "traceparent")))
        return Item(told, key, body, datetime.fromisoformat(received), sha256)
    except (ValueError, KeyError, TypeError) as error:
        raise NotAnItemError(f"its first line is not that of an item ({type(error).__name__}: {error})") from error


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r:.50} is no text")
    return value


def cost_of(size: int) -> int:
    """Return how much of the disk a file takes."""
    return -(-size // BLOCK) * BLOCK


def write(path: Path, head: bytes, body: bytes) -> None:
    """Write a file and make its bytes safe. What is not published yet is nobody else's to read."""
    with open(path, "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        file.writelines((head, body))
        file.flush()
        os.fsync(file.fileno())


def aside(path: Path) -> Path:
    """Rename what is no item, so that it stays for a person to look at; what was set aside before stays too."""
    names = chain((f"{path.stem}{ASIDE}",), (f"{path.stem}-{number}{ASIDE}" for number in count(2)))
    free = next(target for name in names if not os.path.lexists(target := path.with_name(name)))
    return path.rename(free)
