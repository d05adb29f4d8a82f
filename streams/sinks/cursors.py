"""Where a reader of articles stands: the place after which the next page begins.

The order is that of receiving, and what is stored later stands before all that was read already, so pages never shift.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from typing import NamedTuple

import orjson

CHECK = 6
"""Bytes of the hash that tells a cursor from a text that somebody typed or cut."""


class ArticleCursor(NamedTuple):
    """The place of one version among all, newest first: when it was received, its receipt, and what names it."""

    received_at: int
    receipt_source: str
    receipt_partition: int
    receipt_offset: int
    receipt_item: int
    revision: str
    uri: str

    def __str__(self) -> str:
        """Spell it for an address: letters, digits, `-` and `_`, to be given back as it is."""
        said = orjson.dumps(list(self))
        return urlsafe_b64encode(_check(said) + said).rstrip(b"=").decode()

    @classmethod
    def parse(cls, text: str) -> "ArticleCursor":
        """Read what `str` spelled; ValueError for anything else."""
        try:
            data = urlsafe_b64decode(text + "=" * (-len(text) % 4))
            said = orjson.loads(data[CHECK:])
        except (ValueError, UnicodeError) as error:
            raise _unknown() from error
        if data[:CHECK] != _check(data[CHECK:]) or not isinstance(said, list) or not _is_cursor(said):
            raise _unknown()
        cursor = cls(*said)
        if str(cursor) != text:
            raise _unknown()
        return cursor


def _check(said: bytes) -> bytes:
    return sha256(said).digest()[:CHECK]


def _is_cursor(said: list[object]) -> bool:
    return [type(value) for value in said] == list(ArticleCursor.__annotations__.values())


def _unknown() -> ValueError:
    return ValueError("this is no cursor, or only a part of one: give back what came with the last page, or none")
