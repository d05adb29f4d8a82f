"""What a recogniser says, merged with what the rules find: each rule of the merge by a case, and laws for any spans."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import Article
from streams.enrich import ENRICHMENT_VERSION, enrich, to_recognise, version
from streams.enrich.recognised.spans import Label, Recognition, Span

LONG = "rain " * 8_001
"""More than the budget."""

METHOD = "guess/1"
RULES = "names/1"


def said(text: str, *names: tuple[str, Label]) -> Recognition:
    """Return a recognition that has each of these names at its first place in the text."""
    return Recognition(
        METHOD, tuple(Span(text.index(name), text.index(name) + len(name), label) for name, label in names)
    )


def found(make: Any, text: str, *names: tuple[str, Label]) -> Article:
    """Return the article of a text with such a recognition."""
    return enrich(make("Story", text, language="en"), said(text, *names))


def listed(article: Article) -> dict[str, list[list[str]]]:
    """Return surface and source of every person and organisation."""
    noted = article.copydesk.annotations
    assert noted
    kinds = {"people": noted.people, "organisations": noted.organisations}
    return {kind: [[each.surface, each.method] for each in mentions] for kind, mentions in kinds.items()}


def test_what_both_find_stands_once_with_both_sources(make: Any) -> None:
    """The mention of the rules stays, and its method names both."""
    article = found(make, "Ferry captain Marta Quill waited.", ("Marta Quill", "person"))
    assert listed(article)["people"] == [["Marta Quill", f"{RULES}+{METHOD}"]]
    assert article.copydesk.annotations.people[0].role == "Ferry captain"


def test_where_they_differ_the_rules_stand(make: Any) -> None:
    """Another end or another kind changes nothing of what the rules found; the mention is the rules' alone."""
    text = "Marta Quill waited for Halvard Shipping Ltd. in the rain."
    article = found(make, text, ("Marta Quill waited", "person"), ("Halvard Shipping Ltd.", "person"))
    assert listed(article) == {"people": [["Marta Quill", RULES]], "organisations": [["Halvard Shipping Ltd.", RULES]]}


def test_a_building_is_no_person(make: Any) -> None:
    """What bears the name of a person and is a building, an airport or a street goes, with its entry in the list."""
    text = "Passengers left Stefan Horvat late on Friday. Marta Quill was the last."
    assert [each.name for each in found(make, text).people] == ["Stefan Horvat", "Marta Quill"]
    article = found(make, text, ("Stefan Horvat", "facility"))
    assert listed(article)["people"] == [["Marta Quill", RULES]]
    assert [each.name for each in article.people] == ["Marta Quill"]


def test_a_person_of_whom_only_capitals_tell_is_what_the_recogniser_says(make: Any) -> None:
    """Without given name, family name or role the recogniser decides; an organisation moves to the others."""
    text = "Critics praised Zvolka Brinnik on Friday. Marta Quill did not."
    assert listed(found(make, text))["people"][0] == ["Zvolka Brinnik", RULES]
    article = found(make, text, ("Zvolka Brinnik", "organisation"), ("Marta Quill", "organisation"))
    assert listed(article) == {"people": [["Marta Quill", RULES]], "organisations": [["Zvolka Brinnik", METHOD]]}
    assert [each.name for each in article.organisations] == ["Zvolka Brinnik"]
    assert listed(found(make, text, ("Zvolka Brinnik", "other")))["people"] == [["Marta Quill", RULES]]


def test_a_person_of_the_text_is_one_at_each_mention(make: Any) -> None:
    """Whom the recogniser calls a person once is none the less one where it takes the name for something else."""
    text = "Critics praised Zvolka Brinnik on Friday. Nobody told Zvolka Brinnik."
    first, second = text.index("Zvolka"), text.rindex("Zvolka")
    spans = (Span(first, first + 14, "person"), Span(second, second + 14, "organisation"))
    article = enrich(make("Story", text, language="en"), Recognition(METHOD, spans))
    assert [method for _, method in listed(article)["people"]] == [f"{RULES}+{METHOD}", RULES]


def test_what_the_wire_names_stays(make: Any) -> None:
    """Whoever the wire itself named stays in the list, whatever the recogniser says of the text."""
    text = "Critics praised Zvolka Brinnik on Friday."
    wire = [{"name": "Zvolka Brinnik", "rel": "about"}]
    article = enrich(make("Story", text, language="en", people=wire), said(text, ("Zvolka Brinnik", "other")))
    assert [each.name for each in article.people] == ["Zvolka Brinnik"]


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("It was sold to the Kestrel Rovers Trust Society of Lund on Friday.", "Lund on Friday", "organisation"),
        ("Fares at the Brackwater 12 rose on Friday.", "Brackwater 12", "organisation"),
        ("The council met in Norway on Friday.", "Norway", "organisation"),
        ("A spokesman for the education ministry waited.", "education ministry", "organisation"),
        ("The talks in Zvolkamar ended on Friday.", "Zvolkamar", "organisation"),
        ("The talks with Zvolkamar ended on Friday.", "Zvolkamar", "person"),
        ("Her best jump was a Zvolkamar on Friday.", "Zvolkamar", "organisation"),
        ("The talks with Zvolkamar ended on Friday.", "olkamar", "organisation"),
        ("ZVOLKAMAR BRINNIK WINS AGAIN\nThe race was short.", "ZVOLKAMAR BRINNIK", "organisation"),
        ("The talks ended in rain. Talks resume soon.", "Talks", "organisation"),
    ],
)
def test_what_is_not_written_as_a_name_is_passed_over(make: Any, text: str, name: str, label: Label) -> None:
    """Pieces of words, days, numbers, places, common words, headlines, and single words that nothing else tells."""
    assert METHOD not in str(listed(found(make, text, (name, label))))


@pytest.mark.parametrize(
    ("text", "said_as", "name", "label"),
    [
        ("Shares of the Zvolka Brinnik's fleet fell.", "the Zvolka Brinnik's", "Zvolka Brinnik", "organisation"),
        ("The talks with Zvolkamar ended on Friday.", "Zvolkamar", "Zvolkamar", "organisation"),
        ("It told the Air of Zvolka that it would wait.", "Air of Zvolka", "Air of Zvolka", "organisation"),
    ],
)
def test_a_name_that_only_the_recogniser_knows_is_taken(
    make: Any, text: str, said_as: str, name: str, label: Label
) -> None:
    """It stands without article and possessive, and in the list of the article."""
    article = found(make, text, (said_as, label))
    assert [name, METHOD] in listed(article)["organisations"]
    assert name in [each.name for each in article.organisations]


def test_short_forms_are_linked_to_names_that_only_the_recogniser_knows(make: Any) -> None:
    """One word alone is a person where the text has the full name; both then have that name and the list has one."""
    text = "It was Kenya Brinnik who paid. The fee was low, and Brinnik left."
    assert listed(found(make, text))["people"] == []
    full, short = text.index("Kenya Brinnik"), text.rindex("Brinnik")
    spans = (Span(full, full + 13, "person"), Span(short, short + 7, "person"))
    article = enrich(make("Story", text, language="en"), Recognition(METHOD, spans))
    assert [each.name for each in article.copydesk.annotations.people] == ["Kenya Brinnik", "Kenya Brinnik"]
    assert [each.name for each in article.people] == ["Kenya Brinnik"]


def test_status_tells_how_the_recogniser_fared(make: Any) -> None:
    """Switched off, without text, in another language, failed, over its budget, switched off for a feed, or well."""
    english, german = make("Story", "Marta Quill waited.", language="en"), make("Bericht", "Ein Hafen.", language="de")

    def status(judged: Any, recognition: Recognition | None) -> str:
        return enrich(judged, recognition).copydesk.annotations.status["ner"]

    assert status(english, None) == "notRun"
    assert status(english, Recognition(METHOD)) == "ok"
    assert status(german, Recognition(METHOD)) == "unsupportedLanguage"
    assert status(make("Story", "", language="en"), Recognition(METHOD)) == "notRun"
    assert status(english, Recognition(METHOD, failure="it ended with status -9")) == "failed"
    assert status(make("Story", LONG, language="en"), Recognition(METHOD)) == "failed"
    assert status(make("", "Quill.", language="en", wire={"without": ["ner"]}), Recognition(METHOD)) == "notRun"


def test_a_failure_costs_only_what_the_recogniser_would_add(make: Any) -> None:
    """The article goes on with what the rules found, and a warning says what happened."""
    article = enrich(
        make("Story", "Ferry captain Marta Quill waited.", language="en"), Recognition(METHOD, failure="no memory")
    )
    assert listed(article)["people"] == [["Marta Quill", RULES]]
    assert "the recogniser of names failed: no memory" in article.copydesk.warnings


def test_the_text_to_recognise(make: Any) -> None:
    """It is the English text up to the budget; none without text, in another language, or for a feed that goes without."""
    assert to_recognise(make("Story", "Marta Quill waited.", language="en")) == "Marta Quill waited."
    assert len(to_recognise(make("Story", LONG, language="en"))) == 40_000
    assert to_recognise(make("Story", "", language="en")) is None
    assert to_recognise(make("Bericht", "Ein Hafen.", language="de")) is None
    assert to_recognise(make("", "Quill.", language="en", wire={"without": ["ner"]})) is None


def test_the_recogniser_is_part_of_the_version() -> None:
    """What a recogniser changes is another version, so that readers take it for news after a replay."""
    assert version() == ENRICHMENT_VERSION
    assert version(Recognition(METHOD)) == f"{ENRICHMENT_VERSION}+{METHOD}"


WORDS = st.sampled_from(
    ["Marta", "Quill", "the", "Bank", "of", "Zvolka", "Ltd.", "said", ",", ".", "\n", "NATO", "’s", "Oslo", "é", "1st"]
)
LABELS: st.SearchStrategy[Label] = st.sampled_from(("person", "organisation", "facility", "other"))


@given(st.lists(WORDS, max_size=30).map(" ".join), st.lists(st.tuples(st.integers(0, 150), LABELS), max_size=12))
def test_any_spans_give_mentions_in_order(make: Any, text: str, cuts: list[tuple[int, Label]]) -> None:
    """Whatever spans are said, mentions are stretches of the text, in order, without overlap, each name in its list."""
    ends = sorted({min(at, len(text)) for at, _ in cuts})
    labels = [label for _, label in cuts]
    spans = tuple(Span(*pair) for pair in zip(ends, ends[1:], labels[1:], strict=False))
    article = enrich(make("Story", text, language="en"), Recognition(METHOD, spans))
    noted = article.copydesk.annotations
    assert noted.status["ner"] != "failed"
    mentions = sorted((*noted.people, *noted.organisations), key=lambda mention: mention.start)
    assert all(text[each.start : each.end] == each.surface and each.surface.strip() for each in mentions)
    assert all(one.end <= other.start for one, other in pairwise(mentions))
    assert {each.name.casefold() for each in noted.people} == {each.name.casefold() for each in article.people}
