"""Verdicts as a restore reads them from the log: the facts that the memory keeps, checked, and nothing else.

A restore reads a million of them. msgspec takes 2.4 µs where the whole model takes 19 and orjson, which checks nothing,
3.4 (1,630 bytes).
"""

from datetime import datetime
from typing import Annotated, Final, Literal

from msgspec import DecodeError, Meta, Struct
from msgspec.json import Decoder

from schemas.codec import decode
from schemas.verdict import Verdict
from schemas.vocab import Kind, PubStatus

_Time = Annotated[datetime, Meta(tz=True)]
_Number = Annotated[int, Meta(ge=0)]


class LoggedTraits(Struct, frozen=True, gc=False, rename="camel"):
    """As `Traits`."""

    slug: str | None = None
    follows: bool = False
    take: int | None = None
    priority: str | None = None
    content: str | None = None
    names: tuple[str, ...] = ()
    terms: str | None = None
    withdraws: tuple[str, ...] = ()


class LoggedCluster(Struct, frozen=True, gc=False, rename="camel"):
    """As `Cluster`."""

    id: str
    role: Literal["canonical", "reprint"]


class LoggedStory(Struct, frozen=True, gc=False, rename="camel"):
    """As `Story`."""

    id: str
    first_at: _Time | None = None
    first_uri: str | None = None
    first_feed: str | None = None


class Logged(Struct, frozen=True, gc=False, rename="camel", kw_only=True):
    """As `Verdict`; what nothing in the memory depends on is not read. A time may have another zone than UTC."""

    receipt: str
    uri: str
    feed: str
    agency: str
    revision: str
    kind: Kind
    reason: str
    headline: str = ""
    guid: str | None = None
    version: str | None = None
    version_created: _Time | None = None
    received_at: _Time
    pub_status: PubStatus = "usable"
    number: int | None = None
    of: str | None = None
    of_receipt: str | None = None
    cluster: LoggedCluster | None = None
    story: LoggedStory | None = None
    held: bool = False
    held_until: _Time | None = None
    signature: str | None = None
    traits: LoggedTraits | None = None
    parsed_partition: _Number
    parsed_offset: _Number
    judged_at: _Time


Told = Verdict | Logged
"""What the memory is told: a verdict that was given just now, or one that the log has."""

_decode: Final = Decoder(Logged).decode


def logged(data: bytes) -> Told:
    """Read what the memory keeps of a verdict; pydantic.ValidationError when the bytes are not one.

    What msgspec does not take (a number for a time, say) is for the model itself to take or to refuse.
    """
    try:
        return _decode(data)
    except DecodeError:
        return decode(Verdict, data)
