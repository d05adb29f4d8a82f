"""Whether the words before an expression speak of what will be, or of what was: news tells what was, unless they do."""

import re

from streams.enrich.dates.moments import Direction

_AHEAD = re.compile(
    r"\b(?:will|won't|would|shall|to be|(?:is|are|was|were) to|scheduled|expect(?:ed|s)? to|due (?:to [a-z]+e|on|in|by|for|out|back)|"
    r"plan(?:s|ned)? to|set to|set for|going to|must|upcoming|deadline|intends?|hopes? to|expires?|payable|takes effect|"
    r"(?<!than )(?<!as )expects?|(?:is|are) expected|(?:planned|slated|pencilled in|booked) for|(?<!previously )(?<!as )(?:planned|due)(?= $)|"
    r"(?:starting|beginning|commencing|effective)(?= (?:on |from |in |at |as of )?$)|"
    r"(?:takes?|taking) place|(?:goe?s?|heads?) (?:to the polls|on sale|on trial|on strike)|comes? into (?:force|effect)|"
    r"(?<!housing )(?:begins|starts)|(?:(?:re)?opens|closes|ends)(?! (?:up|down|higher|lower|flat|at \d))|resumes|concludes|kicks off|falls due|steps down|leaves office|"
    r"(?:is|are)(?= on $)|(?:ahead of|in time for|in the run-up to)(?= (?:the |this )?$)|"
    r"retires|meets|sits|returns to|[a-z]{3,}s (?:begin|start|open|reopen|close|end|resume|meet|vote)(?= (?:on )?$))\b"
)
"""What will be: verbs that say so, and the present tense of what stands in a calendar ("the trial begins on Monday")."""

_LIMIT = re.compile(r"\b(?:until|till|before|by|from)\s$")
_UNTIL = re.compile(r"\b(?:until|till)\s$")
_LASTED = re.compile(
    r"\b(?:was|were|had|did|lasted|served|worked|lived|remained|stayed|ran|continued|waited|kept|held|played|rose|fell)\b"
)
"""What is over had its end: "served until May"; what someone closed until May is closed still."""
_HAS_BEEN = re.compile(
    r"\b(?:said|told|was|were|had|has|have|announced|reported|began|killed|held|met|won|fell|rose|died|[a-z]{3,}ed)\b"
)
_SAYING = re.compile(r"\b(?:said|told|announced|reported|warned|confirmed)\b")
"""Whoever tells has told; that says nothing of what is told."""
_SENTENCE = re.compile(r"(?<![ .][a-z])(?<! mr)(?<! mrs)(?<! ms)(?<! dr)(?<! st)\.\s|[!?]\s|\n")
"""The end of a sentence: not the dot of "10 a.m." or "Mr."."""

_OVER = re.compile(
    r"[a-z]{3,6}day's (?:close|closing|session|settlement|finish|trading|attack|storm|quake|earthquake|crash|defeat|win|victory|loss|report)\b"
)
"""What a day has when it is over: a premium of 28 percent to Tuesday's close."""

_BEFORE = 80
"""Code points of the sentence that tell what will be from what was."""


def direction(low: str, start: int) -> Direction:
    """Return where a time without a year or a week lies, from the words before it in its sentence; in lower case."""
    if _OVER.match(low, start):
        return "past"
    before = _SENTENCE.split(low[max(0, start - _BEFORE) : start])[-1]
    last = max((each.end() for each in _AHEAD.finditer(before)), default=None)
    if last is None:
        over = _LASTED if _UNTIL.search(before) else _HAS_BEEN
        return "future" if _LIMIT.search(before) and not over.search(_SAYING.sub("", before)) else "past"
    return "past" if _HAS_BEEN.search(before, last) else "future"
