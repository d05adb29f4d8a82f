"""Dead letters sent again: where each one goes, and the note that it went."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiokafka import AIOKafkaProducer

from schemas.codec import decode, encode
from schemas.dead import DeadLetter, Headers
from schemas.topics import DEAD, JUDGED, MARKER_KEY, PARSED, TOPICS, VERDICTS
from schemas.verdict import JudgedItem
from streams.messages import Send
from streams.pipeline.records import REDRIVEN
from streams.settings import Settings
from streams.sources.log import read_log
from streams.sources.publisher import PRODUCER

LARGEST = 18 * 1024 * 1024
"""Bytes of the largest request: more than any topic takes."""


def again(letter: DeadLetter) -> Send:
    """Return the record that gives a dead letter another try; ValueError when its content can't be read for that.

    It goes where it died, bytes and headers as they were and with the count of its attempts, but for three. A public
    topic gets no header of ours. A verdict goes to its own partition, which its key does not tell. And a judged item
    says whether it is the newest as of when it was judged: that may be over, so it is judged again.
    """
    if letter.topic == JUDGED:
        return _judged(letter)
    headers = letter.original if TOPICS[letter.topic].public else counted(letter)
    partition = letter.partition if letter.topic == VERDICTS else None
    return Send(letter.topic, letter.key, letter.value, headers, partition)


def _judged(letter: DeadLetter) -> Send:
    """Return the item for dedupe, in the partition whose desk knows its receipt: the stored verdict is given again.

    An item that was held has left dedupe for good. It goes to enrich, and not as the newest: it reaches
    `news.articles.v1` and the store, and leaves `news.latest.v1` as it is.
    """
    judged = decode(JudgedItem, letter.value or b"")
    verdict, shard = judged.verdict, judged.item.copydesk.shard
    if verdict.held:
        judged = judged.model_copy(update={"latest": False})
        return Send(JUDGED, letter.key, encode(judged), counted(letter))
    return Send(PARSED, shard.encode(), encode(judged.item), counted(letter), verdict.parsed_partition)


def counted(letter: DeadLetter) -> Headers:
    """Return the letter's original headers with its place and its attempts so far."""
    kept = tuple(pair for pair in letter.original if pair[0] != REDRIVEN)
    return (*kept, (REDRIVEN, f"{letter.place} {letter.attempts}".encode()))


def note(letter: DeadLetter) -> Send:
    """Return the marker for `wire.dead.v1` that this letter was sent again."""
    return Send(DEAD, MARKER_KEY, None, ((REDRIVEN, (letter.place or "").encode()),))


async def redriven(settings: Settings) -> frozenset[str]:
    """Return the places of the letters that were sent again."""
    log = read_log(settings.kafka_client(), settings.prefix, DEAD, markers=True)
    places = [record.header(REDRIVEN) async for record in log if record.key == MARKER_KEY]
    return frozenset(place.decode(errors="replace") for place in places if place)


@asynccontextmanager
async def sender(settings: Settings) -> AsyncIterator[Callable[[Send], Awaitable[None]]]:
    """Connect a producer and give the function that sends one record and returns once it is acknowledged."""
    async with AIOKafkaProducer(**settings.kafka_client(), **PRODUCER | {"max_request_size": LARGEST}) as producer:

        async def send(one: Send) -> None:
            topic, headers = settings.prefix + one.topic, list(one.headers)
            await producer.send_and_wait(topic, one.value, one.key, one.partition, headers=headers)

        yield send
