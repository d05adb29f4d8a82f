"""Who gives way where stages share cores: what is nearer to the reader goes first."""

import os
from collections.abc import Mapping
from contextlib import suppress

from schemas.vocab import Stage

GIVES_WAY: Mapping[Stage, int] = {"parse": 5, "dedupe": 3, "enrich": 0, "store": 0}
"""How nice each stage is (nice(1)); the system shares a core as 1024 to 526 for a step of 3, as 1024 to 335 for one of 5.

With equal turns parse and dedupe ran ahead of enrichment, which has most to do and only one thread to do it in: of a burst
of 4,000 items the last 2,000 were enriched alone, while the other core stood still. These steps are no larger than what the
stages cost beside enrichment (.3 and .5 of its time), so that none becomes the narrow one where others crowd the machine.
"""


def give_way(stage: Stage) -> None:
    """Give this process, and those that it starts, the turn of its stage."""
    with suppress(AttributeError, OSError):  # no such thing on this system, or not for us: then all have the same turn
        os.nice(GIVES_WAY[stage])
