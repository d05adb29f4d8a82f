"""Bad items end as dead letters, each once and with its reason, and their neighbours go on."""

import asyncio
import json
import random
from collections import Counter
from functools import partial
from pathlib import Path

import pytest
from newsroom import Newsroom, wire
from promptness import PATIENCE, quickest

from schemas.topics import DEAD, ITEM_LIMIT

pytestmark = [pytest.mark.kafka, pytest.mark.faults, pytest.mark.timeout(600)]

REASON = "copydesk.dead.reason"


def is_json(line: str) -> bool:
    """Tell log lines from the few that are for people."""
    return line.startswith("{")


def poison() -> dict[str, tuple[bytes | None, str]]:
    """Return bad items by name, with the reason that each must get."""
    noise = random.Random(5).randbytes(2_000)
    return {
        "random bytes": (noise, "malformed"),
        "empty": (b"", "empty"),
        "null value": (None, "empty"),
        "broken UTF-8": (b'{"uri": "urn:x:1", "headlines": [{"value": "%s"}]}' % (b"caf\xc3(" * 40), "malformed"),
        "NUL": (b"Headline\n\nCITY (Reuters) - A text with a \x00 in it.\n", "malformed"),
        "5 MiB": (b"x" * (ITEM_LIMIT + 1024 * 1024), "tooLarge"),
    }


async def test_poison_is_dead_once_and_neighbours_go_on(newsroom: Newsroom) -> None:
    """1 % poison: each dead once with its reason, the bytes kept; the items beside it are stored within a second."""
    room = newsroom
    room.open()
    await room.publish([wire(n) for n in range(50)])
    await room.until_stored(50)
    number, expected, bad = 50, {}, list(poison().values())
    for value, reason in bad:
        (place,) = await room.publish([value])
        expected[place] = (reason, value)
        await room.publish([wire(n) for n in range(number, number + 99)])
        number += 99
    await room.until_stored(number)
    assert room.stored() == number
    audit = await asyncio.to_thread(room.settle, timeout=PATIENCE)
    assert audit["missing"] == []
    found = {}
    for message in await room.read(DEAD):
        said = {name: value.decode(errors="replace") for name, value in message.headers}
        place = "/".join(said[f"__connect.errors.{part}"] for part in ("topic", "partition", "offset"))
        assert place not in found, "dead twice"
        found[place] = (said[REASON], message.value)
    assert found == expected


async def test_neighbours_of_poison_are_not_delayed(newsroom: Newsroom) -> None:
    """An item published right behind a poisoned one is stored within a second of its ack: of each poison the quickest."""
    room, sent = newsroom, 1
    room.open()
    await room.publish([wire(0)])
    await room.until_stored(sent)

    async def behind(bad: bytes | None) -> float:
        nonlocal sent
        await room.publish([bad, wire(sent)])
        sent += 1
        return await room.until_stored(sent)

    delays = {name: await quickest(partial(behind, value), within=1.0) for name, (value, _) in poison().items()}
    assert max(delays.values()) < 1.0, delays


@pytest.mark.parametrize(
    "stage", ["dedupe", *(pytest.param(other, marks=pytest.mark.long) for other in ("parse", "enrich"))]
)
async def test_an_item_that_kills_its_stage(newsroom: Newsroom, tmp_path: Path, stage: str) -> None:
    """An item that ends the process is found within three restarts and becomes a dead letter; the others are stored."""
    room = newsroom
    room.open()
    await room.publish([wire(n) for n in range(20)])
    fault = [("copydesk-fault", b"exit"), ("copydesk-fault-stage", stage.encode())]
    (culprit,) = await room.publish([wire(999)], headers=fault)
    await room.publish([wire(n) for n in range(20, 40)])
    await room.until_stored(40, seconds=120)
    audit = await asyncio.to_thread(room.settle, timeout=PATIENCE)
    restarts = Counter(
        line["stage"]
        for line in map(json.loads, filter(is_json, (tmp_path / "worker-0.log").read_text().splitlines()))
        if "it starts again" in line["message"]
    )
    assert audit["missing"] == []
    assert room.stored() == 40
    (letter,) = await room.read(DEAD)
    said = dict(letter.headers)
    assert said[REASON] == b"crashed"
    if stage == "parse":
        assert culprit.endswith(f"/{said['__connect.errors.offset'].decode()}")
    assert restarts["worker"] <= 3
