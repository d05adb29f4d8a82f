"""A stage for tests, run as a program: what comes in on `in` goes out on `out`, with the place it came from.

python echo.py BROKERS PREFIX [--pause SECONDS] [--patience SECONDS] [--block SECONDS] [--prepare SECONDS]
"""

import argparse
import asyncio
import logging
import sys
import time
from dataclasses import dataclass

from schemas.vocab import Stage
from streams.agents.careful import Careful
from streams.agents.conf import stage_app
from streams.agents.each import each
from streams.agents.loop import attach
from streams.agents.running import run_stage
from streams.agents.watchdog import Watchdog
from streams.agents.work import LoopDeps
from streams.errors import DataError
from streams.facts import Dead, Enriched
from streams.messages import Effects, Record, Send, Step


@dataclass(frozen=True)
class Echo:
    """The step: a record's value and place go to `out`; `bad` is bad; each takes `pause` seconds."""

    pause: float = 0.0

    def __call__(self, record: Record) -> Effects:
        """Echo one record."""
        if self.pause:
            time.sleep(self.pause)
        if record.value == b"bad":
            raise DataError("malformed", "it says so itself")
        fact = Enriched(record.place, "feed", "urn:echo")
        return Effects([Send("out", record.key, record.value, (("place", record.place.encode()),))], [fact])


def step_of(_stage: str) -> Step:
    """Make the step for a trial."""
    return Echo()


def bury(record: Record, error: Exception, stage: Stage, attempts: int) -> Effects:
    """Send the record to `dead` with the reason and the attempts as its only headers."""
    reason = error.reason if isinstance(error, DataError) else "bug"
    headers = (("reason", reason.encode()), ("attempts", str(attempts).encode()))
    fact = Dead(record.place, "feed", stage, reason, str(error))
    return Effects([Send("dead", record.key, record.value, headers)], [fact])


def main() -> int:
    """Run the stage until it is told to stop."""
    options = argparse.ArgumentParser()
    options.add_argument("brokers")
    options.add_argument("prefix")
    options.add_argument("--pause", type=float, default=0.0)
    options.add_argument("--patience", type=float, default=120.0, help="the watchdog's, in seconds")
    options.add_argument("--block", type=float, default=0.0, help="seconds for which each fact blocks the event loop")
    options.add_argument("--prepare", type=float, default=0.0, help="seconds before the first batch of a generation")
    args = options.parse_args()
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(asctime)s %(name)s %(message)s")

    app = stage_app(f"{args.prefix}echo", args.brokers, session_timeout=3.0)
    deps = LoopDeps(
        args.prefix,
        bury,
        tell=lambda _: time.sleep(args.block),
        before_batch=lambda *_: asyncio.sleep(args.prepare),
        careful=Careful.of_step("agents.echo:step_of", "parse"),
    )
    attach(app, ["in"], each(Echo(args.pause), stage="parse", bury=bury), stage="parse", deps=deps)
    return run_stage(app, Watchdog(args.patience, deps.waiting, frozen=3.0))


if __name__ == "__main__":
    sys.exit(main())
