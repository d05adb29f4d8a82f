"""CloudEvents 1.0 in Kafka's binary mode: the headers of an article record; the value stays plain ninjs.

Source: CloudEvents Kafka protocol binding 1.0.2 §3.2. `ce_id` is the same on every resend, so that a consumer can drop
the repeats that follow a crash.
"""

from datetime import UTC, datetime

from schemas.article import Article
from schemas.canary import CANARY_TYPE
from schemas.topics import ARTICLES

Headers = tuple[tuple[str, bytes], ...]

EVENT_HEADERS: dict[str, str] = {
    "ce_specversion": "CloudEvents version, 1.0",
    "ce_id": "uri, revision and version of the enrichment, joined by |; the same on every resend: drop what you have seen",
    "ce_type": "copydesk.article.<kind>.v1, where kind says what the version does: new, update, correction, kill, …; "
    f"{CANARY_TYPE} is no news but a synthetic item that measures the way: leave it out",
    "ce_source": "feed id",
    "ce_subject": "uri of the article, the record's key",
    "ce_time": "versionCreated, else receivedAt; RFC 3339",
    "ce_dataschema": "$id of the JSON Schema of the value",
    "content-type": "application/json",
    "traceparent": "W3C trace context, where the publisher sent one",
}

JUDGED_OFFSET = "copydesk-judged-offset"
"""Header of `news.latest.v1`: the offset of the judged record behind it, so that a redelivery writes nothing twice."""

SCHEMA_VERSION = "1.0.0"
SCHEMA_BASE = "https://copydesk.dev/schemas"


def schema_id(name: str) -> str:
    """Return the `$id` of the JSON Schema of one topic's value."""
    return f"{SCHEMA_BASE}/{name}/{SCHEMA_VERSION}.json"


def rfc3339(time: datetime) -> str:
    """Spell a time as `2025-03-16T12:00:00Z`, with fractions only where it has some."""
    return time.astimezone(UTC).isoformat().replace("+00:00", "Z")


def article_headers(article: Article, enrichment: str, *, canary: bool = False) -> Headers:
    """Return the CloudEvents headers of an article; `enrichment` is the version of the enrichers that made it."""
    wire = article.copydesk
    headers = {
        "ce_specversion": "1.0",
        "ce_id": f"{article.uri}|{wire.revision}|{enrichment}",
        "ce_type": CANARY_TYPE if canary else f"copydesk.article.{wire.change.kind}.v1",
        "ce_source": wire.feed,
        "ce_subject": article.uri,
        "ce_time": rfc3339(article.version_created or wire.received_at),
        "ce_dataschema": schema_id(ARTICLES),
        "content-type": "application/json",
    }
    if wire.traceparent:
        headers["traceparent"] = wire.traceparent
    return tuple((name, value.encode()) for name, value in headers.items())
