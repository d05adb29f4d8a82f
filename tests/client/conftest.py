"""Each test of the client has topics of its own on the shared broker."""

from collections.abc import AsyncIterator

import pytest
from client.desk import Topics


@pytest.fixture
async def topics(kafka: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Topics]:
    """Yield fresh public topics."""
    # The embedded broker makes a member that joins wait for half of a session.
    monkeypatch.setenv("COPYDESK_SESSION_TIMEOUT", "2")
    topics = Topics(kafka)
    await topics.make()
    yield topics
    topics.close()
