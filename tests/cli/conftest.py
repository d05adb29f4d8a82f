"""One newsroom with one worker for all tests of commands that need one: a start costs seconds."""

import asyncio
from collections.abc import Iterator

import pytest
from cli.desk import FEEDS
from newsroom import Newsroom

from streams.sinks import store_for


@pytest.fixture(scope="session")
def room(kafka: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    """Yield a newsroom whose worker runs; tests keep apart by their feeds and uris."""
    folder = tmp_path_factory.mktemp("newsroom")
    (folder / "feeds.toml").write_text(FEEDS)
    room = Newsroom(kafka, folder, COPYDESK_FEEDS=str(folder / "feeds.toml"), COPYDESK_SHARD="feed-language")
    room.run("topics", "apply")
    asyncio.run(make(f"sqlite:///{room.store}"))  # so that tests may ask it from the start
    room.open()
    yield room
    codes = room.close()
    assert codes == [0] * len(codes), "a worker did not stop cleanly"


async def make(url: str) -> None:
    """Make an empty store."""
    store = store_for(url)
    await store.open()
    await store.close()
