"""The metrics, in one table, and what each fact does to them. Base units; a name never changes without a new one.

Who feeds a row: `facts` (the table TELLS below), `stage` (the loop and the reporter of a stage) or `worker` (the
supervisor). Every stage process has a registry of its own; the supervisor joins them (exposition.py).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from streams.facts import CanaryArrived, Dead, Enriched, Fact, Holding, Judged, Parsed, Restored, Stored

NAMESPACE = "copydesk"

Kind = Literal["counter", "gauge", "histogram"]

STAGE_BUCKETS = (0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10)
"""One item of 5 kB takes a stage 0.1 to 3 ms; a batch may take 0.5 s, one hard item 10 s."""

WAY_BUCKETS = (0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 3, 5, 10, 30, 60, 300, 1800, 7200, 86400)
"""The promise is p99 under 1 s; after an outage items are minutes to hours old."""


@dataclass(frozen=True, slots=True)
class Row:
    """One metric, without the namespace in its name. Counters end in `_total`, units are base units."""

    name: str
    kind: Kind
    help: str
    labels: tuple[str, ...]
    unit: str
    fed_by: Literal["facts", "stage", "worker"]
    buckets: tuple[float, ...] = ()

    @property
    def full_name(self) -> str:
        """The name that Prometheus sees."""
        return f"{NAMESPACE}_{self.name}"

    @property
    def text(self) -> str:
        """The help text, with the unit."""
        return self.help if self.unit == "none" else f"{self.help} ({self.unit})"


# fmt: off
METRICS: tuple[Row, ...] = (
    Row("items_total", "counter", "Items that a stage is done with, by outcome", ("feed", "stage", "outcome"), "items", "facts"),
    Row("stage_seconds", "histogram", "Time that a stage worked on one item", ("stage",), "seconds", "stage", STAGE_BUCKETS),
    Row("end_to_end_seconds", "histogram", "From receipt of an item to its stored article", ("feed",), "seconds", "facts", WAY_BUCKETS),
    Row("feed_last_item_timestamp_seconds", "gauge", "When the newest item of the feed was received", ("feed",), "seconds since the epoch", "facts"),
    Row("consumer_lag_records", "gauge", "Records of the partition that are not committed, idle partitions included", ("stage", "topic", "partition"), "records", "stage"),
    Row("last_commit_timestamp_seconds", "gauge", "When the stage last committed offsets", ("stage",), "seconds since the epoch", "stage"),
    Row("dead_letters_total", "counter", "Items that became dead letters, by reason", ("stage", "reason"), "items", "facts"),
    Row("restore_seconds", "gauge", "How long the last restore of a stage's memory took", ("stage",), "seconds", "facts"),
    Row("held_items", "gauge", "Items that an embargo holds back now", (), "items", "facts"),
    Row("enricher_failures_total", "counter", "Articles on which an enricher gave up", ("enricher",), "articles", "facts"),
    Row("process_resident_memory_bytes", "gauge", "Resident memory of a stage's process", ("stage",), "bytes", "stage"),
    Row("feed_silent", "gauge", "1 while the feed is quiet for longer than its own rhythm explains, else 0", ("feed",), "none", "worker"),
    Row("feed_expected_silence_seconds", "gauge", "How long the feed may be quiet before it counts as silent, from its last item on", ("feed",), "seconds", "worker"),
    Row("push_items_total", "counter", "Items pushed over HTTP, by answer", ("feed", "outcome"), "items", "worker"),
    Row("spool_bytes", "gauge", "Pushed items that wait on disk for Kafka", (), "bytes", "worker"),
    Row("stream_readers", "gauge", "Readers of the live stream now", (), "readers", "worker"),
    Row("stream_lagging_total", "counter", "Readers of the live stream that were cut off because they read too slowly", (), "readers", "worker"),
    Row("canary_roundtrip_seconds", "histogram", "From receipt of a synthetic item until the store was done with it", (), "seconds", "facts", WAY_BUCKETS),
    Row("canary_last_timestamp_seconds", "gauge", "When the newest synthetic item was received that went the whole way", (), "seconds since the epoch", "facts"),
    Row("build_info", "gauge", "1, with the running version", ("version",), "none", "worker"),
    Row("stage_up", "gauge", "1 while the process of the stage runs, else 0", ("stage",), "none", "worker"),
    Row("stage_restarts_total", "counter", "Times that the worker started a stage again", ("stage",), "starts", "worker"),
)
# fmt: on

MOST_FEEDS = 500
"""Distinct feed labels of one process; later ones count as `other`. A feed id is a publisher's free text."""

OTHER = "other"


class Sample(NamedTuple):
    """One number of one process: the family (as in METRICS), the sample's own name, its labels and its value."""

    family: str
    name: str
    labels: dict[str, str]
    value: float


class Metrics:
    """The metrics of one process, on a registry of their own."""

    def __init__(self, rows: Iterable[Row] = METRICS) -> None:
        self._registry = CollectorRegistry()
        self._metrics = {row.name: _make(row, self._registry) for row in rows}
        self._feeds: set[str] = set()
        self._highest: dict[tuple[str, ...], float] = {}
        self._children: dict[tuple[str, tuple[tuple[str, str], ...]], Any] = {}

    def add(self, name: str, amount: float = 1, /, **labels: str) -> None:
        """Count up a counter."""
        self._child(name, labels).inc(amount)

    def set(self, name: str, value: float, /, **labels: str) -> None:
        """Set a gauge."""
        self._child(name, labels).set(value)

    def raise_to(self, name: str, value: float, /, **labels: str) -> None:
        """Set a gauge unless it stands higher: a redelivered or late item must not make a feed look older."""
        labels = self._bounded(labels)
        key = (name, *labels.values())
        if value > self._highest.get(key, float("-inf")):
            self._highest[key] = value
            self.set(name, value, **labels)

    def observe(self, name: str, value: float, /, **labels: str) -> None:
        """Put one value into a histogram."""
        self._child(name, labels).observe(value)

    def clear(self, name: str) -> None:
        """Forget all label sets of a metric, such as partitions that are no longer there."""
        self._metrics[name].clear()
        self._children.clear()

    def tell(self, fact: Fact, now: float) -> None:
        """Count a fact; `now` is in seconds since the epoch."""
        TELLS[type(fact)](self, fact, now)

    def samples(self) -> Iterator[Sample]:
        """Yield every number; without the times at which counters were made, which nobody asks for."""
        for family in self._registry.collect():
            name = family.name + ("_total" if family.type == "counter" else "")
            for sample in family.samples:
                if not sample.name.endswith("_created"):
                    yield Sample(name.removeprefix(f"{NAMESPACE}_"), sample.name, sample.labels, sample.value)

    def _child(self, name: str, labels: dict[str, str]) -> Any:
        """Return the metric of these labels; prometheus_client takes five times as long to find one that is there."""
        labels = self._bounded(labels)
        key = (name, tuple(labels.items()))
        child = self._children.get(key)
        if child is None:
            metric = self._metrics[name]
            child = self._children[key] = metric.labels(**labels) if labels else metric
        return child

    def _bounded(self, labels: dict[str, str]) -> dict[str, str]:
        """Put `other` in place of a feed when too many are known."""
        feed = labels.get("feed")
        if feed is None or feed in self._feeds:
            return labels
        if len(self._feeds) < MOST_FEEDS:
            self._feeds.add(feed)
            return labels
        return labels | {"feed": OTHER}


def _make(row: Row, registry: CollectorRegistry) -> Any:
    if row.kind == "histogram":
        return Histogram(row.full_name, row.text, row.labels, registry=registry, buckets=row.buckets)
    return (Counter if row.kind == "counter" else Gauge)(row.full_name, row.text, row.labels, registry=registry)


def _item(metrics: Metrics, feed: str, stage: str, outcome: str) -> None:
    metrics.add("items_total", feed=feed, stage=stage, outcome=outcome)


def _parsed(metrics: Metrics, fact: Parsed, _now: float) -> None:
    _item(metrics, fact.feed, "parse", "parsed")
    metrics.raise_to("feed_last_item_timestamp_seconds", fact.received, feed=fact.feed)


def _judged(metrics: Metrics, fact: Judged, _now: float) -> None:
    _item(metrics, fact.feed, "dedupe", "again" if fact.again else "held" if fact.held else fact.kind)


def _enriched(metrics: Metrics, fact: Enriched, _now: float) -> None:
    _item(metrics, fact.feed, "enrich", "enriched")
    for enricher in fact.failed:
        metrics.add("enricher_failures_total", enricher=enricher)


def _stored(metrics: Metrics, fact: Stored, now: float) -> None:
    _item(metrics, fact.feed, "store", fact.table)
    if fact.table == "articles":
        metrics.observe("end_to_end_seconds", max(0.0, now - fact.received), feed=fact.feed)


def _canary(metrics: Metrics, fact: CanaryArrived, now: float) -> None:
    metrics.observe("canary_roundtrip_seconds", max(0.0, now - fact.received))
    metrics.raise_to("canary_last_timestamp_seconds", fact.received)


def _dead(metrics: Metrics, fact: Dead, _now: float) -> None:
    _item(metrics, fact.feed, fact.stage, "dead")
    metrics.add("dead_letters_total", stage=fact.stage, reason=fact.reason)


TELLS: Mapping[type[Fact], Callable[[Metrics, Any, float], None]] = {
    Parsed: _parsed,
    Judged: _judged,
    Enriched: _enriched,
    Stored: _stored,
    CanaryArrived: _canary,
    Dead: _dead,
    Restored: lambda metrics, fact, _now: metrics.set("restore_seconds", fact.seconds, stage="dedupe"),
    Holding: lambda metrics, fact, _now: metrics.set("held_items", fact.items),
}
