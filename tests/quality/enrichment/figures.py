"""What a measure gives back: figures with the number of cases behind each, and the floors that they are held to."""

import tomllib
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[3]
SHARED = ROOT.parent / "shared"
SAMPLES = SHARED / "samples"


class Figure(NamedTuple):
    """One figure of a measure: a share or an F1 between 0 and 1, and how many cases it was taken from."""

    measure: str
    value: float
    cases: int


class Bounds(NamedTuple):
    """`floor` is what must hold, a little below what was measured; `goal` is what was promised, never above the floor."""

    floor: float
    goal: float


def floors() -> dict[str, dict[str, Bounds]]:
    """Return the bounds of every figure by subject and measure: the one place where they stand."""
    table = tomllib.loads(Path(__file__).with_name("floors.toml").read_text(encoding="utf-8"))
    return {
        subject: {measure: Bounds(**bounds) for measure, bounds in measures.items()}
        for subject, measures in table.items()
    }


def share(right: int, of: int) -> float:
    """Return right / of; nothing at all is no success."""
    return right / of if of else 0.0


def f1(right: int, found: int, gold: int) -> float:
    """Return the harmonic mean of precision (right of found) and recall (right of gold)."""
    return share(2 * right, found + gold)
