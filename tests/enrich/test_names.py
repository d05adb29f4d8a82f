"""People and organisations in a text, case by case; their documents' lists; tickers; and laws for any text."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.enrich import enrich
from streams.enrich.entities import lexicon
from streams.enrich.entities.finder import find

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases/names.jsonl").read_text().splitlines()]


@pytest.mark.parametrize("case", CASES, ids=[case["says"] for case in CASES])
def test_names_of_a_case(case: dict[str, Any], make: Any) -> None:
    """Every case has its people with their roles and its organisations, no more and no less."""
    noted = enrich(make("Story", case["text"], language="en")).copydesk.annotations
    assert [[each.surface, each.name, each.role] for each in noted.people] == case["people"]
    assert [[each.surface, each.name] for each in noted.organisations] == case["organisations"]


@pytest.mark.parametrize(
    ("written", "symbol", "exchange"),
    [
        (" <NBHA.ME>", "NBHA.ME", None),
        (" (AAPL.O)", "AAPL.O", None),
        (" AAPL.O", "AAPL.O", None),
        (" (NYSE: HLV)", "HLV", "NYSE"),
        (" (Nasdaq:HLV)", "HLV", "Nasdaq"),
        (" <HLV>", "HLV", None),
    ],
)
def test_a_ticker_belongs_to_the_company_before_it(written: str, symbol: str, exchange: str | None, make: Any) -> None:
    """However it is written, the ticker stands with its company, and is no organisation itself."""
    article = enrich(make("Story", f"The yard was sold to Halvard Works{written} for a crown.", language="en"))
    [company] = article.organisations
    assert (company.name, company.rel) == ("Halvard Works", "about")
    assert [(each.symbol, each.exchange) for each in company.symbols] == [(symbol, exchange)]
    assert [each.surface for each in article.copydesk.annotations.organisations] == ["Halvard Works"]


def test_the_article_lists_each_once(make: Any) -> None:
    """The lists of the article name each thing once, after what the wire said and without repeating it."""
    text = "President Marta Quill met NATO. Quill left. The chief of NATO thanked Pavel Orlenko."
    article = enrich(make("Story", text, language="en", people=[{"name": "Pavel Orlenko", "rel": "featured"}]))
    assert [(each.name, each.rel) for each in article.people] == [
        ("Pavel Orlenko", "featured"),
        ("Marta Quill", "about"),
    ]
    assert [(each.name, each.rel) for each in article.organisations] == [("NATO", "about")]


def test_a_crosshead_names_nobody(make: Any) -> None:
    """What a format calls a crosshead is not read, in whatever letters it stands."""
    crosshead = {"role": "crosshead", "text": "John Porter"}
    text = "The vote was close in the north.\n\nJohn Porter\n\nNobody knew why."
    paragraphs = [{"role": "body", "text": "The vote was close in the north."}, crosshead]
    article = enrich(make("Story", text, language="en", wire={"paragraphs": paragraphs}))
    assert article.copydesk.annotations.people == ()


def test_other_languages_are_told(make: Any) -> None:
    """A text that is not English is not read, and the status says which of the two it is."""
    article = enrich(make("Bericht", "Die Fähre von Lena Hoffmann sank am Freitag.", language="de"))
    assert article.copydesk.annotations.status["names"] == "unsupportedLanguage"
    assert enrich(make("Story", "", language="en")).copydesk.annotations.status["names"] == "notRun"


PIECES = st.sampled_from(
    [
        *sorted(lexicon.OFFICES | lexicon.HEADS)[:60],
        *(
            "President",
            "Bank",
            "of",
            "and",
            "the",
            "Marta",
            "Quill",
            "(",
            ")",
            "ECB",
            "J.",
            "&",
            "van",
            "al-Rashid",
            "said",
        ),
        *(",", ".", "\n", "<ABC.N>", "(NYSE: X)", "'s", "Corp.", "U.S.", "Monday", "é", "語", "\u0301", "ǅ", "-", "’"),
    ]
)


@given(st.lists(PIECES, max_size=60).map(" ".join) | st.text(max_size=200))
def test_any_text_has_mentions_in_order(text: str) -> None:
    """Whatever the words, mentions are stretches of the text, in order, without overlap."""
    last = 0
    for found in find(text):
        assert last <= found.start < found.end <= len(text)
        assert found.name.strip()
        last = found.end


@pytest.mark.parametrize(
    "piece", ["Marta ", "Bank of ", "A. ", "(ECB) ", "THE ", "Voss and ", "<ABC.N> ", "U.S. President "]
)
def test_names_without_end_are_read_in_time(piece: str) -> None:
    """Forty thousand letters of names take no longer than other texts: the work grows with the text alone."""
    assert len(list(find(piece * (40_000 // len(piece))))) <= 40_000
