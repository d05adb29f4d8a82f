"""What an enricher is, and what it gives back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from schemas.article import Article
from schemas.vocab import EnricherStatus

_NOTHING: Mapping[str, object] = MappingProxyType({})


class Finding(NamedTuple):
    """What one enricher found: properties to set on the article, on its `copydesk` and on its annotations.

    Names are those of the models, values are whole properties, valid as they are: nobody checks them again.
    """

    status: EnricherStatus = "ok"
    article: Mapping[str, object] = _NOTHING
    facts: Mapping[str, object] = _NOTHING
    annotations: Mapping[str, object] = _NOTHING
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
    if (article.language or "und").partition("-")[0] not in languages:
        return Finding("unsupportedLanguage")
    return None


def ended(text: str, budget: int) -> EnricherStatus:
    """Return the status of an enricher that read a text as far as its budget of code points goes."""
    return "failed" if len(text) > budget else "ok"
