"""People and organisations with the statistical recogniser (tier 1), on the set of names.py: merged, and beside the model alone.

The model alone is taken at its best: without the articles and possessives that it takes for parts of names. So it reaches .755
for people and .557 for organisations, with them .743 and .419.
"""

from collections.abc import Iterable
from functools import cache

from quality.enrichment import names
from quality.enrichment.articles import told
from quality.enrichment.figures import Figure

from streams.agents.ner.pool import Pool
from streams.enrich.recognised.merging import Named, merged
from streams.enrich.recognised.reading import read_again
from streams.enrich.recognised.spans import bare

KINDS = names.KINDS


def measure(_every: int) -> list[Figure]:
    """Return the F1 of both kinds, merged, and by how much each is above the model's."""
    pool = Pool()
    pool.start()
    recognise = cache(pool.recognise)

    def alone(text: str) -> Iterable[names.Span]:
        spans = (bare(text, span) for span in recognise(text).spans)
        return [(span.start, span.end, KINDS[span.label]) for span in spans if span.label in KINDS]

    def both(text: str) -> Iterable[names.Span]:
        noted = told(text, rows=("names",)).copydesk.annotations
        assert noted
        by_rules = Named(noted.people, noted.organisations)
        found = merged(read_again(text, len(text), []), by_rules, recognise(text))
        people = [(each.start, each.end, "PER") for each in found.people]
        return [*people, *((each.start, each.end, "ORG") for each in found.organisations)]

    try:
        model, merge = names.measure(1, alone), names.measure(1, both)
    finally:
        pool.close()
    above = [
        Figure(f"{one.measure}, above the model alone", one.value - other.value, one.cases)
        for one, other in zip(merge, model, strict=True)
    ]
    return [*merge, *above]
