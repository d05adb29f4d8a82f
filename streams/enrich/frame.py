"""What of a body is the frame of the story and not the story: the headline said again, the dateline, who wrote it.

Parsers take these off where they know the sender's form; a text that is enriched as it came has them still. Nothing in
them is what the article is about: "Reuters" there is no organisation of the story, and a statement begins behind them.
"""

import re
from typing import NamedTuple

from schemas.article import Article
from streams.enrich.finding import TOGETHER
from streams.enrich.gazetteer import cities
from streams.text.kept import kept

_SLUG = re.compile(
    r"(?:UPDATE|REFILE|CORRECTED|CORRECTION|WRAPUP|RPT|EXCLUSIVE|URGENT|ADVISORY|BRIEF|FACTBOX|TIMELINE)\b[^\n]{0,200}(?=\n|$)"
)
_BYLINE = re.compile(r"By [A-Z][\w.’'-]+(?: (?:[A-Z][\w.’'-]+|and|de|van|von|al))+[^\n.]{0,60}(?=\n)")
_PLACE = r"[A-Z][A-Z.’'-]+(?:[ /]+(?:[A-Z.’'-]+|and|de|of|la|the|al))*"
_WORDS = r",? (?:[A-Z][\w.’'-]*|\d{1,2}|and|of|via|the)"
_AGENCY = r"\([^()\n\d]{2,40}\)"
_AGENCIES = "AP|AFP|Reuters|dpa|DPA|PA|UPI|EFE|ANSA|TASS|Xinhua|Bloomberg|Yonhap|Kyodo|PTI|ANI|UNI|IANS"
_DATELINE = re.compile(
    rf"(?:{_PLACE}(?:{_WORDS}){{0,8}},? ?{_AGENCY} ?(?:--?|–|—)|{_PLACE}(?:,{_WORDS[2:]}){{1,4}} ?(?:--?|–|—)(?= )|{_PLACE} ?(?:--|–|—)"
    rf"|(?:[A-Z][a-z]+\.? \d{{1,2}},? )?{_AGENCY} ?(?:--?|–|—)) ?(?=\S)"
)
"""A place in capitals with its agency, with its country or a date, or with a long dash; or the agency alone."""
_SMALL = re.compile(
    rf"[A-Z][\w.’'-]+(?:[ ,/]+(?:[A-Z][\w.’'-]*|\d{{1,2}}|and|of|de|la|al)){{0,6}} ?\((?:{_AGENCIES})\)(?: ?(?:--?|–|—)|(?<=PTI\)|ANI\)|UNI\))|(?<=IANS\))) ?(?=\S)"
)
"""A place in small letters, with an agency that we know; Indian ones write no dash: "Paris (AFP) -", "New Delhi, Dec 3 (PTI) "."""
_NEAR = 60
"""Code points in which the agency of such a dateline begins: mostly no bracket stands there."""
_CITY = re.compile(rf"({_PLACE}) ?(?:-|:) (?=[A-Z\"“])")
"""A place alone: a dateline only where it is a city that we know, "LONDON: ", not "NATO - "."""
_CREDIT = re.compile(
    r"\n\s*[(\[—–-]*\s*(?:(?:(?:[Aa]dditional )?[Rr]eporting|Writing|Editing|Compiled|Produced|Graphics?|Translat\w+)(?: and [a-z]+)?"
    r"(?: in [\w, ]{1,40})? by |By )[A-Z][\w.’'-]+ [^\n]{0,300}\s*"
    r"|\n\s*(?:Copyright |©|\(c\) |All rights reserved|Follow [^\n]{0,60} at http|Our [Ss]tandards:|___)[^\n]{0,300}\s*"
)
PARAGRAPHS = 6
"""Paragraphs in which a dateline is looked for: bullets, slugs and notes of the editors stand before it."""
_HEAD = 700
_TAIL = 700
"""Code points at the end in which the lines of credit stand."""
_KEPT = 40_000
"""Code points of the longest text that is kept: what is longer comes alone, and is framed anew for each enricher."""


class Frame(NamedTuple):
    """Where the story itself begins and ends in the body."""

    begin: int
    end: int
    line: tuple[int, int] = (0, 0)
    """Where a dateline stands further on: behind bullets, or a note of the editors."""

    def story(self, text: str) -> str:
        """Return the text with the frame as white space, so that every place in it stays what it is."""
        if not self.begin and self.end >= len(text) and not self.line[1]:
            return text
        first, last = self.line if self.line[1] else (self.begin, self.begin)
        return _blank(self.begin) + text[self.begin : first] + _blank(last - first) + text[last : self.end]


def _blank(length: int) -> str:
    return " " * (length - 1) + "\n" * (length > 0)


def frame(article: Article) -> Frame:
    """Return what part of the body is the story; of one article it is looked for once."""
    return _framed(*_told(article))


def story(article: Article) -> str:
    """Return the body with the frame as white space: the one text that names, statements, keywords and summary read."""
    return _story(*_told(article))


def _told(article: Article) -> tuple[str, str, str]:
    """Return all that the frame depends on: the body, the headline, and the dateline as stated."""
    line = article.copydesk.dateline
    return article.text, article.headline, line.text if line else ""


@kept(TOGETHER, longest=_KEPT)  # the same three of each enricher's article
def _story(text: str, headline: str, stated: str) -> str:
    return _framed(text, headline, stated).story(text)


@kept(TOGETHER, longest=_KEPT)
def _framed(text: str, headline: str, stated: str) -> Frame:
    begin = _after_headline(text, headline)
    if stated and text.startswith(stated, begin):
        begin += len(stated)
    elif (
        found := _DATELINE.match(text, begin)
        or (_SMALL.match(text, begin) if text.find(" (", begin, begin + _NEAR) >= 0 else None)
    ) or ((found := _CITY.match(text, begin)) and cities(found[1])):
        begin = found.end()
    else:
        return Frame(begin, _before_credits(text), _later_line(text, begin, stated))
    return Frame(begin, _before_credits(text))


def _later_line(text: str, begin: int, stated: str) -> tuple[int, int]:
    """Return the dateline that begins one of the next paragraphs, or nothing."""
    place = begin
    for _ in range(PARAGRAPHS):
        place = text.find("\n", place, begin + _HEAD)
        if place < 0:
            break
        place = _next_line(text, place)
        if stated and text.startswith(stated, place):
            return place, place + len(stated)
        if found := _DATELINE.match(text, place):
            return place, found.end()
    return 0, 0


def _after_headline(text: str, headline: str) -> int:
    """Return the place behind lines that say the headline again, or a slug ("UPDATE 2-…")."""
    if headline and text.startswith(headline) and text[len(headline) : len(headline) + 1] == "\n":
        begin = _next_line(text, len(headline))
    elif slug := _SLUG.match(text):
        begin = _next_line(text, slug.end())
    else:
        begin = 0
    byline = _BYLINE.match(text, begin)
    return _next_line(text, byline.end()) if byline else begin


def _next_line(text: str, place: int) -> int:
    while place < len(text) and text[place] in "\n ":
        place += 1
    return place


def _before_credits(text: str) -> int:
    """Return the place before the lines of credit at the end."""
    end = len(text)
    while (line := text.rfind("\n", max(0, end - _TAIL), end)) >= 0 and _CREDIT.fullmatch(text, line, end):
        end = line
    return end
