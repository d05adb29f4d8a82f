"""Towns and counties that stand for their teams: "Essex beat Kent by six wickets", "Boston led Chicago 54-50".

A country stays the country: its team plays for it, and editors tag it so.
"""

import re

from streams.enrich.places.words import after, before
from streams.text.words import words

_PLAY = words("beat beats thrashed hammered edged defeated trounced bowled routed outscored")
_INITIALS, _LAST = frozenset(word[0] for word in _PLAY), frozenset(word[-1] for word in _PLAY) | {" "}
"""The letters that those begin and end with, or a space at the end of a line: most words beside a name do not."""
_PLAYED = ("drew with ", "drawn with ", "lost to ", "beaten by ", "win over ", "win against ", "victory over ", "defeat by ")  # fmt: skip
_PLAYING = (" lost to ", " drew with ", " fell to ")
"""What stands between two teams, before the one and behind the other."""
_SCORE = re.compile(
    r"(?<![\d.$£€-])\d{1,3}[-–]\d{1,3}(?![\d.%-])|\b(?:wickets?|innings|half-time|halftime|overtime|extra time|penalt(?:y|ies)|touchdowns?|home runs?|goalless|all out"
    r"|bowled|out for \d+|quarter-?finals?|semi-?finals?|play-?offs?)\b"
)
"""What is told of a match and of nothing else."""
_FAR = 150


def plays(text: str, start: int, end: int) -> bool:
    """Say whether a name is a team's by the verb beside it and the score in its sentence."""
    behind = text[end + 1 : end + 2] in _INITIALS and after(text, end) in _PLAY
    ahead = text[start - 2 : start - 1] in _LAST and before(text, start) in _PLAY
    if not (behind or ahead or text.startswith(_PLAYING, end) or text.endswith(_PLAYED, 0, start)):
        return False
    begin, stop = max(0, start - _FAR), end + _FAR
    begin = max(begin, text.rfind(". ", begin, start), text.rfind("\n", begin, start))
    ends = [place for mark in (". ", "\n") if (place := text.find(mark, end, stop)) >= 0]
    return _SCORE.search(text, begin, min((*ends, stop))) is not None
