"""A running story: its first item and its newest members with their terms, and how it lies in memory as bytes."""

import struct
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from streams.dedupe.packing import digits, read, texts
from streams.dedupe.table import key_of

_OWN: Final = "s-"
_DIGITS: Final = 16
_HEAD: Final = struct.Struct("<qqB")
_TIME: Final = struct.Struct("<q")
_TERM: Final = 4

LAST: Final = 8
"""Where a packed story says when it last went on."""

COUNTS: Final = _HEAD.size
"""Where its members begin, how many of them the byte before says: of each the count of its terms in a byte, then the terms of all."""


class First(NamedTuple):
    """The first item of a story: when it was sent, its article, the feed that brought it."""

    at: int
    uri: str
    feed: str


class Member(NamedTuple):
    """One item of a story: when it was sent, what was received, and its terms as bytes, for there are many."""

    at: int
    revision: str
    terms: bytes


@dataclass(slots=True)
class Running:
    """One story: its first item, and its newest members by time, with their terms."""

    story: str
    first: First
    last: int
    members: list[Member] = field(default_factory=list)


class Gist(NamedTuple):
    """What a likeness is measured by: when the story last went on, how many terms each member has, and all of them as bytes."""

    last: int
    counts: bytes
    terms: bytes


def story_key(story: str) -> int:
    """Return the key of a story: its own digits, where its id has them."""
    try:
        return int(story[len(_OWN) :], 16) or 1 if len(story) == len(_OWN) + _DIGITS else key_of(story)
    except ValueError:
        return key_of(story)


def pack(running: Running) -> bytes:
    """Return a story as bytes."""
    at, uri, feed = running.first
    members = running.members
    return b"".join(
        (
            _HEAD.pack(at, running.last, len(members)),
            bytes([len(member.terms) // _TERM for member in members]),
            *[member.terms for member in members],
            texts(uri, feed, running.story[:2]),
            digits(running.story[2:]),
            *[_TIME.pack(member.at) + digits(member.revision) for member in members],
        )
    )


def gist(row: bytes) -> Gist:
    """Return of a packed story what likeness is measured by."""
    _, last, members = _HEAD.unpack_from(row)
    begin = _HEAD.size + members
    counts = row[_HEAD.size : begin]
    return Gist(last, counts, row[begin : begin + _TERM * sum(counts)])


def first(row: bytes) -> First:
    """Return the first item of a packed story."""
    at = _HEAD.unpack_from(row)[0]
    uri, place = read(row, _behind_terms(row))
    return First(at, uri, read(row, place)[0])


def named(row: bytes) -> str:
    """Return the id of a packed story."""
    place = _behind_terms(row)
    for _ in range(2):  # behind the first item's uri and feed
        _, place = read(row, place)
    own, place = read(row, place)
    return own + read(row, place)[0]


def unpack(row: bytes) -> Running:
    """Return a story that was packed."""
    last, counts, terms = gist(row)
    place = _behind_terms(row)
    said: list[str] = []
    for _ in range(4):
        text, place = read(row, place)
        said.append(text)
    uri, feed, own, number = said
    members: list[Member] = []
    for start, end in pairwise(accumulate(counts, initial=0)):
        at = _TIME.unpack_from(row, place)[0]
        revision, place = read(row, place + _TIME.size)
        members.append(Member(at, revision, terms[_TERM * start : _TERM * end]))
    return Running(own + number, First(_HEAD.unpack_from(row)[0], uri, feed), last, members)


def _behind_terms(row: bytes) -> int:
    members = row[_HEAD.size - 1]
    return _HEAD.size + members + _TERM * sum(row[_HEAD.size : _HEAD.size + members])
