"""Answers that are kept because words come again, with a bound in bytes and not in entries alone.

News says the same names day after day, but a text may also be one word of 40,000 letters: base64, or malice. Caches that
kept such words grew by 100 kB with each such text. So what is long is answered anew each time. To ask for that is cheap: an
article of 2 kB has 120 look-ups.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar, TypeVarTuple

Others = TypeVarTuple("Others")
Answer = TypeVar("Answer")

LONG = 200
"""Code points beyond which nothing is kept; the longest name of a place has 58."""


def kept(most: int) -> Callable[[Callable[[str, *Others], Answer]], Callable[[str, *Others], Answer]]:
    """Keep the newest answers of a pure function, at most so many, for first arguments that are not long."""

    def keep(function: Callable[[str, *Others], Answer]) -> Callable[[str, *Others], Answer]:
        known = lru_cache(maxsize=most)(function)

        @wraps(function)
        def answer(text: str, *others: *Others) -> Answer:
            return (known if len(text) <= LONG else function)(text, *others)

        return answer

    return keep
