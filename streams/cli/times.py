"""Times as people type them: RFC 3339 with a zone."""

from datetime import UTC, datetime

import typer


def rfc3339_time(text: str) -> datetime:
    """Read a time such as 2025-03-16T12:00:00Z; one without a zone is refused, for it would be a guess."""
    try:
        time = datetime.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no time; write it as 2025-03-16T12:00:00Z") from error
    if time.tzinfo is None:
        raise typer.BadParameter(f"{text!r} has no time zone; write it as 2025-03-16T12:00:00Z")
    return time.astimezone(UTC)
