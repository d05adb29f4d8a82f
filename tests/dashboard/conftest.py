"""Each test of the live stream has topics of its own on the shared broker."""

from collections.abc import AsyncIterator

import pytest
from client.desk import Topics


@pytest.fixture
async def topics(kafka: str) -> AsyncIterator[Topics]:
    """Yield fresh public topics of three partitions."""
    topics = Topics(kafka)
    await topics.make(3)
    yield topics
    topics.close()
