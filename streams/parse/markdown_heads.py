"""Headlines, sub-headlines and crossheads of a text that is written in Markdown: "# Headline", "## Sub", "**Bold head**".

Only where the text begins with such a head, or one that is underlined: elsewhere a hash is a number and an asterisk a bullet.
What is marked inside of lines becomes marks of the paragraph: stress and links (CommonMark 6.2 to 6.3).
"""

import re
from collections.abc import Sequence

from schemas.ninjs import Text
from streams.parse.datelines import read_dateline
from streams.parse.draft import Block, Draft
from streams.parse.names import byline
from streams.parse.releases import is_end_mark
from streams.text.paragraphs import Element, Mark

_HASHES = re.compile(r"#{1,6}[ \t]+(?P<said>[^\n]*?[^\W\d_]{2}[^\n]*?)[ \t]*#*$")
_BOLD = re.compile(r"(?P<mark>\*\*|__|[*_])(?=[^\s*_])(?P<said>[^\n*]{2,200}?)(?<=[^\s*_])(?P=mark)$")
_UNDERLINE = re.compile(r"[=-]{3,}[ \t]*$")
_RULE = re.compile(r"(?:[-*_][ \t]*){3,}$")
_MARKS = frozenset("#*_")
_LONGEST = 300  # characters of a head
_INLINE = re.compile(
    r"\[(?P<shown>[^\[\]\n]{1,200})\]\((?P<href>https?://[^\s()<>]{1,500})\)"
    r"|(?<![\w*])\*\*(?=[^\s*])(?P<strong>[^*\n]{1,300}?)(?<=[^\s*])\*\*(?![\w*])"
    r"|(?<![\w*])\*(?=[^\s*])(?P<em>[^*\n]{1,300}?)(?<=[^\s*])\*(?![\w*])"
)


def may_be_markdown(text: str) -> bool:
    """Whether a text begins with a head in Markdown: a glance that settles nearly all."""
    if text[:1] in _MARKS:
        return _head(text[:_LONGEST].partition("\n")[0].rstrip()) is not None
    underline = text.find("\n==", 0, _LONGEST)
    return (
        underline >= 0
        and text.find("\n", 0, underline) < 0
        and _UNDERLINE.match(text[underline + 1 :].partition("\n")[0]) is not None
    )


def apart_heads(text: str) -> str:
    """Return a text in Markdown with its heads parted from what stands above and below them, underlined ones with hashes."""
    lines: list[str] = []
    for line in text.splitlines():
        plain = line.rstrip()
        if lines and lines[-1].strip() and _UNDERLINE.match(plain) and len(lines[-1]) <= _LONGEST:
            lines[-1:] = ["", f"# {lines[-1].strip()}" if plain[0] == "=" else f"## {lines[-1].strip()}", ""]
        elif plain[:1] in _MARKS and _head(plain) is not None:
            lines += ["", plain, ""]
        else:
            lines.append(line)
    return "\n".join(lines)


def read_markdown(draft: Draft, blocks: Sequence[Block]) -> list[Block]:
    """Take headline and sub-headlines from the blocks of a text in Markdown; mark crossheads, stress and links in the rest."""
    kept: list[Block] = []
    is_top = True
    for block in blocks:
        head = _head(block.text) if block.role == "body" and len(block.text) <= _LONGEST else None
        if head is None or byline(head) is not None or read_dateline(head) is not None:
            kept += [] if _RULE.match(block.text) else [Block("body", head) if head else _with_marks(block)]
            is_top = is_top and draft.headline is None  # an embargo may stand above
        elif draft.headline is None:
            draft.headline = head
        elif is_top:
            draft.other_headlines.append(Text(role="sub", content_type="text/plain", value=head))
        else:
            kept.append(Block("crosshead", head))
    return kept


def _head(line: str) -> str | None:
    """Return what a line that is a head says, without its marks; None for any other line, and for the end of a text."""
    if is_end_mark(line):
        return None
    found = _HASHES.match(line) or _BOLD.match(line)
    return found["said"].strip("*_ ") if found else None


def _with_marks(block: Block) -> Block:
    if block.role != "body" or ("*" not in block.text and "](" not in block.text):
        return block
    text, end = "", 0
    marks: list[Mark] = []
    for found in _INLINE.finditer(block.text):
        text += block.text[end : found.start()]
        shown = found["shown"] or found["strong"] or found["em"]
        element: Element = "a" if found["shown"] else "strong" if found["strong"] else "em"
        marks.append(Mark(len(text), len(text) + len(shown), element, found["href"]))
        text, end = text + shown, found.end()
    return Block(block.role, text + block.text[end:], tuple(marks))
