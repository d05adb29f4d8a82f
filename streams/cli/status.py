"""`copydesk status`: one sentence for each stage and feed, and what to run next."""

import asyncio
import os
import sys
from collections.abc import Iterator
from typing import Annotated

import typer

from schemas.codec import encode, ndjson
from streams.cli.asking import asking
from streams.cli.exits import FINDING, OK
from streams.cli.state import load_settings
from streams.observe.status import State, Status

COLOURS: dict[State, int] = {"ok": 32, "slow": 33, "silent": 33, "poison": 31, "stuck": 31}
"""The numbers of ANSI colours: green, yellow, red."""


def status(*, json: Annotated[bool, typer.Option("--json", help="One JSON object, as /v1/status.")] = False) -> None:
    """Tell how every stage and feed is; exit 0 when all are ok, 1 when one is not, 69 when no broker answers."""
    found = asyncio.run(_status())
    if json:
        sys.stdout.buffer.write(ndjson(encode(found)))
    else:
        colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        sys.stdout.writelines(f"{line}\n" for line in lines(found, colour=colour))
    sys.stdout.flush()
    raise typer.Exit(OK if found.state == "ok" else FINDING)


async def _status() -> Status:
    async with asking(load_settings()) as ask:
        return await ask()


def lines(found: Status, *, colour: bool = False) -> Iterator[str]:
    """Yield the status as text, a line for each stage and feed and one for the command that helps on."""
    names = [plain(name) for name in _names(found)]
    width = min(30, max(map(len, names), default=0))
    for name, each in zip(names, (*found.stages, *found.feeds), strict=True):
        word = f"{each.state:<6}"
        yield f"{coloured(word, each.state) if colour else word}  {name:<{width}}  {plain(each.sentence)}"
        if each.next:
            yield f"{'':<{width + 10}}next: {plain(each.next)}"
    yield from _rest(found)


def _names(found: Status) -> Iterator[str]:
    yield from (stage.stage for stage in found.stages)
    yield from (feed.feed for feed in found.feeds)


def _rest(found: Status) -> Iterator[str]:
    if found.dead.last_day:
        reasons = ", ".join(f"{count:,} {reason}" for reason, count in found.dead.by_reason.items())
        yield f"dead letters of the last day: {found.dead.last_day:,} ({reasons})"
    if found.held:
        yield f"under embargo: {found.held:,} (copydesk held list)"
    if found.canary.roundtrip is not None:
        yield f"the last canary took {found.canary.roundtrip:.2f} s"


def coloured(word: str, state: State) -> str:
    """Return a word in the colour of its state, for a terminal."""
    return f"\x1b[{COLOURS[state]}m{word}\x1b[0m"


def plain(text: str) -> str:
    """Return text that can't steer a terminal: feed ids and messages come from outside."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)
