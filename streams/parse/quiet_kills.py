"""Labels that take a story back, in ordinary spelling: "(Annulation) Le ministre démissionne", "Anulación: …".

In capitals such a label is one unless news stands below. In small letters it is an ordinary word as well: "Annulation: les
compagnies s'excusent" tells of flights. So it counts where the text below says that an item is withdrawn or wrong; in brackets,
as no headline of news begins, an item that is only spoken of is enough.
"""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from streams.parse.withdrawals import read_withdrawal
from streams.text.plain_news import says_of_items, says_untrue
from streams.text.withdrawal_words import ALSO_NEWS, LABELS, one_of

_LETTERS, _LEAST = 4, 2
_LOUD_ONLY = {"ELIMINATION"}  # of teams, in small letters
_WORDS = f"story withdrawn|{one_of(word for word in LABELS if word not in _LOUD_ONLY)}"
_LABEL = re.compile(
    rf"(?:(?P<bracketed>\((?:{_WORDS})\)\s*[-–—:]?)|(?:{_WORDS})(?:\s*:|\s+[-–—]))\s*(?=\S)", re.IGNORECASE
)
_ALSO_NEWS = re.compile(rf"[(【]?(?:{one_of(ALSO_NEWS)})[)】]?(?:(?<=[)】])|\s*[:：]|\s+[-–—]\s|\s*$)")
"""A label in capitals before a headline that may as well be news."""
_BEGINS = frozenset(word[:_LETTERS].lower() for word in ("STORY", *LABELS, *ALSO_NEWS) if len(word) >= _LETTERS)
_SHORT = frozenset(word[:_LEAST] for word in ALSO_NEWS if len(word) < _LETTERS)
"""How labels begin; those of two or three letters are Chinese, Japanese and Korean."""
_LONGEST = 600  # characters of a text that is only a note

Reading = Literal["label", "doubt"]


class Quiet(NamedTuple):
    """A headline whose label is spelled as those in capitals are, and how it is to be read."""

    headline: str
    reading: Reading


def may_be_quiet(headline: str) -> bool:
    """Whether a headline may begin with such a label: a glance that settles nearly all."""
    begin = headline.lstrip("(【")[:_LETTERS]
    if begin.lower() not in _BEGINS and begin[:_LEAST] not in _SHORT:
        return False
    return _LABEL.match(headline) is not None or _ALSO_NEWS.match(headline) is not None


def read_quiet_label(headline: str, texts: Sequence[str]) -> Quiet | None:
    """Return what a headline under a label in small letters is, with the label in capitals; None without such a label.

    A word in capitals that heads news as well is a doubt.
    """
    if _ALSO_NEWS.match(headline):
        return Quiet(headline, "doubt")
    found = _LABEL.match(headline)
    if found is None or found[0].isupper():
        return None
    label = found[0].strip(" -–—:()")
    is_meant = _takes_back(label, texts) or (says_of_items(texts) if found["bracketed"] else _says_untrue(texts))
    return Quiet(found[0].upper() + headline[found.end() :], "label" if is_meant else "doubt")


def _takes_back(label: str, texts: Sequence[str]) -> bool:
    """Whether the text is certainly a note under its label, though it had a dateline: a short text is no sign here."""
    if not texts:
        return False
    found = read_withdrawal(label, [label, *texts[:6]], length=sum(map(len, texts)), placed=True)
    return found is not None and found.asked == "kill" and found.sure


def _says_untrue(texts: Sequence[str]) -> bool:
    return sum(map(len, texts)) <= _LONGEST and any(map(says_untrue, texts))
