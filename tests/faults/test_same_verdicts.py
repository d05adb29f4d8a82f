"""The same parsed items give the same verdicts: with one, two or three workers, other batches, and stages that are killed."""

import asyncio
import random

import pytest
from aiokafka import AIOKafkaProducer
from dedupe.scripted import arrivals, script
from newsroom import Newsroom

from schemas.article import ParsedItem
from schemas.codec import encode
from schemas.topics import MARKER_KEY, PARSED, TOPICS, VERDICTS
from streams.dedupe import Desk, Place

pytestmark = [pytest.mark.kafka, pytest.mark.faults, pytest.mark.timeout(900)]

ARTICLES = 96
PARTITIONS = TOPICS[PARSED].partitions

Placed = list[tuple[int, ParsedItem]]


def items(seed: int = 3) -> Placed:
    """Return the shuffled items of a scripted newsroom, each with the partition of its article."""
    stream = arrivals(script(seed, ARTICLES), random.Random(seed))
    return [(article % PARTITIONS, item) for article, _, item in stream]


def expected(stream: Placed) -> dict[bytes, bytes]:
    """Judge the stream in this process, a desk for each partition; return the verdicts by receipt."""
    desks = [Desk() for _ in range(PARTITIONS)]
    offsets = [0] * PARTITIONS
    verdicts: dict[bytes, bytes] = {}
    for partition, item in stream:
        decision = desks[partition].decide(item, Place(partition, offsets[partition]))
        verdicts[decision.verdict.receipt.encode()] = encode(decision.verdict)
        offsets[partition] += 1
    return verdicts


async def publish(room: Newsroom, stream: Placed) -> None:
    """Put the items where parse would, in their order."""
    producer = AIOKafkaProducer(bootstrap_servers=room.brokers, acks="all")
    await producer.start()
    try:
        for partition, item in stream:
            await producer.send_and_wait(room.prefix + PARSED, encode(item), key=b"all", partition=partition)
    finally:
        await producer.stop()


async def judged(room: Newsroom) -> dict[bytes, bytes]:
    """Return the verdict log by receipt; the first verdict of a receipt stands."""
    verdicts: dict[bytes, bytes] = {}
    for message in await room.read(VERDICTS):
        if message.key != MARKER_KEY:
            verdicts.setdefault(message.key, message.value)
    return verdicts


@pytest.mark.parametrize(
    ("workers", "batch", "kills"),
    [
        (1, 7, 2),
        (3, 200, 1),
        pytest.param(1, 1, 4, marks=pytest.mark.long),
        pytest.param(2, 50, 3, marks=pytest.mark.long),
    ],
)
async def test_verdicts_do_not_depend_on_who_gives_them(
    newsroom: Newsroom, workers: int, batch: int, kills: int
) -> None:
    """Each verdict is, byte for byte, the one that a single desk gives in one go: so two replays are equal, too."""
    stream = items()
    for _ in range(workers):
        newsroom.open("dedupe", COPYDESK_BATCH_ITEMS=str(batch))
    publishing = asyncio.create_task(publish(newsroom, stream))
    wanted, chance = expected(stream), random.Random(workers)
    for kill in range(1, kills + 1):
        while len(await judged(newsroom)) < len(wanted) * kill // (kills + 1):  # noqa: ASYNC110  a topic has no event
            await asyncio.sleep(0.2)
        newsroom.kill_a_stage(chance)
    await publishing
    while len(await judged(newsroom)) < len(wanted):  # noqa: ASYNC110  a topic has no event
        await asyncio.sleep(0.5)
    assert await judged(newsroom) == wanted


def test_two_runs_are_equal() -> None:
    """The script and the desk have no clock and no chance of their own."""
    assert expected(items()) == expected(items())
