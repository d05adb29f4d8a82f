"""The one safe reader of JSON: what two readers could understand differently is refused or told.

Two mistakes of senders are mended, with a warning: raw line ends and tabs inside a string (RFC 8259 §7 wants them
escaped), and a backslash before a character that needs none (curly quotes, apostrophes). Both come from systems that write
JSON with string templates.
"""

import json
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

import orjson

from streams.errors import ParseError, TooLargeError

MAX_DEPTH = 64  # levels; the deepest of 62 JSON samples has 8

MAX_CONTAINERS = 100_000
"""Opening brackets of one text, those in strings too; the busiest of 62 JSON samples has 159."""

MAX_MENDED = 100_000
"""Quotes, backslashes, line ends and tabs of a text that is looked through for mistakes; a story has some hundreds."""

MENDED = "the JSON had raw line ends or tabs in strings, or escaped what needs no escape; mended"

_KEY_END = re.compile(r'"\s*:')
"""Where every key ends, and what a string may hold too."""

_STRING = re.compile(r'"[^"\\]*+(?>(?:\\.[^"\\]*+)*)"', re.DOTALL)
_NEEDLESS = re.compile(r'\\(?:(["\\/bfnrtu])|([^\w\s]))')
_RAW = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_RAW_TABLE = str.maketrans(_RAW)


class Read(NamedTuple):
    """A JSON value, and which keys of inner objects stood twice with different values."""

    value: Any
    warnings: tuple[str, ...]
    twice: dict[int, tuple[dict[str, Any], str]]
    """Objects in which a key stands twice, by their identity, with the key."""

    def check(self, item: dict[str, Any]) -> None:
        """Refuse an item, an object of this value, in which a key stands twice with different values."""
        if (found := self.twice.get(id(item))) is not None:
            raise _stands_twice(found[1])


def read_json(text: str) -> Read:
    """Read JSON; ParseError for what is malformed, NaN and infinity, lone surrogates, nesting beyond reason.

    A key that stands twice with different values is refused in the outermost object (two readers would see two items), and
    `Read.check` does the same for an item further in. In any other object the last keeps the name, with a
    warning: an agency's own example of ninjs 1.4 has three renditions of one name.
    """
    refuse_containers(text.count("{") + text.count("["))
    try:
        return _read(text)
    except orjson.JSONDecodeError as error:
        first = ParseError(f"not JSON: {error.msg}", offset=len(text[: error.pos].encode()))
    try:
        read = _read(mended(text))
    except orjson.JSONDecodeError:
        raise first from None
    return read._replace(warnings=(MENDED, *read.warnings))


def refuse_containers(brackets: int) -> None:
    """Raise TooLargeError for more opening brackets than any text has."""
    if brackets > MAX_CONTAINERS:
        raise TooLargeError(f"more than {MAX_CONTAINERS} objects and lists in one text")


def mended(text: str) -> str:
    """Return JSON with the two mistakes in strings mended that senders make; any other text as good as it came."""
    if sum(text.count(mark) for mark in '"\\\n\r\t') > MAX_MENDED:
        return text
    return _STRING.sub(_mend, text)


def _mend(found: re.Match[str]) -> str:
    string = found[0].translate(_RAW_TABLE)
    return _NEEDLESS.sub(lambda escape: escape[0] if escape[1] else escape[2], string) if "\\" in string else string


def _read(text: str) -> Read:
    value = orjson.loads(text)  # sees all but equal keys, of which it keeps the last
    if _count_keys(value) == len(_KEY_END.findall(text)):  # as many as there can be: none stood twice
        return Read(value, (), {})
    twice = _Twice()
    value = json.loads(text, object_pairs_hook=twice.build, parse_int=_number)
    return Read(value, twice.judge(value), {id(made): (made, key) for made, key in twice.found})


def _count_keys(value: Any) -> int:
    """Count the keys of all objects, without recursion: what is nested deeper would end every recursive reader after this."""
    level, count = [value], 0
    for _ in range(MAX_DEPTH):
        count += sum(len(outer) for outer in level if isinstance(outer, dict))
        level = [inner for outer in level if isinstance(outer, (dict, list)) for inner in _children(outer)]
        if not level:
            return count
    raise ParseError(f"JSON nested deeper than {MAX_DEPTH} levels")


def _children(value: dict[str, Any] | list[Any]) -> Iterable[Any]:
    return value.values() if isinstance(value, dict) else value


class _Twice:
    """Builds objects, and remembers those in which a key stands twice."""

    def __init__(self) -> None:
        self.found: list[tuple[dict[str, Any], str]] = []

    def build(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs):
            self._keep(made, pairs)
        return made

    def _keep(self, made: dict[str, Any], pairs: list[tuple[str, Any]]) -> None:
        """Keep objects that share a name (`main`, `main-2`): they are different renditions of one picture."""
        others = [(key, value) for key, value in pairs if made[key] != value]
        self.found += [(made, key) for key, _ in others]
        counts: dict[str, int] = {}
        for key, value in others:
            if isinstance(value, dict):
                counts[key] = counts.get(key, 1) + 1
                made.setdefault(f"{key}-{counts[key]}", value)

    def judge(self, value: Any) -> tuple[str, ...]:
        """Refuse what stands twice in the outermost object; return warnings for the rest."""
        for made, key in self.found:
            if made is value:
                raise _stands_twice(key)
        keys = dict.fromkeys(key[:60] for _, key in self.found)
        return tuple(
            f"the JSON key {key!r} stands twice in one object; the last keeps the name" for key in list(keys)[:10]
        )


def _stands_twice(key: str) -> ParseError:
    return ParseError(f"the JSON key {key[:60]!r} stands twice, with different values")


def _number(digits: str) -> int | float:
    """Integers beyond 64 bits become floats, as orjson reads them: nothing in the news is that exact."""
    return int(digits) if len(digits) < 20 else float(digits)  # noqa: PLR2004 - 19 digits fit
