"""Kafka records to rows, decided once for every store."""

from collections.abc import Callable
from datetime import datetime

from pydantic import ConfigDict, ValidationError

from schemas import topics
from schemas.article import Cluster, Story, WireFacts
from schemas.codec import decode
from schemas.ninjs import NewsObject
from schemas.raw import Receipt
from schemas.verdict import Verdict
from streams.errors import DataError
from streams.messages import Record
from streams.moments import moment
from streams.sinks.letters import letter_of
from streams.sinks.origin import origin
from streams.sinks.tables import ArticleRow, DeadRow, DeliveryRow, Row, TextRow, VerdictRow, fold, pack
from streams.sinks.words import findable


class KeptFacts(WireFacts):
    """The wire facts of an article without its annotations."""

    model_config = ConfigDict(extra="ignore")

    cluster: Cluster | None = None
    story: Story | None = None


class KeptArticle(NewsObject):
    """An article as the store reads it: all of it is checked but the annotations, which no column is made of.

    They are half of an article, and enrich has made them: to check its hundred mentions again takes half of the time.
    """

    model_config = ConfigDict(extra="ignore")

    copydesk: KeptFacts


def rows(record: Record) -> list[Row]:
    """Turn one record into its rows; DataError `invalid` for one that its model refuses."""
    read = READERS.get(record.topic)
    if read is None:
        raise DataError("invalid", f"the store keeps nothing of {record.topic}")
    try:
        return read(record)
    except ValidationError as error:
        raise DataError("invalid", f"{record.place}: {_brief(error)}") from error
    except (ValueError, KeyError) as error:
        raise DataError("invalid", f"{record.place}: {type(error).__name__}: {error}") from error


def _article(record: Record) -> list[Row]:
    data = record.value or b""
    article = decode(KeptArticle, data)
    wire = article.copydesk
    receipt = Receipt.parse(wire.receipt)
    row = ArticleRow(
        uri=article.uri,
        revision=wire.revision,
        receipt=wire.receipt,
        receipt_source=receipt.source,
        receipt_partition=receipt.partition,
        receipt_offset=receipt.offset,
        receipt_item=receipt.item,
        feed=wire.feed,
        kind=wire.change.kind,
        pub_status=article.pub_status or "usable",
        version=article.version,
        version_created=None if article.version_created is None else moment(article.version_created),
        received_at=moment(wire.received_at),
        ordered_at=_order_time(article.version_created, wire.received_at),
        rank=int(wire.change.kind != "advisory"),
        language=article.language,
        cluster=_id(wire.cluster),
        story=_id(wire.story),
        words=fold(article.headline),
        article=data,
    )
    delivery = DeliveryRow(record.topic, record.partition, record.offset, article.uri, wire.revision)
    return [row, text_row(article), delivery]


def text_row(article: KeptArticle) -> TextRow:
    """Return what an article can be found by: what stands above its text, what its sender says it is about, its text."""
    wire = article.copydesk
    above = [headline.value for headline in article.headlines]
    fields = [*above, article.slugline or "", article.by or "", *wire.keywords, article.text]
    return TextRow(article.uri, wire.revision, findable(fields))


def _verdict(record: Record) -> list[Row]:
    data = record.value or b""
    verdict = decode(Verdict, data)
    receipt = Receipt.parse(verdict.receipt)
    row = VerdictRow(
        receipt=verdict.receipt,
        receipt_source=receipt.source,
        receipt_partition=receipt.partition,
        receipt_offset=receipt.offset,
        receipt_item=receipt.item,
        uri=verdict.uri,
        revision=verdict.revision,
        feed=verdict.feed,
        kind=verdict.kind,
        of_uri=verdict.of,
        held=int(verdict.held),
        received_at=moment(verdict.received_at),
        ordered_at=_order_time(verdict.version_created, verdict.received_at),
        parsed_partition=verdict.parsed_partition,
        parsed_offset=verdict.parsed_offset,
        cluster=_id(verdict.cluster),
        story=_id(verdict.story),
        words=fold(verdict.headline),
        verdict=data,
    )
    return [row]


def _dead(record: Record) -> list[Row]:
    letter = letter_of(record)
    came_from = origin(letter)
    row = DeadRow(
        place=record.place,
        log_partition=record.partition,
        log_offset=record.offset,
        topic=letter.topic,
        at_partition=letter.partition,
        at_offset=letter.offset,
        item=-1 if letter.item is None else letter.item,
        receipt=came_from.receipt,
        uri=came_from.uri,
        feed=came_from.feed,
        headline=came_from.headline,
        words=fold(came_from.headline),
        stage=letter.stage,
        reason=letter.reason,
        message=letter.message,
        exception=letter.exception,
        attempts=letter.attempts,
        disposition=letter.disposition,
        code_version=letter.code_version,
        dead_at=record.timestamp * 1000,
        record_key=letter.key,
        record_value=letter.value,
        headers=pack(letter.original),
    )
    return [row]


READERS: dict[str, Callable[[Record], list[Row]]] = {
    topics.ARTICLES: _article,
    topics.VERDICTS: _verdict,
    topics.DEAD: _dead,
}


def _id(group: Cluster | Story | None) -> str | None:
    return None if group is None else group.id


def _order_time(created: datetime | None, received: datetime) -> int:
    return moment(created or received)


def _brief(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    path = ".".join(str(step) for step in first["loc"])
    return f"{error.error_count()} faults in {error.title}, the first at {path or 'the top'}: {first['msg']}"
