"""A product as a process of its own: its body keeps each article that comes in a table. SIGTERM ends it.

One row for each time that the body ran, committed before it ends. A commit without fsync survives the process, as the
client's journal does, and not a power cut.
"""

import asyncio
import os
import signal
import sqlite3
from pathlib import Path

from streams.client import articles

TABLE = "CREATE TABLE IF NOT EXISTS seen (id INTEGER PRIMARY KEY, uri TEXT, revision TEXT, process INTEGER)"


async def main() -> None:
    """Keep what comes until SIGTERM."""
    shelf = sqlite3.connect(os.environ["LEDGER"], isolation_level=None, timeout=30)
    shelf.execute("PRAGMA journal_mode=WAL")
    shelf.execute("PRAGMA synchronous=NORMAL")
    shelf.execute(TABLE)
    async with articles(group="product", journal=Path(os.environ["JOURNAL"])) as stream:
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stream.stop)
        async for article in stream:
            row = (article.uri, article.copydesk.revision, os.getpid())
            shelf.execute("INSERT INTO seen (uri, revision, process) VALUES (?, ?, ?)", row)


asyncio.run(main())
