"""The text of a message: transfer encoding off, characters decided, lines that flow joined (RFC 3676), HTML to paragraphs."""

from collections.abc import Sequence
from email.message import Message

from schemas.article import Note
from streams.errors import ParseError
from streams.parse.charset import decode
from streams.parse.datelines import read_dateline
from streams.parse.draft import Block, Draft, Hints
from streams.parse.formats.mail.forwards import is_header_line
from streams.parse.formats.mail.hidden import without_hidden
from streams.parse.head_contacts import take_head_contacts
from streams.parse.head_labels import take_labels
from streams.parse.names import byline
from streams.parse.private_words import may_be_private
from streams.text.markup import read_paragraphs
from streams.text.paragraphs import split_paragraphs, text_of, words_in
from streams.text.spaces import visible

_FULLER = 2  # times the words: then the HTML is only a hint at the text


def read_text(forms: Sequence[Message], draft: Draft, hints: Hints) -> list[Block]:
    """Return the paragraphs of a text that has one or two forms."""
    read = [_blocks(form, draft, hints, has_head=len(forms) == 1) for form in forms]
    if len(read) == 1:
        return read[0]
    html, plain = read
    if words_in(html) * _FULLER < words_in(plain):
        draft.warn("the HTML form of the text has less than half of the words; the plain form is taken")
        return plain
    return html


def _blocks(part: Message, draft: Draft, hints: Hints, *, has_head: bool) -> list[Block]:
    data = content_of(part)
    if not data.strip():
        return []
    read = decode(data, part.get_content_charset() or hints.charset)
    draft.charset = draft.charset or read.charset
    for warning in read.warnings:
        draft.warn(warning)
    if "\x00" in read.text:
        raise ParseError("a NUL character in the text of a message")
    if part.get_content_type() == "text/html":
        return _shown(read.text, draft)
    text = visible(read.text)
    if part.get_param("format") == "flowed":
        text = flowed(text, deletes_space=part.get_param("delsp") == "yes")
    if has_head:
        text = take_head_contacts(draft, _below_head(draft, text))
    return split_paragraphs(text, _begins_something)


def _shown(markup: str, draft: Draft) -> list[Block]:
    """Return the paragraphs of HTML that a mailer shows; hidden ones become a private note, but for a text that all is hidden."""
    if "display" not in markup.lower():
        return read_paragraphs(markup)
    shown, hidden = without_hidden(markup)
    blocks, said = read_paragraphs(shown), text_of(read_paragraphs(hidden))
    if not said or not blocks:
        return read_paragraphs(markup)
    draft.notes.append(Note(role="hidden", text=said, public=False))
    draft.warn("text that the message hides from its readers was left out; it is a private note")
    return blocks


def _below_head(draft: Draft, text: str) -> str:
    """Take a head that names its fields; its headline is the story's, the subject then only a title."""
    subject, draft.headline = draft.headline, None
    text = take_labels(draft, text.lstrip())
    labelled = _headline_of(draft)
    draft.title = (draft.title or subject) if labelled else draft.title
    draft.headline = labelled or subject
    return text


def _headline_of(draft: Draft) -> str | None:
    return draft.headline


def content_of(part: Message) -> bytes:
    """Return the bytes of a part without their transfer encoding; broken ones as far as they can be read."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def flowed(text: str, *, deletes_space: bool) -> str:
    """Join lines that end with a space to the next (RFC 3676 §4.1); "-- " is no such line (§4.3)."""
    joined: list[str] = []
    open_line = False
    for line in text.splitlines():
        unstuffed = line.removeprefix(" ")
        if open_line:
            joined[-1] += unstuffed
        else:
            joined.append(unstuffed)
        open_line = unstuffed.endswith(" ") and unstuffed != "-- "
        if open_line and deletes_space:
            joined[-1] = joined[-1][:-1]
    return "\n".join(joined)


def _begins_something(line: str) -> bool:
    if line.startswith(("-- ", ">")) or line == "--" or is_header_line(line) or may_be_private(line):
        return True
    return byline(line) is not None or read_dateline(line) is not None
