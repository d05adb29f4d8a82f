"""The enrich step: a judged item in, its article out."""

from collections.abc import Sequence

from schemas import topics
from schemas.article import Article
from schemas.canary import is_canary
from schemas.codec import decode, encode
from schemas.events import JUDGED_OFFSET, article_headers
from schemas.verdict import JudgedItem
from streams.enrich import enrich, enrich_all, to_recognise, version
from streams.enrich.recognised.spans import Recognition
from streams.facts import Enriched
from streams.messages import Effects, Record
from streams.pipeline.records import sent


def text_to_recognise(record: Record) -> str | None:
    """Return the text of a judged item that a recogniser of names is to read; None where it is to read none."""
    return to_recognise(decode(JudgedItem, record.value or b""))


def enrich_step(record: Record, recognition: Recognition | None = None) -> Effects:
    """Make the article of a judged item: one record to `news.articles.v1`, and what `latest` says to `news.latest.v1`.

    A canceled or withheld version leaves a tombstone there: the text must no longer be shown. `recognition` is what a
    recogniser of names said of the text, where one is switched on.
    """
    judged = decode(JudgedItem, record.value or b"")
    return _effects(record, judged, enrich(judged, recognition), version(recognition))


def enrich_steps(records: Sequence[Record]) -> list[Effects]:
    """Make the articles of several judged items, as `enrich_step` makes each; raises what one of them raises."""
    several = [decode(JudgedItem, record.value or b"") for record in records]
    made = zip(records, several, enrich_all(several), strict=True)
    return [_effects(record, judged, article, version()) for record, judged, article in made]


def _effects(record: Record, judged: JudgedItem, article: Article, made_by: str) -> Effects:
    value = encode(article)
    canary = is_canary(record.topic, record.key, record.value, record.headers)
    headers = article_headers(article, made_by, canary=canary)
    sends = [sent(topics.ARTICLES, article.uri, value, headers)]
    if judged.latest:
        living = value if article.pub_status == "usable" else None
        mark = (*headers, (JUDGED_OFFSET, str(record.offset).encode()))
        sends.append(sent(topics.LATEST, article.uri, living, mark, partition=record.partition))
    return Effects(sends, () if canary else [_enriched(article)])


def _enriched(article: Article) -> Enriched:
    wire = article.copydesk
    status = wire.annotations.status if wire.annotations else {}
    failed = tuple(name for name, outcome in status.items() if outcome == "failed")
    return Enriched(wire.receipt, wire.feed, article.uri, failed)
