"""A pause in aiokafka's search for a broker.

While a partition has no known leader aiokafka 0.14 asks for metadata again as soon as an update has failed, in its
fetcher (fetcher.py:563) and in its sender (sender.py:158) alike. With the broker away that is a loop without a pause:
a full processor and 4,000 log lines a second were seen here while a broker restarted.
"""

import asyncio
from typing import Any

from aiokafka.client import AIOKafkaClient

PAUSE = 0.2
"""Seconds that a failed update takes at least."""


def calm(client: AIOKafkaClient) -> None:
    """Make failed metadata updates of this client take their time."""
    update = client._metadata_update  # noqa: SLF001 - no setting reaches it

    async def update_calmly(cluster: Any, topics: Any) -> bool:
        updated: bool = await update(cluster, topics)
        if not updated:
            await asyncio.sleep(PAUSE)
        return updated

    client._metadata_update = update_calmly  # noqa: SLF001
