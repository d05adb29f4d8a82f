"""What the HTML of a mail hides from who reads it: "display:none", as text for previews and marks of trackers have it."""

import re

_HIDDEN = re.compile(
    r"<(?P<name>div|span|p|td|tr|table|section|font|b|a)\b(?P<rest>[^<>]{0,2000}?\bstyle\s*=\s*(?:\"[^\"<>]{0,2000}?\bdisplay\s*:\s*none\b|'[^'<>]{0,2000}?\bdisplay\s*:\s*none\b)[^<>]{0,2000})>",
    re.IGNORECASE,
)
_MOST = 200
"""Elements that are looked for; a mail has few."""


def without_hidden(markup: str) -> tuple[str, str]:
    """Return the markup without its elements that are hidden, and those; an element without an end hides nothing."""
    kept: list[str] = []
    hidden: list[str] = []
    position = 0
    for _ in range(_MOST):
        found = _HIDDEN.search(markup, position)
        end = _end(markup, found["name"], found.end()) if found else None
        if found is None or end is None:
            break
        kept.append(markup[position : found.start()])
        hidden.append(markup[found.end() : end])
        position = end
    return "".join((*kept, markup[position:])), " ".join(hidden)


def _end(markup: str, name: str, start: int) -> int | None:
    """Return where an element ends that may have others of its name in it."""
    depth = 1
    for tag in re.finditer(rf"<(?P<closes>/?){name}\b[^<>]*+>", markup[start:], re.IGNORECASE):
        depth += -1 if tag["closes"] else 1
        if not depth:
            return start + tag.end()
    return None
