"""The day that a dateline names, as one byte of a signature: a copy keeps it or drops it, and the next day's report has its own."""

import re
from functools import lru_cache
from typing import Final
from zlib import crc32

from streams.dedupe.signs import bare

_WORD: Final = re.compile(r"\b[^\W\d_]{3}")
_DAYS: Final = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_NUMBERS: Final = 255


@lru_cache(maxsize=256)
def day_number(date: str | None) -> int:
    """Return the number of a day as a dateline writes it, 1 to 255, and 0 where it is none: one of "12. März", "March 12", "MAR. 12".

    Three letters of the last word name a month in each language; a day of the week stands before it. Two days have the same
    number once in 255 times: then nothing is known of them.
    """
    days = _DAYS.findall(date or "")
    if not days:
        return 0
    month = _WORD.findall("".join(map(bare, date or "")))[-1:]
    return crc32(" ".join([*month, *map(str, map(int, days))]).encode()) % _NUMBERS + 1
