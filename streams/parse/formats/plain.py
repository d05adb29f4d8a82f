"""Plain text: a headline, then paragraphs.

Format only: which characters, which paragraphs, which of them is the headline. Bylines, datelines, sign-offs and what
agencies do with them are habits, and read later (`streams.parse.story`, `streams.parse.dialects`).
"""

import re
from collections.abc import Callable

from streams.errors import ParseError
from streams.parse.bare_bylines import take_bare_byline
from streams.parse.charset import decode
from streams.parse.comments import take_comments
from streams.parse.contact_lines import may_have_contacts, take_contacts
from streams.parse.datelines import read_dateline
from streams.parse.desk_lines import may_be_title, take_desk_above
from streams.parse.draft import Block, Draft, Hints
from streams.parse.embargo import (
    headline_behind_embargo,
    heads_embargo,
    is_headline_under_embargo,
    may_say_embargo,
    says_embargo,
)
from streams.parse.embargo_label import split_label
from streams.parse.embargo_lines import apart, embargo_lines
from streams.parse.embargo_news import is_news_of_one
from streams.parse.embargo_notes import NOTES, embargo_in_line, is_addressed, is_to_editors
from streams.parse.embargo_sentence import tells
from streams.parse.first_lines import is_text, part_headline
from streams.parse.head_contacts import take_head_contacts
from streams.parse.head_labels import take_labels
from streams.parse.head_lines import take_head_lines
from streams.parse.headlines import headline_from_sentence
from streams.parse.look import Look
from streams.parse.lost_frame import lost_frame
from streams.parse.markdown_heads import apart_heads, may_be_markdown, read_markdown
from streams.parse.names import byline
from streams.parse.notes_above import take_note_above, take_note_below
from streams.parse.please_read import corrects, may_correct
from streams.parse.private_words import may_be_private, take_private_above
from streams.parse.release_banners import is_banner, may_have_banner, read_as_release, take_banners
from streams.parse.salutations import ROLE as GREETING
from streams.parse.salutations import take_greeting
from streams.text.hold_words import BARE_BEGINS, is_bare_hold
from streams.text.paragraphs import split_paragraphs
from streams.text.sent import Sent
from streams.text.spaces import controls, is_ordinary, visible

_HEADLINE_LIMIT = 300  # characters; the longest of 7,958 Reuters headlines of 1987 has 135
_CONTROL_SHARE = 0.02  # more control characters than this are no text
_TOP = 8  # lines in which an embargo stands
_OTHER_FORMATS = (b"{", b"%PDF", b"PK\x03\x04")
_MARKUP = re.compile(rb"</|/>|<[?!]|=\s*[\"']")  # "<QUAY LTD> 4TH QTR NET" is a headline


def sniff(look: Look) -> bool:
    """Whether the bytes may be plain text: not markup, not JSON, no archive."""
    if look.head.startswith(b"<"):
        return _MARKUP.search(look.head) is None
    return not look.head.startswith(_OTHER_FORMATS)


def parse(data: bytes, hints: Hints) -> list[Draft | ParseError]:
    """Read one story; ParseError when the bytes are no text, or hold none."""
    decoded = decode(data, hints.charset)
    draft = Draft(charset=decoded.charset, warnings=list(decoded.warnings), hints=hints)
    as_sent = decoded.charset == "utf-8" and not decoded.warnings  # then the bytes are the text in UTF-8
    ordinary = is_ordinary(decoded.text, data if as_sent else None)
    draft.is_ordinary = ordinary
    draft.sent = Sent(decoded.text, data, "  " in decoded.text) if as_sent and ordinary else None
    text = decoded.text if ordinary else without_controls(decoded.text, draft)
    if doubt := lost_frame(text):
        draft.warn(doubt)
    if "<" in text and "<!--" in text:  # one character is found eight times as fast as four
        text = take_comments(draft, text)
    text = take_head_lines(draft, take_head_contacts(draft, take_labels(draft, text)))
    text = take_greeting(draft, take_note_above(draft, text))
    banners = may_have_banner(text)
    is_headed = _may_be_headed(text)  # on top of nearly no text
    is_news = is_headed and _is_news(draft, text)
    is_headed = is_headed and not is_news
    text = _take_labels_below(draft, text) if is_headed else text
    text = take_note_below(draft, text, _is_on_top) if is_headed or banners else text
    blocks = _blocks(
        draft,
        text,
        _begins_something_or_banner if banners else _begins_something,
        ordinary=ordinary,
        is_headed=is_headed,
    )
    if banners:
        blocks = take_banners(draft, blocks)
    draft.blocks = blocks
    if blocks:
        if banners and not is_news:
            is_headed = _may_be_headed(blocks[0].text)
        _take_headline(draft, blocks, is_headed=is_headed)
        if blocks and blocks[0].text[:3] != "By ":  # as most begin
            take_bare_byline(draft, blocks)
        if may_have_contacts(blocks):
            take_contacts(draft)
    elif not draft.headline:
        raise ParseError("white space only", reason="empty")
    if banners:
        read_as_release(draft)
    return [draft]


def _blocks(draft: Draft, text: str, begins: Callable[[str], bool], *, ordinary: bool, is_headed: bool) -> list[Block]:
    """Return the paragraphs of a text, an embargo on top of it parted from them; of Markdown, its headlines are taken."""
    text = apart(text) if is_headed else _apart_below(draft, text)
    if not may_be_markdown(text.partition("\n\n")[2].lstrip() if is_headed else text):
        gaps = draft.sent.has_gaps if draft.sent and draft.sent.text is text else None
        return split_paragraphs(text, begins, ordinary=ordinary, gaps=gaps)
    return read_markdown(draft, split_paragraphs(apart_heads(text), begins, ordinary=ordinary))


def _take_headline(draft: Draft, blocks: list[Block], *, is_headed: bool) -> None:
    """Take the headline from the paragraphs, unless the head named it."""
    if not (may_be_title(blocks[0].text, blocks[1:]) and _is_title(blocks)):
        take_desk_above(draft, blocks)
    if len(blocks) > 1 and not blocks[1].text.endswith(".") and _is_headline(blocks[1]):  # else it may be one itself
        take_private_above(draft, blocks)
    first = _first_of_story(blocks) if is_headed else 0
    if draft.headline:
        if blocks[first].text == draft.headline and len(blocks) > 1:
            del blocks[first]
    elif draft.notes and draft.notes[-1].role == GREETING:  # below "Dear Editor," stands the letter
        headline_from_sentence(draft, blocks[first].text)
    elif _is_headline(blocks[first]):
        line = blocks.pop(first).text
        draft.headline = (headline_behind_embargo(draft, line) if is_headed else None) or line
    elif _is_text(blocks[first]):
        headline_from_sentence(draft, blocks[first].text)
    else:
        draft.warn("no headline was found")


def _is_title(blocks: list[Block]) -> bool:
    """Whether no other headline stands below the first paragraph."""
    return len(blocks) > 1 and (blocks[1].text.endswith(".") or not _is_headline(blocks[1]))


def _apart_below(draft: Draft, text: str) -> str:
    """Return a text with what stands on the line below its headline parted from it: wrapped, it would go on that.

    An embargo, or the text itself.
    """
    below = text.find("\n") + 1
    if text[below : below + 1] == "\n":  # nearly all
        return text
    first, _, rest = text.partition("\n")
    if may_say_embargo(rest) and says_embargo(rest.partition("\n")[0].strip()):
        return f"{first}\n\n{apart(rest)}"
    if rest.startswith(NOTES) and is_to_editors((line := rest.partition("\n"))[0].strip()):
        return f"{first}\n\n{line[0]}\n\n{line[2]}"
    return part_headline(draft, text)


def _first_of_story(blocks: list[Block]) -> int:
    """Return the number of the first paragraph that is more than an embargo, or a note to editors."""
    if not _is_above_story(blocks[0].text):
        return 0
    lines = (
        n for n, block in enumerate(blocks) if not _is_above_story(block.text) or is_headline_under_embargo(block.text)
    )
    first = next(lines, 0)
    if not first or _is_headline(blocks[first]):
        return first
    if is_bare_hold(blocks[first - 1].text):  # above a text alone it may be the headline
        return first - 1
    above = blocks[first - 1].text  # "Embargo until Friday: Haven's sugar" is all the headline there is
    return first - 1 if split_label(above) and (heads_embargo(above) or says_embargo(above)) else first


def _take_labels_below(draft: Draft, text: str) -> str:
    """Take a head that names its fields from below an embargo; return the text without it."""
    lines = text.lstrip().split("\n", _TOP)
    count = embargo_lines(lines)
    rest = "\n".join(lines[count:]).lstrip()
    below = take_labels(draft, rest)
    return text if below is rest else "\n".join((" ".join(lines[:count]), "", below))


def _may_be_headed(text: str) -> bool:
    """Whether an embargo or a note to editors may stand on top of a text, as on nearly none."""
    return may_say_embargo(text) or is_addressed(text) or may_correct(text) or _is_on_hold(text)


def _is_on_hold(text: str) -> bool:
    """Whether a line that says HOLD and nothing else stands on top of a text."""
    return text.startswith(BARE_BEGINS) and is_bare_hold(text.partition("\n")[0].strip())


def _is_news(draft: Draft, text: str) -> bool:
    """Whether a text begins with news of an embargo, with a warning."""
    first, _, story = text.lstrip().partition("\n")
    return is_news_of_one(draft, first.strip(), story)


def _is_above_story(text: str) -> bool:
    return (embargo_in_line(text) is not None and not tells(text)) or is_to_editors(text) or corrects(text)


def _is_on_top(text: str) -> bool:
    """Whether a paragraph above a headline is none of it, nor a headline behind an embargo."""
    return (_is_above_story(text) and not is_headline_under_embargo(text)) or is_banner(text)


def without_controls(text: str, draft: Draft) -> str:
    """Return the text without control characters, with a warning; ParseError for NUL, and for more than a text can have."""
    if (nul := text.find("\x00")) >= 0:
        raise ParseError("a NUL character in plain text", offset=len(text[:nul].encode()))
    found = controls(text)
    if len(found) > len(text) * _CONTROL_SHARE:
        raise ParseError("control characters instead of text")
    if found:
        draft.warn(f"{len(found)} control characters were removed")
        text = visible(text)
    return text


def _begins_something(line: str) -> bool:
    return _begins_story(line) or may_be_private(line)


def _begins_something_or_banner(line: str) -> bool:
    return is_banner(line) or _begins_something(line)


def _is_headline(block: Block) -> bool:
    if block.role != "body" or len(block.text) > _HEADLINE_LIMIT or is_text(block.text):
        return False
    return not _begins_story(block.text)


def _is_text(block: Block) -> bool:
    return block.role == "body" and is_text(block.text) and not _begins_story(block.text)


def _begins_story(text: str) -> bool:
    return byline(text) is not None or read_dateline(text) is not None
