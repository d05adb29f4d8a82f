"""Brokers for tests: the one that all tests share, and brokers that a test may stop, kill and start again.

tests/conftest.py loads this as a plugin. The shared broker is the one that COPYDESK_TEST_BROKERS names; else an Apache
Kafka of deploy/kafka with a folder of its own; else, where Java or Maven is missing, the embedded broker. The first
lines of the test report say which.
"""

import atexit
import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Literal

import pytest

Kind = Literal["given", "apache", "embedded"]

RUN = Path(__file__).parents[1] / "deploy" / "kafka" / "run.py"
FIRST_PORT = 19192
LAST_PORT = 19398
QUICK_START = "-XX:TieredStopAtLevel=1"
"""A broker of tests lives for minutes: code that is compiled for a long life costs it 12 s of CPU instead of 7 (start, 6,000 records)."""
TELL: dict[Kind, str] = {
    "given": "the broker that COPYDESK_TEST_BROKERS names",
    "apache": "Apache Kafka of deploy/kafka, started for these tests",
    "embedded": "the embedded broker (Java or Maven is missing: nothing is claimed about Apache Kafka)",
}


class OwnKafka:
    """An Apache Kafka broker that one test owns. `data` is kept between stop and start; `port + 1` is used too."""

    def __init__(self, port: int, data: Path) -> None:
        self.port = port
        self.data = data
        self.address = f"127.0.0.1:{port}"

    def start(self) -> str:
        """Start the broker, wait until it answers, return its address."""
        self._run("up")
        return self.address

    def stop(self) -> None:
        """End the broker cleanly and wait for it."""
        self._run("down")

    def kill(self) -> None:
        """End the broker as a power cut would: SIGKILL."""
        os.kill(self.pid, signal.SIGKILL)
        self._run("down")  # returns when the process is gone

    @property
    def pid(self) -> int:
        """The process id of the running broker."""
        return int((self.data / "broker.pid").read_text())

    def _run(self, command: str) -> None:
        options = f"{os.environ.get('JAVA_TOOL_OPTIONS', '')} {QUICK_START}"
        place = {"KAFKA_PORT": str(self.port), "KAFKA_DATA": str(self.data)}
        environment = os.environ | place | {"JAVA_TOOL_OPTIONS": options}
        done = subprocess.run(
            [sys.executable, RUN, command], env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr


def free_port() -> int:
    """Return a port that is free together with the next one, below the range from which clients get theirs.

    It is ours until this process ends: a broker takes seconds to bind it, and other test runs look at the same time.
    """
    return next(
        port for port in range(FIRST_PORT, LAST_PORT, 2) if _reserved(port) and _is_free(port) and _is_free(port + 1)
    )


def kind_of_broker() -> Kind:
    """Return which broker the tests share on this machine."""
    if os.environ.get("COPYDESK_TEST_BROKERS"):
        return "given"
    return "apache" if shutil.which("java") and shutil.which("mvn") else "embedded"


def pytest_report_header() -> str:
    """Say which broker the tests share."""
    return f"broker: {TELL[kind_of_broker()]}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what claims something about Apache Kafka where there is none, and say how to get it."""
    if kind_of_broker() == "embedded":
        why = "needs Apache Kafka: install Java 17 and Maven, or name a broker in COPYDESK_TEST_BROKERS"
        for item in items:
            if item.get_closest_marker("kafka"):
                item.add_marker(pytest.mark.skip(reason=why))


@pytest.fixture(scope="session")
def kafka(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of the shared broker."""
    kind = kind_of_broker()
    if kind == "given":
        yield os.environ["COPYDESK_TEST_BROKERS"]
    elif kind == "embedded":
        yield from _embedded()
    else:
        yield from _own(tmp_path_factory.mktemp("kafka"))


@pytest.fixture(scope="session")
def embedded() -> Iterator[str]:
    """Yield the address of the embedded broker, whatever else there is."""
    yield from _embedded()


@pytest.fixture
def cold_kafka(tmp_path: Path) -> Iterator[OwnKafka]:
    """Yield an Apache Kafka that the test may start, stop and kill."""
    if not (shutil.which("java") and shutil.which("mvn")):
        pytest.skip("a broker that a test may stop and start again needs Java 17 and Maven")
    broker = OwnKafka(free_port(), tmp_path / "kafka")
    yield broker
    broker.stop()


@pytest.fixture
def own_kafka(cold_kafka: OwnKafka) -> OwnKafka:
    """Return a running Apache Kafka that the test may stop and kill."""
    cold_kafka.start()
    return cold_kafka


def _embedded() -> Iterator[str]:
    # Imported late: the lower floors can be tested while a command is broken.
    from streams.cli.embedded import embedded_broker  # noqa: PLC0415

    with embedded_broker() as address:
        yield address


def _own(data: Path) -> Iterator[str]:
    broker = OwnKafka(free_port(), data)
    yield broker.start()
    broker.stop()


_reservations: dict[int, IO[str]] = {}


def _reserved(port: int) -> bool:
    """Reserve a port among the test runs of this machine; the lock goes with the process."""
    if port in _reservations:
        return True
    lock = (Path(tempfile.gettempdir()) / f"copydesk-test-port-{os.getuid()}-{port}").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        return False
    _reservations[port] = lock
    atexit.register(lock.close)
    return True


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
