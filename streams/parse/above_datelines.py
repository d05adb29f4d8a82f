"""What stands between the headline and the dateline and is neither: a note of the desk in brackets, the house of the byline.

(Photos available)                       a line in brackets right above the dateline, whatever it says
By Tess Moreno
Valley Courier                           a name right below a byline and right above the dateline
MIAMI (AP) - A storm …

Left where they stand they would be the text, and the dateline a part of its second paragraph. Both are guesses, and told.
"""

from collections.abc import Sequence

from schemas.article import Note
from streams.parse.datelines import read_dateline
from streams.parse.draft import Block, Draft
from streams.parse.embargo import set_embargo
from streams.parse.embargo_notes import embargo_in_note
from streams.parse.names import byline
from streams.parse.withdrawals import read_withdrawal

_BRACKET = 200  # characters of such a note
_BETWEEN = 3  # lines that may stand above one dateline
_HOUSE = 40  # characters of the name of a paper
_HOUSE_WORDS = 5
_BY = frozenset({"di", "by", "von", "par", "por", "de", "door", "av", "af"})


def take_above_dateline(draft: Draft, above: str, text: str, below: Sequence[Block]) -> bool:
    """Read such a line; False for any other."""
    if text[0] == "(":
        return text[-1] == ")" and len(text) <= _BRACKET and _is_above_dateline(below) and _take_note(draft, text)
    if not (len(text) <= _HOUSE and text[0].isupper() and byline(above) is not None and _is_above_dateline(below[:1])):
        return False
    return _take_house(draft, text)


def _is_above_dateline(below: Sequence[Block]) -> bool:
    """Whether the next line that is in no brackets begins with a dateline."""
    for block in below[:_BETWEEN]:
        if block.text[:1] != "(" or block.text[-1:] != ")":
            return read_dateline(block.text) is not None
    return False


def _take_note(draft: Draft, text: str) -> bool:
    """Make a private note of a line in brackets; what takes the story back, or is a dateline, is none, and "(di Ada Reed)" names her."""
    said = text[1:-1].strip()
    by, _, name = said.partition(" ")
    if by.lower() in _BY and (writer := byline(f"By {name}")) is not None:
        draft.by = draft.by or writer
        return True
    if not said or read_dateline(text) or read_withdrawal(said, [said], length=len(said), placed=True) is not None:
        return False
    embargo = embargo_in_note(said)
    if embargo is not None:
        set_embargo(draft, embargo)
    draft.notes.append(Note(role="editors", text=text, public=False))
    draft.warn("a line in brackets above the dateline was read as a private note of the desk")
    return True


def _take_house(draft: Draft, text: str) -> bool:
    """Take a line below a byline that is a name, in capitals as names have them, for the house of its writer."""
    parts = text.split()
    is_name = len(parts) <= _HOUSE_WORDS and all(part[0].isupper() for part in parts) and text[-1].isalpha()
    if is_name:
        draft.warn(f"a line between byline and dateline was read as the house of the writer: {text}")
    return is_name
