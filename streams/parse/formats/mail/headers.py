"""The header of a message: subject, sender, date and identity (RFC 5322 §3.6), decoded whatever they claim to be (RFC 2047)."""

import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import EmailMessage
from email.utils import parseaddr

from schemas.article import Note
from schemas.ninjs import AltId, Association, InfoSource
from streams.errors import ParseError
from streams.parse.charset import decode
from streams.parse.draft import Draft
from streams.parse.embargo import says_embargo
from streams.parse.forwarded import ANSWER
from streams.parse.identity import is_uri
from streams.parse.times import time_said
from streams.text.spaces import squeeze

MAX_VALUE = 4_000
"""Characters of a header that are read; RFC 5322 allows 998 to a line."""

_MAX_HEADERS = 2_000
_KEPT = (
    "from", "sender", "reply-to", "to", "subject", "date", "message-id", "in-reply-to", "references", "list-id", "importance",
    "x-priority", "keywords", "content-language", "supersedes", "expires", "auto-submitted",
)  # fmt: skip
_LIST = re.compile(r"\[[^\[\]]{1,40}\]\s+(?=\S)")
_MESSAGE_ID = re.compile(r"<?\s*([^<>\s]{1,250})\s*>?")
_COMMENT = re.compile(r"\s*\([^()]{0,60}\)\s*$")  # "(PDT)" behind a date


def read_headers(message: EmailMessage, draft: Draft) -> None:
    """Fill the draft from the header of a message; addresses stay in a note that is not public."""
    said = _values(message, draft)
    draft.header = said
    _read_subject(draft, said.get("subject", ""))
    _read_sender(draft, said.get("from") or said.get("sender", ""))
    draft.version_created = time_said(_COMMENT.sub("", said.get("date", "")), draft.hints.time_zone, draft)
    draft.guid = _message_id(said.get("message-id", ""))
    if draft.guid and said["message-id"] != draft.guid:
        draft.alt_ids.append(AltId(role="Message-ID", value=said["message-id"]))
    draft.replaces = _message_id(said.get("supersedes", ""))
    draft.language = said.get("content-language", "").partition(",")[0].strip() or None
    draft.keywords += [word.strip() for word in said.get("keywords", "").split(",") if word.strip()]
    draft.expires = time_said(_COMMENT.sub("", said.get("expires", "")), draft.hints.time_zone, draft)
    answered = _message_id(said.get("in-reply-to", ""))
    if answered and is_uri(f"mid:{answered}"):
        draft.associations.append(Association(name="link1", rel="inReplyTo", uri=f"mid:{answered}"))


def _values(message: EmailMessage, draft: Draft) -> dict[str, str]:
    """Return the headers that we read, the first of each name, decoded and on one line."""
    values: dict[str, str] = {}
    for number, (name, raw) in enumerate(message.raw_items()):
        if number >= _MAX_HEADERS:
            draft.warn(f"more than {_MAX_HEADERS} headers; the others were not read")
            break
        low = name.lower()
        if low in _KEPT and low not in values:
            if len(raw) > MAX_VALUE:
                draft.warn(f"the header {name} has {len(raw)} characters; {MAX_VALUE} are read")
            values[low] = decoded(str(raw)[:MAX_VALUE], draft)
    return {name: value for name, value in values.items() if value}


def decoded(raw: str, draft: Draft) -> str:
    """Return the value of a header on one line: encoded words (RFC 2047) and raw bytes as text."""
    try:
        chunks = decode_header(re.sub(r"\r?\n(?=[ \t])", "", raw))
    except (HeaderParseError, ValueError):
        draft.warn("a header has an encoded word that can't be read; it stays as it is")
        chunks = [(raw, None)]
    return squeeze("".join(_chunk(chunk, charset, draft) for chunk, charset in chunks))


def _chunk(chunk: str | bytes, charset: str | None, draft: Draft) -> str:
    data = chunk if isinstance(chunk, bytes) else chunk.encode("utf-8", "surrogateescape")
    try:
        read = decode(data, charset if charset != "unknown-8bit" else None) if data else None
    except ParseError:
        draft.warn("a header has bytes that are no text")
        return data.decode("utf-8", "replace")
    for warning in read.warnings if read and charset not in (None, "unknown-8bit") else ():
        draft.warn(f"a header: {warning}")
    return read.text if read else ""


def _read_subject(draft: Draft, subject: str) -> None:
    """Take "Re:", "Fwd:" and the name of a list from the subject; as written it stays the title. "[EMBARGO]" is no list."""
    rest = ANSWER.sub("", subject)
    listed = _LIST.search(rest)
    if listed and not says_embargo(listed[0].strip("[] ")):
        rest = rest[: listed.start()] + rest[listed.end() :]
    rest = ANSWER.sub("", rest) or subject
    draft.headline = rest or None
    if rest != subject:
        draft.title = subject


def _read_sender(draft: Draft, said: str) -> None:
    if not said:
        return
    draft.notes.append(Note(role="sender", text=said, public=False))
    name, address = parseaddr(said) if said.count("(") < 20 else ("", "")  # noqa: PLR2004 - comments may nest
    domain = address.rpartition("@")[2].lower()
    draft.provider = domain or None
    if shown := name.strip("'\" ") or domain:
        draft.info_sources.append(InfoSource(name=shown))


def _message_id(said: str) -> str | None:
    found = _MESSAGE_ID.match(said)
    return found[1] if found else None
