"""A store with articles for tests of commands that read one, without a broker."""

import asyncio
from pathlib import Path

from contracts.records import Item

from streams.messages import Record
from streams.sinks import file, store_for

DATELINE = {
    "text": "TAUBER (TP) -", "places": ["Tauber"], "source": "TP",
    "located": {"name": "Tauber", "country": "DE", "latitude": 49.5, "longitude": 9.7},
}  # fmt: skip

RECORDS = (
    Item(1, story="bridge", text="The old bridge is open.").article(),
    Item(2, story="ferry", feed="coast", headline="Ferry waits at the bridge").article(language="en-GB"),
    Item(3, story="zug", feed="coast", headline="Brücke gesperrt \x1b[31m", text="Bis Montag.").article(language="de"),
    Item(4, story="libel", headline="Libel at the bridge", created=1).article(),
    Item(5, story="libel", version=2, kind="kill", status="canceled", created=2).article(),
    Item(6, story="later", headline="Wait with the bridge", created=1).article(),
    Item(7, story="later", version=2, kind="hold", status="withheld", created=2).article(),
    Item(8, story="bridge", version=2, kind="update", headline="Old bridge\u2028closed again").article(),
)


def shelve(folder: Path, *records: Record) -> str:
    """Store records in a SQLite file of the folder; return its address."""
    url = f"sqlite:///{folder}/shelf.db"
    fill(url, *records)
    return url


def fill(url: str, *records: Record) -> None:
    """Store records."""

    async def run() -> None:
        store = store_for(url)
        await store.open()
        assert not [filed.error for filed in await file(store, records) if filed.error]
        await store.close()

    asyncio.run(run())
