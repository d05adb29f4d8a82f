"""Measure how reprints are found: `python tests/quality/reprints/measure.py [SEED …]` prints one line for each stream.

Without a seed the invented stream alone is measured. With seeds, and with the shared folder beside the project, so is
the open stream: real wire stories damaged by its tool, as they are and with a footer that is on no list.
"""

import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
if __name__ == "__main__":
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from quality.reprints.invented import stream  # noqa: E402
from quality.reprints.judging import Row, judged  # noqa: E402
from quality.reprints.scoring import Scores, score  # noqa: E402

SHARED = ROOT.parent / "shared"
FOOTER = (
    "Gazette Plus members keep this page free of charge for readers across the northern valley; our desk answers letters "
    "each Thursday, prints corrections beside the crossword, and thanks the volunteers of the reading room who carry "
    "bundles to farms, ferries and small islands before the school bus leaves town every single winter morning."
)
"""Fifty words that stand on no list."""


def scored(rows: Sequence[Row]) -> Scores:
    """Judge a stream and score its clusters."""
    return score(rows, [verdict.cluster.id if verdict.cluster else verdict.receipt for verdict in judged(rows)])


def open_stream(seed: int, bases: int = 800, footer: str | None = None) -> list[Row]:
    """Return the open stream of a seed; with a footer every fourth item ends with it."""
    sys.path.append(str(SHARED / "tools"))
    from newsroom_noise import build  # noqa: PLC0415

    return [
        Row(
            id=made["id"],
            time=datetime.fromisoformat(made["time"]),
            headline=made["headline"],
            text=f"{made['text']}\n\n{footer}" if footer and number % 4 == 0 else made["text"],
            story=str(made["cluster"]),
            kind=made["kind"],
        )
        for number, made in enumerate(build(str(SHARED / "samples" / "reuters21578"), seed, bases))
    ]


def lines(seeds: Sequence[int]) -> Iterator[str]:
    """Yield the table."""
    yield f"invented         {scored(stream(99, 400)).line()}"
    for seed in seeds:
        yield f"open {seed}          {scored(open_stream(seed)).line()}"
        yield f"open {seed} + footer {scored(open_stream(seed, footer=FOOTER)).line()}"


if __name__ == "__main__":
    for line in lines([int(given) for given in sys.argv[1:]]):
        print(line, flush=True)
