"""Enrichment: a judged item becomes an article with what its text tells. Pure; never raises.

To add an enricher: one file with a function like `language.identify`, one row in `ENRICHERS`, a new
`ENRICHMENT_VERSION`, and cases in tests/enrich.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from schemas.annotations import Annotations
from schemas.article import Article
from schemas.base import Model, changed
from schemas.verdict import JudgedItem
from streams.enrich.article import publishable, warned
from streams.enrich.dates import date
from streams.enrich.entities import name
from streams.enrich.finding import TOGETHER, Enricher, Finding, unread
from streams.enrich.keywords import find_keywords
from streams.enrich.language import identify
from streams.enrich.located import locate
from streams.enrich.places import place
from streams.enrich.quantities import quantify
from streams.enrich.recognised import recognise, without_recogniser
from streams.enrich.recognised.spans import Recognition
from streams.enrich.statements import attribute
from streams.enrich.summary import summarise
from streams.enrich.topics import classify
from streams.errors import place_of

__all__ = [
    "ENRICHERS",
    "ENRICHMENT_VERSION",
    "TOGETHER",
    "Enricher",
    "Finding",
    "enrich",
    "enrich_all",
    "to_recognise",
    "version",
]

ENRICHMENT_VERSION = "22"
"""Part of `ce_id`. It changes whenever the result of any enricher may change, with its data and its library too."""

ENRICHERS: tuple[Enricher, ...] = (
    Enricher("language", identify, budget=300),
    Enricher("located", locate, budget=200),
    Enricher("names", name, budget=40_000),
    Enricher("ner", without_recogniser, budget=40_000),  # what a recogniser said comes in with the item: see `enrich`
    Enricher("statements", attribute, budget=40_000),
    Enricher("places", place, budget=40_000),
    Enricher("dates", date, budget=40_000),
    Enricher("quantities", quantify, budget=40_000),
    Enricher("topics", classify, budget=6_000),
    Enricher("keywords", find_keywords, budget=6_000),
    Enricher("summary", summarise, budget=2_000),
)
"""In the order in which they run: later rows see what earlier ones found."""

_NOTED = Annotations(status={})
"""The annotations of an article of which nothing is found yet; each has a copy."""


def enrich(judged: JudgedItem, recognition: Recognition | None = None) -> Article:
    """Return the article of a judged item. An enricher that raises is `failed` and warned about; the article goes on.

    `recognition` is what a recogniser said of the text that `to_recognise` gives; without one `ner` is `notRun`.
    """
    return _opened(judged).let_all(_table(judged, recognition))


def enrich_all(several: Sequence[JudgedItem]) -> list[Article]:
    """Return the articles of judged items, each as `enrich` makes it alone; all of them go through one enricher, then the next.

    So the code and tables of an enricher are in the caches of the processor for all but the first: at eight at once, .7 of
    the time for stories of Reuters-21578 and other real news, .8 to .9 for those of `bench enrich`.
    """
    works = [_opened(judged) for judged in several]
    for enricher in ENRICHERS:
        for work in works:
            work.let(enricher)
    return [work.article for work in works]


def _opened(judged: JudgedItem) -> "_Work":
    facts = judged.item.copydesk
    return _Work(publishable(judged, changed(_NOTED, status={})), facts.feed_language, facts.without)


def _table(judged: JudgedItem, recognition: Recognition | None) -> tuple[Enricher, ...]:
    if recognition is None:
        return ENRICHERS
    ner = partial(recognise, recognition, judged.item)
    return tuple(replace(row, run=ner) if row.name == "ner" else row for row in ENRICHERS)


def to_recognise(judged: JudgedItem) -> str | None:
    """Return the text that a recogniser is to read; None for one without English text, or whose feed goes without."""
    facts = judged.item.copydesk
    if "ner" in facts.without:
        return None
    article = run(ENRICHERS[:1], publishable(judged), facts.feed_language, facts.without)  # its language
    (budget,) = (row.budget for row in ENRICHERS if row.name == "ner")
    return None if unread(article) else article.text[:budget]


def version(recognition: Recognition | None = None) -> str:
    """Return the version of enrichment that stands in `ce_id`; with a recogniser it has that one's name and version."""
    return ENRICHMENT_VERSION if recognition is None else f"{ENRICHMENT_VERSION}+{recognition.method}"


def run(
    enrichers: tuple[Enricher, ...], article: Article, feed_language: str | None, without: tuple[str, ...] = ()
) -> Article:
    """Let each enricher look at the article and add what it finds; those in `without` are `notRun`."""
    return _Work(_copied(article), feed_language, without).let_all(enrichers)


class _Work:
    """An article that nobody else has yet, with what all enrichers ask of it and fill: each asks in a call less."""

    __slots__ = ("article", "facts", "feed_language", "noted", "without")

    def __init__(self, article: Article, feed_language: str | None, without: tuple[str, ...]) -> None:
        self.article, self.feed_language, self.without = article, feed_language, without
        self.facts = article.copydesk
        assert self.facts.annotations
        self.noted = self.facts.annotations

    def let_all(self, enrichers: Iterable[Enricher]) -> Article:
        """Return the article with what all of them find."""
        for enricher in enrichers:
            self.let(enricher)
        return self.article

    def let(self, enricher: Enricher) -> None:
        """Let an enricher look at the article, unless its feed goes without, and add what it finds."""
        if enricher.name in self.without:
            self.noted.status[enricher.name] = "notRun"
            return
        try:
            found = enricher.run(self.article, self.feed_language, enricher.budget)
        except Exception as error:  # noqa: BLE001 - one enricher's bug must not cost the article
            found = _failed(enricher.name, error)
        self._add(enricher.name, found)

    def _add(self, name: str, found: Finding) -> None:
        """Add a finding to the article as it stands: copies of its models for each took 100 µs in all."""
        status, of_article, of_facts, of_noted, warnings = found
        self.noted.status[name] = status
        if of_article:
            _set(self.article, of_article)
        if of_facts:
            _set(self.facts, of_facts)
        if of_noted:
            _set(self.noted, of_noted)
        if warnings:
            _set(self.facts, {"warnings": warned(self.facts.warnings, warnings)})


def _failed(name: str, error: Exception) -> Finding:
    place = place_of(error)
    told = f"{type(error).__name__} ({place})" if place else type(error).__name__  # its message may quote the text
    return Finding("failed", warnings=(f"enricher {name} failed: {told}",))


def _copied(article: Article) -> Article:
    """Return a copy of an article whose facts, annotations and statuses are copies too: a `_Work` changes them."""
    facts = article.copydesk
    noted = facts.annotations or _NOTED
    noted = changed(noted, status=dict(noted.status))
    return changed(article, copydesk=changed(facts, annotations=noted))


def _set(model: Model, values: Mapping[str, object]) -> None:
    model.__dict__.update(values)
    model.__pydantic_fields_set__.update(values)
