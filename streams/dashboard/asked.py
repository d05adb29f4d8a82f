"""The query of a request, read strictly: a parameter that means nothing is a 400 with its mend, never left out."""

import re
from collections.abc import Callable, Collection
from datetime import UTC, datetime
from typing import TypeVar

from aiohttp import web

from streams.dashboard.problems import Problem

T = TypeVar("T")

MOST_VALUES = 50
"""Values of a parameter that is repeated: each is one more condition for the store."""

ZONE_EATEN = re.compile(r"(?<=\d) (?=\d\d:\d\d$)")
"""In a query `+` means a blank: `…T12:00:00+01:00` arrives without its sign."""


class Asked:
    """The parameters of one request. Only those named are allowed."""

    def __init__(self, request: web.Request, names: Collection[str]) -> None:
        self._query = request.query
        if unknown := sorted(set(self._query) - set(names)):
            raise Problem(400, f"there is no parameter {unknown[0]!r} here; there are {', '.join(names) or 'none'}")

    def all(self, name: str) -> tuple[str, ...]:
        """Return the values of a parameter that may be repeated."""
        values = tuple(self._query.getall(name, ()))
        if len(values) > MOST_VALUES:
            raise Problem(400, f"{name} stands here {len(values)} times: give it {MOST_VALUES} times at most")
        if not all(value.strip() for value in values):
            raise Problem(400, f"{name} is empty: give it a value or leave it out")
        return values

    def one(self, name: str) -> str | None:
        """Return the value of a parameter, None without it."""
        values = self.all(name)
        if len(values) > 1:
            raise Problem(400, f"{name} stands here {len(values)} times: give it once")
        return values[0] if values else None

    def read(self, name: str, read: Callable[[str], T]) -> T | None:
        """Return what a reader makes of a parameter; its ValueError says the mend."""
        value = self.one(name)
        try:
            return None if value is None else read(value)
        except ValueError as error:
            raise Problem(400, f"{name}: {error}") from error

    def flag(self, name: str) -> bool:
        """Read a switch: 1 or 0."""
        if (value := self.one(name)) not in (None, "0", "1"):
            raise Problem(400, f"{name}={value}: write {name}=1 or leave it out")
        return value == "1"

    def whole(self, name: str, least: int, most: int, default: int) -> int:
        """Read a whole number."""
        value = self.one(name)
        if value is None:
            return default
        if not (value.isascii() and value.isdecimal() and least <= int(value[:9]) <= most):
            raise Problem(400, f"{name}={value[:20]}: write a whole number from {least} to {most}")
        return int(value[:9])

    def time(self, name: str) -> datetime | None:
        """Read a time with a zone."""
        value = self.one(name)
        if value is None:
            return None
        mend = f"{name}={value[:40]}: write a time with its zone, as in 2025-03-16T12:00:00Z"
        try:
            return _utc(datetime.fromisoformat(ZONE_EATEN.sub("+", value)))
        except (ValueError, OverflowError) as error:  # some hours before the year 1 there is no time any more
            raise Problem(400, mend) from error


def _utc(time: datetime) -> datetime:
    if time.tzinfo is None:
        raise ValueError("a time without its zone is none")
    return time.astimezone(UTC)
