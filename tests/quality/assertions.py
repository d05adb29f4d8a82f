"""What other projects' tests say of real wire files, held against what copydesk reads.

One row of `expected_assertions.tsv` is a path, where the assertion stands, and the assertion as Python. It is read as a
tree and never run: the key that it looks at (a field of the other project's item), and the constants that it expects.
A row counts when its value stands in the file: other parsers' defaults, and ids that they made, are theirs.
"""

import ast
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from schemas.article import ParsedItem

FIELDS = {
    "headline": "headline", "byline": "byline", "slugline": "slugline", "version": "version", "guid": "identity",
    "uri": "identity", "versioncreated": "versioncreated", "language": "language", "keywords": "keywords",
    "dateline": "dateline", "embargoed": "embargo", "pubstatus": "status", "subject": "subject",
}  # fmt: skip
_KEY = re.compile(r"\[\s*['\"](\w+)['\"]\s*\]|\.get\(\s*['\"](\w+)['\"]|\.(\w+)\b")
_INDEX = re.compile(r"\b(?:items?|articles)\[(\d+)\]")
_CODES = ("qcode", "uri")
SHORT = 3  # characters that stand in every file: only one by itself, between quotes or tags, was said
_LENGTH = re.compile(r"\blen\(")
_END_MARKS = re.compile(r"[\s.]*[=<!]+$")
"""What teleprinter formats end a line with; the other parsers leave it where it stands."""


@dataclass(frozen=True)
class Row:
    """One assertion on a field that we have too."""

    path: str
    test: str
    text: str
    field: str
    item: int | None
    expected: tuple[str, ...]

    @property
    def form(self) -> str:
        """The format that the file is filed under."""
        return self.path.partition("/")[0]

    @property
    def name(self) -> str:
        """The row for short: path and line of the test."""
        return f"{self.path} {self.test.partition(' ')[0].rpartition('/')[2]}"


def rows(folder: Path) -> Iterator[Row]:
    """Yield the rows whose field and whose expected value can be read; the others look at what is no field of ours."""
    for line in (folder / "expected_assertions.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        path, test, text = line.split("\t", 2)
        field = _field(text)
        expected = tuple(_expected(text))
        if field and expected and not _LENGTH.search(text):
            index = _INDEX.search(text)
            yield Row(path, test, text, field, int(index[1]) if index else None, expected)


def _field(text: str) -> str | None:
    keys = [found[1] or found[2] or found[3] for found in _KEY.finditer(text)]
    known = [key for key in keys if key in FIELDS]
    others = {
        "associations",
        "renditions",
        "located_at",
        "scheme",
        "type",
        "name",
        "broader",
        "parent",
        "creator",
        "rel",
        "copyrightholder",
        "provider",
    }
    return FIELDS[known[0]] if known and not others & set(keys) else None


def _expected(text: str) -> Iterator[str]:
    """Yield what the assertion expects: strings and numbers, times as ISO 8601; of dictionaries the codes alone."""
    try:
        tree = ast.parse(text.strip())
    except SyntaxError:
        return
    for side in _sides(tree):
        yield from _constants(side)


def _sides(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield the parts of an equality or a membership that do not look into the item."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in ("assertEqual", "assertIn", "assertListEqual", "assertDictEqual", "assertCountEqual"):
                yield from (each for each in node.args[:2] if not _looks_into_item(each))
        elif isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Eq):
            yield from (each for each in (node.left, *node.comparators) if not _looks_into_item(each))


def _looks_into_item(node: ast.expr) -> bool:
    names = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
    return bool(names - {"datetime", "utc", "tz", "timezone"})


def _constants(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant):
        if isinstance(node.value, (str, int)) and not isinstance(node.value, bool) and str(node.value).strip():
            yield str(node.value)
    elif isinstance(node, ast.Dict):
        yield from _of_dictionary(node)
    elif isinstance(node, ast.List | ast.Tuple):
        for each in node.elts:
            yield from _constants(each)
    elif isinstance(node, ast.Call):
        numbers = [
            each.value for each in ast.walk(node) if isinstance(each, ast.Constant) and isinstance(each.value, int)
        ]
        if len(numbers) >= 3:
            yield datetime(*numbers[:6]).isoformat()  # noqa: DTZ001 - as it is written there


def _of_dictionary(node: ast.Dict) -> Iterator[str]:
    pairs = {
        key.value: value for key, value in zip(node.keys, node.values, strict=True) if isinstance(key, ast.Constant)
    }
    code = next((pairs[key] for key in _CODES if key in pairs), None)
    for value in pairs.values() if code is None else (code,):
        yield from _constants(value)


def in_file(row: Row, data: bytes) -> bool:
    """Whether every value that the row expects stands in the file, however it is escaped or spaced."""
    text = _folded(html.unescape(data.decode("utf-8", "replace") + " " + data.decode("cp1252", "replace")))
    digits = re.sub(r"[^0-9]", "", text)
    for value in row.expected:
        if (row.field == "language" or len(value) <= SHORT) and not re.search(
            rf"[\"'>=]{re.escape(value.lower())}[\"'<-]", text
        ):
            return False
        time = _time(value)
        if time is not None:
            if f"{time:%Y%m%d}" not in digits and f"{time:%d%m%Y}" not in digits:
                return False
        elif _folded(value) not in text:
            return False
    return True


def holds(row: Row, items: list[ParsedItem]) -> bool:
    """Whether the item that the row is about, or any where it names none, says what the row expects."""
    chosen = items if row.item is None or row.item >= len(items) else items[row.item : row.item + 1]
    return any(all(_says(row.field, value, item) for value in row.expected) for item in chosen or items)


def _says(field: str, value: str, item: ParsedItem) -> bool:
    if field in ("versioncreated", "embargo"):
        said = item.version_created if field == "versioncreated" else item.embargoed_until
        time = _time(value)
        return (
            said is not None
            and time is not None
            and (said == time or said.replace(tzinfo=None) == time.replace(tzinfo=None))
        )
    return any(_equal(field, value, said) for said in _said(field, item))


def _said(field: str, item: ParsedItem) -> list[str]:
    wire = item.copydesk
    line = wire.dateline
    found: dict[str, list[Any]] = {
        "headline": [item.headline, *(each.value for each in item.headlines), item.title],
        "byline": [item.by],
        "slugline": [item.slugline],
        "version": [item.version],
        "identity": [item.uri, wire.guid, *(each.value for each in item.alt_ids)],
        "language": [item.language],
        "keywords": list(wire.keywords),
        "dateline": [*((line.text, *line.places, line.source, line.date) if line else ()), item.located],
        "status": [item.pub_status],
        "subject": [
            part
            for each in (*item.subjects, *item.genres, *item.places, *item.people, *item.organisations)
            for part in (each.literal, each.uri, each.name)
        ],
    }
    return [str(each) for each in found[field] if each]


def _equal(field: str, value: str, said: str) -> bool:
    a, b = _folded(value), _folded(said)
    if a == b:
        return True
    match field:
        case "byline":
            return a.removeprefix("by ") == b
        case "language":
            return a.partition("-")[0] == b.partition("-")[0]
        case "subject":
            return b.rpartition(":")[2] == a.rpartition(":")[2] or b.endswith("/" + a.rpartition(":")[2])
        case "dateline":
            return a in b
    return False


def _folded(text: str) -> str:
    return " ".join(_END_MARKS.sub("", text).replace("’", "'").lower().split())


def _time(value: str) -> datetime | None:
    if not re.match(r"\d{4}-\d\d-\d\dT", value):
        return None
    try:
        time = datetime.fromisoformat(value)
    except ValueError:
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)
