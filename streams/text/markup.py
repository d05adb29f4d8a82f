"""HTML to paragraphs, in one pass over the text: every tag is dropped, and only what it says about paragraphs is kept.

Nothing of the markup survives, so nothing of it can harm: what shows an article again is made from these paragraphs.
The scanner is linear in the length of its input, whatever the input is (html.parser of Python 3.11 and tree builders
are not: unclosed comments and deep nesting make them quadratic).
"""

import html
import re
from functools import lru_cache

from streams.errors import TooLargeError
from streams.text.paragraphs import Paragraph
from streams.text.spaces import squeeze, visible
from streams.text.words import words

MAX_TAGS = 100_000
"""Tags of one text; the heaviest of 75 sampled web pages has 9,379."""

_BREAKS = words(
    "p div br hr li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote section article header footer main aside "
    "figure figcaption pre address form fieldset body html center hl2 block media table caption"
)
_HEADINGS = words("h1 h2 h3 h4 h5 h6 hl2")
_SILENT = words("script style head title template iframe object embed noscript svg math select textarea applet")

# Possessive quantifiers (3.11) keep a tag without an end from being tried twice.
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]*+)((?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+)>")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def is_markup(text: str) -> bool:
    """Whether a text has at least one tag."""
    return "<" in text and _TAG.search(text) is not None


def read_paragraphs(text: str) -> list[Paragraph]:
    """Return the paragraphs of an HTML text: headings as crossheads, table rows as lines of one table.

    TooLargeError for more tags than any text has.
    """
    if text.count("<") > MAX_TAGS:
        raise TooLargeError(f"more than {MAX_TAGS} tags in one text")
    reader = _Reader()
    position = 0
    while (start := text.find("<", position)) >= 0:
        reader.say(text[position:start])
        position = _skip(text, start, reader)
    reader.say(text[position:])
    return reader.end()


def _skip(text: str, start: int, reader: "_Reader") -> int:
    """Read the tag, comment or declaration at `start`; return where the text goes on."""
    if text.startswith("<!--", start):
        return _after(text, "-->", start)
    if text.startswith(("<!", "<?"), start):
        return _after(text, ">", start)
    tag = _TAG.match(text, start)
    if tag is None:
        reader.say("<")
        return start + 1
    name = tag[2].lower().rpartition(":")[2]
    if name in _SILENT and not tag[1] and not tag[3].endswith("/"):
        return _after_element(text, name, tag.end())
    reader.tag(name, closing=bool(tag[1]))
    return tag.end()


def _after(text: str, mark: str, start: int) -> int:
    end = text.find(mark, start)
    return len(text) if end < 0 else end + len(mark)


def _after_element(text: str, name: str, start: int) -> int:
    end = re.compile(rf"</{name}\b[^>]*+>", re.IGNORECASE).search(text, start)
    return len(text) if end is None else end.end()


class _Reader:
    """Gathers words until a tag ends the paragraph."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self.words: list[str] = []
        self.rows: list[str] = []
        self.heading = False
        self.table = 0

    def say(self, text: str) -> None:
        if text:
            self.words.append(text)

    def tag(self, name: str, *, closing: bool) -> None:
        if name == "table":
            self._table(closing=closing)
        elif self.table and name in ("tr", "td", "th"):
            self._cell(name, closing=closing)
        elif name in _BREAKS and not self.table:
            self._flush()
            self.heading = name in _HEADINGS and not closing
        elif name in _BREAKS:
            self.words.append(" ")

    def end(self) -> list[Paragraph]:
        if self.table:
            self.table = 1
            self._table(closing=True)
        self._flush()
        return self.paragraphs

    def _table(self, *, closing: bool) -> None:
        if not closing:
            if not self.table:
                self._flush()
            self.table += 1
        elif self.table:
            self.table -= 1
            if not self.table:
                self._cell("tr", closing=True)
                if self.rows:
                    self.paragraphs.append(Paragraph("table", "\n".join(self.rows)))
                self.rows = []

    def _cell(self, name: str, *, closing: bool) -> None:
        if name == "tr":
            cells = [_plain(cell) for cell in "".join(self.words).split("\t")]
            if any(cells):
                self.rows.append("\t".join(cells).strip("\t"))
            self.words = []
        elif closing:
            self.words.append("\t")

    def _flush(self) -> None:
        text = _plain("".join(self.words))
        self.words = []
        if text:
            self.paragraphs.append(Paragraph("crosshead" if self.heading else "body", text))


def _plain(text: str) -> str:
    """Resolve character references and squeeze the spaces."""
    if "&" in text:
        text = _REFERENCE.sub(_resolve, text)
    return squeeze(visible(text))


def _resolve(reference: re.Match[str]) -> str:
    return _character(reference[0])


@lru_cache(maxsize=4096)
def _character(reference: str) -> str:
    """Resolve one character reference of HTML; what has no character stays as it is written."""
    return html.unescape(reference)
