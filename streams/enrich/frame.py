"""What of a body is the frame of the story and not the story: the headline said again, the dateline, who wrote it.

Parsers take these off where they know the sender's form; a text that is enriched as it came has them still. Nothing in
them is what the article is about: "Reuters" there is no organisation of the story, and a statement begins behind them.
"""

import re
from typing import NamedTuple

from schemas.article import Article
from streams.enrich.gazetteer import cities

_SLUG = re.compile(
    r"(?:UPDATE|REFILE|CORRECTED|CORRECTION|WRAPUP|RPT|EXCLUSIVE|URGENT|ADVISORY|BRIEF|FACTBOX|TIMELINE)\b[^\n]{0,200}(?=\n|$)"
)
_BYLINE = re.compile(r"By [A-Z][\w.’'-]+(?: (?:[A-Z][\w.’'-]+|and|de|van|von|al))+[^\n.]{0,60}(?=\n)")
_PLACE = r"[A-Z][A-Z.’'-]+(?:[ /]+(?:[A-Z.’'-]+|and|de|of|la|the|al))*"
_WORDS = r",? (?:[A-Z][\w.’'-]*|\d{1,2}|and|of|via|the)"
_AGENCY = r"\([^()\n\d]{2,40}\)"
_DATELINE = re.compile(
    rf"(?:{_PLACE}(?:{_WORDS}){{0,8}},? ?{_AGENCY} ?(?:--?|–|—)|{_PLACE}(?:,{_WORDS[2:]}){{1,4}} ?(?:--?|–|—)(?= )|{_PLACE} ?(?:--|–|—)"
    rf"|(?:[A-Z][a-z]+\.? \d{{1,2}},? )?{_AGENCY} ?(?:--?|–|—)) ?(?=\S)"
)
"""A place in capitals with its agency, with its country or a date, or with a long dash; or the agency alone."""
_CITY = re.compile(rf"({_PLACE}) ?(?:-|:) (?=[A-Z\"“])")
"""A place alone: a dateline only where it is a city that we know, "LONDON: ", not "NATO - "."""
_CREDIT = re.compile(
    r"\n\s*[(\[—–-]*\s*(?:(?:(?:[Aa]dditional )?[Rr]eporting|Writing|Editing|Compiled|Produced|Graphics?|Translat\w+)(?: and [a-z]+)?"
    r"(?: in [\w, ]{1,40})? by |By )[A-Z][\w.’'-]+ [^\n]{0,300}\s*"
)
_TAIL = 700
"""Code points at the end in which the lines of credit stand."""


class Frame(NamedTuple):
    """Where the story itself begins and ends in the body."""

    begin: int
    end: int

    def story(self, text: str) -> str:
        """Return the text with the frame as white space, so that every place in it stays what it is."""
        if not self.begin and self.end >= len(text):
            return text
        return " " * (self.begin - 1) + "\n" * (self.begin > 0) + text[self.begin : self.end]


def frame(article: Article) -> Frame:
    """Return what part of the body is the story."""
    text = article.text
    begin = _after_headline(text, article.headline)
    line = article.copydesk.dateline
    if line and line.text and text.startswith(line.text, begin):
        begin += len(line.text)
    elif (found := _DATELINE.match(text, begin)) or ((found := _CITY.match(text, begin)) and cities(found[1])):
        begin = found.end()
    return Frame(begin, _before_credits(text))


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
