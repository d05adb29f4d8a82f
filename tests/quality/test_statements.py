"""Statements on a gold of our own: `pytest -s tests/quality/test_statements.py` prints figures and faults.

How the gold was made: sentences in the style of wires, invented for this file before the rules were run on them, a quarter
without any statement (scare quotes, titles of works, signs, verbs of saying in other meanings). They came in four lots, each
written before the rules had seen it and used to mend the rules after: precision and recall at first sight were .969 and .932
(168 sentences), .872 and .854 (59), .932 and .953 (60), .968 and .938 (40). What is printed now is therefore better than on new text.
Annotated are speaker, verb,
what is quoted (without marks and without a comma at its end) and what is reported (without "that" and full stop, and without the speaker where he stands in it); reported
words of which some are quoted have both. A statement counts as found when all four are right.
"""

from pathlib import Path

from streams.enrich.statements.finder import Found, find

GOLD = Path(__file__).with_name("statements.tsv")
PRECISION, RECALL = 0.95, 0.85


def spelled(found: Found) -> str:
    """Write a statement as the gold does."""
    return "|".join((found.speaker or "", found.cue or "", found.quote or "", found.reported or ""))


def test_own_gold() -> None:
    """Of at least 150 sentences precision and recall are at least the floors."""
    rows = [line.partition("\t") for line in GOLD.read_text(encoding="utf-8").splitlines()]
    right = found_all = gold_all = 0
    for text, _, said in rows:
        gold = set(filter(None, said.split(" ;; ")))
        found = {spelled(each) for each in find(text)}
        right, found_all, gold_all = right + len(gold & found), found_all + len(found), gold_all + len(gold)
        if gold != found:
            print(f"{text}\n  missed {gold - found or ''} spurious {found - gold or ''}")
    precision, recall = right / found_all, right / gold_all
    print(f"{len(rows)} sentences, {gold_all} statements: precision {precision:.3f}, recall {recall:.3f}")
    assert len(rows) >= 150
    assert precision >= PRECISION
    assert recall >= RECALL
