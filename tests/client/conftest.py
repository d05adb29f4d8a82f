"""Each test of the client has topics of its own on the shared broker."""

import pytest
from client.desk import Topics


@pytest.fixture
async def topics(kafka: str) -> Topics:
    """Return fresh public topics."""
    topics = Topics(kafka)
    await topics.make()
    return topics
