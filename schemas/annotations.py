"""What was found in the text: mentions with their spans, and how each enricher fared.

Offsets count Unicode code points into the plain-text body: `text[start:end] == surface`. A mention without `id` is not
linked; an id is never a guess. `relevance` runs from 0 to 100; `method` is `name/version` of what found it, several joined by `+`.
"""

from typing import Literal

from pydantic import Field

from schemas.base import Model
from schemas.vocab import EnricherStatus


class Mention(Model):
    """A stretch of the body that means something."""

    start: int = Field(ge=0)
    """First code point of the mention in the plain-text body."""
    end: int = Field(ge=0)
    """Code point after its last."""
    surface: str
    """The words as they stand there."""
    relevance: int = Field(ge=0, le=100)
    """How much the article is about it, 0 to 100."""
    method: str
    """What found it: `name/version`; where two found the same, both, joined by `+`."""


class PersonMention(Mention):
    """A person; `name` is the fullest form in the text, the surface is the name alone."""

    name: str
    """The fullest form of the name in the text."""
    id: str | None = None
    """Identifier of who is meant; absent when that is not known."""
    role: str | None = None
    """Office or function as the text gives it."""


class OrganisationMention(Mention):
    """An organisation; names as for people."""

    name: str
    """The fullest form of the name in the text."""
    id: str | None = None
    """Identifier of who is meant; absent when that is not known."""
    role: str | None = None
    """Office or function as the text gives it."""


class PlaceMention(Mention):
    """A place or a demonym ("Russian" → Russia); `country` is ISO 3166-1 alpha-2, coordinates in degrees."""

    name: str
    """The usual name of the place."""
    id: str | None = None
    """GeoNames URI, `https://sws.geonames.org/<number>/`; absent when it is not known."""
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    latitude: float | None = None
    """Degrees, north positive."""
    longitude: float | None = None
    """Degrees, east positive."""
    kind: Literal["place", "demonym"]
    """Whether the text names the place or its people."""


class IsoRange(Model):
    """A stretch of time between two ISO 8601 dates or times; both ends belong to it."""

    from_: str = Field(alias="from")
    to: str


class DateMention(Mention):
    """A date, time, duration or set; `value` as in TIMEX3, `iso` where the calendar has such a range."""

    value: str
    """TIMEX3 value: ISO 8601, or a form that ISO lacks (`PRESENT_REF`, `1998-SU`, `PXY`)."""
    iso: IsoRange | None = None
    """The stretch of the calendar that is meant, where there is one."""
    kind: str
    """date, time, duration or set."""


class Amount(Model):
    """A number with its unit: SI or customary symbol with the power as a digit (`km2`), money by ISO 4217."""

    value: float
    unit: str | None = None


class QuantityMention(Mention):
    """A quantity; `bound` is `min` or `max` ("more than", "as many as"); `alternate` is the paired conversion."""

    value: float
    """The number, in full (`260000000000` for 260 billion)."""
    unit: str | None = None
    """Symbol with the power as a digit (`km2`), money by ISO 4217; absent for a bare count."""
    bound: Literal["min", "max"] | None = None
    """`min` for more than, `max` for up to; absent when the number is meant as it is."""
    alternate: Amount | None = None
    """The same quantity in the unit that the text gives beside it."""


class StatementMention(Mention):
    """Who said what: the words quoted (without marks) or reported, and the verb that says so."""

    speaker: str | None = None
    """Who said it, by the fullest name in the text."""
    cue: str | None = None
    """The verb that says so."""
    quote: str | None = None
    """The words quoted, without their marks."""
    reported: str | None = None
    """The words reported without marks."""


class Annotations(Model):
    """All mentions of one article by kind, and the status of every enricher, so that none found ≠ not looked for."""

    date_anchor: Literal["dateline", "sent", "received"] | None = None
    """What relative dates are read from: the day of the dateline, of sending, or, as a guess, of receipt."""
    status: dict[str, EnricherStatus]
    """How each enricher fared, by its name: nothing found is not the same as not looked for."""
    people: tuple[PersonMention, ...] = ()
    organisations: tuple[OrganisationMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()
    statements: tuple[StatementMention, ...] = ()
