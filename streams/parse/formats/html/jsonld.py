r"""The JSON-LD of a page (`script type="application/ld+json"`), mended where a template wrote it wrong.

What templates do, as seen in the samples: CDATA marks and comments of JavaScript around or inside, line ends and tabs in
strings, escapes that JSON does not have (`\'`, `\x41`), a comma or a semicolon too many, a brace too many at the end.
"""

import html
import json
import re
from typing import Any

import orjson
from lxml.html import HtmlElement

from streams.parse.draft import Draft
from streams.text.spaces import CONTROLS

MAX_BLOCKS = 50
_MAX_LENGTH = 1_000_000
_MAX_BRACKETS = 50_000

# A string, a comment, a comma before a closing bracket; all else is copied. Each begins with another character.
_PIECES = re.compile(
    r'"[^"\\]*+(?>(?:\\.[^"\\]*+)*)"|/\*.*?(?:\*/|\Z)|//[^\n]*+|<!\[CDATA\[|\]\]>|<!--|-->|,(?=\s*+[}\]])', re.DOTALL
)
_BAD_ESCAPE = re.compile(r'\\(?:(["\\/bfnrt]|u[0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|(.)|)', re.DOTALL)


def read_jsonld(tree: HtmlElement, draft: Draft) -> list[Any]:
    """Return the values of all blocks that can be read; one that can't is a warning."""
    found: list[Any] = []
    for script in tree.iter("script"):
        if "ld+json" not in script.get("type", "").lower() or not (text := (script.text or "").strip()):
            continue
        if len(found) >= MAX_BLOCKS:
            draft.warn(f"more than {MAX_BLOCKS} blocks of JSON-LD; the first are read")
            break
        found += _read(text, draft)
    _unescape(found)
    return found


def _read(text: str, draft: Draft) -> list[Any]:
    if len(text) > _MAX_LENGTH or text.count("{") + text.count("[") > _MAX_BRACKETS:
        draft.warn("a block of JSON-LD is larger than any article is; it was left out")
        return []
    try:
        return _listed(orjson.loads(text))
    except orjson.JSONDecodeError:
        pass
    try:
        value, end = json.JSONDecoder(strict=False).raw_decode(mended := _mended(text))
    except (json.JSONDecodeError, RecursionError) as error:
        place = f" (line {error.lineno}, column {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
        draft.warn(f"a block of JSON-LD can't be read: {type(error).__name__}{place}")
        return []
    if mended[end:].strip(" \t\r\n;"):
        draft.warn("what follows the first value of a block of JSON-LD was left out")
    return _listed(value)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _unescape(values: list[Any]) -> None:
    """Resolve the references of HTML that templates leave in strings: JSON has none, so no publisher means them."""
    waiting: list[Any] = [values]
    while waiting:
        holder = waiting.pop()
        pairs = list(holder.items() if isinstance(holder, dict) else enumerate(holder))
        for key, value in pairs:
            if isinstance(value, str) and "&" in value and ";" in value:
                holder[key] = html.unescape(html.unescape(value))  # some escape twice
            elif isinstance(value, (dict, list)):
                waiting.append(value)


def _mended(text: str) -> str:
    """Return JSON from what a template wrote: comments and marks out, strings with escapes that JSON has."""
    if "&quot;" in text and '"' not in text:
        text = text.replace("&quot;", '"').replace("&amp;", "&")
    return _PIECES.sub(_piece, text).strip().lstrip("\ufeff")


def _piece(found: re.Match[str]) -> str:
    piece = found[0]
    if piece[0] != '"':
        return ""
    piece = CONTROLS.sub("", piece)
    return _BAD_ESCAPE.sub(_escape, piece) if "\\" in piece else piece


def _escape(found: re.Match[str]) -> str:
    good, byte, other = found.groups()
    if good:
        return found[0]
    return f"\\u00{byte}" if byte else (other or "\\\\")
