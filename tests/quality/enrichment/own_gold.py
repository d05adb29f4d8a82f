"""Quantities and statements on gold of our own: precision and recall of what is right in every part.

README.md says how the gold was made. `python tests/quality/enrichment/table.py --faults` prints what differs.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from quality.enrichment.articles import told
from quality.enrichment.figures import Figure, share

from schemas import Article
from schemas.annotations import QuantityMention, StatementMention

FOLDER = Path(__file__).parent


def quantity(found: QuantityMention) -> str:
    """Write a quantity as the gold does: surface, value, unit, bound, conversion."""
    other = f"{found.alternate.value:g} {found.alternate.unit}" if found.alternate else ""
    value = f"{found.value:f}".rstrip("0").rstrip(".")
    return "|".join((found.surface, value, found.unit or "", found.bound or "", other))


def statement(found: StatementMention) -> str:
    """Write a statement as the gold does: speaker, verb, quoted words, reported words."""
    return "|".join((found.speaker or "", found.cue or "", found.quote or "", found.reported or ""))


def _quantities(article: Article) -> set[str]:
    annotations = article.copydesk.annotations
    return set(map(quantity, annotations.quantities)) if annotations else set()


def _statements(article: Article) -> set[str]:
    annotations = article.copydesk.annotations
    return set(map(statement, annotations.statements)) if annotations else set()


GOLD: dict[str, tuple[str, tuple[str, ...], Callable[[Article], set[str]]]] = {
    "quantities": (";", ("dates", "quantities"), _quantities),
    "statements": (" ;; ", ("names", "statements"), _statements),
}
"""What parts the entries of a row, the enrichers that run, and what they found."""


def compared(name: str) -> Iterator[tuple[str, set[str], set[str]]]:
    r"""Yield each text with its gold and with what was found; `\n` in a row is a line end."""
    mark, rows, found = GOLD[name]
    for row in (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        text, _, said = row.replace("\\n", "\n").partition("\t")
        yield text, set(filter(None, said.split(mark))), found(told(text, rows=rows))


def measure(_every: int) -> list[Figure]:
    """Return precision and recall of both."""
    return [figure for name in GOLD for figure in _measured(name)]


def _measured(name: str) -> Iterator[Figure]:
    right = found_all = gold_all = 0
    for _, gold, found in compared(name):
        right, found_all, gold_all = right + len(gold & found), found_all + len(found), gold_all + len(gold)
    yield Figure(f"{name}, precision", share(right, found_all), found_all)
    yield Figure(f"{name}, recall", share(right, gold_all), gold_all)


def faults() -> Iterator[str]:
    """Yield what differs, a text at a time."""
    for name in GOLD:
        for text, gold, found in compared(name):
            if gold != found:
                yield f"{text}\n  missed {sorted(gold - found)}\n  spurious {sorted(found - gold)}"
