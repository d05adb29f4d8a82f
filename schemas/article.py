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
    """GeoNames URI, `https://sws.geonames.org/<number>/`."""
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    latitude: float | None = None
    """Degrees, north positive."""
    longitude: float | None = None
    """Degrees, east positive."""


class Dateline(Model):
    """The dateline as written (`text`), its places by name, its agency and its date as written.

    `region` is the state or country that follows the place ("KURSK, Russia"): it tells which Kursk is meant.
    """

    text: str
    """As written, with agency and dash."""
    places: tuple[str, ...] = ()
    """Names of its places."""
    region: str | None = None
    """State or country as written after the place."""
    source: str | None = None
    """The agency that it names."""
    date: str | None = None
    """Its date as written."""
    located: Located | None = None
    """The first place, resolved."""


class Credit(Model):
    """One role of the sign-off ("Reporting by …; Editing by …") and the people who had it."""

    role: str
    """What they did: reporting, editing, writing, …"""
    names: tuple[str, ...]
    """Who did it."""


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
    """What the version does."""
    number: int | None = None
    """The n of UPDATE n-."""
    note: str | None = None
    """What the editors say about the change."""
    replaces: str | None = None
    """Version that this one takes the place of, as the agency names it."""


class Cluster(Model):
    """The set of near-identical articles this one belongs to. `of` is the uri of the canonical one for a reprint."""

    id: str
    """The same for all articles of one text."""
    role: Literal["canonical", "reprint"]
    """Whether this is the article that the others repeat."""
    of: str | None = None
    """The article that a reprint repeats: its uri."""
    similarity: float | None = None
    """0 to 1: the share of the one text that is found in the other, of the two that `reason` tells the greater."""
    reason: str | None = None
    """Why they belong together, for an editor."""


class Story(Model):
    """The running story: different articles about one event, and who had it first, by what was known at that moment.

    What is said of the first item is absent on that item itself.
    """

    id: str
    """The same for all articles about the event."""
    first_uri: str | None = None
    """The article that was sent first: its uri."""
    first_feed: str | None = None
    """The feed that brought it."""
    first_at: UtcTime | None = None
    """When it was sent."""
    seconds_later: float | None = None
    """How long after it this version was sent."""
    similarity: float | None = None
    """0 to 1: how much of the weight of its words an article shares with the story that it joined."""


class Note(Model):
    """An editor's note by role. One that is not `public` never leaves the `wire.*` topics."""

    role: str
    text: str
    public: bool


class WireFacts(Model):
    """What only the wire knows about an item: the part of `copydesk` that parsed items and articles share."""

    feed: str
    """Id of the feed that brought it."""
    agency: str
    """The agency behind the feed."""
    received_at: UtcTime
    """When the bytes arrived."""
    receipt: str
    """The delivery: `topic/partition/offset#n`, or `sha256:<hex>#n` for a file."""
    revision: str
    """What was received: a hash of agency, guid, version facts and body."""
    raw: RawPointer
    """Where the bytes are kept."""
    format: str
    """How the bytes were read."""
    dialect: str | None = None
    """Whose habits were known."""
    charset: str | None = None
    """How bytes became text."""
    warnings: tuple[str, ...]
    """What was missing, mended or doubtful, in words."""
    priority: str | None = None
    """The wire's own letter."""
    keywords: tuple[str, ...] = ()
    """As the sender gave them; where it gave none, those found in the text (`annotations.status.keywords` is then `ok`)."""
    take: Take | None = None
    """Which part of a story sent in parts."""
    length: int | None = None
    """Words that the header of the wire says the text has; our own count stands beside each body."""
    dateline: Dateline | None = None
    """Where, by whom and when, as written."""
    credits: tuple[Credit, ...] = ()
    """The sign-off, by role."""
    paragraphs: tuple[Paragraph, ...] = ()
    """The body as paragraphs; joined by blank lines they are the plain-text body."""
    embargo_text: str | None = None
    """An embargo as written."""
    change: Change
    """What this version does to its article."""
    traceparent: str | None = None
    """W3C trace context of the publisher."""


class ParsedFacts(WireFacts):
    """The wire facts while an item is inside: what dedupe needs and no public topic may carry."""

    shard: str = "all"
    """Dedupe shard."""
    may_kill: bool = True
    """Whether the feed may kill what its agency sent."""
    feed_language: str | None = None
    """The language that the feeds file declares, for items that do not say one."""
    without: tuple[str, ...] = ()
    """Enrichers that the feeds file switches off for the feed."""
    guid: str | None = None
    """The sender's identifier as received."""
    target: str | None = None
    """The uri or guid that a kill in a message of its own names."""
    notes: tuple[Note, ...] = ()
    """Notes to editors; those that are not public end here."""


class ArticleFacts(WireFacts):
    """The wire facts of a published article, with what dedupe and enrich found."""

    cluster: Cluster | None = None
    """The articles with the same text."""
    story: Story | None = None
    """The running story."""
    annotations: Annotations | None = None
    """What was found in the text."""


class ParsedItem(NewsObject):
    """A raw item read and normalised, before it is judged: an article without annotations, cluster and story."""

    copydesk: ParsedFacts


class Article(NewsObject):
    """A normalised article: one version, correction or kill of the item that `uri` names."""

    copydesk: ArticleFacts

    @property
    def canceled(self) -> bool:
        """Whether this is a kill: the article must no longer be shown."""
        return self.pub_status == "canceled"
