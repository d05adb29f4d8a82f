"""The verdict on one item, and the judged item that goes on.

The verdict log is the memory of dedupe: a verdict holds everything that later verdicts may depend on, so that reading
the log again gives the same memory (docs/adr/0004). One verdict per receipt; the first one stands.
"""

from pydantic import Field

from schemas.article import Cluster, ParsedItem, Story
from schemas.base import Model, UtcTime
from schemas.raw import RawPointer
from schemas.vocab import Kind, PubStatus


class Verdict(Model):
    """How one item was judged, why, and what later verdicts need of it.

    `of` is the uri of the article that this one repeats, reprints, follows or kills; `ofReceipt` the delivery meant.
    `reason` says it in words for an editor. `judgedAt` is the largest `receivedAt` seen, never a clock.
    `parsedPartition` and `parsedOffset` order the log. `held` means that an embargo keeps the item back, until
    `heldUntil` or, without that, until somebody releases it. `signature` is the near-duplicate signature.

    `raw`, `format`, `dialect` and `charset` repeat what the item says of its bytes: of a duplicate or a test nothing
    but the verdict reaches the store, and `copydesk why` must still tell what came and how it was read.
    """

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
    version_created: UtcTime | None = None
    received_at: UtcTime
    pub_status: PubStatus = "usable"
    may_kill: bool = True
    number: int | None = None
    of: str | None = None
    of_receipt: str | None = None
    similarity: float | None = None
    cluster: Cluster | None = None
    story: Story | None = None
    warnings: tuple[str, ...] = ()
    held: bool = False
    held_until: UtcTime | None = None
    signature: str | None = None
    parsed_partition: int = Field(ge=0)
    parsed_offset: int = Field(ge=0)
    judged_at: UtcTime
    algorithm: str
    raw: RawPointer | None = None
    format: str | None = None
    dialect: str | None = None
    charset: str | None = None


class JudgedItem(Model):
    """An item with its verdict.

    `latest` answers: is this, at the moment of sending, the newest living version of its uri? For a kill: must the
    newest version go?
    """

    latest: bool
    verdict: Verdict
    item: ParsedItem


class Kill(Model):
    """Who killed what, and when: kept for ever in `wire.kills.v1`, so that no late version brings a text back.

    A version of `uri` whose order time (`versionCreated`, else `receivedAt`) is not after `at` is stored as canceled.
    """

    uri: str
    agency: str
    feed: str
    at: UtcTime
    receipt: str
    revision: str
    kind: Kind
    reason: str
