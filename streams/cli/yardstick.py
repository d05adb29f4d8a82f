"""A yardstick: one fixed piece of work, so that figures of different machines can be compared.

The work is `py3langid.classify` on 500 characters: arithmetic, tables and Python in the proportions of our own, and
none of our code, so that no change of ours moves it. All figures of speed that the project states are of a machine that
does it 6,300 times a second: divide a figure by `machine` to compare.
"""

from collections.abc import Callable
from typing import Any

STATED = 6_300
"""Calls a second on the machine of the stated figures."""

CHARACTERS = 500


def yardstick_work(text: str) -> Callable[[], object]:
    """Return the work, with its model loaded; the text is English prose."""
    import py3langid

    said = text[:CHARACTERS]
    py3langid.classify(said)
    return lambda: py3langid.classify(said)


def yardstick_row(rate: float) -> dict[str, Any]:
    """Return the row of a bench: calls a second here, and this machine as a share of the one of the stated figures."""
    return {
        "work": f"py3langid.classify on {CHARACTERS} characters",
        "median": round(rate),
        "stated": STATED,
        "machine": round(rate / STATED, 2),
    }
