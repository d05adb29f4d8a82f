"""A draft: what a format and a dialect may know about an item, everything optional.

Types are checked by mypy and values by nobody: `article.to_item` takes them as they are, and what the schema refuses (an
urgency of 12) is first seen by dedupe, whose dead letter it becomes. Formats ask for what a sender may get wrong
(`Properties.whole`), and the tests read back every item of a sample.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from schemas.article import Credit, Dateline, Note, Take
from schemas.ninjs import (
    AltId,
    Association,
    Genre,
    InfoSource,
    NewsObjectType,
    Organisation,
    Place,
    Rendition,
    RightsInfo,
    Subject,
    Text,
    Thing,
)
from schemas.vocab import Kind, PubStatus
from streams.text.paragraphs import Paragraph
from streams.text.sent import Sent

Block = Paragraph
"""One paragraph of the body, what it is, and what is marked in it (links, stress)."""


class Hints(NamedTuple):
    """What is known about the bytes before they are read.

    The declared character set, the zone of times without one, and when the bytes came: what a date without a year or a
    day of the week is read against.
    """

    charset: str | None = None
    time_zone: str | None = None
    received_at: datetime | None = None


class Enclosed(NamedTuple):
    """What a message only carries and is its news: the bytes of an attachment, its media type with a charset, its name."""

    data: bytes
    content_type: str
    name: str


@dataclass(slots=True)
class Draft:
    """One item on its way from bytes to `ParsedItem`. Formats fill it, dialects correct it."""

    charset: str | None = None
    warnings: list[str] = field(default_factory=list)
    hints: Hints = field(default_factory=Hints)
    is_ordinary: bool = False
    """Whether the text had no white space but spaces and ends of lines (`spaces.is_ordinary`); all parts of it are so, then."""
    sent: Sent | None = None
    """The text beside its bytes, where it is ordinary and came in UTF-8."""

    # What only a dialect understands
    provider: str | None = None
    """Who sent it, as the document says: a code, a name or a domain."""
    signals: list[str] = field(default_factory=list)
    """Codes that say what a version does (NewsML-G2 `signal`, status words), as written."""
    header: dict[str, str] = field(default_factory=dict)
    """The header of a wire by the names that its standard gives the fields, as written."""

    enclosed: list[Enclosed] = field(default_factory=list)
    """What a message without a text of its own carries (`streams.parse.enclosed`)."""

    # Which item this is
    guid: str | None = None
    version: str | None = None
    first_created: datetime | None = None
    version_created: datetime | None = None
    content_created: datetime | None = None
    pub_status: PubStatus = "usable"
    says_status: bool = False
    """Whether its sender says the status, or it is what items are that say none."""
    kind: Kind = "new"
    lifts_hold: bool = False
    """Whether a note beside the story says that its hold is lifted."""
    number: int | None = None
    note: str | None = None
    replaces: str | None = None
    target: str | None = None
    alt_ids: list[AltId] = field(default_factory=list)
    take: Take | None = None

    # When it may be used
    embargoed_until: datetime | None = None
    embargo_text: str | None = None
    expires: datetime | None = None

    # What it says
    type: NewsObjectType = "text"
    profile: str | None = None
    partial: bool = False
    language: str | None = None
    headline: str | None = None
    other_headlines: list[Text] = field(default_factory=list)
    title: str | None = None
    by: str | None = None
    slugline: str | None = None
    dateline: Dateline | None = None
    located: str | None = None
    descriptions: list[Text] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    ed_note: str | None = None

    # What it is about, and what belongs to it
    priority: str | None = None
    urgency: int | None = None
    length: int | None = None
    """Words that the text has, as the header of a wire says."""
    keywords: list[str] = field(default_factory=list)
    people: list[Thing] = field(default_factory=list)
    organisations: list[Organisation] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    subjects: list[Subject] = field(default_factory=list)
    objects: list[Thing] = field(default_factory=list)
    genres: list[Genre] = field(default_factory=list)
    info_sources: list[InfoSource] = field(default_factory=list)
    renditions: list[Rendition] = field(default_factory=list)
    associations: list[Association] = field(default_factory=list)

    # What may be done with it
    copyright_holder: str | None = None
    copyright_notice: str | None = None
    usage_terms: str | None = None
    rights_info: RightsInfo | None = None

    def claim(self, kind: Kind) -> bool:
        """Take what a label says of this version, where nothing stronger did; tell whether it counts."""
        counts = self.pub_status == "usable" and self.kind in ("new", "update")
        if counts:
            self.kind = kind
        return counts

    def warn(self, text: str) -> None:
        """Note once what is doubtful about this item."""
        if text not in self.warnings:
            self.warnings.append(text)
