"""spaCy's model in the pool: the contract, and our reading of its vectors against spaCy's own. Needs `make ner`."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest
from contracts.recogniser import ODD, STORIES, RecogniserContract

from streams.agents.ner.pool import COMMAND, MODEL
from streams.cli.bench_enrich_items import judged_items

pytestmark = [pytest.mark.ner, pytest.mark.skipif(find_spec("spacy") is None, reason="make ner installs spaCy")]

WHERE_THE_LAST_WORD_BEGINS = (
    "He met Marta",
    "He met Marta Quill",
    "at the Bank of",
    " ",
    "Marta\n\nQuill of the \n Bank",
)


class TestModel(RecogniserContract):
    """The model that ships."""

    COMMAND = COMMAND


@pytest.fixture(scope="module")
def ours() -> Any:
    """Return our side of spaCy, which is imported here alone: no other test shall pay for it."""
    return import_module("streams.agents.ner.model")


def test_names_are_those_of_spacy_itself(ours: Any) -> None:
    """On stories of all kinds and on odd texts our reading has the spans of `nlp`, one by one."""
    package = import_module(MODEL)
    model, nlp = ours.Model(package), package.load(exclude=list(ours.UNUSED))
    texts = [item.item.text for item in judged_items()[:12]]
    odd = [text for text in ODD if "\ud800" not in text and len(text) < 1000]
    for text in (*texts, *STORIES, *odd, *WHERE_THE_LAST_WORD_BEGINS):
        theirs = [(each.start_char, each.end_char, ours.LABELS.get(each.label_, "other")) for each in nlp(text).ents]
        assert model.recognise(text) == theirs


def test_a_word_without_end_is_read_as_blanks(ours: Any) -> None:
    """Forty thousand marks in a row would take spaCy minutes; the names around them are found where they stand."""
    text = f"It was Marta Quill {'(' * 40_000} who met Stefan Horvat."
    spans = ours.Model(import_module(MODEL)).recognise(text)
    found = [text[start:end] for start, end, label in spans if label == "person"]
    assert found == ["Marta Quill", "Stefan Horvat"]
