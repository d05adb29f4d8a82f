"""Statements over paragraphs, case by case; and any marks, verbs and text."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from work import LIMIT, seconds_of

from schemas.article import Article
from streams.enrich import Enricher, enrich, run
from streams.enrich.article import publishable
from streams.enrich.statements import attribute
from streams.enrich.statements.cues import CUES
from streams.enrich.statements.finder import find
from streams.enrich.statements.marks import quotes
from streams.enrich.statements.sentences import masked, sentences
from streams.enrich.statements.triggers import may_speak, triggers

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases/statements.jsonl").read_text().splitlines()]


@pytest.mark.parametrize("case", CASES, ids=[case["says"] for case in CASES])
def test_statements_of_a_case(case: dict[str, Any]) -> None:
    """Every case has its statements, no more and no less, as the body is read on its own."""
    found = [[each.speaker, each.cue, each.quote, each.reported] for each in find(case["text"])]
    assert found == case["statements"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Mayor Ida Holm's spokesman said it rained. “We wait,” he said.", ["Mayor Ida Holm's spokesman"] * 2),
        ("Finance Minister Éva Nagy's lawyer said it rained. “No,” she said.", ["Finance Minister Éva Nagy's lawyer"] * 2),
        ("Sir Noel Reyes’ aide said it rained. “No,” he said. “Never,” he added.", ["Sir Noel Reyes’ aide"] * 3),
        ("The roof leaks, said a lawyer for Mayor Ida Holm. “We wait,” he said.", ["a lawyer for Mayor Ida Holm"] * 2),
        ("Ida Holm left. A spokesman said it rained. “We wait,” he said.", ["A spokesman"] * 2),
        ("Ida Holm left. Her lawyer said it rained. “We wait,” he said.", ["Her lawyer"] * 2),
        ("Ida Holm's spokesman said it rained. “We wait,” she said.", ["Ida Holm's spokesman", "she"]),
        ("Ida Holm's office said it rained. “We wait,” she said.", ["Ida Holm's office", "she"]),
        ("Ida Holm's lawyer said it rained. Police said it snowed. “No,” she said.", ["Ida Holm's lawyer", "Police", "she"]),
        ("Ida Holm's lawyer said Jan Ek left. “We wait,” he said.", ["Ida Holm's lawyer", "he"]),
        ("Jan Ek's lawyer arrived. “We wait,” he said.", ["he"]),
        ("Jan Ek's wife arrived. “We wait,” he said.", ["Jan Ek"]),
        ("Bank of Ghana Governor Kwame Mensah, visiting Togo, said it rained.", ["Kwame Mensah"]),
        ("A defiant Ida Holm said it rained. “We wait,” she said.", ["Ida Holm"] * 2),
    ],
)  # fmt: skip
def test_who_speaks_for_another_is_not_that_other(make: Any, text: str, speakers: list[str]) -> None:
    """Who only tells whose person speaks says nothing; where it is unsure who is meant, the pronoun stays."""
    assert _speakers(make, text) == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“It is over,” coach Ola Berg said. Asked about Jan Ek, he said: “He is fine.”", ["Ola Berg"] * 2),
        ("Ola Berg said Jan Ek was fit. When asked about Mr. Ek, he said: “He runs.”", ["Ola Berg"] * 2),
        ("Ola Berg left. Asked by Ida Holm if Jan Ek would play, he said he would. He said Ek was fit.", ["Ola Berg"] * 2),
        ("Ola Berg left. On Jan Ek, he said: “He is fine.”", ["Ola Berg"]),
        ("It rained. Asked about Jan Ek, he said: “He is fine.”", ["he"]),
        ("Ola Berg met Kim Holm. Asked about Jan Ek, he said: “He is fine.”", ["he"]),
        ("Ola Berg met Laura Holm. Asked about Jan Ek, he said: “He is fine.”", ["Ola Berg"]),
        ("Asked about the rain, Jan Ek left. He said it was cold.", ["Jan Ek"]),
    ],
)  # fmt: skip
def test_who_is_asked_about_does_not_answer(make: Any, text: str, speakers: list[str]) -> None:
    """A clause that leads to who answers names others; its pronoun means who was named before, or stays."""
    assert _speakers(make, text) == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Ida Holm met Robert Kane on the quay. “We wait,” she said. He said it rained.", ["Ida Holm", "Robert Kane"]),
        ("Robert Kane left. “We wait,” she said.", ["she"]),
        ("Ida Holm came. Chairman Uwo Brandl left. “We wait,” she said.", ["Ida Holm"]),
        ("Ida Holm came. Uwo Brandl, a businessman, left. “We wait,” she said.", ["Ida Holm"]),
        ("Ida Holm came. So did her brother Uwo Brandl. “We wait,” she said.", ["Ida Holm"]),
        ("Uwo Brandl said his boat sank. Ida Holm came with Brandl. “We wait,” she said.", ["Uwo Brandl", "Ida Holm"]),
        ("Uwo Brandl left. “No,” he said. “We wait,” she said.", ["Uwo Brandl", "she"]),
        ("Chairman Jane Allard left. “We wait,” she said.", ["Jane Allard"]),
        ("Mrs. Uwo Brandl came. Her house burned. Mr. Tal Reve left. “We wait,” she said.", ["Uwo Brandl"]),
        ("Mr. Andrea Russo left. Mrs. Andrea Holm came. “We wait,” he said.", ["Andrea Russo"]),
        ("Kim Min-jun left. “We wait,” she said.", ["Kim Min-jun"]),
        ("Ida Holm came. A young woman wept. “We wait,” she said.", ["she"]),
        ("Ida Holm came. A young man wept. “We wait,” she said.", ["Ida Holm"]),
    ],
)  # fmt: skip
def test_a_pronoun_means_nobody_who_is_called_by_the_other(make: Any, text: str, speakers: list[str]) -> None:
    """Title, office, kin, an earlier pronoun or a given name tell it; the nearest whom nothing contradicts is meant."""
    assert _speakers(make, text) == speakers


def _speakers(make: Any, text: str) -> list[str | None]:
    article = enrich(make("Story", text, language="en"))
    return [said.speaker for said in article.copydesk.annotations.statements]


def test_a_statement_has_its_words_in_the_text(make: Any) -> None:
    """The surface has what is said, who says it, the verb, and when it was said."""
    article = enrich(
        make("Story", "It rained. The roof leaks, the mayor said on Friday, as it did before.", language="en")
    )
    (said,) = article.copydesk.annotations.statements
    assert said.surface == "The roof leaks, the mayor said on Friday"
    assert article.text[said.start : said.end] == said.surface


def test_who_speaks_is_among_the_people(make: Any) -> None:
    """A person who is known by speaking alone is named like the others; a house with a given name in front is none."""
    text = "The pier is shut, said Ben Gale. The quay is open, said Christian Care. Ana Ruiz met Ben Gale."
    article = enrich(make("Story", text, language="en"))
    named = [(each.surface, text[each.start : each.end]) for each in article.copydesk.annotations.people]
    assert named == [("Ben Gale", "Ben Gale"), ("Ana Ruiz", "Ana Ruiz"), ("Ben Gale", "Ben Gale")]
    assert {each.name for each in article.people} == {"Ben Gale", "Ana Ruiz"}


def test_a_speaker_has_the_name_that_stands_among_the_people(make: Any) -> None:
    """An office before the name and "Jr." behind it make no second person of a speaker."""
    text = "Labour MP Fiona Clegg called the affair “a disgrace”. “No,” said her lawyer, John O'Brien Jr."
    notes = enrich(make("Story", text, language="en")).copydesk.annotations
    assert [each.name for each in notes.people] == [each.speaker for each in notes.statements]


def test_other_languages_are_told(make: Any) -> None:
    """A text that is not English is not read, and the status says which of the two it is."""
    article = enrich(make("Bericht", "„Wir sind da“, sagte er.", language="de"))
    assert article.copydesk.annotations.status["statements"] == "unsupportedLanguage"
    assert enrich(make("Story", "", language="en")).copydesk.annotations.status["statements"] == "notRun"


def test_a_verb_stands_alone_outside_of_quotations() -> None:
    """Essays say nothing, nor does what is quoted or joined by a hyphen; a source begins a text as well."""
    text = "According to essays “he said” it, (told, re-said, misaid) and\u00a0added” withheld asks-"
    words = [text[start:end] for start, end, _ in may_speak(triggers(text), masked(text).text)]
    assert words == ["According to ", "told", "added"]


def test_half_characters_hide_no_verb() -> None:
    """A text that no encoding can carry has its statements all the same."""
    (found,) = find("The mayor \ud800 of Oslo \udfff left. The bridge is shut, police said.")
    assert (found.speaker, found.reported) == ("police", "The bridge is shut")


def test_sentences_of_the_paragraphs_asked_for() -> None:
    """What stands behind the last place of a paragraph is left out, as a paragraph without one is; initials end no sentence."""
    text = "A first one.\nDr. J. Ek left. He ran! It was late.\n\n  A third.\nLast."
    places = [text.index("Ek"), text.index("ran"), text.index("Last")]
    spans = [text[start:end] for start, end in sentences(text, places)]
    assert spans == ["Dr. J. Ek left.", "He ran!", "Last."]


PIECES = st.sampled_from(
    [
        *sorted(CUES), *"“”\"„«»‘’'`.,:;!?()–\n", "``", "''", "\n\n", " ", "  ", "he", "She", "it", "Ingrid Olsen", "President Ann Ek",
        "the mayor", "officials", "that", "what", "who", "and", "but", "according to", "reporters", "on Friday", "in a statement",
        "was", "not", "to", "U.S.", "Mr.", "the dam could burst", "\x02", "🙂", "שלום", "\u2028",
    ]
)  # fmt: skip


@example(["he", "replied", "the mayor", "saying", "  ", "in a statement"], " ")
@given(st.lists(PIECES, max_size=25), st.sampled_from(["", " "]))
def test_any_marks_and_verbs(pieces: list[str], between: str) -> None:
    """Whatever marks and verbs stand in a row: spans that are there, words that lie in them, the same again."""
    text = between.join(pieces)
    found = list(find(text))
    assert found == list(find(text))
    for each in found:
        assert 0 <= each.start < each.end <= len(text)
        assert all(word in text[each.start : each.end] for word in (each.reported or "").split())
        assert each.quote is not None or each.reported is not None


@given(st.text(st.sampled_from("“”\"„«»‘’'`a .,\n"), max_size=60))
def test_any_marks_pair(text: str) -> None:
    """Quotations stand in order, none in another, their words between their marks."""
    last = 0
    for quote in quotes(text):
        assert last <= quote.start < quote.parts[0][0]
        assert all(first <= end for first, end in quote.parts)
        assert quote.parts[-1][1] < quote.end <= len(text)
        last = quote.end


@pytest.mark.parametrize(
    "piece",
    [
        "“",
        "said ",
        "“a” he said. ",
        "‘a ",
        "A.",
        "!",
        "Ann Ek said ",
        ", he denounced “",
        "“a\n",
        "he said that, while ",
        "Mr. Ek, a man, said ",
        f"Asked {'A.' * 60}? on, he said it rained. ",
    ],
)
def test_long_repeats_are_read_to_the_budget(make: Any, piece: str) -> None:
    """A text of a million code points is read to the budget, says so, and costs no more than its start."""
    article = publishable(make("Story", piece * (1_000_000 // len(piece)), language="en"))
    article = article.model_copy(update={"language": "en"})
    enrichers = (Enricher("statements", attribute, budget=40_000),)
    reads: list[Article] = []
    assert seconds_of(lambda: reads.append(run(enrichers, article, None))) < LIMIT
    read = reads[0]
    assert read.copydesk.annotations.status == {"statements": "failed"}
    assert all(each.end <= 40_000 for each in read.copydesk.annotations.statements)
