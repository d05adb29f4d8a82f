"""A JSON document as a format reads it: decoded, checked, mended where senders err alike, and its items one by one."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from streams.errors import DataError, ParseError
from streams.parse.charset import decode
from streams.parse.draft import Draft, Hints
from streams.parse.properties import Properties
from streams.parse.strict_json import Read, read_json

MAX_JSON_ITEMS = 10_000
"""Items of one document; an answer of an agency's interface has a hundred."""


class JsonDocument(NamedTuple):
    """What a frame of JSON holds, and how it was read."""

    read: Read
    charset: str
    warnings: tuple[str, ...]
    hints: Hints

    @property
    def value(self) -> Any:
        """The outermost value."""
        return self.read.value

    def drafts(
        self, items: Sequence[Any], fill: Callable[[Properties, Draft], None], path: str = ""
    ) -> list[Draft | ParseError]:
        """Fill one draft for each item; an item that can't be read is its error, and its neighbours go on.

        `path` says where the items stand, for the error of an item. ParseError `empty` when there are none.
        """
        if not items:
            raise ParseError(f"{path or 'an array'} without items: there is nothing to read", reason="empty")
        found: list[Draft | ParseError] = []
        for number, item in enumerate(items):
            if number == MAX_JSON_ITEMS:
                found.append(ParseError(f"more than {MAX_JSON_ITEMS} items in one document: the rest was not read"))
                break
            found.append(self._try_fill(item, fill, f"{path}[{number}]"))
        return found

    def draft(self, item: Any, fill: Callable[[Properties, Draft], None]) -> Draft:
        """Fill the draft of one item; ParseError when it is no object, or a key of it stands twice."""
        if not isinstance(item, dict):
            raise ParseError("an item that is no JSON object")
        self.read.check(item)
        draft = Draft(charset=self.charset, warnings=list(self.warnings), hints=self.hints)
        fill(Properties(item, self.hints.time_zone, draft.warnings), draft)
        return draft

    def _try_fill(self, item: Any, fill: Callable[[Properties, Draft], None], place: str) -> Draft | ParseError:
        try:
            return self.draft(item, fill)
        except DataError as error:
            return ParseError(f"{place}: {error}", reason=error.reason)


def read_document(data: bytes, hints: Hints) -> JsonDocument:
    """Read the bytes of a frame; ParseError when they are no JSON, with the place."""
    decoded = decode(data, hints.charset)
    read = read_json(decoded.text)
    return JsonDocument(read, decoded.charset, (*decoded.warnings, *read.warnings), hints)
