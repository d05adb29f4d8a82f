"""Seconds of a wall clock in tests: whatever else the machine does must not decide whether a test passes.

The gate runs tests beside each other on two cores, so any of them may be kept waiting for seconds. A wait that is only
there to see something happen has the ceiling PATIENCE. A claim about promptness is made of the quickest of several tries.
"""

from collections.abc import Awaitable, Callable

PATIENCE = 120.0
"""Seconds: far more than anything takes that is waited for, on a machine that is busy."""


async def quickest(attempt: Callable[[], Awaitable[float]], within: float, tries: int = 5) -> float:
    """Return the seconds of the first attempt that took less than `within`, else the shortest of so many.

    Other programs make an attempt slow and never one quick, and they leave one of several alone. What is slow of itself
    is slow each time: it waits for a time-out, or looks every few seconds and, since an attempt follows at once on the
    end of the one before, has always just looked. (Of what looks, the first attempt says little: see one happen before.)
    """
    took: list[float] = []
    while len(took) < tries and min(took, default=within) >= within:
        took.append(await attempt())
    return min(took)
