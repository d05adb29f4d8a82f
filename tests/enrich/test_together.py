"""Articles that go through the enrichers together: what is kept of a text is there for all enrichers behind."""

from streams.cli.bench_enrich_items import judged_items
from streams.enrich import TOGETHER, enrich, enrich_all
from streams.enrich.scan import scan


def test_a_text_is_scanned_once() -> None:
    """Of all articles of a group the scan is kept until the last enricher that asks for it."""
    several = judged_items()[:TOGETHER]
    scan.cache_clear()
    assert enrich_all(several) == [enrich(one) for one in several]
    told = scan.cache_info()
    askers = 4  # places, dates, quantities and topics; each article is read twice here
    assert (told.misses, told.hits) == (TOGETHER, (2 * askers - 1) * TOGETHER)
