#!/usr/bin/env python3
"""Run a real Apache Kafka broker without Docker: `run.py up` and `run.py down`.

`up` fetches the jars from Maven Central once, starts the broker in the background and waits until it answers; the last
line on stdout is its address. `down` stops it. Data stay between starts. Only the standard library is used: this runs
before the project is installed. Exit codes: 0 ok, 69 something needed is missing or the broker did not come up.

Environment: KAFKA_PORT (19092; the controller takes the next port), KAFKA_DATA (deploy/kafka/data), KAFKA_HEAP (512m).
Another port and another data folder make a second, separate broker.
"""

import fcntl
import os
import signal
import socket
import string
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from java import HERE, fail, find_java, jars, say

START_SECONDS = 90.0  # 4 s on two idle cores; a loaded machine and a recovery after a kill take longer
STOP_SECONDS = 30.0

# Java's second compiler took .4 of all CPU time of a new broker's first 8,500 items, and what it makes saves a tenth of a
# millisecond an item: it would pay from some 35,000 items on, and a broker for tests and trials seldom lives so long.
FOR_AN_HOUR = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")

# streams/cli/embedded.py asks its broker the same way. This can't import it: it runs before the project is installed.
# A Metadata request for no topic: api 3, version 1, correlation id 1, no client id, an empty list of topics.
METADATA = struct.pack(">ihhihi", 14, 3, 1, 1, -1, 0)
# The reply begins with its size, the correlation id and the number of brokers.
REPLY = struct.Struct(">iii")


@dataclass(frozen=True)
class Broker:
    """Where one broker listens and keeps its files."""

    port: int
    data: Path
    heap: str

    @property
    def address(self) -> str:
        """What a client connects to."""
        return f"127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        """What the broker process prints."""
        return self.data / "broker.log"

    @property
    def lock(self) -> Path:
        """Locked by the broker process as long as it lives, however it ends; holds its process id."""
        return self.data / "broker.pid"

    @property
    def config(self) -> Path:
        """The server.properties of this broker, filled in."""
        return self.data / "server.properties"


def main(arguments: list[str]) -> int:
    """Run one command; return the exit code."""
    commands: dict[str, Callable[[Broker], None]] = {"up": up, "down": down}
    if len(arguments) != 1 or arguments[0] not in commands:
        say("usage: run.py up|down")
        return 2
    data = Path(os.environ.get("KAFKA_DATA") or HERE / "data").resolve()
    broker = Broker(int(os.environ.get("KAFKA_PORT", "19092")), data, os.environ.get("KAFKA_HEAP", "512m"))
    commands[arguments[0]](broker)
    return 0


def up(broker: Broker) -> None:
    """Start the broker unless it runs, wait until it answers, print its address."""
    broker.data.mkdir(parents=True, exist_ok=True)
    with broker.lock.open("a+") as lock:
        if take(lock):
            lock.truncate(0)  # the process id of an earlier life must not be killed by a `down` that comes now
            start(broker, lock)
    wait_until_it_answers(broker)
    print(broker.address)


def down(broker: Broker) -> None:
    """Ask the broker to end, wait, and kill it if it does not. A broker that does not run is no error."""
    if not broker.lock.exists():
        return
    with broker.lock.open("a+") as lock:
        if take(lock):
            return
        wait_for(lambda: bool(broker.lock.read_text()), STOP_SECONDS)  # empty while an `up` prepares the start
        pid = int(broker.lock.read_text())
        os.kill(pid, signal.SIGTERM)
        if not wait_for(lambda: take(lock), STOP_SECONDS):
            say(f"the broker (process {pid}) did not end in {STOP_SECONDS:.0f} s, killing it")
            os.kill(pid, signal.SIGKILL)
            wait_for(lambda: take(lock), STOP_SECONDS)


def start(broker: Broker, lock: IO[str]) -> None:
    """Format the storage if it is new and start the broker process, which inherits the lock."""
    refuse_taken_ports(broker)
    java = [find_java(), "-cp", f"{jars()}/*", f"-Dlog4j2.configurationFile={HERE / 'log4j2.properties'}"]
    values = {"port": broker.port, "controller_port": broker.port + 1, "data": broker.data}
    template = string.Template((HERE / "server.properties").read_text("utf-8"))
    broker.config.write_text(template.substitute(values), "utf-8")
    if not (broker.data / "log" / "meta.properties").exists():
        format_storage(java, broker)
    with broker.log.open("ab") as log:
        process = subprocess.Popen(
            [*java, f"-Xmx{broker.heap}", *FOR_AN_HOUR, "kafka.Kafka", str(broker.config)],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=broker.data,
            start_new_session=True,  # lives on when the shell ends; Ctrl-C in the shell does not reach it
            pass_fds=[lock.fileno()],
        )
    lock.write(str(process.pid))
    lock.flush()


def format_storage(java: list[str], broker: Broker) -> None:
    """Write the cluster id into the empty data folder, as KRaft wants it before the first start."""
    tool = [*java, "kafka.tools.StorageTool"]
    cluster = subprocess.run([*tool, "random-uuid"], check=True, capture_output=True, text=True).stdout.strip()
    subprocess.run([*tool, "format", "-t", cluster, "-c", str(broker.config)], check=True, stdout=sys.stderr)


def refuse_taken_ports(broker: Broker) -> None:
    """Say who is in the way before Java says it in forty lines."""
    for port in (broker.port, broker.port + 1):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                fail(f"port {port} is taken by another program. Stop it, or set KAFKA_PORT to another port")


def wait_until_it_answers(broker: Broker) -> None:
    """Return when the broker answers; end with the end of its log when it has died or is too slow."""
    end = time.monotonic() + START_SECONDS
    while not answers(broker.port):
        if time.monotonic() > end or not is_running(broker):
            tail = broker.log.read_text("utf-8", "replace").splitlines()[-15:] if broker.log.exists() else []
            fail("\n".join(["the broker did not come up; its log ends:", *tail, f"(all of it: {broker.log})"]))
        time.sleep(0.1)


def answers(port: int) -> bool:
    """Return whether a Metadata request names at least one living broker."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=2) as connection:
            connection.sendall(METADATA)
            reply = connection.makefile("rb").read(REPLY.size)
    except OSError:
        return False
    return len(reply) == REPLY.size and REPLY.unpack(reply)[2] > 0


def is_running(broker: Broker) -> bool:
    """Return whether a process holds the lock."""
    with broker.lock.open("a+") as lock:
        return not take(lock)


def take(lock: IO[str]) -> bool:
    """Take the lock without waiting; return whether that went well."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def wait_for(condition: Callable[[], bool], seconds: float) -> bool:
    """Return whether the condition came true in time."""
    end = time.monotonic() + seconds
    while not (met := condition()) and time.monotonic() < end:
        time.sleep(0.1)
    return met


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
