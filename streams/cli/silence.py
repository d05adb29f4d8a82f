"""`copydesk silence`: what was learned of each feed's rhythm, and who is quiet for longer than it explains."""

import asyncio
import sys
from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any

import orjson
import typer

from schemas.codec import ndjson
from schemas.events import rfc3339
from streams.cli.asking import learned
from streams.cli.exits import FINDING, OK
from streams.cli.state import load_settings
from streams.cli.status import plain
from streams.observe.silence import Rhythm, span

UNKNOWN = "–"
SEEDS = range(1, 5)


def silence(
    *,
    simulate: Annotated[
        bool, typer.Option("--simulate", help="Try the rule on synthetic feeds, beside fixed limits.")
    ] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="With --simulate: also feeds that nothing is promised for.")
    ] = False,
    seed: Annotated[int, typer.Option("--seed", help="With --simulate: where chance begins.")] = 1,
    json: Annotated[bool, typer.Option("--json", help="NDJSON.")] = False,
) -> None:
    """Print one line for each feed: since when it is known, its rate, how long it is quiet, and when that is an alarm.

    Exit 1 when one is silent. Stages that are behind are not looked at: `copydesk status` tells whom to blame.
    """
    if simulate:
        _write(_simulated(range(seed, seed + len(SEEDS)), everything=everything), json=json)
        raise typer.Exit(OK)
    rows = asyncio.run(_learned())
    _write(rows, json=json)
    raise typer.Exit(FINDING if any(row["silent"] for row in rows) else OK)


async def _learned() -> list[dict[str, Any]]:
    from streams.dashboard.rhythms import utc_now

    async with learned(load_settings()) as rhythms:
        now = utc_now()
        feeds = sorted({*rhythms.rhythms, *rhythms.lasts})
        return [
            _row(feed, rhythms.rhythms.get(feed) or Rhythm.learn((), now), rhythms.lasts.get(feed), now)
            for feed in feeds
        ]


def _row(feed: str, rhythm: Rhythm, last: datetime | None, now: datetime) -> dict[str, Any]:
    quiet = None if last is None else rhythm.verdict(last, now)
    return {
        "feed": feed,
        "silent": quiet is not None and quiet.silent,
        "learnedSince": None if rhythm.since is None else rfc3339(rhythm.since),
        "itemsPerDay": None if rhythm.per_day is None else round(rhythm.per_day, 1),
        "last": None if last is None else rfc3339(last),
        "quiet": None if quiet is None else quiet.quiet.total_seconds(),
        "alarmAfter": None if quiet is None or quiet.alarm is None else quiet.alarm.total_seconds(),
        "alarmAt": None
        if last is None or quiet is None or quiet.alarm is None
        else rfc3339((last + quiet.alarm).replace(microsecond=0)),
        "words": quiet.words if quiet else "nothing has come yet",
    }


def _simulated(seeds: Iterable[int], *, everything: bool) -> list[dict[str, Any]]:
    from streams.cli.silence_trial import OTHERS, WIRES, trials

    return [
        {
            "feed": trial.wire,
            "rule": trial.rule,
            "falseAlarmsPerWeek": round(trial.false_alarms, 2),
            "foundAfterHoursMedian": round(trial.share(0.5), 2),
            "foundAfterHoursP90": round(trial.share(0.9), 2),
        }
        for trial in trials({**WIRES, **OTHERS} if everything else WIRES, list(seeds))
    ]


def _write(rows: Iterable[dict[str, Any]], *, json: bool) -> None:
    if json:
        for row in rows:
            sys.stdout.buffer.write(ndjson(orjson.dumps(row)))
        sys.stdout.flush()
        return
    table = [dict(zip(row, map(_cell, row, row.values()), strict=True)) for row in rows]
    if not table:
        return
    widths = {name: max(len(HEADS[name]), *(len(row[name]) for row in table)) for name in table[0]}
    for row in ({name: HEADS[name] for name in table[0]}, *table):
        print("  ".join(f"{cell:<{widths[name]}}" for name, cell in row.items()).rstrip())


HEADS = {
    "feed": "feed",
    "silent": "state",
    "learnedSince": "known since",
    "itemsPerDay": "items/day",
    "last": "last item",
    "quiet": "quiet for",
    "alarmAfter": "alarm after",
    "alarmAt": "alarm at",
    "words": "",
    "rule": "rule",
    "falseAlarmsPerWeek": "false alarms/week",
    "foundAfterHoursMedian": "found after (h, median)",
    "foundAfterHoursP90": "(h, p90)",
}


def _cell(name: str, value: Any) -> str:
    from datetime import timedelta

    if value is None:
        return UNKNOWN
    if name == "silent":
        return "silent" if value else "ok"
    if name in {"quiet", "alarmAfter"}:
        return span(timedelta(seconds=value))
    if name in {"learnedSince", "last", "alarmAt"}:
        return str(value)[:16].replace("T", " ")
    return f"{value:.2f}" if isinstance(value, float) and name != "itemsPerDay" else plain(str(value))
