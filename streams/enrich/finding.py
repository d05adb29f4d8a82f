"""What an enricher is, and what it gives back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from schemas.article import Article
from schemas.vocab import EnricherStatus


@dataclass(frozen=True, slots=True)
class Finding:
    """What one enricher found: properties to set on the article, on its `copydesk` and on its annotations.

    Names are those of the models, values are whole properties, valid as they are: nobody checks them again.
    """

    status: EnricherStatus = "ok"
    article: Mapping[str, object] = field(default_factory=dict)
    facts: Mapping[str, object] = field(default_factory=dict)
    annotations: Mapping[str, object] = field(default_factory=dict)
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
