"""The numbered migrations: one folder of SQL per database, each file applied once and never edited afterwards.

A file `0001_words.sql` is split at semicolons that end a line, so that every database runs one statement at a time
inside one transaction.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from streams.errors import ConfigError

STATEMENT_END = re.compile(r";[ \t]*(?:--[^\n]*)?\n")


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of a database from empty to now. `checksum` is the SHA-256 of the file."""

    number: int
    name: str
    sql: str

    @property
    def checksum(self) -> str:
        """SHA-256 of the text, hex."""
        return hashlib.sha256(self.sql.encode()).hexdigest()

    @property
    def statements(self) -> list[str]:
        """The statements, one by one."""
        return [part.strip() for part in STATEMENT_END.split(self.sql) if part.strip()]


def migrations(database: str) -> tuple[Migration, ...]:
    """Return the migrations of one database, in order."""
    folder = files(__name__) / database
    found = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".sql")), key=lambda entry: entry.name)
    return tuple(
        Migration(int(entry.name[:4]), entry.name.removesuffix(".sql"), entry.read_text(encoding="utf-8"))
        for entry in found
    )


def pending(known: tuple[Migration, ...], applied: Mapping[int, str]) -> list[Migration]:
    """Return what is still to be applied; ConfigError when the database is not one that this code can bring up.

    `applied` maps the numbers found in the database to their checksums.
    """
    numbers = {migration.number for migration in known}
    if newer := sorted(set(applied) - numbers):
        raise ConfigError(
            f"the store was made by a newer copydesk (migration {newer[-1]:04d}): install that version, "
            "or give another COPYDESK_STORE"
        )
    for migration in known:
        if applied.get(migration.number, migration.checksum) != migration.checksum:
            raise ConfigError(
                f"migration {migration.name} was applied to the store with another text: restore the file of the "
                "release that made the store, or give another COPYDESK_STORE and run copydesk replay"
            )
    return [migration for migration in known if migration.number not in applied]
