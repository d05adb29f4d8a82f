"""Reuters-21578: the stories of the wire of 1987, rebuilt as they stood on the line, and what the collection says of them.

Its SGML keeps the header of each story in <UNKNOWN>, control characters as references, and marks in the text what editors
took for title, dateline and body. Without the marks the text is the one that was sent.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_STORY = re.compile(r"<REUTERS[^>]*NEWID=\"(\d+)\"[^>]*>(.*?)</REUTERS>", re.DOTALL)
_MARKS = re.compile(r"</?(?:TITLE|AUTHOR|DATELINE|BODY)>")
_CONTROL = re.compile(r"&#(\d+);")
_KEYWORDS = re.compile(r"^([a-z]{1,2}) ([a-z]) (\S.*?)\s+(\d\d-\d\d) (\d{4})\s*$", re.MULTILINE)
_CYCLE = re.compile(r"(?:AM|PM|BC|AP)-+", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATELINE = re.compile(rf"(?P<places>.*?)[ ,.]+(?P<date>{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})\b", re.IGNORECASE)
_SIGNATURE = re.compile(r"(?:Reuters?|More)\W*$", re.IGNORECASE)


@dataclass(frozen=True)
class Story:
    """One story: its bytes as they were sent, and what the collection says of it (None where it says nothing)."""

    number: int
    sent: bytes
    bare: bytes
    """As `sent`, without any control character: what most gateways left of it."""
    keywords: tuple[str, ...] | None
    """Priority, category, slug with its version, date, length."""
    title: str | None
    places: str | None
    date: str | None
    body: str | None
    tags: tuple[str, ...] = ()
    """The countries that the editors tagged: `usa`, `west-germany`."""


def stories(folder: Path) -> Iterator[Story]:
    """Yield all stories of the SGML files of a folder."""
    for path in sorted(folder.glob("*.sgm")):
        for found in _STORY.finditer(path.read_text(encoding="latin-1")):
            yield _story(int(found[1]), found[2])


def _story(number: int, markup: str) -> Story:
    text = re.search(r"<TEXT[^>]*>(.*)</TEXT>", markup, re.DOTALL)
    header = _plain(_tag(markup, "UNKNOWN") or "")
    sent = f"{header}\n{_plain(_MARKS.sub('', text[1] if text else ''))}"
    keywords = _KEYWORDS.search(header)
    title, body, line = _tag(markup, "TITLE"), _tag(markup, "BODY"), _tag(markup, "DATELINE")
    dateline = _DATELINE.match(_squeezed(line or ""))
    return Story(
        number=number,
        sent=sent.encode(),
        bare=re.sub(r"[\x00-\x09\x0b-\x1f]", "", sent).encode(),
        keywords=tuple(_CYCLE.sub("", each, count=1) for each in keywords.groups()) if keywords else None,
        title=_squeezed(title) if title else None,
        places=dateline["places"] if dateline else None,
        date=dateline["date"] if dateline else None,
        body=_letters(_SIGNATURE.sub("", _letters(body))) if body else None,
        tags=tuple(re.findall(r"<D>([^<]*)</D>", _tag(markup, "PLACES") or "")),
    )


def _tag(markup: str, name: str) -> str | None:
    found = re.search(rf"<{name}>(.*?)</{name}>", markup, re.DOTALL)
    return found[1] if found else None


def _plain(markup: str) -> str:
    """Resolve all references, those of control characters too, which html.unescape drops."""
    return html.unescape(_CONTROL.sub(lambda found: chr(int(found[1])), markup))


def _squeezed(markup: str) -> str:
    return " ".join(html.unescape(_CONTROL.sub("", markup)).split())


def _letters(text: str) -> str:
    return "".join(html.unescape(_CONTROL.sub("", text)).split())
