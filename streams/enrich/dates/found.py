"""One expression of time in a text: where it stands, and what it means."""

import re
from datetime import date
from typing import NamedTuple

from streams.enrich.dates.reading import Kind

DAY = re.compile(r"\d{4}-\d\d-\d\d")
DAY_LENGTH = len("2025-03-20")
"""A day as a value tells it, and its code points."""
YEAR = re.compile(r"\d{4}")


class Found(NamedTuple):
    """One expression: where it stands, what it means, and the rule that found it."""

    start: int
    end: int
    value: str
    kind: Kind
    rule: str

    def day(self) -> date | None:
        """Return the day that it tells, or that its first day is; None where it tells none that the calendar has."""
        try:
            return date.fromisoformat(self.value[:DAY_LENGTH]) if DAY.match(self.value) else None
        except ValueError:  # the year 0, or 29 February of a year that another expression told
            return None

    def tells_year(self, text: str) -> bool:
        """Whether the text names its year."""
        return YEAR.search(text, self.start, self.end) is not None
