"""Fixtures of the agents' tests."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from agents.ground import Ground

from streams.agents.conf import stage_app
from streams.agents.consumer import SafeApp

pytest.register_assert_rewrite("contracts.recogniser")


@pytest.fixture
async def ground(kafka: str, tmp_path: Path) -> AsyncIterator[Ground]:
    """Yield topics of one's own on the shared broker; what is still running at the end is killed."""
    async with Ground(kafka, tmp_path) as made:
        yield made


@pytest.fixture
async def quiet_app() -> AsyncIterator[SafeApp]:
    """Yield an app that never meets a broker; its flow is open, its generation is 1."""
    app = stage_app("test", "localhost:9092")
    app.consumer_generation_id = 1
    app.flow_control.resume()
    yield app
    app.consumer.notes.thread_loop.close()  # Faust makes it early and leaves it to the thread that never ran
