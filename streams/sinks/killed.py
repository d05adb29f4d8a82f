"""What may be shown of a way: killed text never is, nor the headline of what only repeated it."""

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
