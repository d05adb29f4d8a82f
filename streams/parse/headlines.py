"""Items without a headline: flashes of one sentence, systems that leave it out, and headers that no dialect reads."""

import re

from streams.parse.bare_datelines import guess_dateline
from streams.parse.draft import Draft
from streams.parse.embargo import heads_embargo
from streams.text.sentences import sentences
from streams.text.spaces import squeeze

LIMIT = 300
"""Characters of a headline; the first sentence of a flash fits."""
_FEWEST = 30
"""Characters of a sentence that stands for a headline; "H.J. Heinz Co said" and "Strike off." go on."""
_INITIAL = re.compile(r"\b\w\.\W?$")


def headline_from_text(draft: Draft) -> None:
    """Take the first paragraph as the headline of an item that has none, with a warning; the body stays whole."""
    if draft.headline or not draft.blocks:
        return
    text = next((block.text for block in draft.blocks if block.role == "body"), "")
    if text and len(text) <= LIMIT:
        draft.headline = text
        draft.warn("there is no headline; the first paragraph stands for it")


def headline_from_sentence(draft: Draft, text: str) -> None:
    """Take the first sentence of a text as the headline of an item that has none, with a warning; the body stays whole.

    Also because its first words may say what the item is: "CORRECTED-…", "… (embargoed until Friday 6 a.m. GMT)".
    """
    dateline = guess_dateline(text)
    text = dateline.rest if dateline else text
    ends = (end for _, end in sentences(text) if end >= _FEWEST and not _INITIAL.search(text, 0, end))
    end = next(ends, len(text))
    if end <= LIMIT and not heads_embargo(text[:end]):
        draft.headline = text[:end]
        draft.warn("there is no headline; the first sentence stands for it")
    else:
        draft.warn("no headline was found")


def headline_from_mark(draft: Draft) -> None:
    """Take the headline from the header line behind a caret, where no dialect found it; lines behind other marks are told.

    In AAP's headers and in ANPA 1312 a caret stands before the headline; what other marks mean is each agency's own.
    """
    marked = {
        mark: squeeze(said) for mark, said in draft.header.items() if len(mark) == 1 and not mark.isalnum() and said
    }
    if draft.headline or not marked:
        return
    if said := marked.pop("^", None):
        draft.headline = said
        draft.warn("no dialect reads the header of this message; the line behind ^ is taken for the headline")
    if marked:
        lines = ", ".join(f"{mark}{said:.40}" for mark, said in marked.items())
        draft.warn(f"no dialect reads these lines of the header, they are in the raw bytes only: {lines:.300}")
