"""Comments of markup in a plain text: "<!-- call Bo on 07700 900456 -->" is for who edits the text, and for no reader."""

from schemas.article import Note
from streams.parse.draft import Draft

_OPENS, _CLOSES = "<!--", "-->"


def take_comments(draft: Draft, text: str) -> str:
    """Make private notes of the comments in a text; return it without them. One without an end stays."""
    kept: list[str] = []
    position = 0
    while (start := text.find(_OPENS, position)) >= 0 and (end := text.find(_CLOSES, start + len(_OPENS))) >= 0:
        kept.append(text[position:start])
        position = end + len(_CLOSES)
        if said := text[start + len(_OPENS) : end].strip():
            draft.notes.append(Note(role="comment", text=said, public=False))
    if not position or not "".join((*kept, text[position:])).strip():
        return text
    draft.warn("comments in the text were left out; they are private notes")
    return "".join((*kept, text[position:]))
