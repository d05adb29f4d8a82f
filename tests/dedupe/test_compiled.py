"""What is compiled may be kept on disk: nothing stands in it that another file could change."""

import importlib
import os
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
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


CHECKED = (
    "signatures",
    "together",
    "terms",
    "weighing",
    "postings",
    "memory",
    "restore",
    "copies",
    "errata",
    "stories",
)
"""The tests that call every compiled function, most of them with generated texts."""


def checked(folder: Path, root: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run Python with bounds checked, on machine code of its own: that of others has no checks."""
    environment = os.environ | {"NUMBA_BOUNDSCHECK": "1", "NUMBA_CACHE_DIR": str(folder)}
    return subprocess.run(
        [sys.executable, *arguments], cwd=root, env=environment, capture_output=True, text=True, check=False
    )


def test_no_index_leaves_its_array(root: Path, tmp_path: Path) -> None:
    """With bounds checked the same tests pass: machine code that reads beside an array would say nothing of it."""
    done = checked(tmp_path, root, "-m", "pytest", "-q", "-x", *(f"tests/dedupe/test_{name}.py" for name in CHECKED))
    assert done.returncode == 0, done.stdout[-3000:]


def test_bounds_are_checked(root: Path, tmp_path: Path) -> None:
    """What the test above relies on: an index beyond an array is an error then."""
    source = (
        "import numpy\nfrom streams.dedupe.compiled import compiled\n"
        "def last(row, at):\n    return row[at]\n"
        "compiled(last)(numpy.zeros(3), 3)\n"
    )
    (tmp_path / "beyond.py").write_text(source)
    assert "IndexError" in checked(tmp_path, root, str(tmp_path / "beyond.py")).stderr


VERDICTS = """
from streams.dedupe import Desk, Place
from streams.dedupe.warm import items
desk = Desk()
for number, item in enumerate(items()):
    print(desk.decide(item, Place(0, number)).verdict.model_dump_json())
"""


def test_the_loops_run_as_python(root: Path) -> None:
    """For a debugger: they judge the same items alike, and what wraps round is a hash alone."""
    told = [
        subprocess.run(
            [sys.executable, "-c", VERDICTS],
            cwd=root, env=os.environ | {"NUMBA_DISABLE_JIT": off}, capture_output=True, text=True, check=True,
        ).stdout
        for off in ("0", "1")
    ]  # fmt: skip
    assert told[0] == told[1] != ""
