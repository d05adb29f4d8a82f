"""The parts of IPTC ninjs 3.1 that copydesk writes and reads, property by property.

Source: IPTC, ninjs JSON Schema 3.1 (May 2025), https://iptc.org/std/ninjs/. The schema is closed
(`unevaluatedProperties: false`), so nothing may stand in these models that it does not name; the one exception is
`copydesk`, which `schemas.article` adds.
"""

from typing import Literal

from pydantic import Field

from schemas.base import Model, UtcTime
from schemas.vocab import PubStatus


class Text(Model):
    """A text with its role and media type: ninjs `headlines`, `descriptions`."""

    role: str | None = None
    content_type: str | None = None
    value: str


class Body(Text):
    """One rendering of the body. `wordCount` counts whitespace-separated words, `charCount` code points."""

    char_count: int | None = None
    word_count: int | None = None


class Thing(Model):
    """A person, object or subject that an article is about, named or given by id."""

    name: str | None = None
    rel: str | None = None
    uri: str | None = None
    literal: str | None = None


class Symbol(Model):
    """A ticker: exchange and symbol as the agency wrote them."""

    exchange: str | None = None
    symbol_type: str | None = None
    symbol: str | None = None


class Organisation(Thing):
    """An organisation, with its tickers."""

    symbols: tuple[Symbol, ...] = ()


class Point(Model):
    """A GeoJSON point (RFC 7946): longitude first, then latitude, in degrees."""

    type: Literal["Point"]
    coordinates: tuple[float, float]


class Place(Thing):
    """A place. `rel: "located"` marks the place of the dateline."""

    geo_json: Point | None = Field(default=None, alias="geoJSON")


class Subject(Thing):
    """A subject by scheme and code; relevance and confidence from 0 to 100."""

    creator: str | None = None
    relevance: int | None = None
    confidence: int | None = None


class InfoSource(Model):
    """Who supplied the information, with the role that it had."""

    name: str | None = None
    role: str | None = None
    uri: str | None = None
    literal: str | None = None


class AltId(Model):
    """Another identifier of the same item, as its sender wrote it."""

    role: str | None = None
    value: str


class Rendition(Model):
    """One rendering of a picture, video or document."""

    name: str
    href: str | None = None
    content_type: str | None = None
    title: str | None = None
    width: int | None = None
    height: int | None = None
    size_in_bytes: int | None = None


class Genre(Model):
    """What form a story has, such as analysis, interview or obituary."""

    name: str | None = None
    uri: str | None = None
    literal: str | None = None


class RightsInfo(Model):
    """Machine-readable rights: a link or an encoded statement, never both (ninjs 3.1 `rightsInfo`)."""

    lang_id: str | None = None
    linked_rights: str | None = None
    encoded_rights: str | None = None


NewsObjectType = Literal["text", "audio", "video", "picture", "graphic", "composite", "component", "event", "planning"]


class NewsObject(Model):
    """What an article, a parsed item and an association have in common: the ninjs 3.1 properties."""

    uri: str
    """Names the article through all its versions."""
    type: NewsObjectType | None = None
    representation_type: Literal["full", "partial"] | None = None
    profile: str | None = None
    version: str | None = None
    """As the agency names it; it names, it never orders."""
    first_created: UtcTime | None = None
    version_created: UtcTime | None = None
    """When the agency made this version."""
    content_created: UtcTime | None = None
    embargoed_until: UtcTime | None = None
    """Not to be published before."""
    pub_status: PubStatus | None = None
    """What may be done with it: `canceled` must no longer be shown."""
    urgency: int | None = Field(default=None, ge=1, le=9)
    """1 (most urgent) to 9."""
    copyright_holder: str | None = None
    copyright_notice: str | None = None
    usage_terms: str | None = None
    ed_note: str | None = None
    """Note to editors."""
    language: str | None = None
    """IETF BCP 47."""
    headlines: tuple[Text, ...] = ()
    title: str | None = None
    by: str | None = None
    """Who wrote it, without the word By."""
    slugline: str | None = None
    """The agency's short name of the story."""
    located: str | None = None
    """Name of the dateline's place."""
    descriptions: tuple[Text, ...] = ()
    bodies: tuple[Body, ...] = ()
    """The text, as plain text first."""
    people: tuple[Thing, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    places: tuple[Place, ...] = ()
    subjects: tuple[Subject, ...] = ()
    objects: tuple[Thing, ...] = ()
    info_sources: tuple[InfoSource, ...] = ()
    genres: tuple[Genre, ...] = ()
    renditions: tuple[Rendition, ...] = ()
    associations: tuple["Association", ...] = ()
    """Pictures, videos and other items that belong to it."""
    alt_ids: tuple[AltId, ...] = ()
    """Other identifiers, as their sender wrote them."""
    expires: UtcTime | None = None
    rights_info: RightsInfo | None = None

    @property
    def text(self) -> str:
        """The value of the first text/plain body, or an empty string."""
        for body in self.bodies:
            if body.content_type in (None, "text/plain"):
                return body.value
        return ""

    @property
    def headline(self) -> str:
        """The first headline, or an empty string."""
        return self.headlines[0].value if self.headlines else ""


class Association(NewsObject):
    """Something that belongs to the article: a picture, a video, a related story. `name` and `uri` are required."""

    name: str
    rel: str | None = None


NewsObject.model_rebuild()  # Association stands below it
