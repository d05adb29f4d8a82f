"""The parse agent: raw records to parsed items."""

from collections.abc import Mapping
from functools import partial

from schemas.feeds import Feed
from schemas.topics import RAW
from streams.agents.consumer import SafeApp
from streams.agents.each import each
from streams.agents.loop import attach
from streams.agents.work import LoopDeps
from streams.pipeline.parse import parse_step


def attach_parse(app: SafeApp, deps: LoopDeps, feeds: Mapping[str, Feed]) -> None:
    """Make the app's agent the parse stage; `feeds` are those of the feeds file."""
    work = each(
        partial(parse_step, feeds=feeds), stage="parse", bury=deps.bury, timed=deps.timed, seconds=deps.slice_seconds
    )
    attach(app, (RAW,), work, stage="parse", deps=deps)
