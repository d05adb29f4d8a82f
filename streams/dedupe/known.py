"""A known item that stands for its cluster, as the memory of texts keeps it."""

import struct
from typing import Final

from msgspec import Struct

from streams.dedupe.details import U16
from streams.dedupe.letters import U32
from streams.dedupe.logged import Told
from streams.dedupe.packing import digits, read, texts
from streams.dedupe.signature import anchors_of
from streams.dedupe.versions import cluster_id
from streams.moments import moment


class Known(Struct, frozen=True, gc=False):
    """An item that stands for a cluster. `of` and `of_receipt` name the canonical item; `at` in microseconds."""

    receipt: str
    uri: str
    agency: str
    cluster: str
    of: str
    of_receipt: str
    at: int
    packed: bytes


def known_of(verdict: Told, packed: bytes) -> Known:
    """Return what is kept of an item that stands for its cluster; `packed` is its signature."""
    of, of_receipt = verdict.uri, verdict.receipt
    if verdict.cluster and verdict.cluster.role == "reprint":
        of, of_receipt = verdict.of or of, verdict.of_receipt or of_receipt
    cluster = verdict.cluster.id if verdict.cluster else cluster_id(verdict.revision)
    return Known(
        verdict.receipt, verdict.uri, verdict.agency, cluster, of, of_receipt, moment(verdict.judged_at), packed
    )


_HEAD: Final = struct.Struct("<H?q")
_KIND: Final = 2
"""Letters of a cluster's id before its digits."""


def pack(known: Known) -> bytes:
    """Return an item as bytes: first its signature, which is read oftener than the rest."""
    another = (known.of, known.of_receipt) != (known.uri, known.receipt)
    told = (known.agency, known.receipt, known.uri, known.cluster[:_KIND])
    head = _HEAD.pack(len(known.packed), another, known.at)
    of = texts(known.of, known.of_receipt) if another else b""
    return b"".join((head, known.packed, texts(*told), digits(known.cluster[_KIND:]), of))


def anchors_at(rows: bytes | bytearray, starts: U32, items: U16) -> tuple[U16, U32]:
    """Return the shingles that the index has of the items that begin at some places, plus one: of each its item, and itself."""
    return anchors_of(rows, starts, _HEAD.size - 1, items)


def unpack(rows: bytes | bytearray, place: int) -> Known:
    """Return the item that begins at a place."""
    length, another, at = _HEAD.unpack_from(rows, place)
    place += _HEAD.size
    packed = bytes(rows[place : place + length])
    place += length
    said: list[str] = []
    for _ in range(7 if another else 5):
        text, place = read(rows, place)
        said.append(text)
    agency, receipt, uri, kind, number, *of = said
    canonical, delivered = of or (uri, receipt)
    return Known(receipt, uri, agency, kind + number, canonical, delivered, at, packed)
