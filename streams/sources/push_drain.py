"""Empty the disk spool into Kafka, in the order in which the items came."""

import asyncio
from collections.abc import Awaitable, Callable

from streams.errors import TooLargeError, TransientError
from streams.sources.publisher import Ack
from streams.sources.push_item import Item
from streams.sources.push_line import Line
from streams.sources.spool import Spool


async def send_some(spool: Spool, line: Line, remember: Callable[[Item, Ack], Awaitable[None]]) -> None:
    """Send the items that waited longest, and delete those that Kafka has, up to the first that it has not.

    What it took behind that one is sent again, so that the order of the last copies is the order of coming.
    """
    begun: list[tuple[int, Item, Awaitable[Ack]]] = []
    refused: list[tuple[int, str]] = []
    for number, item in await spool.first():
        try:
            begun.append((number, item, await line.begin(item)))
        except TransientError:
            break
        except TooLargeError as error:
            refused.append((number, str(error)))
    done = []
    outcomes = await asyncio.gather(*(ack for _, _, ack in begun), return_exceptions=True)
    for (number, item, _), outcome in zip(begun, outcomes, strict=True):
        if isinstance(outcome, TransientError):
            break
        if isinstance(outcome, TooLargeError):
            refused.append((number, str(outcome)))
        elif isinstance(outcome, Ack):
            done.append((number, item, outcome))
        else:
            raise outcome
    await asyncio.gather(*(remember(item, ack) for _, item, ack in done))
    await spool.drop([number for number, _, _ in done])
    for number, why in refused:
        await spool.set_aside(number, why)
