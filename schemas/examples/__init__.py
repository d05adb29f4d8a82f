"""The example messages of every topic: packaged files that show one thing each, and load for ever.

A file is one record: `{key, headers, value}`, where the value is not JSON `{key, headers, text}` (UTF-8) or
`{key, headers, base64}`. It stands at `<topic>/v<major version of the schema>/<what it shows>.json`.
"""

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import orjson

from schemas.topics import TOPICS

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Example:
    """One example record as Kafka would carry it, and the form in which its file has it."""

    topic: str
    version: str
    name: str
    written: Json

    @property
    def key(self) -> bytes:
        """The record's key."""
        return str(self.written["key"]).encode()

    @property
    def headers(self) -> tuple[tuple[str, bytes], ...]:
        """The record's headers, in order."""
        return tuple((name, str(value).encode()) for name, value in self.written["headers"].items())

    @property
    def value(self) -> bytes | None:
        """The record's value; None for a tombstone."""
        if "base64" in self.written:
            return base64.b64decode(self.written["base64"], validate=True)
        if "text" in self.written:
            return str(self.written["text"]).encode()
        value = self.written["value"]
        return None if value is None else orjson.dumps(value)


def examples(topic: str) -> Iterator[Example]:
    """Yield the examples of a topic, by schema version and name."""
    folder = files(__name__).joinpath(topic)
    for version in sorted(folder.iterdir(), key=lambda entry: entry.name):
        for file in sorted(version.iterdir(), key=lambda entry: entry.name):
            yield Example(topic, version.name, file.name.removesuffix(".json"), orjson.loads(file.read_bytes()))


def newest_examples() -> dict[str, dict[str, Json]]:
    """Return the examples of the newest schema version of every topic, as written, by topic and name."""
    found = {topic: list(examples(topic)) for topic in TOPICS}
    return {
        topic: {one.name: one.written for one in several if one.version == several[-1].version}
        for topic, several in found.items()
    }
