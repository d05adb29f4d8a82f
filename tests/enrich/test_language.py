"""The language enricher, case by case."""

import json
from pathlib import Path
from typing import Any

import pytest

from streams.enrich import enrich
from streams.enrich.language import LANGUAGES, _identifier

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


def test_identifier_knows_every_language_of_the_table() -> None:
    """The restriction names labels that the model has."""
    assert set(_identifier().labels) == LANGUAGES
