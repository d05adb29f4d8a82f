"""`copydesk dead list|show|redrive`: the dead letters, why they are dead, and another try once the cause is mended."""

import asyncio
import sys
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Annotated, Any

import orjson
import typer

from schemas.codec import ndjson
from schemas.dead import DeadLetter
from schemas.topics import DEAD
from streams.cli.exits import FINDING, OK, USAGE, brief, say
from streams.cli.state import load_settings

app = typer.Typer(help="List, show and redrive dead letters.", no_args_is_help=True)

FIELDS = ("stage", "reason", "topic", "partition", "offset", "disposition", "exception", "feed")
"""What --where can ask for."""

Where = Annotated[
    list[str] | None, typer.Option("--where", help=f"NAME=VALUE, all must hold; names: {', '.join(FIELDS)}.")
]


@app.command("list")
def list_dead(*, where: Where = None, json: Annotated[bool, typer.Option("--json", help="NDJSON.")] = False) -> None:
    """Print one line for each dead letter: its place, stage, reason and message, and whether it was sent again."""
    wanted = _wanted(where)

    async def run() -> None:
        from streams.cli.redrive import redriven

        gone = await redriven(load_settings())
        async for letter in _letters(wanted):
            sent = letter.place in gone
            line = _line(letter) + ("  (sent again)" if sent else "")
            told = ndjson(orjson.dumps(_told(letter) | {"sentAgain": sent})) if json else line.encode() + b"\n"
            sys.stdout.buffer.write(told)

    asyncio.run(run())


@app.command("show")
def show_dead(place: Annotated[str, typer.Argument(help="topic/partition/offset, as `dead list` prints it.")]) -> None:
    """Print one dead letter whole: why it is dead, its headers, and its bytes as far as they are text."""
    bare = place.removeprefix(load_settings().prefix)

    async def run() -> DeadLetter | None:
        async with aclosing(_letters({})) as letters:  # found in the middle of the topic: the reader ends here, too
            async for letter in letters:
                if _is_at(letter, bare):
                    return letter
        return None

    letter = asyncio.run(run())
    if letter is None:
        say(f"no dead letter at {place}; `copydesk dead list` has them all")
        raise typer.Exit(FINDING)
    for name, value in _told(letter).items():
        sys.stdout.write(f"{name}: {value}\n")
    for header, data in letter.original:
        sys.stdout.write(f"header {header}: {data.decode(errors='replace')}\n")
    sys.stdout.write("\n" + (letter.value or b"").decode(errors="backslashreplace") + "\n")


@app.command("redrive")
def redrive(
    place: Annotated[
        str | None, typer.Argument(help="Only the letter of this place, as for `dead show`; else all that are wanted.")
    ] = None,
    *,
    where: Where = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be sent.")] = False,
    rate: Annotated[float, typer.Option("--rate", min=0.1, help="Records a second, at most.")] = 50.0,
) -> None:
    """Send dead letters again that were not sent again yet, to where they died; exit 1 when some can't be read for it.

    A record that dies again is a new letter and counts one attempt more. Items that had gone on before are known to
    dedupe as repeats; an item that died after dedupe is judged again, so that old text never becomes the latest.
    """
    sent, unreadable = asyncio.run(_redrive(_wanted(where), place, dry_run=dry_run, rate=rate))
    if place and not sent and not unreadable:
        say(f"no dead letter at {place} that was not sent again yet; `copydesk dead list` has them all")
        raise typer.Exit(FINDING)
    say(f"{sent} {'would be sent' if dry_run else 'sent'} again")
    raise typer.Exit(FINDING if unreadable else OK)


async def _redrive(wanted: dict[str, str], place: str | None, *, dry_run: bool, rate: float) -> tuple[int, int]:
    """Send what is wanted; return how many records went, and how many letters can't be sent."""
    from streams.cli.redrive import again, note, redriven, sender

    settings = load_settings()
    gone = await redriven(settings)
    # All of them before the first is sent: what dies again at once would come round for ever.
    letters = [letter async for letter in _letters(wanted) if letter.place not in gone]
    if place is not None:
        letters = [letter for letter in letters if _is_at(letter, place.removeprefix(settings.prefix))]
    done, unreadable = set[tuple[str, int, int]](), 0
    async with sender(settings) as send:
        for letter in letters:
            try:
                record = again(letter)
            except (KeyError, ValueError) as error:
                say(f"{letter.place}: can't be sent again: {brief(error)}")
                unreadable += 1
                continue
            if (source := (letter.topic, letter.partition, letter.offset)) not in done:
                done.add(source)  # two items of one record may be dead: the record goes once
                sys.stdout.write(_line(letter) + "\n")
                if not dry_run:
                    await send(record)
                    await asyncio.sleep(1 / rate)
            if not dry_run:
                await send(note(letter))
    return len(done), unreadable


async def _letters(wanted: dict[str, str]) -> AsyncGenerator[DeadLetter, None]:
    from streams.sinks.letters import letter_of
    from streams.sources.log import read_log

    settings = load_settings()
    async with aclosing(read_log(settings.kafka_client(), settings.prefix, DEAD)) as records:
        async for record in records:
            try:
                letter = letter_of(record)
            except (KeyError, ValueError) as error:
                say(f"{record.place}: not a dead letter of copydesk: {brief(error)}")
                continue
            if _is_wanted(letter, wanted):
                yield letter


def _is_at(letter: DeadLetter, name: str) -> bool:
    """Whether a name without the prefix is the place of a letter, its receipt or the place of its record."""
    names = (letter.place, letter.receipt, f"{letter.topic}/{letter.partition}/{letter.offset}")
    return name in names


def _is_wanted(letter: DeadLetter, wanted: dict[str, str]) -> bool:
    return all(_field(letter, name) == value for name, value in wanted.items())


def _wanted(where: list[str] | None) -> dict[str, str]:
    wanted = {}
    for condition in where or ():
        name, mark, value = condition.partition("=")
        if not mark or name not in FIELDS:
            say(f"--where {condition!r}: write NAME=VALUE with one of {', '.join(FIELDS)}")
            raise typer.Exit(USAGE)
        wanted[name] = value
    return wanted


def _field(letter: DeadLetter, name: str) -> str:
    return (letter.key or b"").decode(errors="replace") if name == "feed" else str(getattr(letter, name))


def _told(letter: DeadLetter) -> dict[str, Any]:
    told = letter.model_dump(mode="json", exclude={"value", "key", "original"}, exclude_none=True)
    return told | {"key": (letter.key or b"").decode(errors="replace"), "size": len(letter.value or b"")}


def _line(letter: DeadLetter) -> str:
    return f"{letter.place}  {letter.receipt}  {letter.stage}  {letter.reason}  {letter.message}"
