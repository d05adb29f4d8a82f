"""What `copydesk bench enrich` measures: stories of 2 kB in which every enricher has something to find."""

import sys

import pytest

from streams.cli.bench_enrich_items import SIZE, STORIES, judged_items
from streams.cli.bench_ner import bench_ner
from streams.enrich import enrich


def test_stories_of_the_bench() -> None:
    """They have the size they claim and differ; every enricher finds something, so that none is measured idle."""
    items = judged_items()
    texts = [item.item.text for item in items]
    assert len(set(texts)) == STORIES
    assert all(SIZE <= len(text) < SIZE + 300 for text in texts)
    for item in items[:3]:
        article = enrich(item)
        noted = article.copydesk.annotations
        assert noted
        assert {name for name, status in noted.status.items() if status != "ok"} == {"ner"}  # which is off
        assert all(getattr(noted, kind) for kind in type(noted).model_fields)
        assert article.subjects
        assert article.copydesk.keywords
        assert article.descriptions


def test_without_the_extra_the_recogniser_is_not_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line says how to install it, and the rest of the bench goes on."""
    monkeypatch.setitem(sys.modules, "spacy", None)  # Python's own way to say that there is none
    assert bench_ner(["A ferry waited."]) == "not measured: pip install 'copydesk[ner]'"
