"""Gzip around an item (RFC 1952): how it was carried, not what it is. The bytes as received stay what they are.

Archives of pages and some wires over HTTP (LSEG's Machine Readable News) come so. One wrapping is taken off; what is
unpacked has the same limit as any item, so that a bomb of a few kilobytes is refused after 4 MiB and fills no memory.
"""

import zlib

from schemas.topics import ITEM_LIMIT
from streams.errors import DataError, ParseError, TooLargeError

_MAGIC = b"\x1f\x8b\x08"  # ID1, ID2 and the one method there is (§2.3.1)
_GZIP = 16 + zlib.MAX_WBITS  # tells zlib to read header and trailer, and to check the CRC
_MEMBERS = 100


def unpacked(data: bytes) -> bytes:
    """Return what a gzip file holds, and other bytes as they are; several members are one text (§2.2).

    ParseError for one that is broken, cut off, followed by something else, or packed twice; DataError `empty` for one
    that holds nothing; TooLargeError for one that holds more than an item may have.
    """
    if not data.startswith(_MAGIC):
        return data
    held = _members(data)
    if not held:
        raise DataError("empty", "the gzip file holds no bytes")
    if held.startswith(_MAGIC):
        raise ParseError("gzip within gzip: pack it once", reason="unsupported")
    return held


def _members(data: bytes) -> bytes:
    held = bytearray()
    rest = data
    for _ in range(_MEMBERS):
        member = zlib.decompressobj(_GZIP)
        try:
            held += member.decompress(rest, ITEM_LIMIT + 1 - len(held))
        except zlib.error as error:
            raise ParseError(f"broken gzip: {error}", offset=len(data) - len(rest)) from None
        if len(held) > ITEM_LIMIT:
            raise TooLargeError(f"gzip that holds more than {ITEM_LIMIT} bytes; an item may have {ITEM_LIMIT}")
        if not member.eof:
            raise ParseError("the gzip file ends before its end", offset=len(data))
        rest = member.unused_data.lstrip(b"\x00")  # tapes and disks fill the last block
        if not rest:
            return bytes(held)
    raise ParseError(f"more than {_MEMBERS} gzip members", offset=len(data) - len(rest))
