"""Items without a headline: flashes of one sentence, systems that leave it out, and headers that no dialect reads."""

from streams.parse.draft import Draft
from streams.text.spaces import squeeze

LIMIT = 300
"""Characters of a headline; the first sentence of a flash fits."""


def headline_from_text(draft: Draft) -> None:
    """Take the first paragraph as the headline of an item that has none, with a warning; the body stays whole."""
    if draft.headline or not draft.blocks:
        return
    text = next((block.text for block in draft.blocks if block.role == "body"), "")
    if text and len(text) <= LIMIT:
        draft.headline = text
        draft.warn("there is no headline; the first paragraph stands for it")


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
