"""Times as people type them: RFC 3339 with a zone; and days, where a bound is asked for and not when something was."""

import re
from datetime import UTC, datetime, timedelta

import typer

from schemas.events import rfc3339
from streams.cli.exits import say

_DAY = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)(?P<zone>[Zz]|[+-]\d\d:\d\d)?")
_DAYS_AGO = {"today": 0, "yesterday": 1}


def rfc3339_time(text: str) -> datetime:
    """Read a time such as 2025-03-16T12:00:00Z; one without a zone is refused, for it would be a guess."""
    return _time(text)


def _time(text: str, more: str = "") -> datetime:
    """Read a time; `more` is what else could be written."""
    mend = f"write it as 2025-03-16T12:00:00Z{more}"
    try:
        time = datetime.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no time; {mend}") from error
    if time.tzinfo is None:
        raise typer.BadParameter(f"{text!r} has no time zone; {mend}")
    return time.astimezone(UTC)


def bound(text: str) -> datetime:
    """Read a time, or a day, which is its first moment: in UTC, as all times are shown, if it names no zone; that is told."""
    time = first_moment(text, datetime.now(UTC))
    if time is None:
        return _time(text, ", or a day as 2025-03-16, today or yesterday")
    say(f"{text} is taken as {rfc3339(time)}")
    return time


def first_moment(text: str, now: datetime) -> datetime | None:
    """Return when a day such as 2025-03-16, 2025-03-16+01:00, today or yesterday begins; None for what is no day."""
    word = text.strip().lower()
    if word in _DAYS_AGO:
        return (now.astimezone(UTC) - timedelta(days=_DAYS_AGO[word])).replace(
            hour=0, minute=0, second=0, microsecond=0
        )
    if (found := _DAY.fullmatch(word)) is None:
        return None
    try:
        return datetime.fromisoformat(f"{found['day']}T00:00:00{(found['zone'] or 'Z').upper()}").astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise typer.BadParameter(
            f"{text!r} is no day; write it as 2025-03-16, or as 2025-03-16+01:00 with a zone"
        ) from error
