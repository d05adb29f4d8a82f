"""The language enricher, case by case."""

import json
from pathlib import Path
from typing import Any

import pytest

from streams.enrich import enrich
from streams.enrich.language import opinions
from streams.enrich.language.apart import PAIRS, apart, near
from streams.enrich.language.opinions import LANGUAGES, MORE, language_of

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases/language.jsonl").read_text().splitlines()]


@pytest.mark.parametrize("case", CASES, ids=[case["says"] for case in CASES])
def test_language_of_a_case(case: dict[str, Any], make: Any) -> None:
    """Every case gets the language, the status and the warnings that it says."""
    wire = {"feedLanguage": case.get("feed_language"), "warnings": []}
    article = enrich(make(case.get("headline", ""), case.get("text", ""), wire=wire, language=case.get("declared")))
    assert article.language == case["language"]
    assert article.copydesk.annotations.status["language"] == case.get("status", "ok")
    assert list(article.copydesk.warnings) == case.get("warnings", [])


def test_only_the_start_of_a_text_is_read(make: Any) -> None:
    """A French appendix of any length does not change the language of an English story."""
    english = "The old lighthouse at the mouth of the river will shine again in spring, the mayor said. " * 8
    french = "Le vieux phare à l’embouchure du fleuve brillera de nouveau au printemps. " * 500
    assert enrich(make("Harbour town rebuilds", english + french)).language == "en"


def test_identifiers_know_every_language_of_the_tables() -> None:
    """What is promised is what the first identifier has, what comes beside it the second one has; pairs are of both."""
    first = opinions._eldc()
    if first is None:
        pytest.skip("there is no wheel of eldc for this machine")
    import eldc  # noqa: PLC0415

    assert set(eldc.LANGUAGES) == LANGUAGES
    assert set(opinions._py3langid().labels) == LANGUAGES | MORE
    assert set(PAIRS) <= LANGUAGES | MORE
    assert all(near(pair.other) in (None, label) for label, pair in PAIRS.items())


PAIRED = {
    "nn": "Ordføraren seier at ho ikkje veit korleis fyret skal betalast.",
    "nb": "Ordføreren sier at hun ikke vet hvordan fyret skal betales.",
    "id": "Gubernur mengatakan bahwa mercusuar itu bisa menyala lagi pada Agustus karena listrik kembali.",
    "ms": "Menteri berkata bahawa rumah api itu boleh menyala semula pada Ogos kerana elektrik pulih.",
    "af": "Die burgemeester sê hulle sal nie vir die vuurtoring betaal nie.",
    "nl": "De burgemeester zegt dat ze niet voor de vuurtoren zullen betalen.",
    "mk": "Градоначалникот рече дека светилникот ќе биде обновен во март и дека тие се задоволни.",
    "sr": "Градоначелник је рекао да ће светионик бити обновљен у марту и да су они задовољни.",
    "hr": "Gradonačelnica je rekla da će svjetionik zasjati tijekom travnja, tjedan prije blagdana.",
    "bs": "Gradonačelnica je rekla da će svjetionik zasjati tokom aprila, sedmica prije praznika, šta god bilo.",
}


@pytest.mark.parametrize("language", PAIRED)
def test_near_languages_are_told_apart_by_their_words(language: str) -> None:
    """Each of two languages that the identifiers take for one is known by words that the other does not have."""
    assert language_of(PAIRED[language]) == language


def test_words_that_say_nothing_leave_the_label() -> None:
    """A text without a telling word keeps what the identifiers said."""
    assert apart("no", "Tromsø") == "no"
    assert apart("en", "ikkje eg") == "en"


def test_without_the_first_identifier_the_second_alone_must_be_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a machine for which there is no wheel a plain text is still told, and names alone still are not."""
    monkeypatch.setattr(opinions, "_eldc", lambda: None)
    assert language_of("The old lighthouse at the mouth of the river will shine again in spring.") == "en"
    assert language_of("Wang Li 3 Novak 6 Okafor 1 Ruiz 0 Kim 4") == "und"


def test_a_language_of_neither_is_not_guessed(make: Any) -> None:
    """Where two identifiers guess two languages the feed's stands, with a warning; without one it is undetermined."""
    luganda = "Omusawo yagambye nti abantu bangi bazze okulaba ennyumba empya ku nnyanja."
    assert enrich(make("", luganda)).language == "und"
    article = enrich(make("", luganda, wire={"feedLanguage": "lg", "warnings": []}))
    assert article.language == "lg"
    assert article.copydesk.warnings == ("the text does not tell its language: the feed's",)


def test_a_lone_surrogate_is_read() -> None:
    """Half of a character, which no identifier in C takes, does not fail the enricher."""
    assert language_of("The old lighthouse \ud800 at the mouth of the river will shine again.") == "en"
