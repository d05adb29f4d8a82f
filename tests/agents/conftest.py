"""Fixtures of the agents' tests."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from agents.ground import Ground


@pytest.fixture
async def ground(kafka: str, tmp_path: Path) -> AsyncIterator[Ground]:
    """Yield topics of one's own on the shared broker; what is still running at the end is killed."""
    async with Ground(kafka, tmp_path) as made:
        yield made
