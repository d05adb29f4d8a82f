"""`copydesk top`: feeds, stages and dead letters on the terminal, once a second."""

import asyncio
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from streams.cli.asking import Ask, asking
from streams.cli.exits import OK
from streams.cli.state import load_settings
from streams.cli.status import plain
from streams.observe.silence import span
from streams.observe.status import WORSE, FeedStatus, StageStatus, State, Status

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table

EVERY_SECONDS = 1.0
STYLES: dict[State, str] = {"ok": "green", "slow": "yellow", "silent": "yellow", "poison": "red", "stuck": "bold red"}
UNKNOWN = "–"

PIPE_WIDTH = 120
"""Columns where there is no terminal to ask."""


def top(*, once: Annotated[bool, typer.Option("--once", help="Print one frame and end.")] = False) -> None:
    """Show feeds, stages, dead letters and the canary, live; q or Ctrl-C ends."""
    from rich.console import Console

    width = None if sys.stdout.isatty() or os.environ.get("COLUMNS") else PIPE_WIDTH
    console = Console(width=width, highlight=False)
    try:
        asyncio.run(_top(console, once=once or not sys.stdout.isatty()))
    except KeyboardInterrupt:
        raise typer.Exit(OK) from None


async def _top(console: "Console", *, once: bool) -> None:
    async with asking(load_settings()) as ask:
        if once:
            console.print(frame(await ask()))
            return
        await _live(console, ask)


async def _live(console: "Console", ask: Ask) -> None:
    """Draw once a second until somebody quits; while nobody answers, the last picture stays and says so."""
    from aiohttp import ClientError
    from rich.console import Group
    from rich.live import Live
    from rich.text import Text

    quit_ = asyncio.Event()
    drawn: RenderableType = Text("looking …")
    with keys(quit_.set), Live(console=console, screen=True, auto_refresh=False) as live:
        while not quit_.is_set():
            try:
                drawn = frame(await ask(), console.height)
                live.update(drawn, refresh=True)
            except (ClientError, TimeoutError, OSError) as error:
                trouble = f"no answer since then: {error or type(error).__name__}"
                live.update(Group(Text(plain(trouble), "bold red"), drawn), refresh=True)
            await _until(quit_, EVERY_SECONDS)


async def _until(event: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return


@contextmanager
def keys(quit_: Callable[[], None]) -> Iterator[None]:
    """Read single keys from the terminal inside this block; q quits. Without a terminal nothing is read."""
    if not sys.stdin.isatty():
        yield
        return
    import termios
    import tty

    loop, fd = asyncio.get_running_loop(), sys.stdin.fileno()
    before = termios.tcgetattr(fd)
    tty.setcbreak(fd)  # Ctrl-C still interrupts
    loop.add_reader(fd, lambda: quit_() if b"q" in os.read(fd, 64).lower() else None)
    try:
        yield
    finally:
        loop.remove_reader(fd)
        termios.tcsetattr(fd, termios.TCSADRAIN, before)


def frame(found: Status, height: int | None = None) -> "RenderableType":
    """Return one picture of the desk: the worst feeds come first, as many as the terminal has room for."""
    from rich.console import Group
    from rich.text import Text

    feeds = sorted(found.feeds, key=lambda feed: (-WORSE[feed.state], feed.feed))
    room = len(feeds) if height is None else max(3, height - len(found.stages) - 12)
    rest = [Text(f"and {len(feeds) - room} feeds more, which are no worse", "dim")] if len(feeds) > room else []
    head = Text.assemble("copydesk  ", (found.state, STYLES[found.state]), f"  {found.at:%Y-%m-%d %H:%M:%S} UTC")
    return Group(head, _stages(found.stages), _feeds(feeds[:room]), *rest, _foot(found))


def _table(*columns: str) -> "Table":
    from rich.table import Table

    table = Table(box=None, pad_edge=False, expand=True)
    for column in columns:
        numbers = column in {"lag", "items/s", "p99", "memory", "age", "items/h"}
        table.add_column(
            column,
            justify="right" if numbers else "left",
            no_wrap=column != "",
            ratio=1 if column == "" else None,
            overflow="ellipsis",
        )
    return table


def _stages(stages: "tuple[StageStatus, ...]") -> "Table":
    table = _table("stage", "state", "lag", "items/s", "p99", "memory", "")
    for stage in stages:
        lag = UNKNOWN if stage.lag is None else f"{stage.lag:,}"
        memory = UNKNOWN if stage.memory is None else f"{stage.memory / 2**20:.0f} MiB"
        told = "" if stage.state == "ok" else stage.sentence
        table.add_row(
            plain(stage.stage), _state(stage.state), lag, _rate(stage.rate), _seconds(stage.p99), memory, _words(told)
        )
    return table


def _feeds(feeds: "list[FeedStatus]") -> "Table":
    table = _table("feed", "state", "age", "items/h", "")
    for feed in feeds:
        age = UNKNOWN if feed.age is None else span(timedelta(seconds=feed.age))
        table.add_row(_words(feed.feed), _state(feed.state), age, _rate(feed.rate), _words(feed.sentence))
    return table


def _foot(found: Status) -> "RenderableType":
    from rich.text import Text

    reasons = ", ".join(f"{count:,} {reason}" for reason, count in found.dead.by_reason.items())
    held = UNKNOWN if found.held is None else f"{found.held:,}"
    told = [
        f"canary: {_seconds(found.canary.roundtrip)}   under embargo: {held}",
        f"dead letters of the last day: {found.dead.last_day:,}{f' ({reasons})' if reasons else ''}",
    ]
    commands = dict.fromkeys(each.next for each in (*found.stages, *found.feeds) if each.next)
    told += [f"next: {plain(command)}" for command in list(commands)[:2]]
    return Text("\n".join(told))


def _state(state: State) -> "RenderableType":
    from rich.text import Text

    return Text(state, STYLES[state])


def _words(text: str) -> "RenderableType":
    """Return text as it is: rich would read brackets in a feed's name as its own marks."""
    from rich.text import Text

    return Text(plain(text))


def _rate(rate: float | None) -> str:
    return UNKNOWN if rate is None else f"{rate:,.0f}" if rate >= 10 or rate == int(rate) else f"{rate:.1f}"  # noqa: PLR2004


def _seconds(seconds: float | None) -> str:
    if seconds is None:
        return UNKNOWN
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.1f} s"
