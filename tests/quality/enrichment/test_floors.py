"""Enrichment on the open gold: every figure of table.py is at least its floor in floors.toml."""

from importlib.util import find_spec

import pytest
from quality.enrichment.figures import floors
from quality.enrichment.own_gold import GOLD, compared
from quality.enrichment.table import SUBJECTS


def below(name: str, every: int) -> list[str]:
    """Return the figures of a subject that are below their floors, or that have none."""
    subject, bounds = SUBJECTS[name], floors()[name]
    if subject.folder and not subject.folder.is_dir():
        pytest.skip("the samples are not part of the project")
    if subject.needs and find_spec(subject.needs) is None:
        pytest.skip(f"needs {subject.needs}: make ner installs it")
    figures = {figure.measure: figure for figure in subject.measure(every)}
    assert figures.keys() == bounds.keys()
    return [
        f"{figure.measure}: {figure.value:.4f} < {bounds[figure.measure].floor} ({figure.cases} cases)"
        for figure in figures.values()
        if figure.value < bounds[figure.measure].floor
    ]


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=pytest.mark.ner) if subject.needs else name for name, subject in SUBJECTS.items()],
)
def test_figures_hold(name: str) -> None:
    """On the part of the sets that the gate takes, no figure is below its floor."""
    assert below(name, SUBJECTS[name].every) == []


@pytest.mark.long
@pytest.mark.parametrize("name", [name for name, subject in SUBJECTS.items() if subject.every > 1])
def test_figures_hold_on_the_whole(name: str) -> None:
    """On every case of the large sets, no figure is below its floor."""
    assert below(name, 1) == []


def test_every_floor_keeps_what_was_promised() -> None:
    """Each subject has its floors, and none lies below its goal."""
    table = floors()
    assert table.keys() == SUBJECTS.keys()
    assert [each for rows in table.values() for each in rows.values() if each.floor < each.goal] == []


@pytest.mark.parametrize("name", GOLD)
def test_own_gold_is_large_enough(name: str) -> None:
    """Quantities and statements are measured on at least 150 texts each."""
    assert sum(1 for _ in compared(name)) >= 150
