"""dpa's notebook below a text: "# Notebook", "## Note to editors", "- …", and contacts that are not for publication.

dpa writes it in every format that has no place of its own for notes (IPTC 7901, plain text). Whatever stands behind "The
following information is not (intended) for publication" is not public, names of reporters and editors included.
"""

import re

from streams.parse.draft import Draft
from streams.parse.notes import add_note
from streams.parse.signatures import is_signature

_START = re.compile(r"#\s*(?:dpa[\s-])?(?:notebook|notepad|notizblock|bloc[ -]notes|cuaderno)\b", re.IGNORECASE)
_PRIVATE = re.compile(
    r"(?:\*[\s*]*)?(?:the\s+following\s+information\s+is\s+not\s+(?:intended\s+)?for\s+publication"
    r"|die\s+folgenden\s+informationen\s+sind\s+nicht\s+(?:zur|für\s+die)\s+veröffentlichung)",
    re.IGNORECASE,
)
_MAY_BEGIN = ("#", "*", "the f", "die f")
"""How all of that begins, in small letters; few paragraphs do."""

_SECTION = re.compile(r"#{1,3}\s*(?P<role>\S.{0,80})$")
_ITEM = re.compile(r"[-*]\s+")
_WITHIN = 60  # paragraphs from the end


def take_notebook(draft: Draft) -> None:
    """Turn the notebook into notes, by the sections that they stand in."""
    first = max(0, len(draft.blocks) - _WITHIN)
    may_begin = [
        n for n, block in enumerate(draft.blocks[first:], first) if block.text[:5].lower().startswith(_MAY_BEGIN)
    ]
    start = next((n for n in may_begin if _begins(draft.blocks[n].text)), None)
    if start is None:
        return
    role, public = "notebook", True
    kept = draft.blocks[:start]
    for block in draft.blocks[start:]:
        text = block.text
        if _PRIVATE.match(text):
            public = False
        elif section := _SECTION.match(text):
            role = section["role"].rstrip(":")
        elif is_signature(text):
            kept.append(block)
        else:
            add_note(draft, role, _ITEM.sub("", text, count=1), public=public)
    draft.blocks = kept


def _begins(text: str) -> bool:
    return _START.match(text) is not None or _PRIVATE.match(text) is not None
