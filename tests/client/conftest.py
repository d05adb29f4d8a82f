"""Each test of the client has topics of its own on the shared broker."""

from collections.abc import AsyncIterator

import pytest
from client.desk import Topics


@pytest.fixture
async def topics(kafka: str) -> AsyncIterator[Topics]:
    """Yield fresh public topics."""
    topics = Topics(kafka)
    await topics.make()
    yield topics
    topics.close()
