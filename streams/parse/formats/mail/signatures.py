"""What stands below a message and is no part of it: signatures, disclaimers, the footers of mailing lists."""

import re

from schemas.article import Note
from streams.parse.draft import Draft

_WITHIN = 12
"""Paragraphs from the end."""

# How the first paragraph of each begins. What follows a signature or a footer belongs to it.
_ENDS: tuple[tuple[str, str], ...] = (
    ("signature", r"--\s*$|--\s*\n|-- \S"),
    (
        "footer",
        (r"_{10,}|-{10,}|(?:to\s+)?unsubscribe\b|you\s+(?:received|are\s+receiving)\s+this\s+(?:e-?mail|message|newsletter)\b"
        r"|you\s+are\s+subscribed\b|(?:newsletter\s+)?abbestellen\b|abmelden\b|se\s+désinscrire\b|darse\s+de\s+baja\b"),
    ),
    (
        "disclaimer",
        (r"(?:disclaimer|confidentiality\s+notice)\b|this\s+(?:e-?mail|message)(?:\s+\w+){0,8}\s+(?:is|are|may\s+be)\s+(?:\w+\s+)?"
        r"(?:confidential|intended\s+only)|diese\s+(?:e-?mail|nachricht)\s+(?:\w+\s+){0,6}vertraulich|sent\s+from\s+my\s+i"),
    ),
)  # fmt: skip
_MATCHERS = tuple((role, re.compile(rf"\W{{0,3}}(?:{pattern})", re.IGNORECASE)) for role, pattern in _ENDS)
_LAST_WORD = 600  # characters; more is text


def take_signature(draft: Draft) -> None:
    """Make private notes of what stands below the text; a message is never emptied."""
    start = max(1, len(draft.blocks) - _WITHIN)
    for index in range(start, len(draft.blocks)):
        role = next((role for role, matcher in _MATCHERS if matcher.match(draft.blocks[index].text)), None)
        below = "\n".join(block.text for block in draft.blocks[index:]).strip("-_ \n")
        if role is not None and len(below) <= _LAST_WORD:
            draft.blocks = draft.blocks[:index]
            if below:
                draft.notes.append(Note(role=role, text=below, public=False))
            return
