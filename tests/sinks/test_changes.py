"""Two documents compared: every field that differs, and no other."""

import json
from copy import deepcopy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from streams.sinks.changes import ABSENT, LEAD, MOST, Field, changes

SCALARS = st.none() | st.booleans() | st.integers(-2, 2) | st.sampled_from(["", "a", "b"])
JSON = st.recursive(
    SCALARS,
    lambda some: st.lists(some, max_size=3) | st.dictionaries(st.sampled_from(["a", "b", "~/"]), some, max_size=3),
    max_leaves=8,
)


def found(was: Any, now: Any) -> list[dict[str, Any]]:
    """Return the changes as JSON has them."""
    return [field.told for field in changes(was, now)]


def test_fields_have_pointers() -> None:
    """Objects and lists are named down to their leaves; a name with / or ~ is escaped; null is a value."""
    was = {"headlines": [{"value": "Ferry late"}], "copydesk": {"a/b": 1, "m~n": None}, "by": "Ana", "same": [1]}
    now = {"headlines": [{"value": "Ferry very late"}, {"value": "New"}], "copydesk": {"a/b": 2}, "same": [1], "no": []}
    assert found(was, now) == [
        {"path": "/headlines/0/value", "was": "Ferry late", "now": "Ferry very late"},
        {"path": "/headlines/1/value", "now": "New"},
        {"path": "/copydesk/a~1b", "was": 1, "now": 2},
        {"path": "/copydesk/m~0n", "was": None},
        {"path": "/by", "was": "Ana"},
        {"path": "/no", "now": []},
    ]


def test_true_is_not_one() -> None:
    """A truth value and a number are different; 1 and 1.0 are the same number."""
    assert found({"a": True, "b": 0, "c": 1}, {"a": 1, "b": False, "c": 1.0}) == [
        {"path": "/a", "was": True, "now": 1},
        {"path": "/b", "was": 0, "now": False},
    ]


def test_long_texts_are_cut_around_the_difference() -> None:
    """What is before and behind is cut, on both sides at the same place; a short text is whole."""
    same, tail = "x" * 1000, "y" * 1000
    field = Field("/t", f"{same}one{tail}", f"{same}two{tail}").brief
    assert field.was == f"…{'x' * LEAD}one{'y' * (MOST - LEAD - 3)}…"
    assert field.now == f"…{'x' * LEAD}two{'y' * (MOST - LEAD - 3)}…"
    assert Field("/t", "short", ABSENT).brief == Field("/t", "short", ABSENT)
    grown = Field("/t", same, f"{same}!").brief
    assert (grown.was, grown.now) == (f"…{'x' * LEAD}", f"…{'x' * LEAD}!")


def leaves(value: Any, path: str = "") -> dict[str, str]:
    """Return the scalars of a document by their pointers."""
    if isinstance(value, dict):
        steps = [(name.replace("~", "~0").replace("/", "~1"), below) for name, below in value.items()]
    elif isinstance(value, list):
        steps = [(str(number), below) for number, below in enumerate(value)]
    else:
        return {} if value is ABSENT else {path: json.dumps(value)}
    return {pointer: leaf for step, below in steps for pointer, leaf in leaves(below, f"{path}/{step}").items()}


@given(JSON, JSON)
def test_they_are_complete(was: Any, now: Any) -> None:
    """The leaves of the old document, changed as told, are those of the new one."""
    known = leaves(was)
    fields = list(changes(was, now))
    for field in fields:
        for pointer, leaf in leaves(field.was, field.path).items():
            assert known.pop(pointer) == leaf
    for field in fields:
        known |= leaves(field.now, field.path)
    assert known == leaves(now)


@given(JSON)
def test_equal_documents_have_none(value: Any) -> None:
    """A document does not differ from itself."""
    assert found(value, deepcopy(value)) == []
