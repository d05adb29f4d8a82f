"""The verdict on one item, and the judged item that goes on.

The verdict log is the memory of dedupe: a verdict holds everything that later verdicts may depend on, so that reading
the log again gives the same memory (docs/adr/0004). One verdict per receipt; the first one stands.
"""

from pydantic import Field

from schemas.article import Cluster, ParsedItem, Story
from schemas.base import Model, UtcTime
from schemas.raw import RawPointer
from schemas.vocab import Kind, PubStatus


class Traits(Model):
    """What an item shows of itself, by which it is found again without its identifier.

    Versions without one are joined by it, kills in prose find what they mean, and running stories grow by it.
    """

    slug: str | None = None
    """The slug without what tells one version from another."""
    follows: bool = False
    """Whether the item says that it follows another: an update, a later lead or take, a correction, a repeat."""
    take: int | None = None
    """Which part of a story sent in parts."""
    priority: str | None = None
    """The wire's own letter."""
    content: str | None = None
    """Digest of headline and text, 16 hex digits: the same for the same words."""
    names: tuple[str, ...] = ()
    """Other names that the sender calls it by, such as its number on the wire."""
    terms: str | None = None
    """Its weightiest words, hashed: what kin is found by."""
    withdraws: tuple[str, ...] = ()
    """What a kill in words names and nobody had seen yet, as keys: such an item is canceled when it comes."""


class Verdict(Model):
    """How one item was judged, why, and what later verdicts need of it.

    `raw`, `format`, `dialect` and `charset` repeat what the item says of its bytes: of a duplicate or a test nothing
    but the verdict reaches the store, and `copydesk why` must still tell what came and how it was read.
    """

    receipt: str
    """The delivery that was judged."""
    uri: str
    """The article that it belongs to."""
    feed: str
    agency: str
    revision: str
    """What was received."""
    kind: Kind
    """What the item is."""
    reason: str
    """Why, for an editor."""
    headline: str = ""
    guid: str | None = None
    """The sender's identifier as received."""
    version: str | None = None
    """As the agency names it; it never orders."""
    version_created: UtcTime | None = None
    received_at: UtcTime
    pub_status: PubStatus = "usable"
    """What may be done with it."""
    may_kill: bool = True
    """Whether the feed may kill what its agency sent."""
    number: int | None = None
    """The n of UPDATE n-."""
    of: str | None = None
    """The article that this one repeats, reprints, follows or kills: its uri."""
    of_receipt: str | None = None
    """The delivery that is meant by `of`."""
    similarity: float | None = None
    """0 to 1: the share of the one text that is found in the other, of the two that `reason` tells the greater."""
    cluster: Cluster | None = None
    story: Story | None = None
    warnings: tuple[str, ...] = ()
    held: bool = False
    """Whether an embargo keeps the item back."""
    held_until: UtcTime | None = None
    """When it goes; absent: when somebody releases it."""
    signature: str | None = None
    """What near-duplicates are found by."""
    traits: Traits | None = None
    """What versions without an identifier, kills in prose and running stories are found by."""
    parsed_partition: int = Field(ge=0)
    """Partition of the parsed record."""
    parsed_offset: int = Field(ge=0)
    """Its offset: the order of the log."""
    judged_at: UtcTime
    """The largest `receivedAt` seen so far, never a clock."""
    algorithm: str
    """Versions of what judged."""
    raw: RawPointer | None = None
    """Where the bytes are kept."""
    format: str | None = None
    """How they were read."""
    dialect: str | None = None
    """Whose habits were known."""
    charset: str | None = None
    """How bytes became text."""


class JudgedItem(Model):
    """An item with its verdict."""

    latest: bool
    """Whether, when this was sent, it was the newest living version of its uri; of a kill, or of what a kill canceled, whether that must go."""
    verdict: Verdict
    """How it was judged."""
    item: ParsedItem
    """What was judged."""


class Kill(Model):
    """Who killed what, and when: kept for ever in `wire.kills.v1`, so that no late version brings a text back.

    A version of `uri` whose order time (`versionCreated`, else `receivedAt`) is not after `at` is stored as canceled.
    `parsedPartition` and `parsedOffset` place the kill in the order of judging, so that a restore knows which items
    were judged before it.
    """

    uri: str
    """The article that must go."""
    agency: str
    """Who killed it."""
    feed: str
    """Through which feed."""
    at: UtcTime
    """Versions that are not newer than this are canceled."""
    receipt: str
    """The delivery that said so."""
    revision: str
    kind: Kind
    """kill or withdrawal."""
    reason: str
    """In words."""
    parsed_partition: int | None = Field(default=None, ge=0)
    parsed_offset: int | None = Field(default=None, ge=0)
