"""Items without a headline: flashes of one sentence, and systems that leave it out."""

from streams.parse.draft import Draft

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
