"""SQLite keeps the contract of stores."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from contracts.importing import ImportContract
from contracts.search import SearchContract
from contracts.store import StoreContract


class TestSqlite(SearchContract, StoreContract, ImportContract):
    """The store in one file; another program's lock makes it unavailable."""

    @pytest.fixture
    def url(self, tmp_path: Path) -> str:
        """Return a file that is not there yet."""
        return f"sqlite:///{tmp_path}/copydesk.db"

    @contextmanager
    def unavailable(self, url: str) -> Iterator[None]:
        """Hold the write lock."""
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            yield
