"""Topics of the text: IPTC Media Topics by rules, beside what the sender's codes mean."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.media_topics import LANGUAGES as LABELLED
from schemas.media_topics import media_topic
from streams.enrich import enrich
from streams.enrich.topics import LEAST, METHOD, MOST, topics
from streams.enrich.topics.rules import rules
from streams.enrich.topics.scoring import LEAD, _parts
from streams.text.words import lower_words

STORIES: dict[str, tuple[str, str, str]] = {
    "war": (
        "Shelling resumes after truce collapses",
        "Government troops shelled rebel positions north of the river on Monday, hours after a ceasefire broke down.",
        "conflict, war and peace",
    ),
    "quake": (
        "Strong quake shakes island",
        "An earthquake of magnitude 6.8 struck off the island; a tsunami warning was lifted. Rescue teams looked for survivors.",
        "disaster, accident and emergency incident",
    ),
    "match": (
        "Late goal sends Harbour United to final",
        "The striker scored twice in the second half as the team beat the champions in the semi-final of the cup.",
        "sport",
    ),
    "vote": (
        "Islanders vote in early election",
        "Polling stations opened for the parliamentary election, which the prime minister called when the coalition broke.",
        "politics",
    ),
    "profit": (
        "Example Shipping posts quarterly loss",
        "The company reported a net loss of 3 million crowns in the third quarter as revenue fell; it will pay no dividend.",
        "economy, business and finance",
    ),
    "court": (
        "Former mayor sentenced for bribery",
        "A court found the former mayor guilty of fraud; the judge sentenced her to three years in prison.",
        "crime, law and justice",
    ),
    "storm": (
        "Gale warning for the coast",
        "Forecasters expect a storm with heavy rain and snow; winds will drop on Sunday, the weather service said.",
        "weather",
    ),
    "vaccine": (
        "New vaccine against measles",
        "Doctors at the hospital said patients with the disease had fewer symptoms after vaccination.",
        "health",
    ),
}


@pytest.mark.parametrize("says", STORIES)
def test_first_topic_of_a_story(make: Any, says: str) -> None:
    """The surest topic is the one that an editor would choose, with identifier, code, method and confidence."""
    headline, text, label = STORIES[says]
    first = enrich(make(headline, text, language="en")).subjects[0]
    assert (first.name, first.creator) == (label, METHOD)
    assert first.uri
    assert first.uri.endswith((first.literal or "").removeprefix("medtop:"))
    assert LEAST <= (first.confidence or 0) <= 100


def test_a_topic_below_comes_with_the_one_above() -> None:
    """The second level says more of the same: war is an armed conflict."""
    headline, text, _ = STORIES["war"]
    codes = [score.code for score in topics(headline, text, "en")]
    assert codes[0] == "16000000"
    assert {"20000056", "20000073"} & set(codes)
    assert all((media_topic(code) or pytest.fail(code)).broader in ("", *codes) for code in codes)


def test_a_topic_of_the_sender_is_not_said_twice(make: Any) -> None:
    """What the codes of the wire mean stays as it is."""
    headline, text, label = STORIES["quake"]
    own = {"name": label, "literal": "medtop:03000000", "creator": "copydesk"}
    article = enrich(make(headline, text, language="en", subjects=[own]))
    assert [each.creator for each in article.subjects if each.name == label] == ["copydesk"]


def test_nothing_below_the_threshold(make: Any) -> None:
    """A text that speaks of nothing in particular has no topic; the enricher has looked."""
    article = enrich(make("A quiet afternoon", "The keeper sat by the window and read her letters.", language="en"))
    assert article.subjects == ()
    assert article.copydesk.annotations.status["topics"] == "ok"


def test_other_languages_are_told(make: Any) -> None:
    """Without rules for a language nothing is guessed."""
    article = enrich(make("Krieg", "Truppen kämpfen an der Grenze.", language="de"))
    assert article.copydesk.annotations.status["topics"] == "unsupportedLanguage"


def test_plural_counts_as_its_word() -> None:
    """The rules have the singular; one and many say the same."""
    one, many = (
        [(score.code, score.because) for score in topics("", text, "en")]
        for text in ("An earthquake. A tsunami. A flood.", "Earthquakes. Tsunamis. Floods.")
    )
    assert one == many != []


def test_rules_are_about_living_topics_of_two_levels() -> None:
    """Every rule names a topic at the top or right below it, and stands in lower case without punctuation."""
    every = rules("en").of
    assert len(every) > 1000
    for rule in every:
        assert rule.term == " ".join(rule.term.split()) == rule.term.lower()
        assert rule.term.replace(" ", "").isalnum()
        for code, weight in rule.weights:
            topic = media_topic(code)
            assert topic
            assert not topic.broader or topic.broader.endswith("000000")
            assert 1 <= weight <= 3


@given(st.text() | st.lists(st.sampled_from(["war", "Wars", "cease-fire", "goal", ".", "interest rate"])).map(" ".join))
def test_any_text(text: str) -> None:
    """Few topics, the surest first, the same each time."""
    found = topics(text, text, "en")
    assert len(found) <= MOST
    assert found == sorted(found, key=lambda score: (-score.confidence, score.code)) == topics(text, text, "en")


def test_topics_of_the_senders_codes_have_labels_in_the_language_of_the_article(make: Any) -> None:
    """A German story has German labels, a Dutch one English ones, for IPTC has none; the identifiers stay the same."""
    own = {
        "name": "sport",
        "literal": "medtop:15000000",
        "uri": "http://cv.iptc.org/newscodes/mediatopic/15000000",
        "creator": "copydesk",
    }
    war = {**own, "name": "conflict, war and peace", "literal": "medtop:16000000"}
    theirs = {"name": "conflict", "literal": "own:1", "creator": "sender"}
    german, swiss, dutch = (
        enrich(make("Krieg", "Truppen.", language=language, subjects=[war, theirs])).subjects
        for language in ("de", "de-CH", "nl")
    )
    assert german == swiss
    assert [each.name for each in german] == ["Krise, Krieg, Konflikte", "conflict"]
    assert [each.literal for each in german] == [each.literal for each in dutch] == ["medtop:16000000", "own:1"]
    assert dutch[0].name == "conflict, war and peace"


@pytest.mark.parametrize("language", sorted(LABELLED - {"en"}))
def test_labels_of_the_top_level(language: str) -> None:
    """Every topic of the top level has a label in each language that is promised."""
    tops = [media_topic(f"{number:02}000000") for number in range(1, 18)]
    assert all(topic and topic.label_in(language) for topic in tops)
    assert [topic.label_in(language) for topic in tops if topic] != [topic.label for topic in tops if topic]


@given(
    st.integers(LEAD - 9, LEAD + 1),
    st.text(st.sampled_from("aB 5_.’—é½İ\u212a٣\ud800\n"), max_size=30) | st.text(max_size=30),
)
def test_the_scan_has_the_words_of_both_parts(length: int, text: str) -> None:
    """Lead and rest have the same words by the scan as by themselves, wherever the lead ends."""
    text = "a " * (length // 2) + text
    lead, rest = _parts(text)
    assert lead.split() == lower_words(text[:LEAD])
    assert rest.split() == lower_words(text[LEAD:])
