"""`copydesk held list|release`: items under embargo, and the word of an editor that one of them may go."""

import asyncio
import sys
from datetime import UTC, datetime
from typing import Annotated

import orjson
import typer

from schemas.codec import decode, encode, ndjson
from schemas.events import rfc3339
from schemas.topics import HELD
from schemas.verdict import JudgedItem
from streams.cli.exits import FINDING, say
from streams.cli.state import load_settings
from streams.settings import Settings

app = typer.Typer(help="List items under embargo, and release them by hand.", no_args_is_help=True)

FOR_EVER = "somebody releases it"
"""Until when an item waits whose embargo can't be read."""

BY_HAND = "released by hand"
"""How the warning begins on what somebody let go."""


@app.command("list")
def list_held(*, json: Annotated[bool, typer.Option("--json", help="NDJSON.")] = False) -> None:
    """Print one line for each item that is held: receipt, end of the embargo, uri and headline."""
    for judged in asyncio.run(_held(load_settings())).values():
        verdict = judged.verdict
        until = rfc3339(verdict.held_until) if verdict.held_until else None
        told = {"receipt": verdict.receipt, "until": until, "uri": verdict.uri, "headline": verdict.headline}
        line = f"{verdict.receipt}  until {until or FOR_EVER}  {verdict.uri}  {verdict.headline}\n"
        sys.stdout.buffer.write(ndjson(orjson.dumps(told)) if json else line.encode())
    sys.stdout.flush()


@app.command("release")
def release(name: Annotated[str, typer.Argument(help="A receipt, or the uri of an article.")]) -> None:
    """End an embargo now. dedupe hears it within about a second; without a running one, at its next start."""
    settings = load_settings()
    meant = {
        receipt: judged
        for receipt, judged in asyncio.run(_held(settings)).items()
        if name in (receipt, judged.verdict.uri)
    }
    if not meant:
        say(f"nothing is held under {name}; `copydesk held list` has all")
        raise typer.Exit(FINDING)
    asyncio.run(_amend(settings, meant))
    for receipt, judged in meant.items():
        say(f"released {receipt}: {judged.verdict.headline}")


async def _held(settings: Settings) -> dict[str, JudgedItem]:
    """Return what is held just now, by receipt."""
    from streams.sources.log import read_log

    log = read_log(settings.kafka_client(), settings.prefix, HELD)
    last = {(record.key or b"").decode(): record.value async for record in log}
    return {receipt: decode(JudgedItem, value) for receipt, value in last.items() if value is not None}


async def _amend(settings: Settings, meant: dict[str, JudgedItem]) -> None:
    """Say on `wire.held.v1` that these embargoes end now."""
    from aiokafka import AIOKafkaProducer

    from streams.sources.publisher import PRODUCER

    now = datetime.now(UTC)
    async with AIOKafkaProducer(
        **settings.kafka_client(), **PRODUCER | {"max_request_size": 18 * 1024 * 1024}
    ) as producer:
        for receipt, judged in meant.items():
            await producer.send_and_wait(settings.prefix + HELD, encode(let_go(judged, now)), receipt.encode())


def let_go(judged: JudgedItem, now: datetime) -> JudgedItem:
    """Return a held item whose embargo ends now, by hand: that is a warning on its article, where `copydesk why` finds it."""
    verdict = judged.verdict
    if any(warning.startswith(BY_HAND) for warning in verdict.warnings):  # asked twice: the first word stands
        return judged
    until = rfc3339(verdict.held_until) if verdict.held_until else FOR_EVER
    warning = f"{BY_HAND} at {rfc3339(now.replace(microsecond=0))}: it was held until {until}"
    ended = {"held_until": now, "warnings": (*verdict.warnings, warning)}
    return judged.model_copy(update={"verdict": verdict.model_copy(update=ended)})
