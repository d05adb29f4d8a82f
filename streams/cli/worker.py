"""`copydesk worker [STAGE…]`: the agents, each stage in a process of its own, supervised."""

from typing import Annotated, cast

import typer

from schemas.vocab import STAGES, Stage
from streams.cli.exits import USAGE, say
from streams.cli.state import load_settings, told_store
from streams.cli.topics import make_topics


def worker(
    stages: Annotated[
        list[str] | None, typer.Argument(metavar="[STAGE]…", help=f"Any of {', '.join(STAGES)}; all without one.")
    ] = None,
) -> None:
    """Run the agents until SIGTERM; /metrics, /livez and /readyz are at the address that it prints."""
    from streams.cli.supervise import supervise
    from streams.observe.log import start_logging

    wanted = tuple(dict.fromkeys(stages or STAGES))
    if unknown := set(wanted) - set(STAGES):
        say(f"no stage {', '.join(sorted(unknown))}; there are {', '.join(STAGES)}")
        raise typer.Exit(USAGE)
    settings = load_settings()
    start_logging(settings.log_level, settings.log_format, "worker")
    make_topics(settings)
    say(f"articles are stored in {told_store(settings)}")
    raise typer.Exit(supervise(tuple(cast("Stage", stage) for stage in wanted), settings))
