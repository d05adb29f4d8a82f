"""Looking up the properties of a JSON object, however its sender spells them and whatever type they have.

Names are compared without case, underscores, hyphens and spaces: ninjs changed its spelling with every version
(`versioncreated`, `versionCreated`), systems between us and the agency mix several (`source-feed`, `body_text`), and what was
a table has the names of its columns ("Publish Date").
"""

from datetime import datetime
from itertools import islice
from typing import Any, TypedDict

from streams.parse.dates import has_zone, read_time
from streams.parse.identity import is_uri
from streams.text.kept import kept_by_word
from streams.text.markup import is_markup, read_paragraphs
from streams.text.spaces import squeeze

MAX_ITEMS = 500  # of one list; more subjects than that describe nothing
_NOTHING: tuple[Any, ...] = (None, "", [], {})


class Named(TypedDict):
    """What all things have in common that an item is about (`schemas.ninjs.Thing`): two formats give it to models of several kinds."""

    name: str | None
    rel: str | None
    uri: str | None
    literal: str | None


class _Watched(dict[str, Any]):
    """The properties of an object, with the names that were asked for."""

    def __init__(self, values: dict[str, Any]) -> None:
        super().__init__(values)
        self.asked: set[str] = set()

    def get(self, name: str, default: Any = None) -> Any:
        """Return a property, and keep that it was asked for."""
        self.asked.add(name)
        return super().get(name, default)


class Properties:
    """One JSON object by folded names: `versionCreated`, `versioncreated`, `version_created` are one property."""

    def __init__(self, value: dict[str, Any], zone: str | None, warnings: list[str]) -> None:
        self.value = value
        self._values = {_fold(key): inner for key, inner in value.items()}
        self.zone = zone
        self._warnings = warnings

    def get(self, *names: str) -> Any:
        """Return the first of the properties that is there and not null."""
        for name in names:
            if (value := self._values.get(_fold(name))) is not None:
                return value
        return None

    def watch(self) -> None:
        """Keep from here on which properties are asked for: a hundred times an item, so only where it is to be told."""
        self._values = _Watched(self._values)

    def unasked(self) -> list[str]:
        """Return the names of properties that say something and that nobody asked for since `watch`."""
        asked = self._values.asked if isinstance(self._values, _Watched) else self._values.keys()
        return [name for name, value in self.value.items() if value not in _NOTHING and _fold(name) not in asked]

    def starting(self, prefix: str) -> list[tuple[str, Any]]:
        """Return the 1.x pattern properties (`body_html`): what follows the prefix, and the value."""
        folded = _fold(prefix)
        found = ((key[len(folded) :], value) for key, value in self._values.items() if key.startswith(folded))
        return list(islice(found, MAX_ITEMS))

    def text(self, *names: str) -> str | None:
        """Return a property as one line of plain text, so no body; numbers as they are written, markup dropped."""
        value = self.get(*names)
        if isinstance(value, str):
            return plain_line(value) or None
        return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None

    def uri(self, *names: str) -> str | None:
        """Return a property that is an absolute URI; anything else is no link that a reader could follow."""
        said = self.text(*names)
        return said if said and is_uri(said) else None

    def pairs(self) -> list[tuple[str, str]]:
        """Return the names, as they are compared, and values of all properties that are one line of text."""
        return [(name, value) for name in list(self._values)[:MAX_ITEMS] if (value := self.text(name))]

    def whole(self, name: str, low: int, high: int) -> int | None:
        """Return a whole number between two bounds; anything else is warned about and dropped."""
        value = self.get(name)
        if isinstance(value, str) and value.strip().isdecimal() and len(value) < 20:  # noqa: PLR2004 - 64 bits
            value = int(value)
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        if value is not None:
            self.warn(f"{name} is no whole number from {low} to {high}")
        return None

    def time(self, *names: str) -> datetime | None:
        """Return a time; one without a zone is in the feed's zone, with a warning, and so is one that can't be read."""
        said = self.text(*names)
        if said is None:
            return None
        time = read_time(said, self.zone)
        if time is None:
            self.warn(f"{names[0]} is no time: {said[:60]!r}")
        elif not has_zone(said):
            self.warn(f"{names[0]} has no time zone; read as {self.zone or 'UTC'}")
        return time

    def objects(self, *names: str) -> list["Properties"]:
        """Return a list of objects; in 1.x some are an object of objects, whose keys are the names."""
        return [Properties(item, self.zone, self._warnings) for item in self._dicts(names)]

    def inner(self, name: str) -> "Properties":
        """Return an object, empty when there is none."""
        value = self.get(name)
        return Properties(value if isinstance(value, dict) else {}, self.zone, self._warnings)

    def of(self, value: dict[str, Any]) -> "Properties":
        """Return an object within this one, whose doubts are told with its own."""
        return Properties(value, self.zone, self._warnings)

    def texts(self, *names: str) -> list[str]:
        """Return a list of strings; a single string is a list of one."""
        value = self.get(*names)
        values = value if isinstance(value, list) else [value]
        return [line for item in values[:MAX_ITEMS] if isinstance(item, str) and (line := plain_line(item))]

    def warn(self, text: str) -> None:
        """Note what was dropped or doubted."""
        if text not in self._warnings:
            self._warnings.append(text)

    def _dicts(self, names: tuple[str, ...]) -> list[dict[str, Any]]:
        value = self.get(*names)
        if isinstance(value, dict):
            value = [{"name": key} | item for key, item in value.items() if isinstance(item, dict)]
        if not isinstance(value, list):
            return []
        if len(value) > MAX_ITEMS:
            self.warn(f"{names[0]} has {len(value)} entries; {MAX_ITEMS} are kept")
        return [item for item in value[:MAX_ITEMS] if isinstance(item, dict)]


def plain_line(text: str) -> str:
    """Return a text on one line, without markup where it has any."""
    if is_markup(text):
        text = " ".join(paragraph.text for paragraph in read_paragraphs(text))
    return squeeze(text)


@kept_by_word(4096)
def _fold(name: str) -> str:
    return name.lower().replace("_", "").replace("-", "").replace(" ", "")
