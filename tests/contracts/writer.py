"""A program for tests: it opens a store and files batches, telling each one that stands.

    python writer.py URL BATCHES [FIRST]

A batch is twenty stories called `<batch>-<n>`; after each its number is printed.
"""

import asyncio
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from contracts.records import Item

from streams.sinks import file, store_for

BATCH = 20


def batch(number: int) -> list[Item]:
    """Return the items of one batch."""
    return [Item(number * BATCH + n, story=f"{number}-{n}", text="A long text. " * 400) for n in range(BATCH)]


async def main(url: str, batches: int, first: int = 0) -> None:
    """File the batches, one by one."""
    store = store_for(url)
    await store.open()
    for number in range(first, first + batches):
        await file(store, [item.article() for item in batch(number)])
        print(number, flush=True)  # noqa: T201
    await store.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], *map(int, sys.argv[2:])))
