"""Cut a JSON Feed (version 1 and 1.1): where Python's scanner says that an item begins and ends."""

import hashlib
import json
import re
from typing import Any

from streams.sources.entries_document import ENTRIES, JSON, Document, Entry, NotCutError, named

SPACE = re.compile(r"[ \t\r\n\ufeff]*")
VERSION = "https://jsonfeed.org/version/"

_scan = json.JSONDecoder().raw_decode

Item = tuple[int, int, dict[str, Any]]
"""Begin and end in the text, and the value."""


def cut_json(body: bytes) -> Document:
    """Cut a JSON Feed; NotCutError or ValueError when it can't be cut."""
    text = body.decode().removeprefix("\ufeff")
    head = json.loads(text)  # from here on it is known to be whole and well-formed
    if not isinstance(head, dict) or not str(head.get("version")).startswith(VERSION):
        raise NotCutError("no JSON Feed: no version")
    items = _items(text)
    if not items:
        return Document(JSON, (), text.encode())
    before, after = text[: items[0][0]].encode(), text[items[-1][1] :].encode()
    entries = tuple(_entry(text[start:end].encode(), value, len(before)) for start, end, value in items)
    return Document(JSON, entries, before + after)


def _items(text: str) -> list[Item]:
    """Return the items of a feed, a JSON object."""
    found: list[Item] = []
    names: set[str] = set()
    at = _skip(text, _skip(text, 0) + 1)
    while text[at] != "}":
        name, at = _scan(text, _skip(text, at))
        at = _skip(text, _skip(text, at) + 1)
        if name in names:
            raise NotCutError("a name stands twice")
        names.add(name)
        at = _array(text, at, found) if name == "items" and text[at] == "[" else _scan(text, at)[1]
        at = _past_comma(text, at)
    return found


def _array(text: str, at: int, found: list[Item]) -> int:
    """Note the items of the array at `at`; return where it has ended."""
    at = _skip(text, at + 1)
    while text[at] != "]":
        value, end = _scan(text, at)
        found.append((at, end, value))
        if not isinstance(value, dict) or len(found) > ENTRIES:
            raise NotCutError(f"an item that is no object, or more than {ENTRIES} items")
        at = _past_comma(text, end)
    return at + 1


def _past_comma(text: str, at: int) -> int:
    at = _skip(text, at)
    return _skip(text, at + 1) if text[at] == "," else at


def _entry(data: bytes, value: dict[str, Any], at: int) -> Entry:
    sha256 = hashlib.sha256(data).hexdigest()
    link = value.get("url") or value.get("external_url")
    told = value.get("id") or link
    name = named(None if told is None else str(told), sha256)
    return Entry(name, sha256, link if isinstance(link, str) else None, data, at)


def _skip(text: str, at: int) -> int:
    match = SPACE.match(text, at)
    return match.end() if match else at
