"""`copydesk bench enrich`: articles a second through every enricher, one core, beside a baseline in the same run.

CPU time of this process, so that neighbours count little. The baseline is what a pipeline of other libraries would begin
with: the language of the whole text, by py3langid without our limits.
"""

import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from statistics import median, quantiles
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from schemas.article import Article
    from schemas.verdict import JudgedItem
    from streams.enrich.finding import Enricher, Finding

RUNS = 7
MIB = 1 << 20


def bench_enrich() -> dict[str, Any]:
    """Measure all enrichers together and each alone: times in ms an article, memory in MiB.

    `median` is of articles that come eight at once, as the enrich stage takes them from a full topic; `alone` and `p99_ms`
    are of those that come one by one. `memory_mib` is what the process grew by at most, `reference_mib` what the data of
    the enrichers keep of it, by kind. All times are of stories that are new to the process. `tier1` is the recogniser of
    names, which runs beside them in processes of its own.
    """
    from streams.agents.garbage import search_seldom
    from streams.cli.bench_enrich_items import judged_items
    from streams.cli.bench_enrich_memory import reference_memory
    from streams.cli.bench_ner import bench_ner
    from streams.cli.yardstick import yardstick
    from streams.native import state

    items = judged_items()
    search_seldom()  # as the stage does
    before = _peak()
    _each(items)  # loads tables and models
    grown = _peak() - before
    # Other stories in each round: what is remembered of one that came before is in no newsroom worth so much.
    others = [judged_items((number + 1) * len(items)) for number in range(3 * RUNS)]
    rounds = [(_together(some), _each(others[RUNS + run]), _baseline(some)) for run, some in enumerate(others[:RUNS])]
    return {
        "name": "enrich",
        "code": state(),
        "runs": RUNS,
        "median": round(median(rate for rate, _, _ in rounds)),
        "baseline": "py3langid.classify of the text",
        "ratio": round(median(rate / other for rate, _, other in rounds), 3),
        "unit": "articles/s",
        "alone": round(median(len(times) / sum(times) for _, times, _ in rounds)),
        "yardstick": yardstick(),
        "articles": len(items),
        "characters": round(median(len(item.item.text) for item in items)),
        "p99_ms": _ms(quantiles((spent for _, times, _ in rounds for spent in times), n=100)[-1]),
        "memory_mib": grown // MIB,
        "reference_mib": reference_memory(),
        "enrichers_ms": _by_enricher([item for some in others[2 * RUNS :] for item in some]),
        "tier1": bench_ner([item.item.text for item in items]),
    }


def _together(items: "list[JudgedItem]") -> float:
    """Return the articles a second."""
    from streams.enrich import TOGETHER, enrich_all

    groups = [items[at : at + TOGETHER] for at in range(0, len(items), TOGETHER)]
    return len(items) / sum(_spent(partial(enrich_all, group)) for group in groups)


def _each(items: "list[JudgedItem]") -> list[float]:
    """Return the seconds that each article took."""
    from streams.enrich import enrich

    return [_spent(partial(enrich, item)) for item in items]


def _baseline(items: "list[JudgedItem]") -> float:
    import py3langid

    return len(items) / sum(_spent(partial(py3langid.classify, item.item.text)) for item in items)


def _by_enricher(items: "list[JudgedItem]") -> dict[str, float]:
    """Return the median of what each enricher takes, in ms; they run in their order, for later ones use earlier ones."""
    from streams.enrich import ENRICHERS, run
    from streams.enrich.article import publishable

    spent: dict[str, list[float]] = defaultdict(list)
    table = tuple(_timed(enricher, spent[enricher.name]) for enricher in ENRICHERS)
    for item in items:
        run(table, publishable(item), item.item.copydesk.feed_language)
    return {name: _ms(median(times)) for name, times in spent.items()}


def _timed(enricher: "Enricher", spent: list[float]) -> "Enricher":
    def timed(article: "Article", feed_language: str | None, budget: int) -> "Finding":
        start = time.process_time()
        found = enricher.run(article, feed_language, budget)
        spent.append(time.process_time() - start)
        return found

    return replace(enricher, run=timed)


def _spent(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _ms(seconds: float) -> float:
    return round(1000 * seconds, 3)


def _peak() -> int:
    """Return the most memory that this process has had, in bytes: Linux tells it in KiB, macOS in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
