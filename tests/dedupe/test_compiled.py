"""What is compiled may be kept on disk: nothing stands in it that another file could change."""

import importlib
import pkgutil
from collections.abc import Iterator
from types import FunctionType, ModuleType

import pytest
from numba.core.registry import CPUDispatcher

import streams.dedupe


def compiled_functions() -> Iterator[tuple[str, FunctionType]]:
    """Yield every compiled function of dedupe with its name."""
    for each in pkgutil.iter_modules(streams.dedupe.__path__, "streams.dedupe."):
        for name, value in vars(importlib.import_module(each.name)).items():
            if isinstance(value, CPUDispatcher) and value.py_func.__module__ == each.name:
                yield f"{each.name}.{name}", value.py_func


@pytest.mark.parametrize(("name", "function"), list(compiled_functions()))
def test_nothing_of_another_file_is_compiled_in(name: str, function: FunctionType) -> None:
    """A function that is kept is made anew only when its own file changes: numbers come as arguments, helpers from the file."""
    for used in function.__code__.co_names:
        value = function.__globals__.get(used)
        if value is None or isinstance(value, (ModuleType, type)):
            continue
        assert isinstance(value, CPUDispatcher), f"{name} has {used} compiled in: hand it over"
        assert value.py_func.__module__ == function.__module__, f"{name} calls {used} of another file"


def test_there_are_compiled_functions() -> None:
    """The test above looks at some."""
    assert len(list(compiled_functions())) > 2
