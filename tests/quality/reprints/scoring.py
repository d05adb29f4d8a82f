"""How well a clustering fits the truth: adjusted Rand index, pairs, recall by kind of damage, and false merges."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from quality.reprints.judging import Row

ALONE = ("single", "template")


@dataclass(frozen=True)
class Scores:
    """`recall` is the share of copies that lie in the cluster of their original, `merged` of others that lie in a foreign one."""

    items: int
    ari: float
    precision: float
    recall: dict[str, float]
    merged: dict[str, float]

    def line(self) -> str:
        """Return the scores as one line of a table."""
        kinds = " ".join(f"{kind} {share:.3f}" for kind, share in sorted(self.recall.items()))
        merged = " ".join(f"{kind} {share:.4f}" for kind, share in sorted(self.merged.items()))
        return (
            f"{self.items} items  ari {self.ari:.4f}  precision {self.precision:.4f}  merged: {merged}  recall: {kinds}"
        )


def score(rows: Sequence[Row], clusters: Sequence[str]) -> Scores:
    """Compare clusters, in the order of the rows, with the truth."""
    stories = [row.story for row in rows]
    both = Counter(zip(stories, clusters, strict=True))
    together, true, found = _pairs(both), _pairs(Counter(stories)), _pairs(Counter(clusters))
    chance = true * found / (len(rows) * (len(rows) - 1) / 2)
    home = {row.story: cluster for row, cluster in zip(rows, clusters, strict=True) if row.kind in ("orig", *ALONE)}
    sizes = Counter(clusters)
    hit: dict[str, list[bool]] = {}
    foreign: dict[str, list[bool]] = {}
    for row, cluster in zip(rows, clusters, strict=True):
        if row.kind in ALONE:
            foreign.setdefault(row.kind, []).append(sizes[cluster] > both[row.story, cluster])
        elif row.kind != "orig":
            hit.setdefault(row.kind, []).append(cluster == home.get(row.story))
    return Scores(
        items=len(rows),
        ari=(together - chance) / ((true + found) / 2 - chance),
        precision=together / max(1, found),
        recall={kind: sum(found) / len(found) for kind, found in hit.items()},
        merged={kind: sum(found) / len(found) for kind, found in foreign.items()},
    )


def _pairs(counts: Counter[object] | Counter[str] | Counter[tuple[str, str]]) -> float:
    return sum(count * (count - 1) / 2 for count in counts.values())
