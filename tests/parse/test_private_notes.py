"""Notes from desk to desk below a story: however they are spelled, no reader sees them."""

from collections.abc import Callable

import pytest

from streams.parse.dialects.dpa_notebook import take_notebook
from streams.parse.draft import Block, Draft
from streams.parse.story import read_story

SPELLED: tuple[Callable[[str], str], ...] = (str, str.capitalize, str.title, str.upper, str.lower)
NEWS = (
    "The harbour of Haven stays closed until the storm has passed, the council said on Tuesday night after its meeting."
)


def told(*texts: str) -> Draft:
    """Return a draft of these paragraphs."""
    draft = Draft("utf-8", [])
    draft.blocks = [Block("body", text) for text in texts]
    return draft


@pytest.mark.parametrize("spelled", SPELLED)
@pytest.mark.parametrize("start", ["Not for publication", "The following information is not intended for publication"])
def test_what_is_not_for_publication_is_no_text(start: str, spelled: Callable[[str], str]) -> None:
    """From such a line on everything is a note that is not public, in small letters, capitals and title case."""
    draft = told(
        NEWS,
        NEWS,
        spelled(start) + ": the pictures of the quay come at nine, call the desk of Haven before you use any.",
        NEWS,
    )
    read_story(draft)
    assert [block.text for block in draft.blocks] == [NEWS, NEWS]
    assert [note.public for note in draft.notes] == [False, False]


@pytest.mark.parametrize("spelled", SPELLED)
@pytest.mark.parametrize(
    "start",
    [
        "The following information is not for publication",
        "Die folgenden Informationen sind nicht zur Veröffentlichung",
        "* * * The following information is not intended for publication",
    ],
)
def test_a_private_notebook_is_no_text(start: str, spelled: Callable[[str], str]) -> None:
    """The notebook of dpa begins at such a line, however it is spelled, and what follows is not public."""
    draft = told(NEWS, spelled(start), "Call Jane Doe at the desk.")
    take_notebook(draft)
    assert [block.text for block in draft.blocks] == [NEWS]
    assert [note.public for note in draft.notes] == [False]
