"""The parts of a message (RFC 2046): which are its text, which are attached, which are messages themselves."""

from dataclasses import dataclass, field
from email.message import EmailMessage, Message

_TEXTS = ("text/plain", "text/html")


@dataclass(slots=True)
class Parts:
    """The parts of a message in their order. A text in two forms stands once, as a pair of HTML and plain text."""

    texts: list[tuple[Message, ...]] = field(default_factory=list)
    attached: list[Message] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)


def sort_parts(message: EmailMessage) -> Parts:
    """Sort the parts of a message, without looking into messages within it."""
    parts = Parts()
    waiting: list[Message] = [message]
    while waiting:
        part = waiting.pop(0)
        kind = part.get_content_type()
        if kind == "multipart/alternative" and (forms := _forms(part)):
            parts.texts.append(forms)
            waiting[:0] = [
                each for each in _leaves(part) if each not in forms and each.get_content_type() not in _TEXTS
            ]
        elif part.is_multipart() and kind.startswith("message/"):
            parts.messages.append(part)
        elif part.is_multipart():
            waiting[:0] = _children(part)
        elif kind in _TEXTS and not _is_attached(part):
            parts.texts.append((part,))
        else:
            parts.attached.append(part)
    return parts


def _forms(part: Message) -> tuple[Message, ...]:
    """Return the HTML and the plain form of an alternative, the first of each, wherever they are nested."""
    leaves = [each for each in _leaves(part) if not _is_attached(each)]
    chosen = (next((leaf for leaf in leaves if leaf.get_content_type() == kind), None) for kind in reversed(_TEXTS))
    return tuple(leaf for leaf in chosen if leaf is not None)


def _leaves(part: Message) -> list[Message]:
    found: list[Message] = []
    waiting = _children(part)
    while waiting:
        each = waiting.pop(0)
        if each.is_multipart() and not each.get_content_type().startswith("message/"):
            waiting[:0] = _children(each)
        else:
            found.append(each)
    return found


def _children(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [each for each in payload if isinstance(each, Message)] if isinstance(payload, list) else []


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())
