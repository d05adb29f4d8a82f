"""The frame of a story: what is said around it is nothing that it is about."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.enrich import enrich
from streams.enrich.article import publishable
from streams.enrich.frame import Frame, frame

STORY = "Halvard Works said it sold a ship."


@pytest.mark.parametrize(
    "before",
    [
        "",
        "OSLO, Nov 5 (Harbour News) - ",
        "OSLO/BERGEN (Harbour News) — ",
        "OSLO, Norway - ",
        "OSLO — ",
        "Nov 5 (Harbour News) - ",
        "(Harbour News) - ",
        "UPDATE 2-Halvard sells ship\n\nOSLO (Harbour News) - ",
        "Halvard sells ship\n\n",
        "By Ana Ruiz\n\nOSLO (Harbour News) - ",
    ],
)
@pytest.mark.parametrize(
    "behind", ["", "\n\n(Reporting by Ana Ruiz in Oslo; Editing by Jan Novak)", "\n\nWriting by Ana Ruiz"]
)
def test_the_frame_is_not_the_story(make: Any, before: str, behind: str) -> None:
    """Dateline, slug, headline, byline and credits name nobody, and no statement begins in them."""
    article = enrich(make("Halvard sells ship", before + STORY + behind, language="en"))
    noted = article.copydesk.annotations
    assert [each.surface for each in noted.people] == []
    assert [each.surface for each in noted.organisations] == ["Halvard Works"]
    assert [(each.speaker, each.reported) for each in noted.statements] == [("Halvard Works", "it sold a ship")]
    assert article.descriptions[0].value == STORY


@pytest.mark.parametrize(
    "text",
    [
        "NATO - the alliance of 32 states - met.",
        "Oslo said - again - no.",
        "By Monday the ice had gone.",
        "It rained.\n\nReporting restrictions were lifted.",
    ],
)
def test_what_looks_like_a_frame(make: Any, text: str) -> None:
    """A dash in a sentence makes no dateline, "By Monday" no byline, and a last line of the story no credit."""
    assert frame(publishable(make("", text, language="en"))) == Frame(0, len(text))


@given(
    st.lists(
        st.sampled_from(
            ["OSLO", ", ", " - ", "(AP)", "\n", "Nov 5", "By Ana Ruiz", "UPDATE 1-", "(Reporting by Ana)", "x"]
        )
    ).map("".join)
)
def test_any_frame(make: Any, text: str) -> None:
    """Whatever stands at both ends: the story lies inside of the text, and every place in it stays what it is."""
    found = frame(publishable(make("", text, language="en")))
    assert 0 <= found.begin <= len(text)
    story = found.story(text)
    assert len(story) <= len(text)
    assert all(
        kept == given or (kept.isspace() and place < max(found.begin, found.line[1]))
        for place, (kept, given) in enumerate(zip(story, text, strict=False))
    )


@pytest.mark.parametrize(
    "before", ["(Adds details, shares)\n\n", "* Profit up 5%\n* Sees sales up\n\n", "BC-Norway-Ship Sale\n\n"]
)
def test_a_dateline_further_on(make: Any, before: str) -> None:
    """Behind a note of the editors, bullets or a slug the dateline names nobody either, and the figures before it stay."""
    text = f"{before}OSLO, Nov 5 (Reuters) - {STORY}\n\nCopyright 2026 Harbour Press Inc. All rights reserved."
    noted = enrich(make("", text, language="en")).copydesk.annotations
    assert [each.surface for each in noted.organisations] == ["Halvard Works"]
    assert [(each.speaker, each.reported) for each in noted.statements] == [("Halvard Works", "it sold a ship")]
    assert [each.surface for each in noted.quantities] == (["5%"] if "5%" in before else [])
