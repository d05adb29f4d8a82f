"""The one safe reader of JSON: what two readers could understand differently is refused."""

import json
from collections.abc import Iterable
from typing import Any

import orjson

from streams.errors import ParseError, TooLargeError

MAX_DEPTH = 64  # levels; the deepest of 62 JSON samples has 8


MAX_CONTAINERS = 100_000
"""Opening brackets of one text, those in strings too; the busiest of 62 JSON samples has 159."""


def read_json(text: str) -> Any:
    """Read JSON; ParseError for what is malformed, NaN and infinity, lone surrogates, equal keys, nesting beyond reason.

    orjson sees all of these but equal keys, of which only the standard library shows both.
    """
    if text.count("{") + text.count("[") > MAX_CONTAINERS:
        raise TooLargeError(f"more than {MAX_CONTAINERS} objects and lists in one text")
    try:
        _check_depth(orjson.loads(text))
        return json.loads(text, object_pairs_hook=_unique, parse_int=_number)
    except orjson.JSONDecodeError as error:
        raise ParseError(f"not JSON: {error.msg}", offset=len(text[: error.pos].encode())) from None


def _check_depth(value: Any) -> None:
    """Measure without recursion: what is nested deeper would end every recursive reader after this one."""
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [inner for outer in level if isinstance(outer, (dict, list)) for inner in _children(outer)]
        if not level:
            return
    raise ParseError(f"JSON nested deeper than {MAX_DEPTH} levels")


def _children(value: dict[str, Any] | list[Any]) -> Iterable[Any]:
    return value.values() if isinstance(value, dict) else value


def _unique(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ParseError(f"the JSON key {key[:60]!r} stands twice in one object")
        found[key] = value
    return found


def _number(digits: str) -> int | float:
    """Integers beyond 64 bits become floats, as orjson reads them: nothing in the news is that exact."""
    return int(digits) if len(digits) < 20 else float(digits)  # noqa: PLR2004 - 19 digits fit
