"""Which format a frame is in: what the feed declares, then a signature in the bytes, then the media type."""

import re
from functools import lru_cache
from typing import NamedTuple

from streams.errors import ParseError, note
from streams.parse.formats import FORMATS, GENERAL, Format
from streams.parse.look import Look
from streams.parse.not_wire import refuse_no_wire
from streams.parse.tables import refuse_table


class MediaType(NamedTuple):
    """A media type and its charset parameter (RFC 9110 §8.3.1), in lower case."""

    name: str = ""
    charset: str | None = None


@lru_cache(maxsize=256)
def read_media_type(header: str | None) -> MediaType:
    """Read a content-type header; what can't be read is ignored."""
    name, _, parameters = (header or "").partition(";")
    for parameter in parameters.split(";"):
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "charset":
            return MediaType(name.strip().lower(), value.strip().strip("\"'").lower() or None)
    return MediaType(name.strip().lower())


_TEXTS = {name: row for name, row in FORMATS.items() if row.family in ("text", "mail")}
"""What can be in bytes that are neither JSON nor markup."""
_WORD_FIRST = re.compile(rb"(?!From )[A-Z][a-z]+ ")
_BEHIND_A_WORD = {name: FORMATS[name] for name in ("anpa", "release", "ticker", "plain")}
"""What may begin with a word and its space, as most headlines do: the others begin with a code, or the name of a field."""


def format_of(look: Look, media_type: MediaType, hint: str | None) -> tuple[str, tuple[str, ...]]:
    """Return the name of the format and what is doubtful about it; ParseError `unsupported` when none fits."""
    if hint is not None:
        if hint not in FORMATS:
            raise ParseError(f"the feed declares the format '{hint}', which is not known", reason="unsupported")
        return hint, ()
    refuse_no_wire(look)
    refuse_table(look)
    by_type = _by_media_type(media_type.name)
    is_text = look.head[:1].isalnum() or not (look.is_json or look.root is not None)
    by_bytes = _by_signature(look, _BEHIND_A_WORD if _WORD_FIRST.match(look.head) else _TEXTS if is_text else FORMATS)
    if by_bytes is None:
        if by_type is None:
            raise ParseError(f"no format is known for these bytes ({_seen(look)})", reason="unsupported")
        return by_type, ()
    if by_type is None or _agree(by_bytes, media_type.name):
        return by_bytes, ()
    if by_bytes == "plain":  # anything may be text: what was declared says more
        return by_type, ()
    return by_bytes, (f"declared as {media_type.name}, but the bytes are {by_bytes}",)


def _by_signature(look: Look, may_be: dict[str, Format]) -> str | None:
    name = ""
    try:
        for name, row in may_be.items():  # a loop, for this is asked of every item
            if row.sniff(look):
                return name
    except Exception as error:  # it meets items of any format: without the name nobody knows whose slip it is
        note(error, f"the sniff of the format {name}")
        raise
    return None


@lru_cache(maxsize=256)
def _by_media_type(name: str) -> str | None:
    """Return the format that a media type names; of a general one, the format that reads what shows no signature."""
    named = next((form for form, row in FORMATS.items() if name in row.media_types), None)
    return named or (GENERAL[name][1] if name in GENERAL else None)


def _agree(form: str, name: str) -> bool:
    row = FORMATS[form]
    return name in row.media_types or (name in GENERAL and GENERAL[name][0] == row.family)


def _seen(look: Look) -> str:
    if look.root is not None:
        return f"XML with the root <{look.root.name}>"
    return f"they begin with {look.data[:16]!r}"
