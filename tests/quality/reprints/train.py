"""Train the weights of the evidence and write streams/dedupe/weights.json: `python tests/quality/reprints/train.py`.

The data are invented (invented.py) and come from seeds, so that every run ends in the same file. Pairs are those that
the index proposes. Trained and tested stories have no topic, template, name or word in common: each seed has a
language of its own.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from quality.reprints.invented import stream  # noqa: E402
from quality.reprints.judging import Row, item_of  # noqa: E402

from streams.dedupe import Memory, Place, judge  # noqa: E402
from streams.dedupe.evidence import Evidence, compare  # noqa: E402
from streams.dedupe.reprints import Reprints  # noqa: E402
from streams.dedupe.signature import signature_of  # noqa: E402
from streams.moments import moment  # noqa: E402

TRAIN, TEST = (1, 2, 3, 4), (5,)
STORIES = 1200
STEPS = 60
PENALTY = 1.0
"""Of the squares of the weights: keeps a weight small that few pairs speak for."""


class Pair(NamedTuple):
    """Two items that the index proposes: what they share, and whether they are one story."""

    evidence: Evidence
    same: bool


def pairs(rows: Sequence[Row]) -> Iterator[Pair]:
    """Yield the pairs that the index proposes while the rows come one after the other, with the truth as memory."""
    memory = Reprints()
    first: dict[str, str] = {}
    story = {row.id: row.story for row in rows}
    for offset, row in enumerate(rows):
        item = item_of(row, offset)
        signature = signature_of(item)
        if signature is None:
            continue
        marked, proposed = memory.proposed(signature, moment(row.time))
        for known in proposed:
            if (evidence := compare(marked, known.packed)) is not None:
                yield Pair(evidence, story[known.receipt] == row.story)
        if first.setdefault(row.story, row.id) == row.id or row.kind != "copy":
            memory.remember(judge(Memory(), item, Place(0, offset)).model_copy(update={"receipt": row.id}))


def matrix(found: Sequence[Pair]) -> tuple[np.ndarray, np.ndarray]:
    """Return the features of pairs and whether they are one story."""
    return np.array([list(pair.evidence.features().values()) for pair in found]), np.array(
        [float(pair.same) for pair in found]
    )


def fit(features: np.ndarray, same: np.ndarray) -> np.ndarray:
    """Return the weights of a logistic regression with a penalty on squares, by Newton's method."""
    weights = np.zeros(features.shape[1])
    penalty = np.full(features.shape[1], PENALTY)
    penalty[0] = 0
    for _ in range(STEPS):
        odds = 1 / (1 + np.exp(-np.clip(features @ weights, -40, 40)))
        slope = features.T @ (odds - same) + penalty * weights
        curve = (features.T * (odds * (1 - odds) + 1e-9)) @ features + np.diag(penalty)
        weights -= np.linalg.solve(curve, slope)
    return weights


def main() -> None:
    """Train, print how the test seeds fare, and write the file."""
    trained = [pair for seed in TRAIN for pair in pairs(stream(seed, STORIES))]
    tested = [pair for seed in TEST for pair in pairs(stream(seed, STORIES))]
    names = list(trained[0].evidence.features())
    weights = dict(zip(names, (round(float(weight), 2) for weight in fit(*matrix(trained))), strict=True))
    features, same = matrix(tested)
    score = features @ np.array(list(weights.values()))
    print(f"trained on {len(trained)} pairs, tested on {len(tested)}: {int(same.sum())} of one story")
    for least in (-1, 0, 1, 2, 3):
        found = score >= least
        print(f"from {least}: recall {same[found].sum() / same.sum():.3f}, precision {same[found].mean():.3f}")
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "streams" / "dedupe" / "weights.json"
    path.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
