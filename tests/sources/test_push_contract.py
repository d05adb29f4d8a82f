"""HTTP push keeps the contract of all connectors: a sender who sends again whatever was not answered."""

from pathlib import Path

import aiohttp
import pytest
from contracts.source import RememberingContract, Source
from sources.push_ground import counter

from streams.errors import TransientError
from streams.sources import push_line
from streams.sources.memory import MemoryPublisher


class Sender(Source):
    """Pushes what is on offer, in order, and after a new start all of it again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bodies: list[bytes] = []

    async def offer(self, *bodies: bytes) -> None:
        """Keep the items for the next run."""
        self.bodies += bodies

    async def run(self, publisher: MemoryPublisher) -> list[str]:
        """Push all items to a desk that starts now."""
        refused = []
        async with counter(self.folder, publisher) as desk:
            for body in self.bodies:
                try:
                    answer = await desk.push(body, content_type="text/plain")
                except aiohttp.ClientError as error:
                    raise TransientError("the desk has gone") from error
                if answer.status == 503:
                    raise TransientError(answer.said["detail"])
                if answer.status == 413:
                    refused.append("tooLarge")
                else:
                    assert answer.status in {200, 202}, answer
        return refused


class TestPush(RememberingContract):
    """HTTP push."""

    @pytest.fixture
    def source(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Source:
        """Return a sender whose desk waits for an ack less long than in earnest."""
        monkeypatch.setattr(push_line, "PATIENCE", 0.3)
        return Sender(tmp_path)
