"""The only wiring: which stage has which app, agent, topics and helpers. Everything else is handed what it needs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import faust
from faust.types.auth import CredentialsT

from schemas.feeds import Feed
from schemas.topics import ARTICLES, DEAD, JUDGED, PARSED, RAW, VERDICTS
from schemas.vocab import Stage
from streams.agents.batches import Limits
from streams.agents.careful import Careful
from streams.agents.conf import stage_app
from streams.agents.consumer import SafeApp
from streams.agents.dedupe import attach_dedupe
from streams.agents.enrich import attach_enrich
from streams.agents.parse import attach_parse
from streams.agents.store import attach_store
from streams.agents.waiting import Waiting
from streams.agents.watchdog import Watchdog
from streams.agents.work import LoopDeps, untimed
from streams.dedupe import Desk
from streams.facts import Fact
from streams.messages import Step
from streams.observe.metrics import Metrics
from streams.pipeline import bury, dedupe_step, enrich_step, parse_step
from streams.settings import Security, Settings, current, load_feeds
from streams.sinks import store_for

READS: Mapping[Stage, tuple[str, ...]] = {
    "parse": (RAW,),
    "dedupe": (PARSED,),
    "enrich": (JUDGED,),
    "store": (ARTICLES, VERDICTS, DEAD),
}
"""The topics of each stage's consumer group, by logical name."""

Tell = Callable[[Fact], None]
Wire = Callable[[SafeApp, LoopDeps, Settings], None]


@dataclass(frozen=True, slots=True)
class StageApp:
    """One stage, ready to run: `run_stage(stage.app, stage.watchdog)`."""

    app: SafeApp
    watchdog: Watchdog
    deps: LoopDeps


def group_of(settings: Settings, stage: Stage) -> str:
    """Return the consumer group of a stage."""
    return f"{settings.prefix}copydesk.{stage}"


def create_stage(
    settings: Settings, stage: Stage, tell: Tell, metrics: Metrics | None = None, starts_folder: str | None = None
) -> StageApp:
    """Wire one stage: its app, its agent and what keeps them safe.

    `metrics` hears how long the work takes; `starts_folder` is for brokers that drop offset metadata (agents/starts.py).
    """
    app = stage_app(
        group_of(settings, stage),
        ",".join(settings.brokers),
        session_timeout=settings.session_timeout,
        credentials=faust_credentials(settings.faust_credentials()),
        broker_commit_interval=settings.commit_interval,
    )
    waiting = Waiting()
    deps = LoopDeps(
        prefix=settings.prefix,
        bury=bury,
        tell=tell,
        timed=partial(metrics.observe, "stage_seconds", stage=stage) if metrics else untimed,
        slice_seconds=settings.batch_seconds,
        starts_file=Path(starts_folder, f"{stage}.json") if starts_folder else None,
        careful=Careful.of_step("streams.app:step_of", stage),
        limits=Limits(records=settings.batch_items, size=settings.batch_bytes),
        waiting=waiting,
    )
    ATTACH[stage](app, deps, settings)
    return StageApp(app, Watchdog(settings.watchdog, waiting, frozen=settings.session_timeout), deps)


ATTACH: Mapping[Stage, Wire] = {
    "parse": lambda app, deps, settings: attach_parse(app, deps, feeds_of(settings)),
    "dedupe": lambda app, deps, settings: attach_dedupe(app, deps, settings.kafka_client()),
    "enrich": lambda app, deps, settings: attach_enrich(app, deps, settings.kafka_client()),
    "store": lambda app, deps, settings: attach_store(app, deps, store_for(settings.store)),
}


def step_of(stage: Stage) -> Step:
    """Return the pure step of a stage as careful mode tries it, in a child of its own; dedupe with an empty memory."""
    settings = current()
    steps: dict[str, Callable[[], Step]] = {
        "parse": lambda: partial(parse_step, feeds=feeds_of(settings)),
        "dedupe": lambda: partial(dedupe_step, desk=Desk()),
        "enrich": lambda: enrich_step,
    }
    return steps[stage]()


def feeds_of(settings: Settings) -> Mapping[str, Feed]:
    """Return the feeds of the feeds file, none without one; with shards by language each feed is in that of its own."""
    feeds = load_feeds(settings.feeds) if settings.feeds else {}
    if settings.shard == "one":
        return feeds
    return {name: feed.model_copy(update={"shard": feed.language or feed.shard}) for name, feed in feeds.items()}


def faust_credentials(security: Security | None) -> CredentialsT | None:
    """Build Faust's credentials from what the settings say, None for a broker that asks for none."""
    if security is None:
        return None
    if security.login is None:
        return faust.SSLCredentials(security.context)
    login = security.login
    return faust.SASLCredentials(
        username=login.username, password=login.password, mechanism=login.mechanism, ssl_context=security.context
    )
