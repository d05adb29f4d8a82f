"""After `warm` the usual way has nothing to compile but what makes room in a table that grows with the stream."""

import subprocess
import sys
from pathlib import Path

JUDGES = """
import importlib, pkgutil
from numba.core.registry import CPUDispatcher
import streams.dedupe
from streams.cli.bench_dedupe_items import item
from streams.dedupe import Desk, Place, warm

def made():
    modules = [importlib.import_module(each.name) for each in pkgutil.iter_modules(streams.dedupe.__path__, "streams.dedupe.")]
    loops = [each for module in modules for each in vars(module).values() if isinstance(each, CPUDispatcher)]
    return {f"{each.py_func.__name__}{kinds}" for each in loops for kinds in each.signatures}

warm()
before, desk = made(), Desk()
for number in range(20):
    decision = desk.decide(item(number, 20, text_of=number // 2 if number % 2 else None), Place(0, number))
    print(decision.verdict.kind)
print(len(before), *(made() - before), sep="\\n")
"""


def test_nothing_is_left_to_compile(root: Path) -> None:
    """New stories and cut copies of some are judged with the loops that are there."""
    done = subprocess.run([sys.executable, "-c", JUDGES], cwd=root, capture_output=True, text=True, check=True)
    lines = done.stdout.splitlines()
    assert set(lines[:20]) == {"new", "reprint"}
    assert int(lines[20]) > 15
    assert [left for left in lines[21:] if not left.startswith("_begin")] == []
