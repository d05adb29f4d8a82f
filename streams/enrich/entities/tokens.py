"""A text as tokens: words with what belongs to them ("U.S.", "O'Brien", "Corp."), marks, and line ends."""

import re
from itertools import accumulate
from typing import NamedTuple

from streams.text.words import words

ABBREVIATED = words(
    "Mr Mrs Ms Dr Prof St Ste Gen Col Lt Maj Capt Sgt Cmdr Adm Sen Rep Gov Rev Hon Pres Corp Inc Co Cos Ltd Bros Jr Sr Messrs "
    "Mme Brig Supt Det Msgr Fr Amb Atty Assn Dept Univ"
)
"""Words whose dot belongs to them, besides initials ("J.", "U.S.")."""

REST = r"[^\W_]*+(?:(?:[-.&]|['’](?!s\b))[^\W_]++)*"
"""A word behind its first letter."""
WORD = rf"[^\W_]{REST}"
TOKEN = re.compile(rf"({WORD}|['’]s\b|\n|[^\w\s])")
"""One token: a word, the 's of a possessive, a line end or a mark."""


class Tokens(NamedTuple):
    """The tokens of a text with their places, in order: three lists, for four hundred objects would take longer to make."""

    texts: list[str]
    starts: list[int]
    ends: list[int]


def tokens(text: str) -> Tokens:
    """Return the tokens of a text: split and measured in C, since they are a third of the work on names."""
    parts = TOKEN.split(text)  # what lies between, a token, what lies between …
    cuts = list(accumulate(map(len, parts)))
    stream = Tokens(parts[1::2], cuts[0:-1:2], cuts[1::2])
    dots = [index for index, word in enumerate(stream.texts) if word == "." and index and _belongs(stream, index)]
    return _merged(stream, dots) if dots else stream


def _belongs(stream: Tokens, index: int) -> bool:
    """Say whether a dot belongs to the word before it."""
    return stream.starts[index] == stream.ends[index - 1] and takes_dot(stream.texts[index - 1])


def _merged(stream: Tokens, dots: list[int]) -> Tokens:
    """Give these dots to the words before them."""
    texts, starts, ends = stream
    for index in dots:
        texts[index - 1] += "."
        ends[index - 1] += 1
    gone = frozenset(dots)
    kept = [index for index in range(len(texts)) if index not in gone]
    return Tokens([texts[index] for index in kept], [starts[index] for index in kept], [ends[index] for index in kept])


def takes_dot(word: str) -> bool:
    """Say whether a dot right behind a word belongs to it."""
    return word in ABBREVIATED or (word.isupper() and word[-1] != "." and (len(word) == 1 or word[-2] == "."))


PREFIXES = ("al-", "el-", "ul-", "d'", "d’", "ash-", "as-", "an-", "ar-")

_SHORT = 5
"""Letters of the second half of names such as Young-hoon; longer ones are adjectives (Moscow-based)."""

_MODIFIERS = words(
    "led run held made won born era wide only built like size type long old free style class level term year day time to "
    "in on by off out up plus area based side line held rich poor owned ready bound aid tier style mail shirt ray up"
)
"""Second halves of adjectives."""

_GOING_IN = words(
    "all buy call cash cave draw drop fade fill fit kick live lock log love opt phone plug pull read run shut sign sit stay step "
    "tail tap tee throw tie toss trade tuck turn walk wash bolt made born"
)
"""Before "-in" they make a noun: "Sit-in", not "Jae-in"."""


def is_name_like(word: str) -> bool:
    """Say whether a word is spelt as a name: with a capital ("Putin", "al-Assad", "Young-hoon"), not "Moscow-based"."""
    first = word[0]
    if not (first.isupper() or (first in "aeud" and word.startswith(PREFIXES) and word[-1].isalpha())):
        return False
    if "-" not in word:
        return True
    head, _, tail = word.rpartition("-")
    return _ends_as_name(tail) or (tail == "in" and len(head) < _SHORT and head.lower() not in _GOING_IN)


def _ends_as_name(tail: str) -> bool:
    return not tail.islower() or (len(tail) <= _SHORT and tail not in _MODIFIERS and not tail.endswith("ed"))
