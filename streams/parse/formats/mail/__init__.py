"""RFC 5322 mail (RFC 822): what the message says becomes the story, what is attached becomes associations.

Python's `email` finds the parts; the characters are ours to decide (`streams.parse.charset`), since mail lies about them
as often as any wire does. Of a text in two forms HTML is taken: it has paragraphs, links and tables where plain text has
wrapped lines. Only where HTML has less than half of the words is plain text the fuller one.
"""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from typing import cast

from streams.errors import ParseError, TooLargeError
from streams.parse.draft import Draft, Hints
from streams.parse.embargo_cover import hold_for_cover
from streams.parse.formats.mail.attachments import attach, enclosed, has_document, warn_of_unread
from streams.parse.formats.mail.automatic import refuse_automatic
from streams.parse.formats.mail.bounds import check, skip_to_header
from streams.parse.formats.mail.desk_subjects import take_desk_subject
from streams.parse.formats.mail.form import read_form
from streams.parse.formats.mail.forwards import take_forwarded
from streams.parse.formats.mail.headers import read_headers
from streams.parse.formats.mail.letters import says_nothing, take_covering
from streams.parse.formats.mail.parts import Parts, sort_parts
from streams.parse.formats.mail.signatures import take_surroundings
from streams.parse.formats.mail.texts import read_text
from streams.parse.look import Look
from streams.parse.release_banners import headline_below_banner, may_have_banner, read_as_release, take_banners

# Headers that no other format begins with, and those that any text could: one of the first or three of the second.
_SURE = re.compile(
    rb"(?:Received|Return-Path|Delivered-To|Message-ID|MIME-Version|X-Received|DKIM-Signature|ARC-Seal)$", re.IGNORECASE
)
_USUAL = re.compile(
    rb"(?:From|To|Date|Subject|Sender|Reply-To|Cc|Content-Type|Content-Transfer-Encoding)$", re.IGNORECASE
)
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,60}):[ \t\r\n]")
_THREE = 3
_MAILBOX = re.compile(
    rb"(?:\A\s*|\r?\n\r?\n)From \S{1,250} [^\r\n]{10,60}\d{4}[^\r\n]{0,10}\r?\n(?=[A-Za-z][\w-]{0,60}:)"
)
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
"""How a mailbox writes a line of a message that begins with "From " (mboxrd, mboxo); of one in mail it is no quotation."""

MAX_LETTERS = 1_000
"""Messages of one mailbox."""

MAX_NESTED = 50
"""Messages of one digest."""


def sniff(look: Look) -> bool:
    """Whether the bytes begin with the header of a mail."""
    head = skip_to_header(look.head)
    if not _HEADER.match(head):
        return False
    names: list[bytes] = []
    for line in head.splitlines()[:60]:
        found = _HEADER.match(line + b"\n")
        if found is not None:
            names.append(found[1])
        elif not line.startswith((b" ", b"\t")):
            break
    sure, usual = sum(map(bool, map(_SURE.match, names))), sum(map(bool, map(_USUAL.match, names)))
    return (sure > 0 and sure + usual > 1) or usual >= _THREE


def parse(data: bytes, hints: Hints) -> list[Draft | ParseError]:
    """Read a message; of a mailbox (RFC 4155), a digest and a message that only carries others, each message in it."""
    check(data)
    is_mailbox = data.lstrip().startswith(b"From ")
    letters = _MAILBOX.split(data) if is_mailbox else []
    if len(letters) > MAX_LETTERS:
        raise TooLargeError(f"a mailbox of more than {MAX_LETTERS} messages; send them one by one")
    if len(letters) > 2:  # noqa: PLR2004 - what stands before the first, and one
        return [outcome for letter in letters[1:] for outcome in _each(letter, hints)]
    return _read(skip_to_header(_ESCAPED.sub(rb"\1", data) if is_mailbox else data), hints)


def _each(letter: bytes, hints: Hints) -> list[Draft | ParseError]:
    """Read one message of a mailbox; a bad one leaves its neighbours."""
    try:
        return _read(_ESCAPED.sub(rb"\1", skip_to_header(letter)), hints)
    except ParseError as error:
        return [error]


def _read(data: bytes, hints: Hints) -> list[Draft | ParseError]:
    message = message_from_bytes(data, policy=policy.default)
    parts = sort_parts(message)
    if parts.messages and (message.get_content_type() == "multipart/digest" or not parts.texts):
        inner = parts.messages[:MAX_NESTED]
        drafts: list[Draft | ParseError] = [_outcome(part, hints) for part in inner]
        if len(parts.messages) > MAX_NESTED:
            drafts.append(ParseError(f"more than {MAX_NESTED} messages in one"))
        return drafts
    return [_draft(message, parts, hints)]


def _outcome(part: Message, hints: Hints) -> Draft | ParseError:
    inner = cast("EmailMessage", part.get_payload(0))
    try:
        return _draft(inner, sort_parts(inner), hints)
    except ParseError as error:
        return error


def _draft(message: EmailMessage, parts: Parts, hints: Hints) -> Draft:
    draft = Draft(hints=hints)
    read_headers(message, draft)
    if message.get_content_type() == "multipart/encrypted":
        raise ParseError("an encrypted message", reason="unsupported")
    for part in parts.texts:
        draft.blocks += read_text(part, draft, hints)
    refuse_automatic(message, draft)
    attach([*parts.attached, *parts.messages], draft)
    if not draft.blocks and not draft.headline and not draft.associations:
        raise ParseError("a message without subject, text or attachment", reason="empty")
    if not read_form(draft):
        _read_text(draft)
        _take_enclosed([*parts.attached, *parts.messages], draft)
        hold_for_cover(draft)
    warn_of_unread(parts.attached, draft)
    if draft.headline is None:
        draft.warn("no headline was found: the message has no subject")
    return draft


def _take_enclosed(parts: list[Message], draft: Draft) -> None:
    """Leave the news to what is attached, where the message has no text of its own or only goes with that."""
    readable = enclosed(parts)
    if readable or has_document(parts):
        take_covering(draft)
    if says_nothing(draft):
        draft.enclosed = readable


def _read_text(draft: Draft) -> None:
    """Take what is no part of the story out of the text, and read a press release as one."""
    take_forwarded(draft)
    top = "\n".join((draft.headline or "", *(block.text for block in draft.blocks[:3])))
    banners = may_have_banner(top)
    if banners:
        draft.blocks = take_banners(draft, draft.blocks)
        headline_below_banner(draft)
    take_surroundings(draft)
    take_desk_subject(draft)
    if banners:
        read_as_release(draft)
