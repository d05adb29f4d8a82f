"""The story that the project was started with: what its answer lists under `contains` is found, what is `absent` is not."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from quality.enrichment.articles import processed
from quality.enrichment.figures import SHARED, Figure, share

from schemas.codec import encode

FOLDER = SHARED / "seed"
RECEIVED = datetime(2025, 3, 16, 12, tzinfo=UTC)
KINDS = ("people", "organisations", "places", "quantities", "dates", "statements")

ABSENT: dict[str, Callable[[str, list[dict[str, Any]]], bool]] = {
    "By Guy Faulconbridge in the body": lambda body, _: "By Guy Faulconbridge" not in body,
    "the sign-off in the body": lambda body, _: "Editing by" not in body and "Reporting by" not in body,
    "LYNXMPEL2F04R in the body": lambda body, _: "LYNXMPEL2F04R" not in body,
    "CEASEFIRE? as a person, organisation or place": lambda _, found: (
        not _any(found, ("people", "organisations", "places"), "CEASEFIRE")
    ),
    "Two Majors as a quantity": lambda body, found: (
        not any(each["kind_of"] == "quantities" and body[each["start"] :].startswith("Two Majors") for each in found)
    ),
}
"""What must not be there, as the answer writes it, and how it is looked for."""


def _any(found: list[dict[str, Any]], kinds: tuple[str, ...], words: str) -> bool:
    return any(each["kind_of"] in kinds and words in each["surface"] for each in found)


def article() -> dict[str, Any]:
    """Return the article of the story as JSON has it."""
    (path,) = FOLDER.glob("*.txt")
    made: dict[str, Any] = json.loads(encode(processed(path.read_bytes(), "reuters", RECEIVED)))
    return made


def measure(_every: int) -> list[Figure]:
    """Return the share of what is to be found, and of what is not to be there."""
    answer = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
    made = article()
    there = list(_there(answer["contains"], made))
    body = made["bodies"][0]["value"]
    found = [{**each, "kind_of": kind} for kind in KINDS for each in made["copydesk"]["annotations"].get(kind, ())]
    away = [ABSENT[words](body, found) for words in answer["absent"]]
    return [
        Figure("contains", share(sum(there), len(there)), len(there)),
        Figure("absent", share(sum(away), len(away)), len(away)),
    ]


def _there(contains: Mapping[str, Any], made: dict[str, Any]) -> Iterator[bool]:
    annotations = made["copydesk"]["annotations"]
    for kind, expected in contains.items():
        if kind.startswith("_"):
            continue
        listed = made.get(kind, [])
        for each in expected:
            if isinstance(each, str):
                yield any(thing["name"] == each for thing in listed)
            else:
                candidates = annotations[kind] + (_with_dateline(made) if kind == "places" else [])
                yield any(_says(candidate, each) for candidate in candidates)


def _with_dateline(made: dict[str, Any]) -> list[dict[str, Any]]:
    located = made["copydesk"].get("dateline", {}).get("located")
    return [located] if located else []


def _says(found: Mapping[str, Any], expected: Mapping[str, Any]) -> bool:
    """Say whether a mention has all that the answer says; words that the answer quotes may be part of those found."""
    return all(_equal(found.get(name), value) for name, value in expected.items())


def _equal(said: Any, value: Any) -> bool:
    if isinstance(value, dict):
        return isinstance(said, dict) and all(said.get(name) == each for name, each in value.items())
    return bool(said == value)
