"""Leave no ack behind: what was begun is either waited for or let go of, whatever ends the wait."""

import asyncio
from collections.abc import Sequence
from typing import Any


async def leave(begun: "Sequence[asyncio.Future[Any]]") -> None:
    """Ask no more for acks that are still open; the records may land all the same."""
    await asyncio.sleep(0)  # let each begin: one that never did would leave behind what it should have waited for
    for ack in begun:
        ack.cancel()
    await asyncio.gather(*begun, return_exceptions=True)
