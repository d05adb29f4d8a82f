"""The command `copydesk`. Each command is one file; this one lists them.

stdout is data, stderr is talk. Exit codes: 0 ok, 1 finding, 2 usage, 69 unavailable, 75 try again, 78 config.
"""

import sys
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from streams.cli import (
    articles,
    audit,
    bench,
    cluster,
    config,
    dead,
    dedupe,
    demo,
    doctor,
    enrich,
    export,
    formats,
    held,
    parse,
    poll,
    publish,
    replay,
    search,
    serve,
    show,
    silence,
    status,
    tail,
    token,
    top,
    topics,
    worker,
)
from streams.cli.exits import exits, until_nobody_reads
from streams.cli.state import remember_flags


class Commands(TyperGroup):
    """The commands; a reader of their output who goes away is no error."""

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
    flags = {"brokers": brokers, "prefix": prefix, "store": store, "feeds": feeds, "http": http}
    remember_flags(flags, config_file)


app.command("demo")(demo.demo)
app.command("worker")(worker.worker)
app.command("serve")(serve.serve)
app.command("publish")(publish.publish)
app.command("poll")(poll.poll)
app.command("token")(token.token)
app.command("tail")(tail.tail)
app.command("formats")(formats.formats)
app.command("parse")(parse.parse_files)
app.command("process")(parse.process_files)
app.command("dedupe")(dedupe.dedupe)
app.command("enrich")(enrich.enrich_lines)
app.command("articles")(articles.articles)
app.command("search")(search.search)
app.command("show")(show.show)
app.command("export")(export.export)
app.command("status")(status.status)
app.command("top")(top.top)
app.command("silence")(silence.silence)
app.command("why")(articles.why)
app.command("audit")(audit.audit)
app.command("replay")(replay.replay)
app.command("doctor")(doctor.doctor)
app.command("bench")(bench.bench)
app.add_typer(dead.app, name="dead")
app.add_typer(cluster.app, name="cluster")
app.add_typer(held.app, name="held")
app.add_typer(topics.app, name="topics")
app.add_typer(config.app, name="config")


def main() -> None:
    """Run the command."""
    with exits():
        app()
