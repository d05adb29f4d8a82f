"""When a feed is fetched next: a function of where it stands and what came. No clock, no chance, no I/O.

What Media Cloud learned with 180,000 feeds: failures have weights, the wait grows by the same step and does not double,
and what is busy is looked at more often. Retry-After is honoured when it asks for more, whatever the status.
"""

import math
from dataclasses import replace
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Literal

from streams.sources.bookmarks import Bookmark
from streams.sources.fetch_error import Word

HOUR, DAY = 3600.0, 86_400.0
LEAST, MOST = 60.0, DAY
"""Seconds between two fetches of one feed."""
GROWTH = 12.0
"""How many times the interval that the feeds file names a quiet feed may wait: 2 h for the default of 10 minutes.

Without it a feed that sleeps at night would be looked at once a day on the next morning.
"""

# Between them the interval stays as it is. Below: the feed may have dropped entries before we saw them.
FEW, MANY = 0.33, 0.67
FASTER, SLOWER = 0.5, 1.25

HARD, SOFT, TEMPORARY = 1.0, 0.5, 0.25

Fault = Word | Literal["html?", "empty", "refusedByServer", "busy", "server", "gone", "unexpected", "bug"]

WEIGHTS: dict[Fault, float] = {
    "busy": TEMPORARY,  # 429, 503
    "timeout": TEMPORARY,
    "connection": TEMPORARY,
    "server": SOFT,  # other 5xx
    "dns": SOFT,
    "tls": SOFT,
    "http": SOFT,
    "encoding": SOFT,
    "empty": SOFT,
    "html?": HARD,
    "refused": HARD,
    "refusedByServer": HARD,  # 403
    "tooLarge": HARD,
    "redirects": HARD,
    "gone": HARD,
    "bug": HARD,
    "unexpected": HARD,  # any other status
}

TOO_MANY, FORBIDDEN, GONE = 429, 403, 410
BUSY = frozenset({408, TOO_MANY, 503})
SERVER_ERROR = 500


def fault_of(status: int) -> Fault:
    """Name what is wrong with a status that brings no document."""
    if status in BUSY:
        return "busy"
    if status == FORBIDDEN:
        return "refusedByServer"
    if status == GONE:
        return "gone"
    return "server" if status >= SERVER_ERROR else "unexpected"


def after_answer(mark: Bookmark, now: float, guess: float, *, known: float, retry: float) -> Bookmark:
    """Return where a feed stands after an answer; `known` is the share of its entries that were known already.

    `guess` is the interval of the feeds file.
    """
    factor = FASTER if known < FEW else SLOWER if known > MANY else 1.0
    first = mark.body is None  # all is new then, which says nothing of the rhythm
    interval = bounded(guess if first else mark.interval * factor, guess, mark.every)
    return replace(mark, due=now + max(interval, retry), interval=interval, failures=0.0, refusals=0)


def after_fault(
    mark: Bookmark, now: float, fault: Fault, *, retry: float, limited: bool = False, chance: float
) -> Bookmark:
    """Return where a feed stands after a failure. `limited`: the server said 429; `chance` from 0 to 1 spreads the wait.

    The second 403 in a row counts as 429: some servers mean that by it.
    """
    refusals = mark.refusals + 1 if fault == "refusedByServer" else 0
    if refusals > 1:
        fault, limited = "busy", True
    failures = mark.failures + WEIGHTS[fault]
    wait = max(min(DAY, mark.interval * max(1, math.ceil(failures))), retry)
    wait += chance * HOUR if limited else 0.0
    return replace(mark, due=now + wait, failures=failures, refusals=refusals, stopped=fault == "gone")


def bounded(interval: float, guess: float, every: float | None) -> float:
    """Keep an interval within the day, what the operator thought of, and what the feed asks for (RSS `ttl`)."""
    most = min(MOST, GROWTH * guess)
    return min(MOST, max(LEAST, min(every or 0.0, MOST), min(interval, most)))


def retry_after(value: str | None, now: float) -> float:
    """Return the seconds that `Retry-After` asks for, a day at most; 0 for none or nonsense (RFC 9110 §10.2.3)."""
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return min(DAY, float(text[:9]))
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return 0.0
    return min(DAY, max(0.0, (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp() - now))
