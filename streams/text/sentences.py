"""Sentences of a text as spans: where a full stop ends one, and where it only shortens a word.

A stop, question mark or exclamation mark with its closing quotes ends a sentence before white space and something that
can begin one; an empty line always does, a line end before what is not in lower case. Titles, initials and "No. 5" end
none; "U.S.", "Inc." and months do only before a word that begins sentences ("The U.S. The president …"). Ideographic stops
need no space.
"""

import re
from collections.abc import Iterator

from streams.text.words import words

NEVER_LAST = words(
    "mr mrs ms mx dr prof gen lt col maj capt cmdr cpl sgt adm gov sen rep rev hon pres supt st ste mt ft fr sr sra dra mme mlle "
    "m msgr messrs no nos vs v fig art sec pp cf eg e.g i.e viz al approx ca nr bzw z.b d.h"
)
"""Words with a stop that something always follows: titles before a name, "No." before a number."""

SELDOM_LAST = words(
    "inc corp ltd co cos bros plc jr jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun "
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ont ore pa penn "
    "tenn tex vt va wash wis wyo ave blvd dept est etc a.m p.m ph.d u.s u.k u.n e.u d.c n.y n.j u.s.a l.a"
)
"""Words with a stop that may end a sentence, and mostly do not."""

BEGINS = words(
    "the a an it he she they we i you this that these those there but and or so yet in on at for from with when while if as after "
    "before since although however meanwhile what who where why how his her its their our some many most all no not one both "
    "earlier later now then here officials police analysts shares"
)
"""Words that, with a capital, begin a sentence after a word of SELDOM_LAST."""

_END = re.compile(
    r"[.!?…。！？\n](?:(?<=[.!?…])(?<![.!?…]{2})[.!?…]*+[\"'”’»)\]]*+(?=\s)|(?<=[。！？])[。！？]*+[”」』）]*+|(?<=\n)\n*+)"
)
"""It begins with one of a few signs, so that C skips all others; what the sign is of is asked behind it."""
_LAST_WORD = re.compile(r"[\w.’'-]{1,12}$")
_NEXT_WORD = re.compile(r"[\"'“‘«(\[]*([\w’'-]{1,20})")
_BEFORE = 14
_INITIAL = 1
_SPACES = re.compile(r"\s*")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence, in order, without the white space between them; linear in the text."""
    start = _after_spaces(text, 0)
    for stop in _END.finditer(text):
        if stop.end() <= start or not _ends(text, stop):
            continue
        end = stop.start() if stop[0][0] == "\n" else stop.end()
        if end > start:
            yield start, start + len(text[start:end].rstrip())
        start = _after_spaces(text, stop.end())
    if start < len(text):
        yield start, start + len(text[start:].rstrip())


def _after_spaces(text: str, position: int) -> int:
    found = _SPACES.match(text, position)
    return found.end() if found else position


def _ends(text: str, stop: re.Match[str]) -> bool:
    mark = stop[0]
    if mark[0] in "。！？" or (mark[0] == "\n" and len(mark) > 1):
        return True
    follows = _NEXT_WORD.match(text, _after_spaces(text, stop.end()))
    after = follows[1] if follows else ""
    if after[:1].islower():
        return False
    if mark[0] != "." or len(mark) > 1:  # a line end too
        return True
    return _full_stop(text[max(0, stop.start() - _BEFORE) : stop.start()], after)


def _full_stop(before: str, after: str) -> bool:
    """Whether a stop alone ends the sentence, from the word before it and the one after it."""
    found = _LAST_WORD.search(before)
    word = found[0] if found else ""
    low = word.lower()
    if low == "no":  # "No. 5", and the answer "No."
        return not after[:1].isdigit()
    if low in NEVER_LAST or (len(word) == _INITIAL and word.isalpha() and word.isupper()):
        return False
    return low not in SELDOM_LAST or after.lower() in BEGINS
