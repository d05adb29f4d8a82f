"""What an operator is told of a way: no killed headline, nor that of what only repeated it.

Kinds, reasons and embargoes he is told: he asks why, and `held list` has the headlines. HTTP has other readers and
tells less (`streams/dashboard/ways.py`).
"""

from collections.abc import Iterable

from streams.sinks.queries import ArticleQuery
from streams.sinks.store import ArticleStore
from streams.sinks.way import Way


async def shown(store: ArticleStore, way: Way) -> Way:
    """Return a way without the headline of what was killed, or of its duplicate."""
    if way.stored is not None:
        hide = not way.stored.living
    else:
        hide = bool(await killed(store, (way.uri, way.judged.of if way.judged else None)))
    return way.model_copy(update={"headline": ""}) if hide else way


async def killed(store: ArticleStore, uris: Iterable[str | None]) -> frozenset[str]:
    """Return which of these articles have no living version any more."""
    found = set()
    for uri in {each for each in uris if each}:
        newest = [each async for each in store.articles(ArticleQuery(uri=uri, killed=True, held=True))]
        if newest and not newest[0].living:
            found.add(uri)
    return frozenset(found)
