"""What differs between two JSON documents, field by field, each named by its JSON Pointer (RFC 6901)."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any, Final, NamedTuple

MOST = 200
"""Code points of a text that are shown: enough to see what changed, and a line fits a screen or two."""

LEAD = 40
"""How many of them stand before the first difference."""


class Absent:
    """Stands where a document has no such field; null is a value."""


ABSENT: Final = Absent()


class Field(NamedTuple):
    """One field that differs. Of objects and lists only their leaves are named, and empty ones."""

    path: str
    was: Any
    now: Any

    @property
    def told(self) -> dict[str, Any]:
        """The field as JSON has it: what is absent on one side is left out."""
        sides = {"was": self.was, "now": self.now}
        return {"path": self.path} | {name: value for name, value in sides.items() if value is not ABSENT}

    @property
    def brief(self) -> "Field":
        """The field with long texts cut to what surrounds the first difference."""
        begin = 0
        if isinstance(self.was, str) and isinstance(self.now, str):
            pairs = enumerate(zip_longest(self.was, self.now))
            begin = max(0, next(place for place, (one, other) in pairs if one != other) - LEAD)
        return self._replace(was=_cut(self.was, begin), now=_cut(self.now, begin))


def changes(was: Any, now: Any, path: str = "") -> Iterator[Field]:
    """Yield the fields that differ, in the order of the documents; of lists the n-th with the n-th."""
    if _same_kind(was, now, dict):
        for name in {**_mapping(was), **_mapping(now)}:
            step = f"{path}/{name.replace('~', '~0').replace('/', '~1')}"
            yield from changes(_mapping(was).get(name, ABSENT), _mapping(now).get(name, ABSENT), step)
    elif _same_kind(was, now, list):
        for number, (one, other) in enumerate(zip_longest(_sequence(was), _sequence(now), fillvalue=ABSENT)):
            yield from changes(one, other, f"{path}/{number}")
    elif isinstance(was, bool) is not isinstance(now, bool) or was != now:
        yield Field(path, was, now)


def _same_kind(was: Any, now: Any, kind: type) -> bool:
    """Whether to look inside: both are of a kind, or one is and the other is absent, and there is something inside."""
    sides = [value for value in (was, now) if value is not ABSENT]
    return all(isinstance(value, kind) for value in sides) and (len(sides) > 1 or bool(sides[0]))


def _mapping(value: Any) -> Mapping[str, Any]:
    return {} if value is ABSENT else value


def _sequence(value: Any) -> Sequence[Any]:
    return () if value is ABSENT else value


def _cut(value: Any, begin: int) -> Any:
    if not isinstance(value, str) or len(value) <= MOST:
        return value
    end = begin + MOST
    return ("…" if begin else "") + value[begin:end] + ("…" if end < len(value) else "")
