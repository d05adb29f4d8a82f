"""Laws of enrichment that hold for any text: it never raises, it is a function, it is quick to import."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from enrich.conftest import KINDS
from hypothesis import example, given
from hypothesis import strategies as st

from schemas import Article, decode, encode
from schemas.annotations import Annotations
from schemas.article import ArticleFacts, Dateline
from schemas.base import Model
from streams.enrich import enrich
from streams.enrich.finding import Noted, OfArticle, OfFacts
from streams.enrich.gazetteer import cities
from streams.enrich.names import LONGEST, fold

TEXTS = st.text(st.characters(codec="utf-8"), max_size=200)
DATELINES = st.none() | st.builds(
    Dateline,
    text=TEXTS,
    places=st.lists(TEXTS | st.sampled_from(("MOSCOW", "Cambridge", "İZMİR", "ﬁ ﬀ", "́")), max_size=3).map(tuple),
    region=st.none() | TEXTS | st.sampled_from(("Russia", "Ga.", ",,")),
)


CASES = [
    json.loads(line)
    for path in sorted((Path(__file__).parent / "cases").glob("*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]


def check(article: Article) -> None:
    """Hold an article against its models: what enrichers set is checked by nobody, and a name that none has is not sent."""
    facts = article.copydesk
    for model in (article, facts, facts.annotations):
        assert model
        assert vars(model).keys() == type(model).model_fields.keys()
    assert decode(Article, encode(article)) == article


@pytest.mark.parametrize(
    ("said", "model"),
    [(OfArticle, Article), (OfFacts, ArticleFacts), (Noted, Annotations)],
    ids=lambda each: each.__name__,
)
def test_what_an_enricher_may_set_is_what_the_models_have(said: type, model: type[Model]) -> None:
    """The names and types that mypy holds an enricher to are those of the models; of annotations it is all but the status."""
    has = get_type_hints(model)
    told = get_type_hints(said)
    # An enricher that sets a property of the wire sets a value; that some have none is the model's.
    assert {name: has.get(name) for name in told} == {
        name: each if each == has.get(name) else each | None for name, each in told.items()
    }
    assert model is not Annotations or told.keys() == model.model_fields.keys() - {"status"}


def test_every_case_gives_an_article_of_its_model(make: Any) -> None:
    """What enrichers find in the texts of all cases has the names and the types of the models."""
    for case in CASES:
        check(enrich(make(case.get("headline", "Story"), case.get("text", ""), language=case.get("language", "en"))))


@given(TEXTS, TEXTS, DATELINES, st.tuples(st.none() | TEXTS, st.none() | TEXTS))
@example("\x00\x1f\x85", "\u2028\ufeff", None, (None, None))
@example("שלום עולם, שלום לכולם היום", "مرحبا بالعالم", None, (None, "he"))
@example("👩‍👩‍👧‍👦 🇺🇳 👍🏽", "🙂" * 400, None, (None, None))
def test_any_text_becomes_an_article(
    make: Any, headline: str, text: str, dateline: Dateline | None, languages: tuple[str | None, str | None]
) -> None:
    """Whatever an item holds, it is enriched without a failed enricher, and its bytes load again as they are."""
    declared, feed = languages
    judged = make(headline, text, dateline=dateline, language=declared, wire={"feedLanguage": feed})
    article = enrich(judged)
    check(article)
    data = encode(article)
    assert "failed" not in enrich(judged).copydesk.annotations.status.values()
    assert encode(enrich(judged)) == data
    assert encode(decode(Article, data)) == data


def test_half_a_character_is_read_over(make: Any) -> None:
    """A lone surrogate, which no encoding has, makes no enricher fail, and what stands beside it is found."""
    text = "Mayor Anna Holm \ud800 said in Oslo on Monday that “no ferry” would sail 5 km \udfff away."
    annotations = enrich(make("Story", text, language="en")).copydesk.annotations
    assert "failed" not in annotations.status.values()
    assert [each.surface for each in annotations.places] == ["Oslo"]
    assert [each.cue for each in annotations.statements] == ["said"]


def test_mentions_are_as_if_they_had_been_checked(make: Any) -> None:
    """What enrichers make without a check, for speed, is what a check of the same values makes."""
    text = "“We will sail,” Mayor Anna Holm said in Oslo on Monday. NATO paid 5 million euros."
    annotations = enrich(make("Story", text, language="en")).copydesk.annotations
    assert all(getattr(annotations, kind) for kind in KINDS), "give the text something of the new kind"
    mentions = [mention for kind in KINDS for mention in getattr(annotations, kind)]
    assert all(type(mention).model_validate(mention.model_dump()) == mention for mention in mentions)


@pytest.mark.parametrize("piece", ["word ", "a", "\x00", "語", "́", "(", "🙂", ",", "ﷺ"])
def test_a_megabyte_of_anything_is_taken(make: Any, piece: str) -> None:
    """A text, headline, place or region of a million code points costs no more than its start."""
    huge = piece * (1_000_000 // len(piece))
    dateline = Dateline(text=huge, places=(huge,), region=huge)
    article = enrich(make(huge, huge, dateline=dateline))
    assert "failed" not in article.copydesk.annotations.status.values()
    assert len("".join(article.copydesk.warnings)) < 1000


@given(st.text(max_size=2 * LONGEST))
def test_key_of_any_name_is_plain(name: str) -> None:
    """A key is trimmed, without capitals of our alphabet and without runs of spaces."""
    key = fold(name)
    assert key == " ".join(key.split())
    assert key == key.lower() or not key.isascii()


@given(TEXTS)
def test_cities_of_any_name(name: str) -> None:
    """Looking up any name gives cities or none, never an error."""
    assert all(city.geonames > 0 for city in cities(name))


def test_models_are_loaded_by_need_only() -> None:
    """Importing enrichment reads neither the gazetteer nor the language model: commands that read no text start fast."""
    code = (
        "import sys, streams.enrich.gazetteer as g;"
        "assert not {'numpy', 'py3langid', 'eldc'} & set(sys.modules);"
        "assert g._tables.cache_info().currsize == 0"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
