"""Leave no ack behind: what was begun is either waited for or let go of, whatever ends the wait."""

import asyncio
from collections.abc import Sequence
from typing import Any


async def leave(begun: "Sequence[asyncio.Future[Any]]") -> None:
    """Ask no more for acks that are still open; the records may land all the same."""
    for ack in begun:
        ack.cancel()
    await asyncio.gather(*begun, return_exceptions=True)
