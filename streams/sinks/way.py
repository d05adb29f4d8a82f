"""The way of an item, from bytes to store, as one value: what `copydesk why` tells."""

from schemas.base import Model, UtcTime
from schemas.vocab import ENDS_AT_DEDUPE, EnricherStatus, Kind, PubStatus


class Received(Model):
    """What a feed sent, and when. `size` in bytes; `source` is what the publisher called it."""

    feed: str | None = None
    at: UtcTime | None = None
    size: int | None = None
    sha256: str | None = None
    source: str | None = None


class ReadAs(Model):
    """What the bytes were taken for, and what had to be mended."""

    format: str
    dialect: str | None = None
    charset: str | None = None
    warnings: tuple[str, ...] = ()


class Judged(Model):
    """The verdict. `of` is the uri and `ofReceipt` the delivery that this one repeats, reprints, follows or kills.

    Of an article whose verdict the store lacks (it was imported) it is what the article says, and has no time.
    """

    kind: Kind
    reason: str
    of: str | None = None
    of_receipt: str | None = None
    similarity: float | None = None
    cluster: str | None = None
    story: str | None = None
    held: bool = False
    held_until: UtcTime | None = None
    at: UtcTime | None = None
    warnings: tuple[str, ...] = ()


class Enriched(Model):
    """How each enricher fared."""

    status: dict[str, EnricherStatus]


class Stored(Model):
    """The row in the store. Not `living`: a kill hides it. `latest`: the newest living version of its uri."""

    version: str | None = None
    revision: str
    pub_status: PubStatus
    living: bool
    latest: bool
    held: bool
    at: UtcTime | None = None


class Delivered(Model):
    """One place on `news.articles.v1`; more than one after a crash, with the same `ce_id`."""

    topic: str
    partition: int
    offset: int
    stored_at: UtcTime


class Died(Model):
    """One dead letter: at which stage, why, after how many tries. `place` is where the letter lies."""

    stage: str
    reason: str
    message: str
    attempts: int
    disposition: str
    at: UtcTime
    place: str
    record: str


class Notice(Model):
    """What killed the article: the delivery that said so, whose it is, when it came, and the words of it that are its own."""

    receipt: str
    uri: str
    kind: Kind
    agency: str
    feed: str
    at: UtcTime
    words: str = ""


class Way(Model):
    """The way of one item. A part that is None never happened, or not yet."""

    receipt: str
    uri: str | None = None
    revision: str | None = None
    headline: str = ""
    received: Received
    read_as: ReadAs | None = None
    judged: Judged | None = None
    enriched: Enriched | None = None
    stored: Stored | None = None
    delivered: tuple[Delivered, ...] = ()
    dead: tuple[Died, ...] = ()
    killed_by: Notice | None = None

    @property
    def outcome(self) -> str:
        """How it ended, in a word or three: stored, dead, held, duplicate, test, or on its way."""
        if self.stored:
            return "stored"
        if self.dead:
            return "dead"
        if self.judged is None:
            return "on its way"
        if self.judged.kind in ENDS_AT_DEDUPE:
            return self.judged.kind
        return "held" if self.judged.held else "on its way"
