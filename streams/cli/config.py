"""`copydesk config show`: every setting, its value and, with --origin, where it came from. Secrets are masked."""

import sys
from typing import Annotated

import orjson
import typer

from streams.cli.state import load_settings

app = typer.Typer(help="Show the settings.", no_args_is_help=True)


@app.callback()
def group() -> None:
    """Keep `show` a command of its own: with one command only, typer would drop its name."""


@app.command("show")
def show(
    *,
    origin: Annotated[bool, typer.Option("--origin", help="Say where each value came from.")] = False,
    json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Print the settings, one a line."""
    from streams.settings import SETTINGS, shown

    settings = load_settings()
    rows = [(row.name, shown(row, settings), settings.origins[row.name].where) for row in SETTINGS]
    if json:
        told = {name: {"value": value, "origin": where} for name, value, where in rows}
        sys.stdout.buffer.write(orjson.dumps(told, option=orjson.OPT_APPEND_NEWLINE))
        return
    width = max(len(f"{name} = {value}") for name, value, _ in rows)
    for name, value, where in rows:
        line = f"{name} = {value}"
        sys.stdout.write(f"{line:<{width}}  # {where}\n" if origin else f"{line}\n")
