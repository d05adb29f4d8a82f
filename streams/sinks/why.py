"""Asking a store for the way of an item, and putting the parts together."""

from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256

from schemas.article import Article, WireFacts
from schemas.codec import decode
from schemas.raw import Receipt
from schemas.topics import RAW
from schemas.verdict import Verdict
from schemas.vocab import ENDS_AT_DEDUPE
from streams.sinks.by_article import told_by_article
from streams.sinks.queries import ArticleQuery, DeadQuery, Delivery, StoredArticle, StoredDead, VerdictQuery
from streams.sinks.store import ArticleStore
from streams.sinks.way import Delivered, Died, Enriched, Judged, ReadAs, Received, Stored, Way


async def ways(store: ArticleStore, name: str, limit: int = 50) -> list[Way]:
    """Return the way of every item that a name means, in the order of receiving.

    A name is a receipt `topic/partition/offset#n`, a place `topic/partition/offset`, a uri, a revision, a cluster, or
    words of a headline.
    """
    found = [await way_of(store, receipt) for receipt in await store.receipts(name, limit)]
    return sorted(found, key=_in_order)


async def way_of(store: ArticleStore, receipt: str) -> Way:
    """Return the way of one item by its receipt, or of a raw record that gave no items by its place."""
    verdict = await anext(store.verdicts(VerdictQuery(receipt=receipt)), None)
    article = await _article(store, receipt, verdict)
    deliveries = [] if article is None else await store.deliveries(article.key)
    dead = [letter async for letter in store.dead(DeadQuery(receipt=receipt))]
    return assemble(receipt, verdict, article, deliveries, dead)


async def _article(store: ArticleStore, receipt: str, verdict: Verdict | None) -> StoredArticle | None:
    query = ArticleQuery(receipt=receipt, all_versions=True, killed=True, held=True)
    if verdict and verdict.kind not in ENDS_AT_DEDUPE:
        query = ArticleQuery(uri=verdict.uri, revision=verdict.revision, all_versions=True, killed=True, held=True)
    return await anext(store.articles(query), None)


def assemble(
    receipt: str,
    verdict: Verdict | None,
    article: StoredArticle | None,
    deliveries: Sequence[Delivery],
    dead: Sequence[StoredDead],
) -> Way:
    """Put the parts of a way together; any of them may be missing."""
    full = decode(Article, article.article) if article else None
    wire = full.copydesk if full else None
    letter = dead[0] if dead else None
    return Way(
        receipt=receipt,
        uri=(verdict and verdict.uri) or (full and full.uri) or (letter.uri if letter else None),
        revision=(verdict and verdict.revision) or (wire.revision if wire else None),
        headline=(full and full.headline) or (verdict and verdict.headline) or (letter.headline if letter else ""),
        received=_received(verdict, wire, letter),
        read_as=_read_as(verdict, wire),
        judged=_judged(verdict) if verdict else _told(article, full) if article and full else None,
        enriched=Enriched(status=dict(wire.annotations.status)) if wire and wire.annotations else None,
        stored=_stored(article, deliveries) if article else None,
        delivered=tuple(_delivered(delivery) for delivery in deliveries),
        dead=tuple(_died(each) for each in dead),
    )


def _received(verdict: Verdict | None, wire: WireFacts | None, letter: StoredDead | None) -> Received:
    known = wire or verdict
    if known is None:
        return _received_dead(letter) if letter else Received()
    raw = known.raw
    if raw is None:
        return Received(feed=known.feed, at=known.received_at)
    return Received(feed=known.feed, at=known.received_at, size=raw.size, sha256=raw.sha256, source=raw.source)


def _received_dead(letter: StoredDead) -> Received:
    if letter.topic != RAW:  # the bytes and headers of a later record are not those of the feed
        return Received(feed=letter.feed)
    headers = {name: value.decode(errors="replace") for name, value in letter.headers}
    body = letter.value or b""
    return Received(
        feed=letter.feed,
        at=_time(headers.get("received-at")),
        size=len(body),
        sha256=sha256(body).hexdigest(),
        source=headers.get("source-uri"),
    )


def _time(text: str | None) -> datetime | None:
    try:
        time = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return time if time.tzinfo else None


def _read_as(verdict: Verdict | None, wire: WireFacts | None) -> ReadAs | None:
    known = wire or verdict
    if known is None or known.format is None:
        return None
    # Of a duplicate only the verdict is left, and its warnings are those of dedupe.
    warnings = wire.warnings if wire else ()
    return ReadAs(format=known.format, dialect=known.dialect, charset=known.charset, warnings=warnings)


def _judged(verdict: Verdict) -> Judged:
    return Judged(
        kind=verdict.kind,
        reason=verdict.reason,
        of=verdict.of,
        of_receipt=verdict.of_receipt,
        similarity=verdict.similarity,
        cluster=verdict.cluster.id if verdict.cluster else None,
        story=verdict.story.id if verdict.story else None,
        held=verdict.held,
        held_until=verdict.held_until,
        at=verdict.judged_at,
        warnings=verdict.warnings,
    )


def _told(stored: StoredArticle, article: Article) -> Judged:
    """Return what an article says of its verdict, which is not in the store."""
    cluster, story = article.copydesk.cluster, article.copydesk.story
    return Judged(
        kind=stored.kind,
        reason=told_by_article(article.copydesk),
        of=cluster.of if cluster else None,
        similarity=cluster.similarity if cluster else None,
        cluster=cluster.id if cluster else None,
        story=story.id if story else None,
        held=stored.held,
        held_until=article.embargoed_until if stored.held else None,
    )


def _stored(article: StoredArticle, deliveries: Sequence[Delivery]) -> Stored:
    return Stored(
        version=article.version,
        revision=article.revision,
        pub_status=article.pub_status,
        living=article.living,
        latest=article.latest,
        held=article.held,
        at=min((delivery.stored_at for delivery in deliveries), default=None),
    )


def _delivered(delivery: Delivery) -> Delivered:
    return Delivered(
        topic=delivery.topic,
        partition=delivery.partition,
        offset=delivery.offset,
        stored_at=delivery.stored_at,
    )


def _died(letter: StoredDead) -> Died:
    record = f"{letter.topic}/{letter.partition}/{letter.offset}"
    return Died(
        stage=letter.stage,
        reason=letter.reason,
        message=letter.message,
        attempts=letter.attempts,
        disposition=letter.disposition,
        at=letter.dead_at,
        place=letter.place,
        record=record if letter.item is None else f"{record}#{letter.item}",
    )


def _in_order(way: Way) -> tuple[datetime, Receipt]:
    try:
        receipt = Receipt.parse(way.receipt if "#" in way.receipt else f"{way.receipt}#0")
    except ValueError:
        receipt = Receipt(way.receipt, 0, 0, 0)
    times = [way.received.at, *(each.at for each in way.dead)]
    return next((time for time in times if time), datetime.max.replace(tzinfo=UTC)), receipt
