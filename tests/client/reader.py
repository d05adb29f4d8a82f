"""A client as a process of its own: it writes `uri|revision` of each article to the file LEDGER; SIGTERM ends it.

SLEEP is how long each body takes, in seconds. The body of the story STALL never ends after its line is written.
JOURNAL is the client's journal.
"""

import asyncio
import os
import signal
from pathlib import Path

from streams.client import articles

SLEEP = float(os.environ.get("SLEEP", "0"))
STALL = os.environ.get("STALL", "no such story")
JOURNAL = Path(os.environ["JOURNAL"]) if "JOURNAL" in os.environ else None


async def main() -> None:
    """Read until SIGTERM; the body at work ends."""
    ledger = os.open(os.environ["LEDGER"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    async with articles(group="readers", journal=JOURNAL) as stream:
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stream.stop)
        async for article in stream:
            os.write(ledger, f"{article.uri}|{article.copydesk.revision}\n".encode())
            await asyncio.sleep(3600 if article.uri.endswith(STALL) else SLEEP)


asyncio.run(main())
