"""One plain text of a feed that nobody has described, parsed."""

from datetime import UTC, datetime

from schemas import ParsedItem
from streams.parse import feed_for, file_item, parse


def read(text: str) -> ParsedItem:
    """Parse one plain text of a feed that is not known."""
    (item,) = parse(
        file_item("x.txt", text.encode(), feed="desk", received_at=datetime(2026, 3, 16, tzinfo=UTC)),
        feed_for("desk", {}),
    )
    assert isinstance(item, ParsedItem)
    return item
