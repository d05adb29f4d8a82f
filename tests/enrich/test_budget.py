"""Budgets of work: past one an enricher stops at the same code point everywhere, says so, and is counted."""

from typing import Any

from enrich.conftest import KINDS

from schemas.codec import encode
from streams.enrich import ENRICHERS, enrich
from streams.messages import Record
from streams.observe.metrics import Metrics
from streams.pipeline.enrich import enrich_step

SENTENCE = "On Monday Ana Ruiz of Harbour Bank said in Oslo that 35 people had left. "
WHOLE = {
    row.name: row.budget for row in ENRICHERS if row.name in {"names", "statements", "places", "dates", "quantities"}
}
"""The enrichers that read a text as far as their budget goes; the others look at its beginning only."""


def text_of(length: int) -> str:
    """Return a text of so many code points that has something to find everywhere."""
    return (SENTENCE * (length // len(SENTENCE) + 1))[:length]


def test_past_the_budget_an_enricher_stops_where_it_ends(make: Any) -> None:
    """A longer text has the mentions of its first part, not one more or less, and the status `failed`."""
    budget = max(WHOLE.values())
    long, cut = (enrich(make("", text_of(length), language="en")) for length in (budget + 1, budget))
    assert {long.copydesk.annotations.status[name] for name in WHOLE} == {"failed"}
    assert {cut.copydesk.annotations.status[name] for name in WHOLE} == {"ok"}
    for kind in KINDS:
        spans, first = (
            [(each.start, each.end, each.surface) for each in getattr(article.copydesk.annotations, kind)]
            for article in (long, cut)
        )
        assert spans == first != []


def test_an_enricher_past_its_budget_is_counted(make: Any) -> None:
    """The step tells which enrichers gave up, and the metric counts each by its name."""
    judged = make("", text_of(max(WHOLE.values()) + 1), language="en")
    effects = enrich_step(Record("wire.judged.v1", 0, 0, 0, b"k", encode(judged), ()))
    metrics = Metrics()
    for fact in effects.facts:
        metrics.tell(fact, now=0.0)
    counted = {
        sample.labels["enricher"]: sample.value
        for sample in metrics.samples()
        if sample.name == "copydesk_enricher_failures_total"
    }
    assert counted == dict.fromkeys(WHOLE, 1)
