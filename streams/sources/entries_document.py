"""What the document of a feed is cut into."""

import hashlib
from dataclasses import dataclass

RSS, ATOM, JSON, HTML = "application/rss+xml", "application/atom+xml", "application/feed+json", "text/html"

ENTRIES = 10_000
"""In one document; more are not cut."""
BYTES = 256 * 1024 * 1024
"""Of all records of one document together: each repeats the head, and a head can be large."""
LONGEST_ID = 512


class NotCutError(Exception):
    """This document is not cut, for the reason that the message says."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `sha256` is of its own bytes without counters: another one under the same `id` is a new version.

    `data` are its bytes, `at` is its place in the rest of the document, `link` as it is written there.
    """

    id: str
    sha256: str
    link: str | None
    data: bytes
    at: int


@dataclass(frozen=True, slots=True)
class Document:
    """What was cut. `media_type` is None where the bytes do not show it, `every` the seconds between two looks.

    With `note` nothing was cut, and the only entry is the whole document. An empty feed has neither.
    """

    media_type: str | None
    entries: tuple[Entry, ...]
    rest: bytes = b""
    every: float | None = None
    note: str = ""

    def record(self, entry: Entry) -> bytes:
        """Return the document of this entry alone."""
        return self.rest[: entry.at] + entry.data + self.rest[entry.at :]


def named(told: str | None, sha256: str) -> str:
    """Return the id of an entry: what it calls itself, as a key that any database takes."""
    name = (told or "").strip()
    if not name:
        return f"sha256:{sha256}"
    clean = name.encode(errors="replace").decode().replace("\0", "�")
    return clean if len(clean) <= LONGEST_ID else f"sha256:{hashlib.sha256(clean.encode()).hexdigest()}"
