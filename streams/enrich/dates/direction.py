"""Whether the words before an expression speak of what will be, or of what was: news tells what was, unless they do."""

import re
from bisect import bisect_left

from streams.enrich.dates.moments import Direction
from streams.enrich.scan import Scan
from streams.text.words import words

_AHEAD: tuple[tuple[str, str], ...] = (
    ("will", "will"), ("won", "won't"), ("would", "would"), ("shall", "shall"), ("to", "to be"), ("is are was were", "(?:is|are|was|were) to"),
    ("scheduled", "scheduled"), ("expect expected expects", "expect(?:ed|s)? to"), ("due", "due (?:to [a-z]+e|on|in|by|for|out|back)"),
    ("plan plans planned", "plan(?:s|ned)? to"), ("set", "set to"), ("set", "set for"), ("going", "going to"), ("must", "must"),
    ("upcoming", "upcoming"), ("deadline", "deadline"), ("intend intends", "intends?"), ("hope hopes", "hopes? to"),
    ("expire expires", "expires?"), ("payable", "payable"), ("takes", "takes effect"), ("expect expects", "(?<!than )(?<!as )expects?"),
    ("is are", "(?:is|are) expected"), ("planned slated pencilled booked", "(?:planned|slated|pencilled in|booked) for"),
    ("planned due", "(?<!previously )(?<!as )(?:planned|due)(?= $)"),
    ("starting beginning commencing effective", "(?:starting|beginning|commencing|effective)(?= (?:on |from |in |at |as of )?$)"),
    ("take takes taking", "(?:takes?|taking) place"),
    ("go goe gos goes head heads", "(?:goe?s?|heads?) (?:to the polls|on sale|on trial|on strike)"), ("come comes", "comes? into (?:force|effect)"),
    ("begins starts", "(?<!housing )(?:begins|starts)"),
    ("opens reopens closes ends", r"(?:(?:re)?opens|closes|ends)(?! (?:up|down|higher|lower|flat|at \d))"),
    ("resumes", "resumes"), ("concludes", "concludes"), ("kicks", "kicks off"), ("falls", "falls due"), ("steps", "steps down"), ("leaves", "leaves office"),
    ("is are", "(?:is|are)(?= on $)"), ("ahead in", "(?:ahead of|in time for|in the run-up to)(?= (?:the |this )?$)"),
    ("retires", "retires"), ("meets", "meets"), ("sits", "sits"), ("returns", "returns to"),
)  # fmt: skip
"""What will be, under its first words: verbs that say so, and the present tense of what stands in a calendar."""

_BEGIN = words("begin start open reopen close end resume meet vote")
_PLURAL_BEGINS = rf"[a-z]{{3,}}s (?:{'|'.join(sorted(_BEGIN))})(?= (?:on )?$)"
"""Many that begin ("the talks begin on Monday")."""


def _by_first_word() -> dict[str, re.Pattern[str]]:
    """Return what will be under each word that it begins with, so that a sentence is read at few of its words."""
    firsts = sorted({word for words_, _ in _AHEAD for word in words_.split()})
    return {
        first: re.compile(rf"\b(?:{'|'.join(said for words_, said in _AHEAD if first in words_.split())})\b")
        for first in firsts
    }


_AHEAD_AT = _by_first_word()
_AHEAD_ANY = re.compile(rf"\b(?:{'|'.join(said for _, said in _AHEAD)}|{_PLURAL_BEGINS})\b")

_LIMITS = words("until till before by from")
_LIMIT = re.compile(rf"\b(?:{'|'.join(sorted(_LIMITS))})\s$")
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
_SENTENCE = re.compile(r"[.!?\n](?<![ .][a-z]\.)(?<! mr\.)(?<! mrs\.)(?<! ms\.)(?<! dr\.)(?<! st\.)(?:(?<=\n)|\s)")
"""The end of a sentence: not the dot of "10 a.m." or "Mr.". Its signs come first: `re` skips to them five times as fast."""

_OVER = re.compile(
    r"[a-z]{3,6}day's (?:close|closing|session|settlement|finish|trading|attack|storm|quake|earthquake|crash|defeat|win|victory|loss|report)\b"
)
"""What a day has when it is over: a premium of 28 percent to Tuesday's close."""
_DAYS = len("wednesday's ")

_BEFORE = 80
"""Code points of the sentence that tell what will be from what was."""


def direction(scan: Scan, start: int) -> Direction:
    """Return where a time without a year or a week lies, from the words before it in its sentence."""
    low = scan.low
    if "day's " in low[start : start + _DAYS] and _OVER.match(low, start):
        return "past"
    begin = _sentence(low, start)
    before = low[begin:start]
    first, last = bisect_left(scan.starts, begin), bisect_left(scan.starts, start)
    said = scan.words[first:last]
    ahead = _ahead(before, said, [place - begin for place in scan.starts[first:last]])
    if ahead is not None:
        return "past" if _HAS_BEEN.search(before, ahead) else "future"
    if not said or said[-1] not in _LIMITS or not _LIMIT.search(before):
        return "past"
    over = _LASTED if _UNTIL.search(before) else _HAS_BEEN
    return "past" if over.search(_SAYING.sub("", before)) else "future"


def _sentence(low: str, start: int) -> int:
    """Return where the sentence before a place begins, or the part of it that is read."""
    begin = max(0, start - _BEFORE)
    end = begin
    for found in _SENTENCE.finditer(low[begin:start]):
        end = begin + found.end()
    return end


def _ahead(before: str, said: list[str], places: list[int]) -> int | None:
    """Return where the last words end that say what will be, of the words before an expression and their places."""
    if not _BEGIN.isdisjoint(said[-2:]):
        return max((found.end() for found in _AHEAD_ANY.finditer(before)), default=None)
    end = None
    for place, pattern in [
        (place, _AHEAD_AT[word]) for word, place in zip(said, places, strict=True) if word in _AHEAD_AT
    ]:
        if place >= (end or 0) and (found := pattern.match(before, place)):
            end = found.end()
    return end
