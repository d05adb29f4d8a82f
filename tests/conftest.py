"""Settings of the whole test run: options, markers, hypothesis profiles, the brokers and the root of the project."""

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["fixtures_kafka", "fixtures_postgres"]

ROOT = Path(__file__).parents[1]

# In CI the same examples on every run. No deadline, and examples may be slow to make: a shared machine pauses when it likes.
BUSY: Any = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("ci", derandomize=True, database=None, print_blob=True, **BUSY)
settings.register_profile("default", **BUSY)
settings.load_profile("ci" if os.environ.get("CI") else "default")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of this project."""
    group = parser.getgroup("copydesk")
    group.addoption("--golden", action="store_true", help="rewrite the answers beside the samples; read the diff")
    group.addoption("--long", action="store_true", help="run the long form of fault tests too")


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to rewrite answers where nobody reads the diff."""
    if config.getoption("--golden") and os.environ.get("CI"):
        raise pytest.UsageError("--golden rewrites the answers of tests and is refused in CI: run it on your machine")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the long tests unless they were asked for."""
    if config.getoption("--long"):
        return
    skip = pytest.mark.skip(reason="long form: run with --long")
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(skip)


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the root folder of the project."""
    return ROOT


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> bool:
    """Return whether answers are to be rewritten instead of compared."""
    return bool(request.config.getoption("--golden"))
