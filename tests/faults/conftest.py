"""What the fault tests share: a deployment of their own, and whether the long form was asked for."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from newsroom import Newsroom


@pytest.fixture
def long(request: pytest.FixtureRequest) -> bool:
    """Return whether the long form of the test was asked for (`--long`)."""
    return bool(request.config.getoption("--long"))


@pytest.fixture
async def newsroom(kafka: str, tmp_path: Path) -> AsyncIterator[Newsroom]:
    """Yield a deployment with its topics made; its workers must stop cleanly at the end."""
    room = Newsroom(kafka, tmp_path)
    room.run("topics", "apply")
    yield room
    codes = room.close()
    assert codes == [0] * len(codes), "a worker did not stop cleanly"
