"""What is true of every dialect: it reads the story too, and the datelines that its agency signs are known."""

import pytest

from schemas.feeds import Feed
from streams.parse.datelines import read_dateline
from streams.parse.dialects import DIALECTS, apply_dialect
from streams.parse.draft import Block, Draft
from streams.parse.feeds import KNOWN


@pytest.mark.parametrize("name", DIALECTS)
def test_a_dialect_reads_the_story(name: str) -> None:
    """Byline, dateline and sign-off, which all wires have in common, are taken from the text in every dialect."""
    texts = ("By Ana Ruiz", "Oslo (Reuters) - Ferries stayed in port on Tuesday.", "(Editing by Ole Berg)")
    draft = Draft(headline="Ferries stay in port", blocks=[Block("body", text) for text in texts])
    apply_dialect(draft, name)
    left = [block.text for block in draft.blocks]
    assert left == ["Ferries stayed in port on Tuesday."], f"DIALECTS[{name!r}].apply is to call read_story(draft)"


@pytest.mark.parametrize("feed", KNOWN.values(), ids=KNOWN)
def test_its_agency_signs_datelines(feed: Feed) -> None:
    """An agency that is known without a feeds file proves a dateline in mixed case by its name."""
    found = read_dateline(f"Oslo ({feed.name}) - Ferries stayed in port.")
    assert found is not None
    assert (found.dateline.places, found.dateline.source) == (("Oslo",), feed.name)
