"""What was found in the text: mentions with their spans, and how each enricher fared.

Offsets count Unicode code points into the plain-text body: `text[start:end] == surface`. A mention without `id` is not
linked; an id is never a guess. `relevance` runs from 0 to 100; `method` is `name/version` of what found it.
"""

from typing import Literal

from pydantic import Field

from schemas.base import Model
from schemas.vocab import EnricherStatus


class Mention(Model):
    """A stretch of the body that means something."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    surface: str
    relevance: int = Field(ge=0, le=100)
    method: str


class PersonMention(Mention):
    """A person; `name` is the fullest form in the text, the surface is the name alone."""

    name: str
    id: str | None = None
    role: str | None = None


class OrganisationMention(Mention):
    """An organisation; names as for people."""

    name: str
    id: str | None = None
    role: str | None = None


class PlaceMention(Mention):
    """A place or a demonym ("Russian" → Russia); `country` is ISO 3166-1 alpha-2, coordinates in degrees."""

    name: str
    id: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    kind: Literal["place", "demonym"]


class IsoRange(Model):
    """A stretch of time: ISO 8601 dates or times, `to` exclusive of nothing (both ends belong to it)."""

    from_: str = Field(alias="from")
    to: str


class DateMention(Mention):
    """A date, time, duration or set; `value` as in TIMEX3, `iso` where the calendar has such a range."""

    value: str
    iso: IsoRange | None = None
    kind: str


class Amount(Model):
    """A number with its unit: SI or customary symbol with the power as a digit (`km2`), money by ISO 4217."""

    value: float
    unit: str | None = None


class QuantityMention(Mention):
    """A quantity; `bound` is `min` or `max` ("more than", "as many as"); `alternate` is the paired conversion."""

    value: float
    unit: str | None = None
    bound: Literal["min", "max"] | None = None
    alternate: Amount | None = None


class StatementMention(Mention):
    """Who said what: the words quoted (without marks) or reported, and the verb that says so."""

    speaker: str | None = None
    cue: str | None = None
    quote: str | None = None
    reported: str | None = None


class Annotations(Model):
    """All mentions of one article by kind, and the status of every enricher, so that none found ≠ not looked for."""

    status: dict[str, EnricherStatus]
    people: tuple[PersonMention, ...] = ()
    organisations: tuple[OrganisationMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()
    statements: tuple[StatementMention, ...] = ()
