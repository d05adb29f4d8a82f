"""`copydesk dead list|show|redrive`: the dead letters, why they are dead, and another try once the cause is mended."""

import asyncio
import sys
from collections.abc import AsyncIterator
from typing import Annotated, Any

import orjson
import typer

from schemas.codec import ndjson
from schemas.dead import DeadLetter, read_dead
from schemas.topics import DEAD
from streams.cli.exits import FINDING, OK, USAGE, say
from streams.cli.state import load_settings

app = typer.Typer(help="List, show and redrive dead letters.", no_args_is_help=True)

FIELDS = ("stage", "reason", "topic", "partition", "offset", "disposition", "exception", "feed")
"""What --where can ask for."""

Where = Annotated[
    list[str] | None, typer.Option("--where", help=f"NAME=VALUE, all must hold; names: {', '.join(FIELDS)}.")
]


@app.command("list")
def list_dead(*, where: Where = None, json: Annotated[bool, typer.Option("--json", help="NDJSON.")] = False) -> None:
    """Print one line for each dead letter: its place, stage, reason and message."""
    wanted = _wanted(where)

    async def run() -> None:
        async for letter in _letters(wanted):
            line = ndjson(orjson.dumps(_told(letter))) if json else _line(letter).encode() + b"\n"
            sys.stdout.buffer.write(line)

    asyncio.run(run())


@app.command("show")
def show_dead(place: Annotated[str, typer.Argument(help="topic/partition/offset, as `dead list` prints it.")]) -> None:
    """Print one dead letter whole: why it is dead, its headers, and its bytes as far as they are text."""

    async def run() -> DeadLetter | None:
        async for letter in _letters({}):
            if place in (letter.place, letter.receipt, f"{letter.topic}/{letter.partition}/{letter.offset}"):
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
    *,
    where: Where = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be sent.")] = False,
    rate: Annotated[float, typer.Option("--rate", min=0.1, help="Records a second, at most.")] = 50.0,
) -> None:
    """Send dead letters again, bytes and headers as they were, to the topic on which they died.

    A record that dies again counts one attempt more. Items that had gone on before are known to dedupe as repeats.
    """
    wanted = _wanted(where)
    sent = asyncio.run(_redrive(wanted, dry_run=dry_run, rate=rate))
    say(f"{sent} {'would be sent' if dry_run else 'sent'} again")
    raise typer.Exit(OK)


async def _redrive(wanted: dict[str, str], *, dry_run: bool, rate: float) -> int:
    from aiokafka import AIOKafkaProducer

    from streams.pipeline import REDRIVEN
    from streams.sources.publisher import PRODUCER

    settings = load_settings()
    every = [letter async for letter in _letters({})]
    # Died, was sent again and died again: the newer letter speaks for both, else each redrive would double them.
    older = {place for letter in every if (place := _redriven(letter))}
    letters = [letter for letter in every if letter.place not in older and _is_wanted(letter, wanted)]
    producer = AIOKafkaProducer(**settings.kafka_client(), **PRODUCER | {"max_request_size": 18 * 1024 * 1024})
    if not dry_run:
        await producer.start()
    done: set[tuple[str, int, int]] = set()
    try:
        for letter in letters:
            source = (letter.topic, letter.partition, letter.offset)
            if source in done:  # two items of one record are dead: the record goes once
                continue
            done.add(source)
            sys.stdout.write(_line(letter) + "\n")
            if not dry_run:
                headers = [pair for pair in letter.original if pair[0] != REDRIVEN]
                headers.append((REDRIVEN, f"{letter.place} {letter.attempts}".encode()))
                await producer.send_and_wait(settings.prefix + letter.topic, letter.value, letter.key, headers=headers)
                await asyncio.sleep(1 / rate)
    finally:
        await producer.stop()
    return len(done)


async def _letters(wanted: dict[str, str]) -> AsyncIterator[DeadLetter]:
    from streams.sources.log import read_log

    settings = load_settings()
    async for record in read_log(settings.kafka_client(), settings.prefix, DEAD):
        try:
            letter = read_dead(
                key=record.key,
                value=record.value,
                headers=record.headers,
                timestamp=record.timestamp,
                place=record.place,
            )
        except (KeyError, ValueError) as error:
            say(f"{record.place}: not a dead letter of copydesk: {error}")
            continue
        if _is_wanted(letter, wanted):
            yield letter


def _is_wanted(letter: DeadLetter, wanted: dict[str, str]) -> bool:
    return all(_field(letter, name) == value for name, value in wanted.items())


def _redriven(letter: DeadLetter) -> str | None:
    """Return the place of the letter that was sent again and became this one."""
    from streams.pipeline import REDRIVEN

    said = dict(letter.original).get(REDRIVEN)
    return said.decode(errors="replace").rpartition(" ")[0] if said else None


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
