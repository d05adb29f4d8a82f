"""An update that comes after one with a greater number is told of where no time says which is older."""

from itertools import permutations
from typing import Any

import pytest
from dedupe.test_chains import UPDATE, item, judged
from dedupe.wire import Stage

from schemas.article import ParsedItem

LATE: dict[str, Any] = {"kind": "update", "number": 1, "body": UPDATE, "offset": 3, "received": 3, "created": None}
SAID = "see by hand which text should stand"


def update(number: int | None, received: float, **facts: Any) -> ParsedItem:
    """Make an update without a time of its own."""
    mark: dict[str, Any] = {} if number is None else {"kind": "update", "number": number}
    text = UPDATE + " Trains run, the railway said." * (number or 0)
    given: dict[str, Any] = {"offset": int(received), "received": received, "created": None, "body": text}
    return item(**(given | mark | facts))


def told_of(*stream: ParsedItem) -> list[bool]:
    """Return of each item whether a person is told of its number."""
    return [any(SAID in warning for warning in verdict.warnings) for verdict in judged(*stream)]


def test_a_lower_number_that_comes_late() -> None:
    """UPDATE 1 after UPDATE 2 is the newest by when it was received, and says so; in the order of the numbers nothing is said."""
    first, late = judged(update(2, 0), update(1, 3))
    assert (late.uri, late.kind) == (first.uri, "update")
    (warning,) = late.warnings
    assert warning.startswith(f"number 1 came after number 2 ({first.receipt}), and no time says which is older")
    assert told_of(update(1, 0), update(2, 3), update(3, 5)) == [False, False, False]


def test_a_first_version_that_comes_late() -> None:
    """So it is with the first version, which has no mark, after any update."""
    assert told_of(update(1, 0), update(None, 3)) == [False, True]
    assert told_of(update(None, 0), update(1, 3)) == [False, False]


def test_every_order_of_arrival() -> None:
    """What comes below the greatest number before it is told of, and nothing else, in all orders of four."""
    for order in permutations(range(1, 5)):
        stream = [update(number, minute) for minute, number in enumerate(order)]
        assert told_of(*stream) == [number < max(order[: at + 1]) for at, number in enumerate(order)]


@pytest.mark.parametrize(
    ("known", "late"),
    [
        ({}, {"received": 24 * 60, "offset": 9}),  # the first of another day
        ({}, {"kind": "correction"}),  # of an update
        ({"created": 0}, {"created": -5}),  # times say it: it is older, and stands below
        ({}, {"number": 2}),  # the same number once more
    ],
)
def test_what_is_no_late_update(known: dict[str, Any], late: dict[str, Any]) -> None:
    """A number that begins anew, a correction and what has a time are left alone."""
    assert told_of(update(2, 0, **known), item(**(LATE | late))) == [False, False]


def test_with_an_identifier() -> None:
    """Versions of one identifier are told of alike."""
    named = [one.model_copy(update={"uri": "tag:wire.example,2025:1"}) for one in (update(2, 0), update(1, 3))]
    named = [one.model_copy(update={"copydesk": one.copydesk.model_copy(update={"guid": one.uri})}) for one in named]
    assert told_of(*named) == [False, True]


def test_a_restart_says_the_same() -> None:
    """After a crash at any place, and with any part of the stream delivered again, the log is the same byte for byte."""
    stream = [update(number, minute) for minute, number in enumerate((None, 3, 1, 2, None))]
    whole = Stage(stream)
    whole.run(0, len(stream))
    for at in range(1, len(stream)):
        for committed in range(at + 1):
            stage = Stage(stream)
            stage.run(0, at)
            stage.crash(committed)
            stage.run(committed, len(stream))
            assert stage.log() == whole.log()
