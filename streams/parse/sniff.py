"""Which format a frame is in: what the feed declares, then a signature in the bytes, then the media type."""

from dataclasses import dataclass

from streams.errors import ParseError
from streams.parse.formats import FORMATS

# Media types that senders put on anything; they decide nothing against a signature.
_VAGUE = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/x-www-form-urlencoded"})


@dataclass(frozen=True, slots=True)
class MediaType:
    """A media type and its charset parameter (RFC 9110 §8.3.1), in lower case."""

    name: str = ""
    charset: str | None = None


def read_media_type(header: str | None) -> MediaType:
    """Read a content-type header; what can't be read is ignored."""
    name, _, parameters = (header or "").partition(";")
    for parameter in parameters.split(";"):
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "charset":
            return MediaType(name.strip().lower(), value.strip().strip("\"'").lower() or None)
    return MediaType(name.strip().lower())


def format_of(data: bytes, media_type: MediaType, hint: str | None) -> tuple[str, tuple[str, ...]]:
    """Return the name of the format and what is doubtful about it; ParseError `unsupported` when none fits."""
    if hint is not None:
        if hint not in FORMATS:
            raise ParseError(f"the feed declares the format '{hint}', which is not known", reason="unsupported")
        return hint, ()
    named = _by_media_type(media_type.name)
    by_type = named[-1] if named else None
    by_bytes = next((name for name, row in FORMATS.items() if row.sniff(data)), None)
    if by_bytes is None:
        if by_type is None:
            raise ParseError(f"no format is known for these bytes ({_seen(data)})", reason="unsupported")
        return by_type, ()
    if by_bytes in named:
        return by_bytes, ()
    if by_type is not None and by_bytes != "plain":
        return by_bytes, (f"declared as {media_type.name}, but the bytes are {by_bytes}",)
    return (by_type or by_bytes), ()


def _by_media_type(name: str) -> tuple[str, ...]:
    """Return the formats that a media type names, the most general last: JSON may be two of them, JPEG is none."""
    return () if name in _VAGUE else tuple(form for form, row in FORMATS.items() if name in row.media_types)


def _seen(data: bytes) -> str:
    return f"they begin with {data[:16]!r}"
