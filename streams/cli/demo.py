"""`copydesk demo`: the whole way on an embedded broker with sample wires, in one command and without Docker."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from schemas.article import Article
from schemas.codec import decode
from schemas.verdict import Verdict
from schemas.vocab import ENDS_AT_DEDUPE
from streams.cli.exits import OK, TRY_AGAIN, USAGE, say
from streams.sinks import ArticleQuery, ArticleStore, StoredDead

DEMO_STORE = Path("var/demo.sqlite")
"""Where the demo stores without being told; replaced by the next one."""

PATIENCE = 90.0
"""Seconds after which the demo gives up: a fresh machine compiles Python files first."""


def demo(
    store: Annotated[Path, typer.Option("--store-file", help="A new SQLite file for the articles.")] = DEMO_STORE,
) -> None:
    """Start a broker and the worker, publish sample wires, and show what became of each."""
    from streams.cli.embedded import embedded_broker

    began = time.monotonic()
    if store != DEMO_STORE and store.exists():
        say(f"{store} exists; name a new file, only the demo's own {DEMO_STORE} is replaced")
        raise typer.Exit(USAGE)
    store = store.resolve()
    _fresh(store)
    with embedded_broker() as broker, _worker(broker, store):
        say(f"an embedded broker runs at {broker}, the worker starts; sample wires are published")
        complete = asyncio.run(_run(broker, store))
    say(f"{time.monotonic() - began:.0f} s; the articles are stored in {store}")
    say(f'next: {sys.argv[0]} --store sqlite:///{store} why "ferry service"   (or: articles)')
    raise typer.Exit(OK if complete else TRY_AGAIN)


def _fresh(store: Path) -> None:
    store.parent.mkdir(parents=True, exist_ok=True)
    for suffix in ("", "-wal", "-shm"):
        store.with_name(store.name + suffix).unlink(missing_ok=True)


@contextmanager
def _worker(broker: str, store: Path) -> Iterator[None]:
    """Run a worker for the embedded broker; its short sessions are why no settings of the machine are taken over."""
    mine = {name: value for name, value in os.environ.items() if not name.startswith("COPYDESK_")}
    mine |= {
        "COPYDESK_CONFIG": os.devnull,
        "COPYDESK_BROKERS": broker,
        "COPYDESK_STORE": f"sqlite:///{store}",
        "COPYDESK_HTTP": "127.0.0.1:0",
        "COPYDESK_SESSION_TIMEOUT": "6",
        "COPYDESK_LOG_LEVEL": "WARNING",
    }
    worker = subprocess.Popen([sys.executable, "-m", "streams.cli", "worker"], env=mine)
    try:
        yield
    finally:
        worker.terminate()
        worker.wait(timeout=20)


async def _run(broker: str, store: Path) -> bool:
    from streams.observe.topics import apply
    from streams.sinks import store_for

    folder = files("streams.cli").joinpath("wires")
    wires = sorted((path for path in folder.iterdir() if path.name[0].isdigit()), key=lambda path: path.name)
    await apply({"bootstrap_servers": broker})
    await _publish(broker, [(path.name, path.read_bytes()) for path in wires])
    kept = store_for(f"sqlite:///{store}")
    await kept.open()
    try:
        complete = await _until_done(kept, len(wires))
        await _show(kept)
    finally:
        await kept.close()
    if not complete:
        say(f"not everything arrived within {PATIENCE:.0f} s; the lines above say what the worker has to tell")
    return complete


async def _publish(broker: str, wires: list[tuple[str, bytes]]) -> None:
    from streams.cli.parse import media_type_of
    from streams.sources import Publisher

    async with Publisher({"bootstrap_servers": broker}) as publisher:
        for name, body in wires:
            feed = name.split("-", 1)[1].split(".")[0]
            await publisher.send(feed, body, source=f"demo:{name}", content_type=media_type_of(name))


async def _until_done(store: ArticleStore, wires: int) -> bool:
    """Wait until every wire is an article, a verdict or a dead letter in the store."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        ids = await store.ids()
        going = [v for v in ids.verdicts.values() if v.kind not in ENDS_AT_DEDUPE and not v.held]
        arrived = {(key.uri, key.revision) for key in ids.articles}
        if len(ids.verdicts) + len(ids.dead) >= wires and all((v.uri, v.revision) in arrived for v in going):
            return True
        await asyncio.sleep(0.1)
    return False


async def _show(store: ArticleStore) -> None:
    """Print one row for each wire: what it became, and why."""
    from rich.console import Console
    from rich.table import Table

    everything = ArticleQuery(all_versions=True, killed=True, held=True)
    articles = {kept.receipt: decode(Article, kept.article) async for kept in store.articles(everything)}
    table = Table("headline", "place", "feed", "verdict", "why", box=None, pad_edge=False)
    async for verdict in store.verdicts():
        table.add_row(*_row(verdict, articles.get(verdict.receipt)))
    async for dead in store.dead():
        table.add_row(*_dead_row(dead))
    console = Console(width=None if sys.stdout.isatty() else 160)
    console.print(table)


def _row(verdict: Verdict, article: Article | None) -> tuple[str, str, str, str, str]:
    dateline = article.copydesk.dateline if article else None
    located = dateline.located if dateline else None
    place = f"{located.name}, {located.country}" if located else (article.located or "" if article else "")
    kind = f"{verdict.kind}, held" if verdict.held else verdict.kind
    return verdict.headline or "(no headline)", place, verdict.feed, kind, verdict.reason


def _dead_row(dead: StoredDead) -> tuple[str, str, str, str, str]:
    return dead.headline or "(not readable)", "", dead.feed or "", f"dead: {dead.reason}", dead.message
