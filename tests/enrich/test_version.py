"""What enrichment finds in texts that stay as they are, as one sum beside its version: nobody changes one without the other.

The texts are the first rows of our own gold and of the cases; rows that are added behind them change no sum. A change that
shows in none of these texts is not seen.
"""

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pytest
from quality.enrichment.articles import told

from schemas import Article
from streams.enrich import ENRICHERS, ENRICHMENT_VERSION

HERE = Path(__file__).parent
SUMS = HERE / "version.json"
FILES = tuple(
    HERE / name
    for name in (
        *("../quality/enrichment/statements.tsv", "../quality/enrichment/quantities.tsv"),
        *("cases/dates.jsonl", "cases/names.jsonl", "cases/places.jsonl", "cases/statements.jsonl"),
    )
)
ROWS = tuple(row.name for row in ENRICHERS if row.name != "language")
"""The language is told: one of the two opinions on it has no wheel for some machines."""
CURE = "`make golden` writes the new sum"


class Sums(NamedTuple):
    """The version; how many rows of each file are read; the sums of their texts and of what is found in them."""

    version: str
    rows: dict[str, int]
    texts: str
    found: str


def texts_of(path: Path) -> Iterator[str]:
    """Yield the text of each row of a file, without its answers."""
    for row in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(row)["text"] if path.suffix == ".jsonl" else row.partition("\t")[0].replace("\\n", "\n")


def found_in(text: str) -> str:
    """Return all that enrichment sets on an article of a text."""
    article: Article = told(text, rows=ROWS)
    facts = article.copydesk
    of_article = article.model_dump_json(include={"people", "organisations", "places", "subjects", "descriptions"})
    of_facts = facts.model_dump_json(include={"keywords", "dateline", "annotations"})
    return of_article + of_facts


def summed(rows: dict[str, int]) -> Sums:
    """Return the sums as they are now, over so many rows."""
    texts = [text for path in FILES for text in list(texts_of(path))[: rows[path.name]]]
    return Sums(ENRICHMENT_VERSION, rows, _sum(texts), _sum(map(found_in, texts)))


def _sum(several: Iterator[str] | list[str]) -> str:
    digest = sha256()
    for each in several:
        digest.update(each.encode() + b"\0")
    return digest.hexdigest()[:16]


def test_a_version_stands_for_what_is_found(golden: bool) -> None:
    """Where enrichment finds other things in the same texts than its version did, the version is to be raised."""
    said = Sums(**json.loads(SUMS.read_text(encoding="utf-8")))
    now = summed(said.rows)
    same_texts = now.texts == said.texts
    if same_texts and now.found != said.found and now.version == said.version:
        pytest.fail(
            f"enrichment finds other things than version {said.version} did: raise ENRICHMENT_VERSION, then {CURE}"
        )
    if golden:
        rows = {path.name: sum(1 for _ in texts_of(path)) for path in FILES}
        SUMS.write_text(json.dumps(summed(rows)._asdict(), indent=1) + "\n", encoding="utf-8")
        return
    assert same_texts, f"texts of the gold or of the cases are others than when the sum was made: {CURE}"
    assert now == said, f"the sum is that of version {said.version}, this is {now.version}: {CURE}"
