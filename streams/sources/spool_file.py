"""A file of the disk spool: a line of JSON that says what the item is, then its bytes."""

import fcntl
import os
from datetime import datetime
from pathlib import Path
from typing import IO, Any

import orjson

from streams.errors import ConfigError
from streams.sources.push_item import Item, Told

BLOCK = 4096
"""A file takes whole blocks: counted by their bytes alone, small items could fill the disk with their number."""


def locked(path: Path) -> IO[bytes]:
    """Take hold of a spool by its lock; ConfigError when another process has it."""
    file = path.open("wb")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # the kernel lets go of it, whatever ends the process
    except BlockingIOError:
        file.close()
        raise ConfigError(
            f"another process drains {path.parent}: stop it, or give COPYDESK_SPOOL a folder of its own"
        ) from None
    return file


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


def item_of(said: dict[str, Any], body: bytes) -> Item:
    """Return the item that a first line and the bytes behind it are."""
    told = Told(said["feed"], said["contentType"], said["source"], said["traceparent"])
    return Item(told, said["key"], body, datetime.fromisoformat(said["receivedAt"]), said["sha256"])


def cost_of(size: int) -> int:
    """Return how much of the disk a file takes."""
    return -(-size // BLOCK) * BLOCK


def sync(folder: Path) -> None:
    """Make the names in a folder safe."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
