"""One story on a line of NDJSON: `id, time, headline, text` and optionally `feed, uri, version, language, pubStatus`.

What can't be read is told in our own words: what is wrong, where, and what to write.
"""

from datetime import datetime
from typing import Annotated, Any, Final

import orjson
from pydantic import AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field, StrictInt, StrictStr, ValidationError

from schemas.topics import ITEM_LIMIT
from schemas.vocab import PubStatus
from streams.cli.exits import say
from streams.errors import DataError, TooLargeError

_TIME: Final = "write a time as 2025-03-16T12:00:00Z"
_TEXT: Final = "write a string"
_CURES: Final = {
    "id": "write a string or a whole number",
    "time": _TIME,
    "headline": f"{_TEXT}, or leave it out",
    "text": f"{_TEXT}; it may be empty",
    "pubStatus": "write usable, withheld or canceled, or leave it out",
}
"""What to write where a property is wrong; of those that are not here, a string or nothing."""

_NAMES: Final = {
    dict: "an object", list: "a list", str: "a string", bool: "true or false", int: "a number", float: "a number", type(None): "null",
}  # fmt: skip


def _time(value: object) -> datetime:
    """Read a time; one without a zone is UTC, and a number is none: it may count anything."""
    from streams.parse.dates import has_zone, read_time

    time = read_time(value) if isinstance(value, str) else None
    if time is None or not isinstance(value, str):
        raise ValueError(_TIME)
    if not has_zone(value):
        _tell("zone", f"{value} has no time zone and is taken as UTC, as are others like it")
    return time


class Line(BaseModel):
    """One story; `time` is the sent time, `pub_status` what may be done with it (ninjs `pubStatus`)."""

    model_config = ConfigDict(frozen=True)

    id: StrictStr | StrictInt
    time: Annotated[datetime, BeforeValidator(_time)]
    headline: str | None = None
    text: str
    feed: str = "unknown"
    uri: str | None = None
    version: str | None = None
    language: str | None = None
    pub_status: PubStatus | None = Field(default=None, validation_alias=AliasChoices("pubStatus", "pubstatus"))


_READ: Final = frozenset(Line.model_fields) - {"pub_status"} | {"pubStatus", "pubstatus"}
_KNOWN: Final = ", ".join(sorted(_READ - {"pubstatus"}))


def read_line(data: bytes) -> Line:
    """Read one line; DataError with cause, place and cure where it is no story."""
    if len(data) > ITEM_LIMIT:
        raise TooLargeError(f"{len(data)} bytes; an item may have {ITEM_LIMIT}")
    if not data.strip():
        raise DataError("empty", "an empty line")
    try:
        given = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise DataError("malformed", f"not JSON: {error}; wire files are for `copydesk process`") from error
    if not isinstance(given, dict):
        raise DataError(
            "invalid", f'{_NAMES[type(given)]} instead of an object: write {{"id": …, "time": …, "text": …}}'
        )
    if "copydesk" in given and "id" not in given:
        raise DataError(
            "invalid", "a parsed item or an article: `copydesk process` judges and enriches the files themselves"
        )
    for name in given:
        if name not in _READ:
            _tell(name, f"the property {name!r:.60} is passed over, in all lines: {_KNOWN} are read")
    try:
        return Line.model_validate(given)
    except ValidationError as error:
        raise DataError("invalid", _told(error, given)) from error


def is_story_line(data: bytes) -> bool:
    """Whether bytes begin with a line that `copydesk dedupe` and `copydesk enrich` read: an object with id, time and text."""
    first, _, _ = data.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    try:
        given = orjson.loads(first) if first.startswith(b"{") else None
    except orjson.JSONDecodeError:
        return False
    return isinstance(given, dict) and given.keys() >= {"id", "time", "text"}


def _told(error: ValidationError, given: dict[str, Any]) -> str:
    """Say of the first property that is wrong what it is and what to write."""
    first = error.errors()[0]
    name = str(first["loc"][0])
    cure = _CURES.get(name, f"{_TEXT}, or leave it out")
    if first["type"] == "missing":
        return f"{name} is missing: {cure}"
    value = first["input"] if len(first["loc"]) > 1 else given.get(name)
    shown = f"{value!r:.60}" if isinstance(value, str) else _NAMES[type(value)]
    return f"{name} is {shown}: {cure}"


def _tell(what: str, text: str) -> None:
    """Tell something on stderr once, whatever number of lines has it."""
    if what not in _TOLD and len(_TOLD) < _MOST_TOLD:
        _TOLD.add(what)
        say(text)


_TOLD: set[str] = set()
_MOST_TOLD: Final = 20
"""Things that are told: lines may have any number of properties."""
