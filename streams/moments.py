"""Times as whole microseconds since the epoch: exact, small, and quick to compare."""

from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""Where Unix begins to count. Kafka knows no time before."""

_TICK = timedelta(microseconds=1)

DAY = timedelta(days=1) // _TICK

NEVER = 2**63 - 1
"""After every moment: the end of an embargo that nobody could read."""


def moment(time: datetime) -> int:
    """Return a UTC time in microseconds since the epoch; negative before 1970."""
    return (time - EPOCH) // _TICK


def time_of(moment: int) -> datetime:
    """Return the UTC time of a moment."""
    return EPOCH + moment * _TICK
