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


QUOTING = {
    "Corrections": "An article on Sunday, “Ferries wait in Oslo again”, gave the wrong number of ferries. There were two.",
    "Number of ferries": 'An earlier version of "Ferries wait in Oslo again" said that three ferries waited. There were two.',
    "Harbour": 'CORRECTION: In "Ferries wait in Oslo again" the number of ferries should read two.',
    "Apology": "We published a story headlined “Ferries wait in Oslo again”. We accept that its figures were not right.",
    "In eigener Sache": "In „Ferries wait in Oslo again“ haben wir eine falsche Zahl genannt. Es waren zwei Fähren.",
    "Précision": "Nous avons écrit dans « Ferries wait in Oslo again » que trois ferries attendaient. Il y en avait deux.",
}
SPEAKING = (
    "The owner of the ferries said that “Ferries wait in Oslo again” was read aloud on board, and that nobody laughed.",
    "Papers led with the harbour: “Ferries wait in Oslo again” in one, and the weather in the other.",
    "An earlier version of “Ferries wait” said that three waited. There were two.",
)


@pytest.mark.parametrize("head", QUOTING)
def test_a_notice_that_quotes_the_headline_corrects_it(head: str) -> None:
    """Without a label: a short text that quotes a headline and owns up to an error is the correction of that article."""
    first, notice = decided(story(headline="Ferries wait in Oslo again"), note(QUOTING[head], head, kind="new"))
    assert (notice.verdict.kind, notice.verdict.uri) == ("correction", first.verdict.uri), notice.verdict.reason
    assert any("a notice about the article" in warning for warning in notice.verdict.warnings)


@pytest.mark.parametrize("text", SPEAKING)
def test_who_speaks_of_a_headline_corrects_nothing(text: str) -> None:
    """What others say of a report is news, and words in marks that are no headline name nothing."""
    _, other = decided(story(headline="Ferries wait in Oslo again"), note(text, "Harbour", kind="new"))
    assert other.verdict.kind == "new", other.verdict.reason


def test_of_two_articles_under_the_quoted_headline_none_is_corrected() -> None:
    """Where a headline stands over two articles, a text that quotes it is of its own."""
    stories = [
        story(headline="Ferries wait in Oslo again", guid="tag:nb.example,2025:1"),
        story(headline="Ferries wait in Oslo again", guid="tag:nb.example,2025:2", offset=1, body=BUDGET),
    ]
    assert decided(*stories, note(QUOTING["Apology"], "Apology", kind="new"))[-1].verdict.kind == "new"
