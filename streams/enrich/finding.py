"""What an enricher is, and what it gives back."""

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, TypedDict

from schemas.annotations import (
    DateMention,
    OrganisationMention,
    PersonMention,
    PlaceMention,
    QuantityMention,
    StatementMention,
)
from schemas.article import Article, Dateline
from schemas.ninjs import Organisation, Place, Subject, Text, Thing
from schemas.vocab import EnricherStatus


class OfArticle(TypedDict, total=False):
    """The properties of an `Article` that enrichers set. A name or a type that the model has not is an error to mypy."""

    language: str
    people: tuple[Thing, ...]
    organisations: tuple[Organisation, ...]
    places: tuple[Place, ...]
    subjects: tuple[Subject, ...]
    descriptions: tuple[Text, ...]


class OfFacts(TypedDict, total=False):
    """Those of its `copydesk` (`ArticleFacts`)."""

    keywords: tuple[str, ...]
    dateline: Dateline | None


class Noted(TypedDict, total=False):
    """Those of its annotations, which are all of `Annotations` but the status: a kind that is new there stands here too."""

    date_anchor: Literal["dateline", "sent", "received"] | None
    people: tuple[PersonMention, ...]
    organisations: tuple[OrganisationMention, ...]
    places: tuple[PlaceMention, ...]
    dates: tuple[DateMention, ...]
    quantities: tuple[QuantityMention, ...]
    statements: tuple[StatementMention, ...]


_NOTHING: Any = MappingProxyType({})


class Finding(NamedTuple):
    """What one enricher found: properties to set on the article, on its `copydesk` and on its annotations.

    Names are those of the models, values are whole properties, valid as they are: nobody checks them again
    but mypy.
    """

    status: EnricherStatus = "ok"
    article: OfArticle = _NOTHING
    facts: OfFacts = _NOTHING
    annotations: Noted = _NOTHING
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Enricher:
    """One row of the table of enrichers.

    `run` gets the article as the rows above it left it, the language that the feed is declared to have, and its budget:
    the code points of text that it may read. It is pure; what it raises is caught and told in the status.
    """

    name: str
    run: Callable[[Article, str | None, int], Finding]
    budget: int


TOGETHER = 8
"""Articles that go through the enrichers at once; with ten or sixty each takes as long. What an enricher keeps of a text for
those behind it is kept of so many."""

ENGLISH = frozenset({"en"})


def unread(article: Article, languages: frozenset[str] = ENGLISH) -> Finding | None:
    """Return what an enricher says of a text that it does not read: none is there, or it is in another language."""
    if not article.text:
        return Finding("notRun")
    language = article.language or "und"
    if language not in languages and language.partition("-")[0] not in languages:
        return Finding("unsupportedLanguage")
    return None


def ended(text: str, budget: int) -> EnricherStatus:
    """Return the status of an enricher that read a text as far as its budget of code points goes."""
    return "failed" if len(text) > budget else "ok"
