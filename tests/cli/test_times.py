"""Days as people type them."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from streams.cli.times import first_moment

NOW = datetime(2025, 3, 1, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("today", "2025-03-01T00:00:00+00:00"),
        ("Yesterday", "2025-02-28T00:00:00+00:00"),
        ("2025-03-16", "2025-03-16T00:00:00+00:00"),
        ("2025-03-16z", "2025-03-16T00:00:00+00:00"),
        ("2025-03-16-05:00", "2025-03-16T05:00:00+00:00"),
        (" 2025-03-16+01:00 ", "2025-03-15T23:00:00+00:00"),
        ("2025-03-16T12:00:00Z", None),
        ("20250316", None),
        ("friday", None),
    ],
)
def test_days(text: str, begins: str | None) -> None:
    """A day is its first moment, in UTC unless it names a zone; all else is left to the reader of times."""
    found = first_moment(text, NOW)
    assert (found and found.isoformat()) == begins


def test_today_is_a_day_in_utc() -> None:
    """Whatever the zone of the clock."""
    assert first_moment("today", NOW.astimezone(timezone(-timedelta(hours=5)))) == NOW.replace(minute=0)
