"""TASS: datelines with the agency between slashes, "MOSCOW, December 3. /TASS/. "."""

from streams.parse.draft import Draft
from streams.parse.slashed_datelines import read_slashed
from streams.parse.story import read_story
from streams.text.words import words

_NAMES = words("tass itar-tass тасс итар-тасс")
_HEAD = 4  # paragraphs in which the dateline stands


def read_tass(draft: Draft) -> None:
    """Correct a draft for TASS's habits."""
    for index, block in enumerate(draft.blocks[:_HEAD]):
        if found := read_slashed(block.text, _NAMES):
            draft.dateline = found.dateline
            draft.blocks[index] = block.part(found.rest)
            break
    read_story(draft)
