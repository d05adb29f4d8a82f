"""Quantities on a gold of our own: `pytest -s tests/quality/test_quantities.py` prints figures and faults.

How the gold was made: sentences in the style of wires, invented for this file before the rules were run on them, one in
five without any quantity (years, ranks, names, scores, ages). Annotated is a number with a unit or a currency, a share
of something, a number with a bound, and a number that counts the things that follow it; the surface has the bound, not
"about" or "nearly". A unit that may be one of several (pounds of money or of weight) makes the number none at all in the
gold. A quantity counts as found when surface, value, unit, bound and conversion are right.
"""

from pathlib import Path

from streams.enrich.quantities.finder import Found, find

GOLD = Path(__file__).with_name("quantities.tsv")
PRECISION, RECALL = 0.95, 0.85


def spelled(found: Found, text: str) -> str:
    """Write a quantity as the gold does."""
    other = f"{found.alternate[0]:g} {found.alternate[1]}" if found.alternate else ""
    value = f"{found.value:f}".rstrip("0").rstrip(".")
    return "|".join((text[found.start : found.end], value, found.unit or "", found.bound or "", other))


def test_own_gold() -> None:
    """Of at least 150 sentences precision and recall are at least the floors."""
    rows = [line.partition("\t") for line in GOLD.read_text(encoding="utf-8").splitlines()]
    right = found_all = gold_all = 0
    for text, _, said in rows:
        gold = set(filter(None, said.split(";")))
        found = {spelled(each, text) for each in find(text)}
        right, found_all, gold_all = right + len(gold & found), found_all + len(found), gold_all + len(gold)
        if gold != found:
            print(f"{text}\n  missed {gold - found or ''} spurious {found - gold or ''}")
    precision, recall = right / found_all, right / gold_all
    print(f"{len(rows)} sentences, {gold_all} quantities: precision {precision:.3f}, recall {recall:.3f}")
    assert len(rows) >= 150
    assert precision >= PRECISION
    assert recall >= RECALL
