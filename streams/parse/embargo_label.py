"""A headline behind an embargo: "EMBARGOED until 0001 GMT Friday: Ministers plan a tax" is a label and a headline.

The label ends at the first colon, dash or bracket behind which words stand that tell no time: "SPERRFRIST: Freitag, 6 Uhr -
Minister planen" ends at the dash.
"""

import re
from typing import NamedTuple

from streams.parse.clock_words import ZONES
from streams.parse.embargo_words import FIRST, MORE
from streams.parse.months import MONTHS, WEEKDAYS
from streams.text.words import words


class Labelled(NamedTuple):
    """A headline in two: the words of the embargo, and the headline; `sure` where it has as many words as one has."""

    label: str
    headline: str
    sure: bool


# ": " and not the colon of 00:01, " - ", "EMBARGOED-", ") ", and the end of a sentence that is none of "a.m.".
_CUT = re.compile(
    r"(?<=[^\W\d_]):(?=[^\W\d_])|:\s|\s{1,3}[-–—|/]{1,3}\s?|[–—]\s?|(?<=[EeGg][DdOo])-(?=[^\W\d_])|[)\]*]{1,3}\s?[:–—-]?\s"
    r"|(?<=[^\W_]{2})[.!]\s"
)
_WORD = re.compile(r"[^\W_]+")

_TIMES = words(
    "until till til to for at on in of by the a am pm m p noon midday midnight hrs hours hour h local time uhr um am bis zum ab "
    "au à le la les jusqu el las hasta del de fino alle ore tot uur om até às kl klo today tomorrow heute morgen demain mañana"
)
_EMBARGOES = words(
    "embargo embargoed embargado embargada sperrfrist strictly strict hard under not no do be before release released use used "
    "publish published publication broadcast transmission print online air or and check against delivery media news press"
)
TELL_NO_NEWS = _TIMES | _EMBARGOES | FIRST | MORE | frozenset(MONTHS) | frozenset(WEEKDAYS) | ZONES
_HEADLINE = 3
"""Words of a headline that stands on a line of its own; "University of Oslo" behind an embargo is who asks for it."""


def split_label(text: str) -> Labelled | None:
    """Part what is known to begin as an embargo from the headline behind it; None where none stands there."""
    cuts = [*_CUT.finditer(text)]
    ends = [*(cut.start() for cut in cuts[1:]), len(text)]
    for cut, end in zip(cuts, ends, strict=False):
        if cut.start() and news_words(text[cut.end() : end]):
            label = text[: cut.start()] + (cut[0].strip() if cut[0][0] in ")]*" else "")
            return Labelled(label.strip(), text[cut.end() :].strip(), sure=news_words(text[cut.end() :]) >= _HEADLINE)
    return None


def tells_news(line: str) -> bool:
    """Whether a line below an embargo is more than the rest of it."""
    return news_words(line) > 0


def news_words(piece: str) -> int:
    """Count the words that belong neither to an embargo nor to a time."""
    found = (word.lower() for word in _WORD.findall(piece))
    return sum(not word[0].isdigit() and word not in TELL_NO_NEWS for word in found)
