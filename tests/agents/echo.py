"""A stage for tests, run as a program: what comes in on `in` goes out on `out`, with the place it came from.

    python echo.py BROKERS PREFIX [--pause SECONDS]
"""

import argparse
import logging
import sys
import time

from schemas.vocab import Stage
from streams.agents.conf import stage_app
from streams.agents.each import each
from streams.agents.loop import attach
from streams.agents.running import run_stage
from streams.agents.work import LoopDeps
from streams.errors import DataError
from streams.facts import Dead
from streams.messages import Effects, Record, Send


def bury(record: Record, error: Exception, stage: Stage, attempts: int) -> Effects:
    """Send the record to `dead` with the reason as its only header."""
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
    args = options.parse_args()
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(asctime)s %(name)s %(message)s")

    def echo(record: Record) -> Effects:
        if args.pause:
            time.sleep(args.pause)
        if record.value == b"bad":
            raise DataError("malformed", "it says so itself")
        return Effects([Send("out", record.key, record.value, (("place", record.place.encode()),))])

    app = stage_app(f"{args.prefix}echo", args.brokers, session_timeout=6.0)
    attach(app, ["in"], each(echo, stage="parse", bury=bury), stage="parse", deps=LoopDeps(args.prefix, bury))
    return run_stage(app)


if __name__ == "__main__":
    sys.exit(main())
