"""`copydesk bench NAME`: how fast it is, against a named baseline in the same run. Medians; machines are noisy."""

import sys
from collections.abc import Callable
from typing import Annotated, Any

import orjson
import typer

from streams.cli.exits import OK, USAGE, say
from streams.cli.figures import figure_lines
from streams.cli.state import load_settings


def bench(
    name: Annotated[
        str,
        typer.Argument(
            help="hop, client: one agent or the typed client against plain aiokafka; way: publish to stored article; "
            "http: the live stream to 100 readers, and pages of articles; stores: both stores against a bare table; "
            "parse: every format, one core, against its grammar alone, and a yardstick to compare machines by; "
            "dedupe: text to verdict among 100,000 items, against datasketch; "
            "enrich: all enrichers on articles of 2 kB, one core, each alone, and the recogniser of names against spaCy's pipeline."
        ),
    ],
    *,
    postgres: Annotated[
        str | None,
        typer.Option(
            "--postgres", metavar="URL", help="For stores: a PostgreSQL to measure, if the settings have none."
        ),
    ] = None,
    remembered: Annotated[
        int, typer.Option("--remembered", metavar="N", min=1000, help="For dedupe: how many items are remembered.")
    ] = 100_000,
    json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Measure for some minutes. hop, way, client and http need the broker of the settings; topics and store are their own."""
    if name not in BENCHES:
        say(f"no bench {name}; there are {', '.join(BENCHES)}")
        raise typer.Exit(USAGE)
    settings = load_settings()
    if postgres is None and settings.store.startswith("postgres"):
        postgres = settings.store
    say(f"bench {name}: some minutes; what it found is printed at the end")
    found = _dedupe(remembered) if name == "dedupe" else BENCHES[name](",".join(settings.brokers), postgres)
    if json:
        sys.stdout.buffer.write(orjson.dumps(found, option=orjson.OPT_APPEND_NEWLINE))
    else:
        sys.stdout.writelines(f"{line}\n" for line in figure_lines(found))
    raise typer.Exit(OK)


def _hop(brokers: str, _: str | None) -> dict[str, Any]:
    from streams.cli.bench_hop import bench_hop

    return bench_hop(brokers)


def _way(brokers: str, _: str | None) -> dict[str, Any]:
    from streams.cli.bench_way import bench_way

    return bench_way(brokers)


def _client(brokers: str, _: str | None) -> dict[str, Any]:
    from streams.cli.bench_client import bench_client

    return bench_client(brokers)


def _http(brokers: str, _: str | None) -> dict[str, Any]:
    from streams.cli.bench_http import bench_http

    return bench_http(brokers)


def _stores(_: str, postgres: str | None) -> dict[str, Any]:
    from streams.cli.bench_stores import bench_stores

    return bench_stores(postgres)


def _parse(_: str, __: str | None) -> dict[str, Any]:
    from streams.cli.bench_parse import bench_parse

    return bench_parse()


def _dedupe(remembered: int) -> dict[str, Any]:
    from streams.cli.bench_dedupe import bench_dedupe

    return bench_dedupe(remembered)


def _enrich(_: str, __: str | None) -> dict[str, Any]:
    from streams.cli.bench_enrich import bench_enrich

    return bench_enrich()


BENCHES: dict[str, Callable[[str, str | None], dict[str, Any]]] = {
    "hop": _hop,
    "way": _way,
    "client": _client,
    "http": _http,
    "stores": _stores,
    "parse": _parse,
    "dedupe": lambda *_: _dedupe(100_000),
    "enrich": _enrich,
}
"""Name → the bench; `{name, runs, median, baseline, ratio, unit}` and what else it found."""
