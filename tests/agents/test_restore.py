"""Reading up to a marker gives all that was there, in order, and nothing that came later; on both brokers."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from agents.ground import Ground
from aiokafka import AIOKafkaProducer

from streams.agents.restore import RestoreAbortedError, read_to_marker

MARK = b"\x00mark"


class Plain(AIOKafkaProducer):  # type: ignore[misc]
    """A producer with the parameters of Faust's."""

    async def send(self, topic: str, key: bytes, value: bytes, *rest: Any) -> Any:  # type: ignore[override]
        """Send as Faust's producer does: the value comes after the key."""
        return await super().send(topic, value, key, *rest)


@pytest.fixture(params=["kafka", "embedded"])
async def place(request: pytest.FixtureRequest, tmp_path: Any) -> AsyncIterator[tuple[Ground, Plain]]:
    """Yield topics on a broker, and a producer for them."""
    address = request.getfixturevalue(request.param)
    async with Ground(address, tmp_path) as ground, Plain(bootstrap_servers=address, linger_ms=20) as producer:
        yield ground, producer


async def read(ground: Ground, producer: Plain, **changes: Any) -> list[bytes | None]:
    arguments = {"producer": producer, "mark_key": MARK, "stale": lambda: False} | changes
    client = {"bootstrap_servers": ground.address}
    return [m.value async for some in read_to_marker(client, f"{ground.prefix}in", 1, **arguments) for m in some]


@pytest.mark.kafka
async def test_all_before_the_marker(place: tuple[Ground, Plain]) -> None:
    """Everything sent before comes, in order, of this partition only; markers of others don't."""
    ground, producer = place
    values = [b"%d" % i for i in range(2500)]
    await ground.send(values[:2000], partition=1)
    assert await read(ground, producer) == values[:2000]
    await ground.send([b"another partition"], partition=2)
    await ground.send(values[2000:], partition=1)
    assert await read(ground, producer) == values


@pytest.mark.kafka
async def test_empty_partition(place: tuple[Ground, Plain]) -> None:
    """An empty partition gives nothing, at once."""
    assert await read(*place) == []


@pytest.mark.kafka
async def test_stale_restore_is_aborted(place: tuple[Ground, Plain]) -> None:
    """A restore that a rebalance makes pointless ends with its own error."""
    with pytest.raises(RestoreAbortedError):
        await read(*place, stale=lambda: True)
