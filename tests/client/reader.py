"""A client as a process of its own: it writes `uri|revision` of each article to the file LEDGER.

SLEEP is how long each body takes, in seconds; with STALL the body of that story never ends, after its line is written.
"""

import asyncio
import os
from pathlib import Path

from streams.client import articles

SLEEP = float(os.environ.get("SLEEP", "0"))
STALL = os.environ.get("STALL")


async def main() -> None:
    """Read until killed."""
    with Path(os.environ["LEDGER"]).open("a", encoding="utf-8", buffering=1) as ledger:
        async for article in articles(group="readers"):
            ledger.write(f"{article.uri}|{article.copydesk.revision}\n")
            if STALL and article.uri.endswith(STALL):
                await asyncio.sleep(3600)
            if SLEEP:
                await asyncio.sleep(SLEEP)


asyncio.run(main())
