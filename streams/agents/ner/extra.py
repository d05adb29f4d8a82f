"""The extra `copydesk[ner]`: from the settings to a pool, with the cure where what it needs is missing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec

from streams.agents.ner.pool import MODEL, Pool
from streams.errors import ConfigError
from streams.messages import Effects, Record
from streams.pipeline.enrich import enrich_step, text_to_recognise
from streams.settings import Settings


def require_extra(settings: Settings) -> None:
    """Raise ConfigError, which names the cure, where the recogniser is switched on and what it needs is missing."""
    if settings.ner and (missing := [name for name in ("spacy", MODEL) if find_spec(name) is None]):
        raise ConfigError(
            f"ner is on (from {settings.origins['ner'].where}) and {' and '.join(missing)} can't be found: "
            "pip install 'copydesk[ner]', or switch ner off"
        )


def pool_of(settings: Settings) -> Pool | None:
    """Return the started pool that the settings ask for, None where they ask for none; ConfigError without the extra."""
    require_extra(settings)
    if not settings.ner:
        return None
    pool = Pool(settings.ner_processes)
    pool.start()
    return pool


@contextmanager
def recogniser(settings: Settings) -> Iterator[Pool | None]:
    """Give the pool that the settings ask for, if any, and end it afterwards."""
    pool = pool_of(settings)
    try:
        yield pool
    finally:
        if pool:
            pool.close()


def enriching(pool: Pool | None) -> Callable[[Record], Effects]:
    """Return the enrich step for those who take one record after the other: it waits for the pool at each."""
    if pool is None:
        return enrich_step
    return lambda record: enrich_step(record, pool.recognise(text_to_recognise(record)))
