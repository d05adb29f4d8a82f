"""The day from which "Sunday" and "last week" are counted: the dateline's, else that of sending, else of receipt."""

import re
from datetime import date
from typing import Literal

from schemas.article import Article
from streams.enrich.dates.moments import MONTHS, Anchor, valid_day

Source = Literal["dateline", "sent", "received"]

_DAY = re.compile(r"\d{1,2}(?!\d)")
_YEAR = re.compile(r"\d{4}")
_WORD = re.compile(r"[A-Za-z]{3,}")


def anchor_of(article: Article) -> tuple[Anchor, Source]:
    """Return the anchor, and whose day it is: that of receipt is a guess, and said to be one."""
    sent = article.version_created or article.content_created or article.first_created
    known = (sent or article.copydesk.received_at).date()
    line = article.copydesk.dateline
    if line and line.date and (day := _dateline_day(line.date, known)):
        return Anchor(day), "dateline"
    return Anchor(known), "sent" if sent else "received"


def _dateline_day(said: str, known: date) -> date | None:
    """Read "March 16", "16 March" or "Jan. 5, 2025"; without a year it is the last such day that had come when it was sent.

    A day of slack: a dateline in Tokyo may be tomorrow's where it is received.
    """
    word, digits, years = _WORD.search(said), _DAY.search(_YEAR.sub(" ", said)), _YEAR.search(said)
    if word is None or digits is None:
        return None
    month = next((n for n, name in enumerate(MONTHS, 1) if name.startswith(word[0].lower()[:3])), None)
    if month is None:
        return None
    day = int(digits[0])
    near = Anchor(known).shifted(1)
    year = int(years[0]) if years else near.year - ((month, day) > (near.month, near.day))
    return date(year, month, day) if valid_day(year, month, day) else None
