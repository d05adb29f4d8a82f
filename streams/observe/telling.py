"""One callable that takes facts and tells them to metrics and logs; the loop of a stage gets it."""

import time
from collections.abc import Callable

from streams.facts import Fact
from streams.observe.log import log_fact
from streams.observe.metrics import Metrics

Tell = Callable[[Fact], None]


def teller(metrics: Metrics, clock: Callable[[], float] = time.time) -> Tell:
    """Return what tells a fact to everybody; `clock` gives seconds since the epoch."""

    def tell(fact: Fact) -> None:
        metrics.tell(fact, clock())
        log_fact(fact)

    return tell
