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
Key = TypeVar("Key")
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
    return lambda function: _Known(function, most, lambda word: word).__getitem__


def kept_by_tuple(
    most: int,
) -> Callable[[Callable[[tuple[str, *Others]], Answer]], Callable[[tuple[str, *Others]], Answer]]:
    """Keep as `kept_by_word` does, of a pure function of a tuple that begins with the text that may be long."""
    return lambda function: _Known(function, most, lambda key: key[0]).__getitem__


class _Known(dict[Key, Answer]):
    """Answers by key in two halves: what nobody asks for while the newer half fills up goes with the older one."""

    def __init__(self, function: Callable[[Key], Answer], most: int, text: Callable[[Key], str]) -> None:
        super().__init__()
        self._function, self._half, self._text = function, most // 2, text
        self._older: dict[Key, Answer] = {}

    def __missing__(self, key: Key) -> Answer:
        if len(self._text(key)) > LONG:
            return self._function(key)
        answer = self._older[key] if key in self._older else self._function(key)
        if len(self) >= self._half:
            self._older = dict(self)
            self.clear()
        self[key] = answer
        return answer
