"""Keywords of stories that came without any."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from streams.enrich import enrich
from streams.enrich.keywords import MOST, keywords
from streams.text.stopwords import STOPWORDS

TEXT = (
    "The harbour council voted on Tuesday to rebuild the northern breakwater, the mayor said. Storms broke the northern "
    "breakwater twice. “We can’t wait,” Anna Holm told reporters. Anna Holm has led the harbour council since May. "
    "Breakwater repairs cost the harbour council 20 million crowns. Tuesday was sunny."
)


def test_phrases_that_come_back(make: Any) -> None:
    """What stands twice is a keyword, as phrase before its words, spelled as in the text; days and reporting are not."""
    article = enrich(make("Council to rebuild breakwater", TEXT, language="en"))
    assert article.copydesk.keywords[:3] == ("harbour council", "northern breakwater", "Anna Holm")
    assert not {"Tuesday", "said", "reporters"} & set(article.copydesk.keywords)
    assert article.copydesk.annotations.status["keywords"] == "ok"


def test_keywords_of_the_sender_stay_alone(make: Any) -> None:
    """The sender knows better: nothing is added, and nothing was looked for."""
    article = enrich(make("Council", TEXT, language="en", wire={"keywords": ["PORT"]}))
    assert article.copydesk.keywords == ("PORT",)
    assert article.copydesk.annotations.status["keywords"] == "notRun"


def test_other_languages_are_told(make: Any) -> None:
    """Without stop words of a language nothing is guessed."""
    article = enrich(make("Rat", "Der Rat tagt. Der Rat isst.", language="de"))
    assert article.copydesk.keywords == ()
    assert article.copydesk.annotations.status["keywords"] == "unsupportedLanguage"


def test_a_headline_counts_for_words_of_the_text() -> None:
    """A word of the text that the headline has too is a keyword at once; what only the headline says is not."""
    assert keywords("Lighthouse saga", "A lighthouse closed. The keeper left.") == ("lighthouse",)


def test_capital_of_a_sentence_is_not_the_word_s_own() -> None:
    """A word is written in lower case if the text ever does so."""
    assert keywords("", "Ferries wait. The ferries sank. Oslo waits. In Oslo.") == ("ferries", "Oslo")


def test_a_letter_that_is_longer_in_lower_case_moves_nothing() -> None:
    """A capital İ is two signs in lower case: what stands behind it is found all the same."""
    assert keywords("", "İzmir waits. Oslo waits. In Oslo. İzmir sank.") == ("İzmir", "waits", "Oslo")


@given(
    st.text()
    | st.lists(st.sampled_from(["Storm", "storm", "storms", "the", ".", "O’Dwyer’s", "U.S.", "5"])).map(" ".join)
)
def test_any_text(text: str) -> None:
    """Few, each once, none a stop word."""
    found = keywords(text, text)
    assert len(found) <= MOST
    assert len({each.lower() for each in found}) == len(found)
    assert not {each.lower() for each in found} & STOPWORDS
