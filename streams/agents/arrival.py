"""A stage joins its group when its topics are on the broker, and not before.

A consumer that joins earlier is given no partitions, and hears of topics that come later only with its next metadata,
by default after five minutes. Meanwhile all looks well: it is in the group, and of nothing assigned nothing waits.
"""

import asyncio
import logging
from collections.abc import Collection, Mapping
from typing import Any

from streams.agents.waiting import Waiting
from streams.errors import TransientError
from streams.observe.topics import create_missing, missing

PAUSE, LONGEST_PAUSE = 0.5, 5.0
"""Seconds between two looks: the first, twice as long each time, and no longer."""

log = logging.getLogger(__name__)


async def until_topics(
    client: Mapping[str, Any], prefix: str, topics: Collection[str], waiting: Waiting, *, create: bool
) -> None:
    """Return when all of these topics (logical names) are there; `create` makes those of the table that are missing.

    While the broker is away, or the topics are left to an operator who has yet to make them, the stage waits, and says
    for what. Raises ConfigError when the broker refuses us.
    """
    pause, told = PAUSE, ""
    with waiting.on("its topics"):
        while why := await _lacking(client, prefix, topics, create=create):
            if why != told:
                log.warning("the stage waits: %s", why)
            told = why
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)


async def _lacking(client: Mapping[str, Any], prefix: str, topics: Collection[str], *, create: bool) -> str:
    """Return what keeps the stage from its work, nothing when all is there."""
    try:
        absent = await missing(client, prefix)
        if absent and create:
            await create_missing(client, prefix)  # seen by the next look, so that every broker knows them
    except TransientError as error:
        return str(error)
    lacking = sorted(prefix + topic for topic in topics if prefix + topic in absent)
    mend = "it is made now" if create else "`copydesk topics apply` makes it"
    return f"no topic {', '.join(lacking)} yet; {mend}" if lacking else ""
