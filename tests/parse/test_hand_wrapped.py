"""Text that people wrapped by hand: lines break where somebody liked, paragraphs only at blank lines."""

from datetime import UTC, datetime

from schemas.article import ParsedItem
from streams.parse import feed_for, file_item, parse

STORY = """Storm shuts port of Haven for a second day

HAVEN (Reuters) - Gusts of 120 kph damaged two berths, port operator
Haven Lines said. Ships wait outside
the roads, among them the
Queen Astrid with 900 people on board, and tugs of
North Sea Towage keep them off the rocks until the wind
turns to the west.

The port will stay shut until Friday at least, said harbour master
Jonas Brekke, who has not left his office since the storm came over the
Skagerrak on Tuesday night.
"""


def test_a_name_at_the_start_of_a_line_begins_no_paragraph() -> None:
    """A word that would have fitted above, with a capital, is the start of a paragraph only after a full stop."""
    raw = file_item("story.txt", STORY.encode(), feed="reuters", received_at=datetime(2025, 3, 16, tzinfo=UTC))
    (item,) = parse(raw, feed_for("reuters", {}))
    assert isinstance(item, ParsedItem)
    assert [paragraph.text[:24] for paragraph in item.copydesk.paragraphs] == [
        "Gusts of 120 kph damaged",
        "The port will stay shut ",
    ]
