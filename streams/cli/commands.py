"""The list of the commands, and the options before them."""

import os
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from streams.cli.exits import say, until_nobody_reads

COMMANDS = {
    "demo": "demo:demo",
    "worker": "worker:worker",
    "serve": "serve:serve",
    "publish": "publish:publish",
    "poll": "poll:poll",
    "token": "token:token",
    "tail": "tail:tail",
    "formats": "formats:formats",
    "parse": "parse:parse_files",
    "process": "parse:process_files",
    "dedupe": "dedupe:dedupe",
    "enrich": "enrich:enrich_lines",
    "articles": "articles:articles",
    "search": "search:search",
    "show": "show:show",
    "export": "export:export",
    "import": "importing:import_articles",
    "status": "status:status",
    "top": "top:top",
    "silence": "silence:silence",
    "why": "why:why",
    "audit": "audit:audit",
    "replay": "replay:replay",
    "doctor": "doctor:doctor",
    "compile": "compile:compile_modules",
    "bench": "bench:bench",
    "dead": "dead:app",
    "cluster": "cluster:app",
    "held": "held:app",
    "topics": "topics:app",
    "config": "config:app",
}
"""Name: file and what in it is the command. A file is imported when its command runs (or tells its help): all of them
take a second of CPU, one of them a tenth to a half."""


class _Table(Mapping[str, Any]):
    """The commands as their group wants them, by name."""

    def __getitem__(self, name: str) -> Any:
        return _command(name)

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


@cache
def _command(name: str) -> Any:
    module, _, attribute = COMMANDS[name].partition(":")
    found = getattr(import_module(f"streams.cli.{module}"), attribute)
    if isinstance(found, typer.Typer):
        group = typer.main.get_group(found)
        group.name = name
        return group
    alone = typer.Typer(add_completion=False)
    alone.command(name)(found)
    return typer.main.get_command(alone)


class Commands(TyperGroup):
    """The commands; a reader of their output who goes away is no error."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands: Any = _Table()

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the signature of the group
        """Name the commands without making them, in the order of the table."""
        return list(COMMANDS)

    def invoke(self, ctx: Any) -> Any:
        """Run the command that the arguments name."""
        with until_nobody_reads():
            return super().invoke(ctx)


app = typer.Typer(
    name="copydesk",
    cls=Commands,
    help="The copy desk of a newsroom as a stream: raw wire items in, normalised articles out.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _tell_version(*, wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"copydesk {version('copydesk')}\n")
        raise typer.Exit


@app.callback()
def root(
    *,
    brokers: Annotated[str | None, typer.Option(help="Kafka brokers, host:port[,host:port].")] = None,
    prefix: Annotated[str | None, typer.Option(help="Put before topic and group names as it is.")] = None,
    store: Annotated[str | None, typer.Option(help="Where articles are stored, such as sqlite:///news.sqlite.")] = None,
    feeds: Annotated[str | None, typer.Option(help="The feeds file (TOML).")] = None,
    http: Annotated[
        str | None, typer.Option(help="Where the page, the HTTP interface, health and metrics listen, host:port.")
    ] = None,
    config_file: Annotated[Path | None, typer.Option("--config", help="The settings file (TOML).")] = None,
    _version: Annotated[
        bool, typer.Option("--version", help="Print the version and end.", callback=_tell_version, is_eager=True)
    ] = False,
) -> None:
    """Take the settings that are flags of every command; `copydesk config show --origin` lists them all."""
    from streams.cli.state import remember_flags
    from streams.settings import unknown

    for told in unknown(os.environ).values():
        say(told)
    flags = {"brokers": brokers, "prefix": prefix, "store": store, "feeds": feeds, "http": http}
    remember_flags(flags, config_file)
