"""Labels that may hold a story or release it: "HOLD - Ferries wait in Oslo", "(RELEASE) …", "HOLD LIFTED: …".

News begins so as well ("HOLD - Police stop ferry", "RELEASE - Smith leaves jail"), so whoever reads one asks for more.
"""

import re
from typing import Final, NamedTuple

_BEGINS: Final = ("HOLD", "RELEASE", "(", "[", "*")
_LABEL: Final = re.compile(
    r"[(*\[]{0,3}(?:(?P<holds>HOLD(?:[\s,!-]+HOLD)*)|HOLD\s+(?:IS\s+)?(?:LIFTED|RELEASED|OFF)|RELEASED?)[)*\]!]{0,3}(?:\s*[-–—:]+\s*|(?<=[)*\]])\s*|$)"
)


class HoldLabel(NamedTuple):
    """A label: whether it holds, else it releases, and what stands behind it."""

    holds: bool
    headline: str


def read_hold_label(headline: str) -> HoldLabel | None:
    """Return the label that a headline begins with; None for nearly all."""
    if not headline.startswith(_BEGINS):
        return None
    label = _LABEL.match(headline)
    return HoldLabel(label["holds"] is not None, headline[label.end() :]) if label else None
