"""A PostgreSQL for tests: one private server on a free port of the loopback, in a folder that is gone afterwards.

tests/conftest.py loads this as a plugin. Where PostgreSQL's programs are missing, the tests that need it are skipped.
"""

import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

import psutil
import pytest

INSTALLED = "/usr/lib/postgresql"  # Debian keeps initdb and pg_ctl off the PATH, a folder for each version
WHY = "needs PostgreSQL's initdb and pg_ctl: apt-get install postgresql (no server has to run)"
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",  # no test cuts the power
    "shared_buffers": "32MB",
    "max_connections": "50",
}
ICU_SINCE = 15
NUMBERS = count()


class OwnPostgres:
    """A server that tests may stop, freeze and start again. It runs as another user where the tests run as root."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self.programs = programs
        self.data = folder / "data"
        self.log = folder / "server.log"
        self.port = _free_port()
        self._user = "postgres" if os.geteuid() == 0 else None
        if self._user:
            shutil.chown(folder, self._user)

    def make(self) -> None:
        """Make the data folder. Its language is not C where that can be chosen, so that a wrong order of texts shows."""
        icu = ["--locale-provider=icu", "--icu-locale=en-US"] if self._version() >= ICU_SINCE else []
        self._run(
            "initdb", "--pgdata", self.data, "--username=copydesk", "--auth=trust", "--encoding=UTF8",
            "--locale=C.UTF-8", "--no-sync", *icu,
        )  # fmt: skip

    def start(self) -> None:
        """Start the server and wait until it answers."""
        settings = " ".join(f"-c {name}='{value}'" for name, value in (SETTINGS | {"port": str(self.port)}).items())
        self._run("pg_ctl", "start", "--wait", "--pgdata", self.data, "--log", self.log, "--options", settings)

    def stop(self, mode: str = "fast") -> None:
        """End the server: `fast` ends its connections in order, `immediate` is a crash."""
        self._run("pg_ctl", "stop", "--wait", "--pgdata", self.data, "--mode", mode)

    def freeze(self) -> None:
        """Let no process of the server run: it takes connections and does not answer."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let them run again."""
        self._signal(signal.SIGCONT)

    def url(self, database: str) -> str:
        """Return the address of a database, as COPYDESK_STORE takes it."""
        return f"postgresql://copydesk@127.0.0.1:{self.port}/{database}"

    def psql(self, statement: str, database: str = "postgres") -> str:
        """Run a statement as another program and return the answer."""
        return self._run("psql", "--no-psqlrc", "-qAtX", "-v", "ON_ERROR_STOP=1", "-c", statement, self.url(database))

    def _signal(self, number: signal.Signals) -> None:
        postmaster = psutil.Process(int((self.data / "postmaster.pid").read_text().split()[0]))
        for process in (postmaster, *postmaster.children(recursive=True)):
            with suppress(psutil.NoSuchProcess):  # a connection's own process may end at any moment
                process.send_signal(number)

    def _version(self) -> int:
        told = re.search(r"\d+", self._run("initdb", "--version"))
        return int(told[0]) if told else 0

    def _run(self, program: str, *words: str | Path) -> str:
        user = {"user": self._user, "group": pwd.getpwnam(self._user).pw_gid, "extra_groups": []} if self._user else {}
        with tempfile.TemporaryFile() as told:  # not a pipe: the server that pg_ctl starts would hold it open
            done = subprocess.run(
                [self.programs / program, *words], cwd="/", stdin=subprocess.DEVNULL, stdout=told, stderr=told,
                check=False, **user,
            )  # fmt: skip
            told.seek(0)
            text = told.read().decode()
        assert done.returncode == 0, text
        return text.strip()


def programs() -> Path | None:
    """Return the folder of the newest PostgreSQL on this machine."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    folders = sorted(Path(INSTALLED).glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    return folders[-1].parent if folders else None


@pytest.fixture(scope="session")
def postgres() -> Iterator[OwnPostgres]:
    """Yield the running server that the tests share; who stops it starts it again."""
    found = programs()
    if found is None:
        pytest.skip(WHY)
    with tempfile.TemporaryDirectory(prefix="copydesk-postgres-") as folder:
        server = OwnPostgres(found, Path(folder))
        server.make()
        server.start()
        yield server
        server.stop("immediate")


@pytest.fixture
def database(postgres: OwnPostgres) -> Iterator[str]:
    """Yield the name of a new, empty database."""
    name = f"test_{next(NUMBERS)}"
    postgres.psql(f"CREATE DATABASE {name}")
    yield name
    postgres.psql(f"DROP DATABASE {name} WITH (FORCE)")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
