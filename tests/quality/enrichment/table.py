"""Measure enrichment on the open gold: `python tests/quality/enrichment/table.py [SUBJECT …] [--whole] [--faults]`.

Prints a table: measure, figure, floor, goal, cases. Exit 1 when a figure is below its floor. `--whole` takes every case of
the large sets, not a part of them; `--faults` prints where our own gold and what is found differ.
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

if __name__ == "__main__":
    root = Path(__file__).resolve().parents[3]
    sys.path[:0] = [str(root), str(root / "tests")]

from quality.enrichment import dates, language, laws, names, own_gold, places, recognised, reuters_places, seed, topics
from quality.enrichment.figures import Figure, floors


class Subject(NamedTuple):
    """What is measured: how, from which folder (None: from the project alone), and each how manieth case in the gate.

    `needs` is a package of an extra without which nothing is measured.
    """

    measure: Callable[[int], list[Figure]]
    folder: Path | None
    every: int = 1
    needs: str | None = None


SUBJECTS: dict[str, Subject] = {
    "seed": Subject(seed.measure, seed.FOLDER),
    "language": Subject(language.measure, language.FOLDER),
    "dateline": Subject(reuters_places.measure, reuters_places.FOLDER, every=8),
    "places": Subject(places.measure, places.FOLDER),
    "dates": Subject(dates.measure, dates.FOLDER),
    "names": Subject(names.measure, names.FOLDER),
    "ner": Subject(recognised.measure, names.FOLDER, needs="spacy"),
    "own": Subject(own_gold.measure, None),
    "topics": Subject(topics.measure, topics.FOLDER, every=4),
    "laws": Subject(laws.measure, None, every=4),
}


def rows(subject: str, figures: list[Figure]) -> Iterator[str]:
    """Yield a line for each figure of a subject."""
    bounds = floors()[subject]
    for figure in figures:
        floor, goal = bounds[figure.measure]
        below = "  below its floor" if figure.value < floor else ""
        yield f"{subject:9} {figure.measure:46} {figure.value:.4f}  {floor:.3f}  {goal:.3f} {figure.cases:7}{below}"


def main() -> int:
    """Print the table."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("subjects", nargs="*", metavar="SUBJECT", help=", ".join(SUBJECTS))
    asked.add_argument("--whole", action="store_true", help="every case of the large sets")
    asked.add_argument("--faults", action="store_true", help="what differs from our own gold")
    given = asked.parse_args()
    if unknown := set(given.subjects) - SUBJECTS.keys():
        asked.error(f"no such subject: {', '.join(sorted(unknown))}; there are {', '.join(SUBJECTS)}")
    if given.faults:
        print("\n".join(own_gold.faults()))
        return 0
    print(f"{'subject':9} {'measure':46} {'figure':6}  {'floor':5}  {'goal':5} {'cases':>7}")
    return _printed(given.subjects or list(SUBJECTS), whole=given.whole)


def _printed(subjects: list[str], *, whole: bool) -> int:
    below = False
    for name in subjects:
        subject = SUBJECTS[name]
        if subject.folder and not subject.folder.is_dir():
            print(f"{name:9} not measured: the samples are not part of the project")
            continue
        if subject.needs and find_spec(subject.needs) is None:
            print(f"{name:9} not measured: it needs {subject.needs}; make ner installs it")
            continue
        for row in rows(name, subject.measure(1 if whole else subject.every)):
            print(row, flush=True)
            below = below or row.endswith("below its floor")
    return int(below)


if __name__ == "__main__":
    sys.exit(main())
