"""A note of the editor above the headline of a plain text, above a dateline, or below a text ("Editor's Note: Picture to follow").

It may be for readers, so it is a note that is public, unless it says otherwise; what says an embargo is read elsewhere.
"""

import re
from collections.abc import Callable

from streams.parse.bare_datelines import guess_dateline
from streams.parse.datelines import read_dateline
from streams.parse.draft import Block, Draft
from streams.parse.embargo_lines import apart
from streams.parse.embargo_notes import embargo_in_line
from streams.parse.first_lines import is_text
from streams.parse.names import byline
from streams.parse.notes import add_note_to_editors

_NOTE = re.compile(
    r"[(\[*_]{0,3}(?:editor['’]?s?['’]?\s+note|(?:anmerkung|hinweis)\s+der\s+redaktion|redaktionelle\s+anmerkung|note\s+de\s+la\s+rédaction"
    r"|nota\s+(?:del?\s+(?:editor|la\s+redacción)|da\s+redação|della\s+redazione))[*_]{0,2}\s?[:–—-]\s*\S",
    re.IGNORECASE,
)
OPENINGS = tuple(
    bracket + word
    for bracket in ("", "(", "[", "*")
    for word in ("Editor", "EDITOR", "Anm", "Hinw", "Redaktionell", "Note de", "NOTE DE", "Nota d", "NOTA D")
)
"""How such a note may begin."""
_FIRST_LETTERS = frozenset(opening[0] for opening in OPENINGS)
_LONGEST = 1_000  # characters of a note
_TOP = 6  # paragraphs above a note: embargoes, banners, other notes
_ENDS = (".", "!", "?", ")", "]", "”", '"', "*")


def take_note_above(draft: Draft, text: str) -> str:
    """Return a text without a note above its headline, which the draft has then; nearly all texts as they are."""
    if text[:1] not in _FIRST_LETTERS or not text.startswith(OPENINGS):
        return text
    paragraph, _, rest = text.partition("\n\n")
    said, headline = _parted(paragraph.strip().split("\n"))
    rest = f"{headline}\n\n{rest.lstrip()}" if headline else rest.lstrip()
    if len(said) > _LONGEST or not _NOTE.match(said) or embargo_in_line(said) or not _has_story(said, rest):
        return text
    add_note_to_editors(draft, said.strip("*_"))
    return rest


def take_note_below(draft: Draft, text: str, is_above: Callable[[str], bool]) -> str:
    """Return a text without a note between its headline and what stands on top of that, an embargo or the banner of a release."""
    above: list[str] = []
    rest = apart(text.lstrip())
    for _ in range(_TOP):  # each look at a long text copies it
        first = next(filter(is_above, (rest.partition(end)[0].strip() for end in ("\n\n", "\n"))), "")
        if not first:
            break
        above.append(first)
        rest = apart(rest[len(first) :].lstrip())
    below = take_note_above(draft, rest)
    return text if below is rest else "\n\n".join((*above, below))


def take_note_above_dateline(draft: Draft, text: str, below: Block | None) -> bool:
    """Take a paragraph that is such a note where a dateline or a byline stands right below it; False for any other.

    As text it would be the first paragraph, and who wrote the story where would be none.
    """
    if below is None or len(text) > _LONGEST or not text.startswith(OPENINGS) or not _NOTE.match(text):
        return False
    if byline(below.text) is None and not read_dateline(below.text) and not guess_dateline(below.text):
        return False
    add_note_to_editors(draft, text.strip("*_"))
    return True


def take_note_at_foot(draft: Draft, text: str) -> bool:
    """Take a last paragraph that is such a note; False for any other, and for one that says an embargo."""
    if not text.startswith(OPENINGS) or not _NOTE.match(text) or embargo_in_line(text):
        return False
    add_note_to_editors(draft, text.strip("*_"))
    return True


def _parted(lines: list[str]) -> tuple[str, str]:
    """Return the note and the headline that stands on the line below it, where no blank line parts them."""
    last = lines[-1].strip()
    if len(lines) > 1 and not last.endswith(_ENDS) and lines[-2].rstrip().endswith(_ENDS):
        return " ".join(map(str.strip, lines[:-1])), last
    return " ".join(map(str.strip, lines)), ""


def _has_story(said: str, rest: str) -> bool:
    """Whether a headline and a text stand below, or a text below a whole sentence: else the note may be the headline."""
    first, _, below = rest.partition("\n\n")
    if said.endswith(_ENDS):
        return bool(first.strip()) and (is_text(first) or bool(below.strip()))
    return not first.rstrip().endswith(_ENDS) and bool(below.strip())
