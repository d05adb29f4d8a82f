"""The search for garbage in a stage: it comes seldom, and it comes."""

import gc
from collections.abc import Iterator
from weakref import ref

import pytest

from streams.agents.garbage import OBJECTS, search_seldom


class Ring:
    """An object that only the search for cycles ends."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def own_search() -> Iterator[None]:
    """Let the search of the other tests be as it was."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


def test_a_ring_outlives_few_objects_and_not_many() -> None:
    """Garbage in a cycle lies until so many objects were made, and no longer."""
    search_seldom()
    gc.collect()
    ring = ref(Ring())
    few: list[list[int]] = [[] for _ in range(OBJECTS // 2)]
    assert ring() is not None
    many: list[list[int]] = [[] for _ in range(OBJECTS)]
    assert ring() is None
    assert len(few) < len(many)
