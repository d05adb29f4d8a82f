"""IPTC ninjs 1.x, 2.x and 3.x: JSON whose names changed from version to version and whose meaning did not.

Properties are looked up with case and underscores ignored (`versioncreated`, `versionCreated`), then by the aliases that
the versions use (`byline`/`by`, `person`/`people`). A frame is one news object, or an array of them.
Source: the JSON schemas at https://iptc.org/std/ninjs/; section numbers do not exist, so properties are named.
"""

from typing import Any

from streams.errors import ParseError
from streams.parse.charset import decode
from streams.parse.draft import Draft, Hints
from streams.parse.formats.ninjs.fields import read_fields
from streams.parse.look import Look
from streams.parse.strict_json import read_json

# ninjs requires `uri` and nothing else; Superdesk adds `guid` and at times leaves `uri` out.
_REQUIRED = frozenset({"uri", "guid"})


def sniff(look: Look) -> bool:
    """Whether the bytes are a JSON object or array of objects."""
    return look.is_json


def parse(data: bytes, hints: Hints) -> list[Draft | ParseError]:
    """Read one news object or an array of them; ParseError when the bytes are not such JSON."""
    decoded = decode(data, hints.charset)
    read = read_json(decoded.text)
    warnings = (*decoded.warnings, *read.warnings)
    if not isinstance(read.value, list):
        return [_read(read.value, decoded.charset, warnings, hints)]
    if not read.value:
        raise ParseError("an empty array", reason="empty")
    return [_try_read(item, decoded.charset, warnings, hints) for item in read.value]


def _try_read(value: Any, charset: str, warnings: tuple[str, ...], hints: Hints) -> Draft | ParseError:
    try:
        return _read(value, charset, warnings, hints)
    except ParseError as error:
        return error


def _read(value: Any, charset: str, warnings: tuple[str, ...], hints: Hints) -> Draft:
    if not isinstance(value, dict) or not _REQUIRED & value.keys():
        raise ParseError("JSON, but no ninjs: it has no uri", reason="unsupported")
    draft = Draft(charset=charset, warnings=list(warnings))
    read_fields(value, draft, hints)
    return draft
