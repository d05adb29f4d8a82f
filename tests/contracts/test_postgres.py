"""PostgreSQL keeps the contract of stores."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from contracts.importing import ImportContract
from contracts.search import SearchContract
from contracts.store import StoreContract
from fixtures_postgres import OwnPostgres


class TestPostgres(SearchContract, StoreContract, ImportContract):
    """The store on a real server; a database that takes no connections makes it unavailable."""

    @pytest.fixture
    def url(self, postgres: OwnPostgres, database: str) -> str:
        """Return an empty database."""
        self.server = postgres
        return postgres.url(database)

    @contextmanager
    def unavailable(self, url: str) -> Iterator[None]:
        """End all connections and refuse new ones."""
        name = url.rpartition("/")[2]
        self.server.psql(
            f"ALTER DATABASE {name} ALLOW_CONNECTIONS false;"
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
        )
        yield
        self.server.psql(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
