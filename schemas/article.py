"""The article: IPTC ninjs 3.1 plus one property, `copydesk`, for what ninjs lacks. And the parsed item before it."""

from typing import Literal

from schemas.annotations import Annotations
from schemas.base import Model, UtcTime
from schemas.ninjs import NewsObject
from schemas.raw import RawPointer
from schemas.vocab import Kind


class Located(Model):
    """The place of the dateline, resolved: GeoNames id, ISO 3166-1 alpha-2 country, coordinates in degrees."""

    name: str
    id: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


class Dateline(Model):
    """The dateline as written (`text`), its places by name, its agency and its date as written."""

    text: str
    places: tuple[str, ...] = ()
    source: str | None = None
    date: str | None = None
    located: Located | None = None


class Credit(Model):
    """One role of the sign-off ("Reporting by …; Editing by …") and the people who had it."""

    role: str
    names: tuple[str, ...]


class Paragraph(Model):
    """One paragraph of the body. `crosshead` is a sub-heading between paragraphs."""

    role: Literal["body", "crosshead", "table", "note"]
    text: str


class Take(Model):
    """Which part of a story sent in parts this is: number, of how many, and the take key as written."""

    number: int | None = None
    of: int | None = None
    key: str | None = None


class Change(Model):
    """What this version does to its article. `number` as in UPDATE 2-, `note` the editor's words (a trashline)."""

    kind: Kind
    number: int | None = None
    note: str | None = None
    replaces: str | None = None


class Cluster(Model):
    """The set of near-identical articles this one belongs to. `of` is the uri of the canonical one for a reprint."""

    id: str
    role: Literal["canonical", "reprint"]
    of: str | None = None
    similarity: float | None = None
    reason: str | None = None


class Story(Model):
    """The running story: different articles about one event."""

    id: str


class Note(Model):
    """An editor's note by role. One that is not `public` never leaves the `wire.*` topics."""

    role: str
    text: str
    public: bool


class WireFacts(Model):
    """What only the wire knows about an item: the part of `copydesk` that parsed items and articles share.

    `receipt` names the delivery, `revision` what was received (see `streams.parse.identity`), `charset` how the bytes
    were read. `priority` is the wire's own letter, `embargoText` an embargo as written, kept when unreadable.
    """

    feed: str
    agency: str
    received_at: UtcTime
    receipt: str
    revision: str
    raw: RawPointer
    format: str
    dialect: str | None = None
    charset: str | None = None
    warnings: tuple[str, ...]
    priority: str | None = None
    keywords: tuple[str, ...] = ()
    take: Take | None = None
    dateline: Dateline | None = None
    credits: tuple[Credit, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    embargo_text: str | None = None
    change: Change
    traceparent: str | None = None


class ParsedFacts(WireFacts):
    """The wire facts while an item is inside: what dedupe needs and no public topic may carry.

    `shard` names the dedupe shard; `mayKill` says whether the feed may kill what its agency sent; `guid` is the
    sender's identifier as received; `target` is the uri or guid that a kill in a message of its own names.
    """

    shard: str = "all"
    may_kill: bool = True
    guid: str | None = None
    target: str | None = None
    notes: tuple[Note, ...] = ()


class ArticleFacts(WireFacts):
    """The wire facts of a published article, with what dedupe and enrich found."""

    cluster: Cluster | None = None
    story: Story | None = None
    annotations: Annotations | None = None


class ParsedItem(NewsObject):
    """A raw item read and normalised, before it is judged: an article without annotations, cluster and story."""

    copydesk: ParsedFacts

    @property
    def text(self) -> str:
        """The plain-text body, or an empty string."""
        return plain_text(self)

    @property
    def headline(self) -> str:
        """The first headline, or an empty string."""
        return self.headlines[0].value if self.headlines else ""


class Article(NewsObject):
    """A normalised article: one version, correction or kill of the item that `uri` names."""

    copydesk: ArticleFacts

    @property
    def text(self) -> str:
        """The plain-text body, or an empty string."""
        return plain_text(self)

    @property
    def headline(self) -> str:
        """The first headline, or an empty string."""
        return self.headlines[0].value if self.headlines else ""

    @property
    def canceled(self) -> bool:
        """Whether this is a kill: the article must no longer be shown."""
        return self.pub_status == "canceled"


def plain_text(item: NewsObject) -> str:
    """Return the value of the first text/plain body, or an empty string."""
    return next((body.value for body in item.bodies if body.content_type in (None, "text/plain")), "")
