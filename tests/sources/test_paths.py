"""Files and standard input as a source."""

import asyncio
from pathlib import Path

import pytest
from contracts.source import Source, SourceContract
from promptness import PATIENCE

from schemas.topics import ITEM_LIMIT, RAW_LIMIT
from streams.sources import Ack
from streams.sources.memory import MemoryPublisher
from streams.sources.paths import IN_FLIGHT, Complaint, Paths


class Files(Source):
    """Files in a folder, given as paths."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.paths: list[str] = []

    async def offer(self, *bodies: bytes) -> None:
        """Write each into a file of its own."""
        for body in bodies:
            path = self.folder / f"{len(self.paths)}.txt"
            path.write_bytes(body)
            self.paths.append(str(path))

    async def run(self, publisher: MemoryPublisher) -> list[str]:
        """Send all."""
        async with publisher:
            outcomes = [outcome async for outcome in Paths(self.paths, self.feed).send(publisher)]
        return [str(outcome.reason) for outcome in outcomes if isinstance(outcome, Complaint)]


class TestPaths(SourceContract):
    """Paths keep the contract; they remember nothing."""

    @pytest.fixture
    def source(self, tmp_path: Path) -> Files:
        """Return an empty folder."""
        return Files(tmp_path)


async def send(*paths: str, talk: list[str] | None = None) -> tuple[MemoryPublisher, list[Ack | Complaint]]:
    """Send paths to memory."""
    tell = talk.append if talk is not None else print
    async with MemoryPublisher() as publisher:
        return publisher, [outcome async for outcome in Paths(paths, "wire", tell=tell).send(publisher)]


async def test_outcomes_come_in_the_order_of_the_paths(tmp_path: Path) -> None:
    """One ack or complaint for each path, where it stood; a folder, a gap and a giant cost themselves."""
    for name in ("b", "a"):
        (tmp_path / name).write_bytes(name.encode())
    (tmp_path / "giant").write_bytes(bytes(RAW_LIMIT + 1))
    names = ["b", "missing", "a", "giant", ".", "b"]
    publisher, outcomes = await send(*[str(tmp_path / name) for name in names])
    assert [record.value for record in publisher.broker.log] == [b"b", b"a", b"b"]
    assert [isinstance(outcome, Ack) for outcome in outcomes] == [True, False, True, False, False, True]
    complaints = [str(outcome).removeprefix(str(tmp_path)) for outcome in outcomes if isinstance(outcome, Complaint)]
    assert complaints[0] == "/missing: No such file or directory"
    assert complaints[1].startswith("/giant: tooLarge: more than")
    assert complaints[2].endswith(": Is a directory")


async def test_large_items_are_told_and_sent(tmp_path: Path) -> None:
    """Over 4 MiB an item will be a dead letter: it is said, and the bytes are kept on the topic."""
    talk: list[str] = []
    (tmp_path / "large").write_bytes(bytes(ITEM_LIMIT + 1))
    publisher, _ = await send(str(tmp_path / "large"), talk=talk)
    assert len(publisher.broker.log) == 1
    assert "becomes a dead letter" in talk[0]


async def test_no_more_in_flight_than_allowed(tmp_path: Path) -> None:
    """While no ack comes, a bounded number of items is read and sent."""
    (tmp_path / "one").write_bytes(b"one")
    async with MemoryPublisher() as publisher:
        publisher.broker.acking.clear()
        outcomes = Paths([str(tmp_path / "one")] * (2 * IN_FLIGHT + 1), "wire").send(publisher)
        first = asyncio.ensure_future(anext(outcomes))
        await asyncio.wait_for(publisher.broker.until(IN_FLIGHT), PATIENCE)
        assert not first.done()
        assert len(publisher.broker.log) == IN_FLIGHT
        publisher.broker.acking.set()
        await first
        assert len([outcome async for outcome in outcomes]) == 2 * IN_FLIGHT
        assert len(publisher.broker.log) == 2 * IN_FLIGHT + 1
