"""What the tests of connectors share; asserts of the contract suites tell their values, as those of a test do."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

pytest.register_assert_rewrite("contracts.publisher", "contracts.source")

from sources.folder_ground import Desk  # noqa: E402  behind the line above
from sources.poll_ground import Harbour, open_harbour  # noqa: E402


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a folder that nobody has watched yet."""
    return Desk(tmp_path)


@pytest.fixture
async def harbour(tmp_path: Path) -> AsyncIterator[Harbour]:
    """Yield a harbour."""
    async with open_harbour(tmp_path) as opened:
        yield opened
