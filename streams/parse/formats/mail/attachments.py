"""What is attached to a message: named, typed and measured, its content left where the message is kept."""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from email.message import Message

from schemas.ninjs import AltId, Association, NewsObjectType, Rendition
from streams.parse.draft import Draft
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


def attach(parts: Sequence[Message], draft: Draft) -> None:
    """Add an association for each part; its uri is the digest of its content (RFC 6920), so that equal ones are equal."""
    for number, part in enumerate(parts[:MAX_ATTACHMENTS], 1):
        draft.associations.append(_association(part, number, draft))
    if len(parts) > MAX_ATTACHMENTS:
        draft.warn(f"{len(parts)} attachments; {MAX_ATTACHMENTS} are told")


def _association(part: Message, number: int, draft: Draft) -> Association:
    content = part.as_bytes() if part.is_multipart() else content_of(part)
    digest = urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
    name = visible(decoded(str(part.get_filename() or ""), draft))[:_NAME_LIMIT]
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
