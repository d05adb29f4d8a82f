"""Settings of the whole test run: options, markers, hypothesis profiles, the brokers and the root of the project."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["fixtures_kafka", "fixtures_postgres"]

ROOT = Path(__file__).parents[1]

# In CI the same examples on every run, and no deadline: a shared machine pauses when it likes.
settings.register_profile("ci", derandomize=True, deadline=None, database=None, print_blob=True)
settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
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
