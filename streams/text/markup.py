"""HTML to paragraphs, in one pass over the text: every tag is dropped, and only what it says is kept.

That is where paragraphs end, what they are, where a link leads and what is stressed. Nothing of the markup survives, so
nothing of it can harm: `streams.text.safe_html` makes what shows an article again from these paragraphs.
The scanner is linear in the length of its input, whatever the input is (html.parser of Python 3.11 and tree builders
are not: unclosed comments and deep nesting make them quadratic).
"""

import html
import re

from streams.errors import TooLargeError
from streams.text.paragraphs import Element, Paragraph, split_paragraphs
from streams.text.runs import CELL, Bound, Piece, Run, as_written, joined, plain_text, rendered
from streams.text.safe_html import safe_href
from streams.text.words import words

MAX_TAGS = 100_000
"""Tags of one text; the heaviest of 75 sampled web pages has 9,379."""

BREAKS = words(
    "p div br hr li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote section article header footer main aside "
    "figure figcaption pre address form fieldset body html center hl2 block media table caption"
)
HEADINGS = words("h1 h2 h3 h4 h5 h6 hl2")
INLINE: dict[str, Element] = {
    "a": "a", "em": "em", "i": "em", "strong": "strong", "b": "strong", "sub": "sub", "sup": "sup",
}  # fmt: skip
SILENT = words("script style head title template iframe object embed noscript svg math select textarea applet")

_RAW = words("script style title textarea iframe")
"""Those whose content is no markup (HTML, "Restrictions on the contents of raw text elements")."""

# Possessive quantifiers and the atomic group (3.11) keep a tag without an end from being tried twice.
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]*+)([^<>\"']*+(?>(?:(?:\"[^\"]*+\"|'[^']*+')[^<>\"']*+)*))>")
_PLAIN = re.compile(r"<p>([^<]*+)</p>")
"""A paragraph without any markup in it, as most are; the general way takes three times as long for one."""
_ADDRESS = re.compile(r"""(?:^|\s)href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)


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
        before = text[position:start]
        plain = _PLAIN.match(text, start) if not reader.pieces and not before.strip() else None
        if plain is not None and reader.take(plain[1]):
            position = plain.end()
        else:
            reader.say(before)
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
    if name in SILENT and not tag[1] and not tag[3].endswith("/"):
        return _after_element(text, name, tag.end(), reader.unclosed)
    if (element := INLINE.get(name)) is not None:
        reader.bound(element, tag[3], closing=bool(tag[1]))
    else:
        reader.tag(name, closing=bool(tag[1]))
    return tag.end()


def _after(text: str, mark: str, start: int) -> int:
    end = text.find(mark, start)
    return len(text) if end < 0 else end + len(mark)


def _after_element(text: str, name: str, start: int, unclosed: set[str]) -> int:
    """Return where an element ends that says nothing; without an end tag it hides the rest, or, as a container, nothing."""
    end = None if name in unclosed else re.compile(rf"</{name}\b[^>]*+>", re.IGNORECASE).search(text, start)
    if end is not None:
        return end.end()
    unclosed.add(name)  # there is none further on either: looking again would take time in the square of the text
    return len(text) if name in _RAW else start


class _Reader:
    """Gathers words until a tag ends the paragraph."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self.pieces: list[Piece] = []
        self.rows: list[Run] = []
        self.heading = False
        self.table = 0
        self.in_cell = False
        self.laid_out = False
        self.unclosed: set[str] = set()

    def say(self, text: str) -> None:
        if text:
            self.pieces.append(text)

    def take(self, text: str) -> bool:
        """Take a paragraph without markup, with nothing before it; False where it stands in something else."""
        if self.table or self.laid_out:
            return False
        self.heading = False
        if text := plain_text(text):
            self.paragraphs.append(Paragraph("body", text))
        return True

    def bound(self, element: Element, attributes: str, *, closing: bool) -> None:
        """Note where something that is marked begins or ends; an anchor without an address marks nothing."""
        href = None
        if element == "a" and not closing:
            found = _ADDRESS.search(attributes)
            href = safe_href(html.unescape(found[1] or found[2] or found[3] or "")) if found else None
        self.pieces.append(Bound(element, href, closing=closing))

    def tag(self, name: str, *, closing: bool) -> None:
        if name == "table":
            self._table(closing=closing)
        elif name == "br" and self.laid_out:
            self.pieces.append("\n")
        elif self.table and name in ("tr", "td", "th"):
            self._cell(name, closing=closing)
        elif name in BREAKS and not self.table:
            self._flush()
            self.heading = name in HEADINGS and not closing
            if name == "pre":
                self.laid_out = not closing
        elif name in BREAKS:
            self.pieces.append(" ")

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
                    self.paragraphs.append(Paragraph("table", *joined(self.rows, "\n")))
                self.rows = []

    def _cell(self, name: str, *, closing: bool) -> None:
        """Note where a cell or a row ends; end tags may be left out (HTML, "Optional tags")."""
        if name == "tr":
            row = rendered(self.pieces)
            if row.text.strip():
                self.rows.append(row)
            self.pieces = []
            self.in_cell = False
        else:
            if closing or self.in_cell:
                self.pieces.append(CELL)
            self.in_cell = not closing

    def _flush(self) -> None:
        pieces, self.pieces = self.pieces, []
        if self.laid_out:
            self.paragraphs += split_paragraphs(as_written(pieces))
            return
        run = rendered(pieces)
        if run.text:
            self.paragraphs.append(Paragraph("crosshead" if self.heading else "body", run.text, run.marks))
