"""`python -m streams.cli.stage STAGE`: one stage in this process. The worker starts it; people use `copydesk worker`."""

import os
import sys
import time
from collections.abc import Collection
from functools import partial
from typing import TYPE_CHECKING

from schemas.vocab import STAGES, Stage
from streams.cli.exits import USAGE, exits, say

if TYPE_CHECKING:
    from streams.agents.consumer import SafeApp
    from streams.facts import Fact


def main(arguments: list[str]) -> int:
    """Run the stage until it is told to stop; returns its exit code."""
    if len(arguments) != 1 or arguments[0] not in STAGES:
        say(f"which stage? one of {', '.join(STAGES)}")
        return USAGE
    return run(arguments[0])


def run(stage: Stage) -> int:
    """Wire the stage, report to the worker, and run it."""
    from streams.agents.arrival import until_topics
    from streams.agents.running import run_stage
    from streams.agents.stages import READS, STARTS_FOLDER, group_of
    from streams.agents.turns import give_way
    from streams.app import create_stage
    from streams.observe.log import log_fact, start_logging
    from streams.observe.lookout import Lookout
    from streams.observe.metrics import Metrics
    from streams.observe.report import start_reporter
    from streams.settings import current

    give_way(stage)
    settings = current()
    start_logging(settings.log_level, settings.log_format, stage)
    metrics = Metrics()

    def tell(fact: "Fact") -> None:
        metrics.tell(fact, time.time())
        log_fact(fact)

    made = create_stage(settings, stage, tell, metrics, os.environ.get(STARTS_FOLDER))
    client, topics, waiting = settings.kafka_client(), READS[stage], made.deps.waiting
    lookout = Lookout(
        client,
        group_of(settings, stage),
        [settings.prefix + topic for topic in topics],
        lambda: assignment(made.app),
        lambda: waiting.reasons,
    )
    arrival = partial(until_topics, client, settings.prefix, topics, waiting, create=not settings.production)
    reporter = start_reporter(os.environ, stage, metrics, lambda: lookout.health)
    try:
        return run_stage(made.app, made.watchdog, first=arrival, beside=lookout.run)
    finally:
        if reporter:
            reporter.stop()


def assignment(app: "SafeApp") -> Collection[tuple[str, int]] | None:
    """Return what this process reads now, None before the group has let it in."""
    # Not the generation: Kafka counts from 1, the embedded broker from 0, which is also Faust's "none yet".
    if app.rebalancing_count == 0 or app.rebalancing:
        return None
    return {(tp.topic, tp.partition) for tp in app.consumer.assignment()}


if __name__ == "__main__":
    with exits():
        sys.exit(main(sys.argv[1:]))
