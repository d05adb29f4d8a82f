"""The breaker opens when over half of the last 200 items are dead for one reason, and only then."""

from typing import get_args

import pytest

from schemas.vocab import Reason
from streams.agents.breaker import MENDS, Breaker
from streams.facts import Dead, Fact, Parsed


def dead(reason: str) -> list[Fact]:
    return [Dead("wire.raw.v1/0/1#0", "feed", "parse", reason, "why")]


def fine() -> list[Fact]:
    return [Parsed("wire.raw.v1/0/1#0", "feed", "urn:x", "text", None, 0.0)]


def test_half_is_not_over_half() -> None:
    """One hundred dead of two hundred do not open it; one more does."""
    breaker = Breaker()
    for _ in range(100):
        breaker.saw(dead("malformed"))
    assert breaker.open_for is None
    breaker.saw(dead("malformed"))
    assert breaker.open_for == "malformed"


def test_reasons_are_told_apart() -> None:
    """Two reasons that share the dead between them are bad luck, not a fault of ours."""
    breaker = Breaker()
    for _ in range(100):
        breaker.saw(dead("malformed"))
        breaker.saw(dead("empty"))
    assert breaker.open_for is None


def test_window_forgets() -> None:
    """Items that fell out of the window count no more."""
    breaker = Breaker()
    for _ in range(100):
        breaker.saw(dead("bug"))
    for _ in range(200):
        breaker.saw(fine())
    for _ in range(100):
        breaker.saw(dead("bug"))
    assert breaker.open_for is None


def test_item_with_several_facts_counts_once() -> None:
    """A record whose parts are partly dead is one item."""
    breaker = Breaker(window=4)
    breaker.saw([*fine(), *dead("bug"), *dead("bug"), *dead("bug")])
    assert breaker.open_for is None


@pytest.mark.parametrize("reason", get_args(Reason))
def test_every_reason_has_its_mend(reason: Reason) -> None:
    """Whatever opened it, the message names stage, reason and mend."""
    breaker = Breaker(window=1)
    breaker.saw(dead(reason))
    told = breaker.explain("parse")
    assert told.startswith(f"parse: over half of the last 1 items are dead letters `{reason}`, the last one ")
    assert MENDS[reason] in told


def test_an_operator_may_switch_it_off() -> None:
    """Somebody who has looked may let the stage bury them all and go on."""
    breaker = Breaker(window=1, on=False)
    breaker.saw(dead("malformed"))
    assert breaker.open_for is None
