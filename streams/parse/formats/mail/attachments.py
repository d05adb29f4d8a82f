"""What is attached to a message: named, typed and measured, its content left where the message is kept."""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from email.message import Message

from schemas.ninjs import AltId, Association, NewsObjectType, Rendition
from streams.parse.draft import Draft, Enclosed
from streams.parse.formats.mail.headers import decoded
from streams.parse.formats.mail.texts import content_of
from streams.text.spaces import visible

MAX_ATTACHMENTS = 200

_TYPES: dict[str, NewsObjectType] = {
    "image": "picture",
    "audio": "audio",
    "video": "video",
    "text": "text",
    "message": "text",
}
_NAME_LIMIT = 255
_DOCUMENTS = (
    "text/plain", "text/html", "text/rtf", "application/rtf", "application/pdf", "application/msword", "application/vnd.oasis.opendocument.text",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/x-iwork-pages-sffpages",
)  # fmt: skip
_ENDINGS = (".txt", ".htm", ".html", ".rtf", ".pdf", ".doc", ".docx", ".odt", ".pages", ".md")
"""What a story may be attached as."""
_READ = (
    "text/plain",
    "text/html",
    "text/markdown",
    "text/xml",
    "application/xml",
    "application/json",
    "message/rfc822",
)
_READ_ENDINGS = (".txt", ".htm", ".html", ".md", ".xml", ".json", ".eml", "+xml", "+json")
"""What is read of them where the message has no text of its own: endings of names and of media types."""
_MOST_READ = 10


def has_document(parts: Sequence[Message]) -> bool:
    """Whether one of the parts may have the text of a story."""
    return any(_is_document(part, _name(part)) for part in parts)


def enclosed(parts: Sequence[Message]) -> list[Enclosed]:
    """Return the parts that can be read as items, in their order."""
    read = [part for part in parts if _can_be_read(part)]
    return [Enclosed(_content(part), str(part.get("content-type") or ""), _name(part)) for part in read[:_MOST_READ]]


def warn_of_unread(parts: Sequence[Message], draft: Draft) -> None:
    """Warn of documents whose text is not read."""
    read = {each.name for each in draft.enclosed}
    for part in parts[:MAX_ATTACHMENTS]:
        name = visible(decoded(_name(part), draft))[:_NAME_LIMIT]
        if _is_document(part, name) and _name(part) not in read:
            draft.warn(f"an attachment was not read, and may have the text: {name or part.get_content_type()}")


def _is_document(part: Message, name: str) -> bool:
    return part.get_content_type() in _DOCUMENTS or name.lower().endswith(_ENDINGS)


def _can_be_read(part: Message) -> bool:
    kind = part.get_content_type()
    return kind in _READ or kind.endswith(_READ_ENDINGS) or _name(part).lower().endswith(_READ_ENDINGS)


def _name(part: Message) -> str:
    return str(part.get_filename() or "")


def _content(part: Message) -> bytes:
    """Return the bytes of a part; of a message within the message, those of that."""
    inner = part.get_payload(0) if part.get_content_type() == "message/rfc822" and part.is_multipart() else None
    if isinstance(inner, Message):
        return inner.as_bytes()
    return part.as_bytes() if part.is_multipart() else content_of(part)


def attach(parts: Sequence[Message], draft: Draft) -> None:
    """Add an association for each part; its uri is the digest of its content (RFC 6920), so that equal ones are equal."""
    for number, part in enumerate(parts[:MAX_ATTACHMENTS], 1):
        draft.associations.append(_association(part, number, draft))
    if len(parts) > MAX_ATTACHMENTS:
        draft.warn(f"{len(parts)} attachments; {MAX_ATTACHMENTS} are told")


def _association(part: Message, number: int, draft: Draft) -> Association:
    content = part.as_bytes() if part.is_multipart() else content_of(part)
    digest = urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
    name = visible(decoded(_name(part), draft))[:_NAME_LIMIT]
    content_id = str(part.get("content-id") or "").strip("<> \t\r\n")[:_NAME_LIMIT]
    return Association(
        name=f"attachment{number}",
        rel=part.get_content_disposition() or "attachment",
        uri=f"ni:///sha-256;{digest}",
        type=_TYPES.get(part.get_content_maintype()),
        title=name or None,
        alt_ids=(AltId(role="Content-ID", value=content_id),) if content_id else (),
        renditions=(
            Rendition(
                name="original", content_type=part.get_content_type(), title=name or None, size_in_bytes=len(content)
            ),
        ),
    )
