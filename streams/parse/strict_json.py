"""The one safe reader of JSON: what two readers could understand differently is refused or told."""

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

import orjson

from streams.errors import ParseError, TooLargeError

MAX_DEPTH = 64  # levels; the deepest of 62 JSON samples has 8


MAX_CONTAINERS = 100_000
"""Opening brackets of one text, those in strings too; the busiest of 62 JSON samples has 159."""


class Read(NamedTuple):
    """A JSON value, and which keys of inner objects stood twice with different values."""

    value: Any
    warnings: tuple[str, ...]


def read_json(text: str) -> Read:
    """Read JSON; ParseError for what is malformed, NaN and infinity, lone surrogates, nesting beyond reason.

    A key that stands twice with different values is refused in an outermost object (two readers would see two items); in
    an inner one the last counts, with a warning: an agency's own example of ninjs 1.4 has three renditions of one name.
    """
    if text.count("{") + text.count("[") > MAX_CONTAINERS:
        raise TooLargeError(f"more than {MAX_CONTAINERS} objects and lists in one text")
    twice = _Twice()
    try:
        _check_depth(orjson.loads(text))  # sees all but equal keys
        value = json.loads(text, object_pairs_hook=twice.build, parse_int=_number)
    except orjson.JSONDecodeError as error:
        raise ParseError(f"not JSON: {error.msg}", offset=len(text[: error.pos].encode())) from None
    return Read(value, twice.judge(value))


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


class _Twice:
    """Builds objects, and remembers those in which a key stands twice."""

    def __init__(self) -> None:
        self._found: list[tuple[dict[str, Any], str]] = []

    def build(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs):
            self._found += [(made, key) for key, value in pairs if made[key] != value]
        return made

    def judge(self, value: Any) -> tuple[str, ...]:
        """Refuse what stands twice in an outermost object; return warnings for the rest."""
        outermost = {id(item) for item in (value if isinstance(value, list) else [value])}
        for made, key in self._found:
            if id(made) in outermost:
                raise ParseError(f"the JSON key {key[:60]!r} stands twice, with different values")
        keys = dict.fromkeys(key[:60] for _, key in self._found)
        return tuple(f"the JSON key {key!r} stands twice in one object; the last counts" for key in list(keys)[:10])


def _number(digits: str) -> int | float:
    """Integers beyond 64 bits become floats, as orjson reads them: nothing in the news is that exact."""
    return int(digits) if len(digits) < 20 else float(digits)  # noqa: PLR2004 - 19 digits fit
