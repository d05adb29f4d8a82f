"""Corrections in prose: a notice is a version of the one living story of its agency that it names."""

import pytest
from dedupe.test_prose_kills import BUDGET, decided, note, story

NAMING = (
    "In our story “Ferries wait in Oslo” we said that three ferries waited. It should read two.",
    "Please note that in the story 'Ferries wait in Oslo' the name of the master should be Hansen.",
    "The story “UPDATE 1-Ferries wait in Oslo” incorrectly gave the number of ferries as three.",
    "In unserer Meldung „Ferries wait in Oslo“ muss es richtig heißen: zwei.",
)


@pytest.mark.parametrize("text", NAMING)
@pytest.mark.parametrize("guid", [None, "tag:nb.example,2025:NB4711"])
def test_a_notice_finds_the_story_that_it_names(text: str, guid: str | None) -> None:
    """It is a correction of that article, and says that the text before it has the story."""
    first, _, notice = decided(
        story(guid=guid),
        story(headline="Budget passed", body=BUDGET, offset=3),
        note(text, "Correction", kind="correction"),
    )
    assert (notice.verdict.kind, notice.verdict.uri) == ("correction", first.verdict.uri)
    assert any("a notice about the article" in warning for warning in notice.verdict.warnings)


def test_two_notices_under_one_label_are_two() -> None:
    """Each goes to its own story: "Correction" is no name."""
    ferry, budget, one, two = decided(
        story(),
        story(headline="Budget passed in Oslo", body=BUDGET, offset=3),
        note(NAMING[0], "Correction", kind="correction"),
        note(
            "In our story “Budget passed in Oslo” we said nine. It should read ten.",
            "Correction",
            kind="correction",
            offset=51,
        ),
    )
    assert (one.verdict.uri, two.verdict.uri) == (ferry.verdict.uri, budget.verdict.uri)


def test_where_several_fit_a_person_decides() -> None:
    """Two stories under the named headline: an advisory that names both."""
    *two, notice = decided(
        story(guid="tag:nb.example,2025:NB1"),
        story(guid="tag:nb.example,2025:NB2", offset=1, body=BUDGET),
        note(NAMING[0], "Correction", kind="correction"),
    )
    assert (notice.verdict.kind, notice.verdict.warnings) == ("advisory", (notice.verdict.reason,))
    assert all(one.verdict.uri in notice.verdict.reason for one in two)


def test_a_notice_without_its_story_has_a_warning() -> None:
    """It stays a correction of its own, for a person; another agency's story is not meant."""
    _, notice = decided(story(), note(NAMING[0], "Correction", kind="correction", agency="Other"))
    assert (notice.verdict.kind, notice.verdict.warnings) == ("correction", (notice.verdict.reason,))
    assert "see by hand" in notice.verdict.reason
