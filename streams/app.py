"""The only wiring: which stage has which app, agent, topics and helpers. Everything else is handed what it needs."""

import atexit
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import faust
from faust.types.auth import CredentialsT

from schemas.vocab import Stage
from streams.agents.batches import Limits
from streams.agents.breaker import Breaker
from streams.agents.careful import Careful
from streams.agents.conf import stage_app
from streams.agents.consumer import SafeApp
from streams.agents.stages import group_of
from streams.agents.waiting import Waiting
from streams.agents.watchdog import Watchdog
from streams.agents.work import LoopDeps, untimed
from streams.facts import Fact
from streams.messages import Step
from streams.observe.metrics import Metrics
from streams.pipeline.burial import bury
from streams.settings import Security, Settings, current, feeds_of

Tell = Callable[[Fact], None]
Wire = Callable[[SafeApp, LoopDeps, Settings], None]


@dataclass(frozen=True, slots=True)
class StageApp:
    """One stage, ready to run: `run_stage(stage.app, stage.watchdog)`."""

    app: SafeApp
    watchdog: Watchdog
    deps: LoopDeps


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
        breaker=Breaker(on=settings.breaker),
    )
    ATTACH[stage](app, deps, settings)
    return StageApp(app, Watchdog(settings.watchdog, waiting, frozen=settings.session_timeout), deps)


def _attach_parse(app: SafeApp, deps: LoopDeps, settings: Settings) -> None:
    from streams.agents.parse import attach_parse

    attach_parse(app, deps, feeds_of(settings))


def _attach_dedupe(app: SafeApp, deps: LoopDeps, settings: Settings) -> None:
    from streams.agents.dedupe import attach_dedupe
    from streams.dedupe import warm

    warm()
    attach_dedupe(app, deps, settings.kafka_client())


def _attach_enrich(app: SafeApp, deps: LoopDeps, settings: Settings) -> None:
    from streams.agents.enrich import attach_enrich
    from streams.agents.ner.extra import pool_of

    pool = pool_of(settings)
    if pool:
        atexit.register(pool.close)
    attach_enrich(app, deps, settings.kafka_client(), pool)


def _attach_store(app: SafeApp, deps: LoopDeps, settings: Settings) -> None:
    from streams.agents.store import attach_store
    from streams.sinks import store_for

    attach_store(app, deps, store_for(settings.store))


ATTACH: Mapping[Stage, Wire] = {
    "parse": _attach_parse,
    "dedupe": _attach_dedupe,
    "enrich": _attach_enrich,
    "store": _attach_store,
}
"""A stage imports its own agent and step when it is attached: the others' would cost it half a second of CPU."""


def _parse_step() -> Step:
    from streams.pipeline.parse import parse_step

    return partial(parse_step, feeds=feeds_of(current()))


def _dedupe_step() -> Step:
    from streams.dedupe import Desk, warm
    from streams.pipeline.dedupe import dedupe_step

    warm()
    return partial(dedupe_step, desk=Desk())


def _enrich_step() -> Step:
    from streams.pipeline.enrich import enrich_step

    return enrich_step  # without a recogniser: that one runs in processes of its own, and its death is no record's


STEPS: Mapping[Stage, Callable[[], Step]] = {"parse": _parse_step, "dedupe": _dedupe_step, "enrich": _enrich_step}


def step_of(stage: Stage) -> Step:
    """Return the pure step of a stage as careful mode tries it, in a child of its own; dedupe with an empty memory."""
    return STEPS[stage]()


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
