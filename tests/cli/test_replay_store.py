"""`copydesk replay` and a store that is away."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from contracts.records import Item

from streams.cli.replay import file_batch
from streams.errors import TransientError
from streams.sinks import store_for


async def test_store_that_is_away_ends_the_replay_with_the_mend(tmp_path: Path) -> None:
    """A lock ends the replay with one sentence that says how to go on; then the same batch is filed."""
    path, batch = tmp_path / "replay.db", [Item(1).article(), Item(1).verdict()]
    store = store_for(f"sqlite:///{path}")
    await store.open()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(TransientError, match=r"SQLITE_BUSY.*--into-existing"):
            await file_batch(store, batch)
    filed, refused = await file_batch(store, batch)
    assert (filed > 2, refused) == (True, 0)
    await store.close()
