"""Header lines after a mark: `%A`, `#Storm_haven`, `$Storm shuts port`, `+15039001`; and lines of routing (`YY TDR`)."""

import re
from collections.abc import Sequence

from streams.parse.draft import Draft

# A mark and its value without a space between. "$5 million …" and "* Ministers …" begin a text.
_MARKED = re.compile(r"\s{0,3}(?P<mark>[%#:&*+@~=^]|\$(?!\d))(?P<value>\S.*)?$")
_ROUTED = re.compile(r"\s{0,3}(?P<mark>[A-Z]{2}) (?P<value>[A-Z0-9()][A-Z0-9() ]{1,60})$")

MAX_HEADER = 30
"""Lines of a header; the longest sampled one has eight."""


def read_marks(lines: Sequence[str], draft: Draft) -> list[str]:
    """Take the header lines at the start into `draft.header`, by their marks; return the lines of the text.

    A mark that stands twice has its values joined by line feeds, empty ones left out.
    """
    begun = False
    for number, line in enumerate(lines[:MAX_HEADER]):
        if not line.strip() and not begun:
            continue
        found = _MARKED.match(line) or (None if begun else _ROUTED.match(line))
        if found is None:
            return list(lines[number:])
        begun = True
        value = (found["value"] or "").strip()
        before = draft.header.get(found["mark"], "")
        draft.header[found["mark"]] = f"{before}\n{value}".strip("\n")
    return list(lines[MAX_HEADER:])
