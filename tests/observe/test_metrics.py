"""The metrics: names that never change by accident, and facts that all count."""

import typing
from pathlib import Path

import pytest

from streams.facts import CanaryArrived, Dead, Enriched, Fact, Holding, Judged, Parsed, Restored, Stored
from streams.observe.exposition import expose
from streams.observe.metrics import METRICS, MOST_FEEDS, TELLS, Metrics, Sample

SNAPSHOT = Path(__file__).with_name("exposition.txt")

FACTS: tuple[Fact, ...] = (
    Parsed("wire.raw.v1/0/1#0", "harbour", "urn:a", "cms", None, 1000.0),
    Judged("wire.raw.v1/0/1#0", "harbour", "urn:a", "new"),
    Judged("wire.raw.v1/0/2#0", "harbour", "urn:b", "new", held=True),
    Judged("wire.raw.v1/0/1#0", "harbour", "urn:a", "new", again=True),
    Enriched("wire.raw.v1/0/1#0", "harbour", "urn:a", ("language",)),
    Stored("wire.raw.v1/0/1#0", "harbour", "urn:a", "articles", 1000.0),
    Stored("wire.raw.v1/0/1#0", "harbour", "urn:a", "verdicts", 1000.0),
    CanaryArrived("wire.raw.v1/0/4#0", 1000.0),
    Dead("wire.raw.v1/0/3#0", "harbour", "parse", "malformed", "no XML"),
    Restored(2000, 0.5),
    Holding(3),
)


def told() -> Metrics:
    metrics = Metrics()
    for fact in FACTS:
        metrics.tell(fact, now=1000.25)
    return metrics


def value(metrics: Metrics, name: str, **labels: str) -> float | None:
    found = [sample.value for sample in metrics.samples() if sample.name == name and sample.labels == labels]
    return found[0] if found else None


def test_every_fact_has_a_row() -> None:
    """A fact without a row in TELLS would not be counted."""
    assert set(TELLS) == set(typing.get_args(Fact)) == {type(fact) for fact in FACTS}


def test_every_row_fed_by_facts_is_fed() -> None:
    """A row that claims to be fed by facts gets numbers when every fact was told once; no other row does."""
    metrics = Metrics([row for row in METRICS if row.fed_by == "facts"])
    for fact in FACTS:
        metrics.tell(fact, now=1000.25)
    assert {sample.family for sample in metrics.samples()} == {row.name for row in METRICS if row.fed_by == "facts"}


def test_outcomes_are_told_apart() -> None:
    """Held, redelivered and dead items are outcomes of their own; the way's time is that of the article's row."""
    metrics = told()
    for stage, outcome in [("dedupe", "new"), ("dedupe", "held"), ("dedupe", "again"), ("parse", "dead")]:
        assert value(metrics, "copydesk_items_total", feed="harbour", stage=stage, outcome=outcome) == 1
    assert value(metrics, "copydesk_end_to_end_seconds_count", feed="harbour") == 1
    assert value(metrics, "copydesk_end_to_end_seconds_sum", feed="harbour") == 0.25
    assert value(metrics, "copydesk_dead_letters_total", stage="parse", reason="malformed") == 1


def test_names_labels_and_units_of_the_exposition(request: pytest.FixtureRequest) -> None:
    """The page for Prometheus is as the snapshot has it: a changed name breaks dashboards and alarms."""
    metrics = told()
    for row in METRICS:
        labels = {label: label[0] for label in row.labels}
        if row.fed_by != "facts":
            {"gauge": metrics.set, "histogram": metrics.observe, "counter": metrics.add}[row.kind](
                row.name, 1, **labels
            )
    page = expose(metrics.samples())
    if request.config.getoption("--golden"):
        SNAPSHOT.write_bytes(page)
    assert page.decode() == SNAPSHOT.read_text(encoding="utf-8")


def test_names_follow_the_law_of_prometheus() -> None:
    """Counters end in _total, seconds and bytes are written out, no name says milliseconds."""
    for row in METRICS:
        assert (row.kind == "counter") == row.name.endswith("_total"), row.name
        assert "milli" not in row.name
        assert not row.unit.startswith(("seconds", "bytes")) or row.unit.split()[0] in row.name, row.name


def test_too_many_feeds_become_other() -> None:
    """A publisher that invents feed ids can't fill the memory of Prometheus; feeds known before keep their label."""
    metrics = Metrics()
    for number in range(MOST_FEEDS + 30):
        metrics.tell(Parsed("r", f"feed-{number}", "u", "cms", None, float(number)), now=0)
    metrics.tell(Parsed("r", "feed-0", "u", "cms", None, 9.0), now=0)
    assert value(metrics, "copydesk_items_total", feed="other", stage="parse", outcome="parsed") == 30
    assert value(metrics, "copydesk_items_total", feed="feed-0", stage="parse", outcome="parsed") == 2
    feeds = {sample.labels["feed"] for sample in metrics.samples() if "feed" in sample.labels}
    assert len(feeds) == MOST_FEEDS + 1


def test_canary_is_no_feed_and_no_item() -> None:
    """A canary shows as its round trip and its time alone; a late one does not set the time back."""
    metrics = Metrics()
    for received in (50.0, 40.0):
        metrics.tell(CanaryArrived("wire.raw.v1/0/4#0", received), now=50.5)
    assert value(metrics, "copydesk_canary_roundtrip_seconds_sum") == 11
    assert value(metrics, "copydesk_canary_last_timestamp_seconds") == 50
    assert not [sample for sample in metrics.samples() if "feed" in sample.labels]


def test_late_item_does_not_make_a_feed_older() -> None:
    """The newest item of a feed counts, whatever comes after it."""
    metrics = Metrics()
    for received in (50.0, 70.0, 60.0):
        metrics.tell(Parsed("r", "harbour", "u", "cms", None, received), now=100)
    assert value(metrics, "copydesk_feed_last_item_timestamp_seconds", feed="harbour") == 70


def test_processes_are_joined_under_one_head_per_family() -> None:
    """Several stages give one family: counters of one label set add up, of gauges the larger counts."""
    one, two = Metrics(), Metrics()
    for metrics, stage, held in ((one, "parse", 3), (two, "store", 2)):
        metrics.add("items_total", 2, feed="f", stage=stage, outcome="o")
        metrics.add("dead_letters_total", stage="parse", reason="bug")
        metrics.set("held_items", held)
    page = expose([*one.samples(), *two.samples()]).decode()
    assert page.count("# TYPE copydesk_items_total counter") == 1
    assert 'copydesk_items_total{feed="f",outcome="o",stage="parse"} 2.0' in page
    assert 'copydesk_items_total{feed="f",outcome="o",stage="store"} 2.0' in page
    assert 'copydesk_dead_letters_total{reason="bug",stage="parse"} 2.0' in page
    assert "copydesk_held_items 3.0" in page


def test_family_that_nobody_knows_is_left_out() -> None:
    """A stage of another release can't break the page."""
    page = expose([Sample("new_thing", "copydesk_new_thing", {}, 1.0)]).decode()
    assert "new_thing" not in page
