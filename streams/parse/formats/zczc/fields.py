"""Fields by two letters: `TI#Haven Lines doubles profit`, `CO#HVN.OL`, `TX#` and the text; financial wires use them."""

import re
from collections.abc import Sequence

from schemas.ninjs import Organisation, Symbol, Text
from streams.parse.draft import Draft
from streams.parse.times import time_said

_FIELD = re.compile(r"\s{0,3}(?P<name>[A-Z]{2})#(?P<value>.*)$")
_PARTS = re.compile(r"[;,\s]+")


def is_field(line: str) -> bool:
    """Whether a line is a field."""
    return _FIELD.match(line) is not None


def read_fields(lines: Sequence[str], draft: Draft) -> list[str]:
    """Read the fields up to the text into the draft; return the lines of the text.

    A line without a name goes on with the field above. Blank values, and the "*" that stands for none, are left out.
    """
    fields: dict[str, str] = {}
    name = ""
    for number, line in enumerate(lines):
        found = _FIELD.match(line)
        name, value = (found["name"], found["value"]) if found else (name, line)
        if name == "TX":
            _fill(draft, fields)
            return [value, *lines[number + 1 :]]
        fields[name] = f"{fields.get(name, '')} {value.strip()}".strip()
    _fill(draft, fields)
    return []


def _fill(draft: Draft, fields: dict[str, str]) -> None:
    said = {name: value for name, value in fields.items() if value not in ("", "*")}
    draft.header.update(said)
    draft.provider = said.get("KN") or draft.provider
    draft.guid = said.get("AN")
    draft.headline = said.get("TI")
    draft.by = said.get("BY")
    draft.keywords += _PARTS.split(said["KY"]) if "KY" in said else []
    draft.version_created = time_said(said.get("PD"), draft.hints.time_zone, draft)
    if "AB" in said:
        draft.descriptions.append(Text(role="summary", content_type="text/plain", value=said["AB"]))
    for ticker in _PARTS.split(said["CO"]) if "CO" in said else []:
        symbol = Symbol(symbol=ticker, exchange=said.get("SO"))
        draft.organisations.append(Organisation(literal=f"ticker:{ticker}", rel="about", symbols=(symbol,)))
