"""Embargoes on lines of their own above a text, also where they go on over several: "EMBARGOED until 0001 GMT", "Friday 6 March"."""

from collections.abc import Sequence

from streams.parse.embargo import names_moment
from streams.parse.embargo_label import tells_news
from streams.parse.embargo_notes import embargo_in_line

_WRAPPED = 3  # lines on which an embargo goes on


def embargo_lines(lines: Sequence[str]) -> int:
    """Return how many of these lines are an embargo that stands first; 0 for none."""
    if not lines or embargo_in_line(lines[0].strip()) is None:
        return 0
    count = 1
    while count < min(len(lines), 1 + _WRAPPED):
        line = lines[count].strip()
        if not line or tells_news(line) or names_moment(" ".join(lines[:count])):
            break
        count += 1
    return count


def apart(text: str) -> str:
    """Return a text with a blank line below an embargo that stands on its top, where its sender left none.

    What goes on below it is put on one line with it.
    """
    first, newline, _ = text.partition("\n")
    if not newline or embargo_in_line(first.strip()) is None:  # nearly all
        return text
    *lines, rest = text.split("\n", 1 + _WRAPPED)
    count = embargo_lines(lines)
    said = " ".join(line.strip() for line in lines[:count])
    return "\n".join((said, "", *lines[count:], rest))
