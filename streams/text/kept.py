"""Answers that are kept because words come again, with a bound in bytes and not in entries alone.

News says the same names day after day, but a text may also be one word of 40,000 letters: base64, or malice. Caches that
kept such words grew by 100 kB with each such text. So what is long is answered anew each time. To ask for that is cheap: an
article of 2 kB has 180 look-ups. Most are of one word alone, and for them a dict that Python asks without a call is four times
as fast as a function in front of `lru_cache`, which were a tenth of the work on names.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar, TypeVarTuple

Others = TypeVarTuple("Others")
Answer = TypeVar("Answer")

LONG = 200
"""Code points beyond which nothing is kept; the longest name of a place has 58."""


def kept(
    most: int, longest: int = LONG
) -> Callable[[Callable[[str, *Others], Answer]], Callable[[str, *Others], Answer]]:
    """Keep the newest answers of a pure function, at most so many, for first arguments that are not longer."""

    def keep(function: Callable[[str, *Others], Answer]) -> Callable[[str, *Others], Answer]:
        known = lru_cache(maxsize=most)(function)

        @wraps(function)
        def answer(text: str, *others: *Others) -> Answer:
            return (known if len(text) <= longest else function)(text, *others)

        return answer

    return keep


def kept_by_word(most: int) -> Callable[[Callable[[str], Answer]], Callable[[str], Answer]]:
    """Keep as `kept` does, of a pure function of one word: what is known is a look into a dict."""
    return lambda function: _Known(function, most).__getitem__


class _Known(dict[str, Answer]):
    """Answers by word in two halves: what nobody asks for while the newer half fills up goes with the older one."""

    def __init__(self, function: Callable[[str], Answer], most: int) -> None:
        super().__init__()
        self._function, self._half = function, most // 2
        self._older: dict[str, Answer] = {}

    def __missing__(self, word: str) -> Answer:
        if len(word) > LONG:
            return self._function(word)
        answer = self._older[word] if word in self._older else self._function(word)
        if len(self) >= self._half:
            self._older = dict(self)
            self.clear()
        self[word] = answer
        return answer
