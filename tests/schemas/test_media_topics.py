"""Media Topics: what the older codes of the trade mean, from the data as IPTC publishes them."""

import pytest

from schemas.media_topics import anpa_name, media_topic, of_subject_code, topic_of


@pytest.mark.parametrize(
    ("literal", "label"),
    [
        ("subj:15054000", "soccer"),
        ("subj:04000000", "economy, business and finance"),
        ("medtop:16000000", "conflict, war and peace"),
        ("iptccat:SPO", "sport"),
        ("anpa:f", "economy, business and finance"),
    ],
)
def test_codes_of_the_trade(literal: str, label: str) -> None:
    """A code with its scheme gives the topic that means the same."""
    topic = topic_of(literal)
    assert topic is not None
    assert topic.label == label


def test_a_code_without_a_topic_gives_the_one_above() -> None:
    """A detail that no topic names means at least its matter, a matter its subject."""
    assert of_subject_code("15054999") == of_subject_code("15054000")
    assert of_subject_code("15999999") == media_topic("15000000")


@pytest.mark.parametrize("literal", ["", "subj:", "subj:99000000", "anpa:a", "dpacat:sp", "medtop:1", "x"])
def test_what_is_no_subject_has_no_topic(literal: str) -> None:
    """Regions, desks, unknown schemes and unknown codes are not guessed at."""
    assert topic_of(literal) is None


def test_the_tree_is_whole() -> None:
    """Every broader topic exists, and the walk upwards ends."""
    topic = media_topic("20001065")
    seen = []
    while topic is not None:
        seen.append(topic.label)
        topic = media_topic(topic.broader)
    assert seen[-1] == "sport"


@pytest.mark.parametrize(
    ("letter", "name"), [("i", "international"), ("A", "domestic"), ("s", "sport"), ("z", "z"), ("", "")]
)
def test_letters_of_the_wire_have_names(letter: str, name: str) -> None:
    """A letter that names a region or a subject is told in words, another one stays as it is."""
    assert anpa_name(letter) == name
