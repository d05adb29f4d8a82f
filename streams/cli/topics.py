"""`copydesk topics apply|diff`: the topics on the broker against the table in `schemas.topics`."""

import asyncio
import sys
from contextlib import suppress
from typing import Annotated

import typer

from streams.cli.exits import FINDING, OK, say
from streams.cli.state import load_settings
from streams.errors import TransientError
from streams.settings import Settings

app = typer.Typer(help="Make the topics as the table has them, or show where they differ.", no_args_is_help=True)

Replication = Annotated[
    int | None, typer.Option("--replication", min=1, help="Replicas of each topic; default 1, in production 3.")
]


def make_topics(settings: Settings) -> None:
    """Create missing topics, so that a first start needs no other command; in production an operator does that.

    A broker that is away is no fault here: whoever needs it says so, or waits.
    """
    from streams.observe.topics import create_missing

    if settings.production:
        return
    with suppress(TransientError):
        for name in asyncio.run(create_missing(settings.kafka_client(), settings.prefix)):
            say(f"made topic {name}")


@app.command("diff")
def show_diff(replication: Replication = None) -> None:
    """Print one line for each difference; exit 1 when there is one."""
    from streams.observe.topics import diff

    settings = load_settings()
    wanted = replication or _replication(production=settings.production)
    differences = asyncio.run(diff(settings.kafka_client(), settings.prefix, replication=wanted))
    for difference in differences:
        sys.stdout.write(f"{difference}\n")
    raise typer.Exit(FINDING if differences else OK)


@app.command("apply")
def apply_table(replication: Replication = None) -> None:
    """Create missing topics and mend what differs; what is left is printed, exit 1 when it should have been mended."""
    from streams.observe.topics import apply

    settings = load_settings()
    wanted = replication or _replication(production=settings.production)
    applied = asyncio.run(apply(settings.kafka_client(), settings.prefix, replication=wanted))
    for mended in applied.mended:
        say(f"mended: {mended}")
    for left in applied.left:
        sys.stdout.write(f"{left}\n")
    raise typer.Exit(FINDING if any(left.mendable for left in applied.left) else OK)


def _replication(*, production: bool) -> int:
    return 3 if production else 1
