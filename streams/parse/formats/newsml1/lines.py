"""`NewsLines`: headline, byline, dateline, slug and the other lines, of a component and of those around it."""

from collections.abc import Iterator, Sequence
from itertools import islice

from schemas.ninjs import InfoSource, Text
from streams.parse.datelines import stated_dateline
from streams.parse.draft import Draft
from streams.parse.formats.newsml1.names import formal_name
from streams.parse.names import byline
from streams.parse.notes import add_note
from streams.parse.xml_tree import Element, find_all, find_first, find_text, text_of

_Lines = dict[str, list[Element]]

MAX_LINES = 200
"""Lines of one kind of a component."""
MAX_NEWS_LINES = 20
"""`NewsLines` of a component; the DTD allows one."""

_ADVISORIES = ("advisoryline", "advisory", "ednote", "editornote", "editorsnote", "notetoeditors", "editorial note")
"""`NewsLineType` of a line to editors."""


def read_lines(chain: Sequence[Element], draft: Draft) -> None:
    """Read the lines of the components that hold the text, the innermost first: what it says weighs more."""
    said = [*map(_by_name, chain)]
    draft.headline = _first(said, "HeadLine")
    draft.by = next((byline(line) or line.removeprefix("By ") for line in _lines(said, "ByLine")), None)
    draft.slugline = _first(said, "SlugLine")
    dateline = _first(said, "DateLine")
    draft.dateline = stated_dateline(dateline) if dateline else None
    draft.copyright_notice = _first(said, "CopyrightLine")
    draft.usage_terms = _first(said, "RightsLine")
    draft.keywords += dict.fromkeys(_lines(said, "KeywordLine"))
    draft.other_headlines += [
        Text(role="subheadline", value=line) for line in dict.fromkeys(_lines(said, "SubHeadLine"))
    ]
    for credit in dict.fromkeys(_lines(said, "CreditLine")):
        draft.info_sources.append(InfoSource(name=credit, role="credit"))
    if series := _first(said, "SeriesLine"):
        draft.header["SeriesLine"] = series
    for component in chain:
        for lines in _news_lines(component):
            _read_own_lines(lines, draft)


def _read_own_lines(lines: Element, draft: Draft) -> None:
    """Read lines of a type of the sender's: those to editors become notes, the others are known to dialects."""
    for each in islice(find_all(lines, "NewsLine"), MAX_LINES):
        kind, text = formal_name(find_first(each, "NewsLineType")), find_text(each, "NewsLineText")
        if not kind or not text:
            continue
        if kind.lower() in _ADVISORIES:
            add_note(draft, kind, text)
        else:
            draft.header.setdefault(kind, text)


def lines_of(component: Element, name: str) -> list[str]:
    """Return the lines of a name that a component itself has."""
    return [*_lines([_by_name(component)], name)]


def _by_name(component: Element) -> _Lines:
    """Return the lines that a component itself has by their names in small letters: one look at all for nine names."""
    found: _Lines = {}
    for lines in _news_lines(component):
        for each in lines:
            same = found.setdefault(str(each.tag).lower(), [])
            if len(same) < MAX_LINES:
                same.append(each)
    return found


def _news_lines(component: Element) -> Iterator[Element]:
    return islice(find_all(component, "NewsLines"), MAX_NEWS_LINES)


def _first(chain: Sequence[_Lines], name: str) -> str | None:
    return next(_lines(chain, name), None)


def _lines(chain: Sequence[_Lines], name: str) -> Iterator[str]:
    """Yield the lines of a name, whatever its case: `HeadLine` is written `Headline` by some."""
    return (text for lines in chain for each in lines.get(name.lower(), ()) if (text := text_of(each)))
