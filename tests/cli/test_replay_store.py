"""`copydesk replay`: a store that is away, and what a dry run prints of a change."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from contracts.records import Item

from streams.cli.dry_run import told
from streams.cli.replay import file_batch
from streams.errors import TransientError
from streams.sinks import store_for
from streams.sinks.changes import Field
from streams.sinks.comparing import Change


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


def test_texts_are_cut_unless_they_are_wanted_whole() -> None:
    """A change names its version and fields; a long text is cut, with --full it is not; `why` is of what is gone."""
    change = Change("urn:x:1", "r", "changed", "wire.raw.v1/0/1#0", (Field("/title", "a" * 300, "b"),))
    known = {"uri": "urn:x:1", "revision": "r", "change": "changed", "receipt": "wire.raw.v1/0/1#0"}
    assert told(change, full=True) == known | {"fields": [{"path": "/title", "was": "a" * 300, "now": "b"}]}
    assert told(change, full=False) == known | {"fields": [{"path": "/title", "was": "a" * 200 + "…", "now": "b"}]}
    gone = Change("urn:x:1", "r", "gone", "wire.raw.v1/0/1#0", why="dead: malformed: no XML")
    assert told(gone, full=False)["why"] == "dead: malformed: no XML"
