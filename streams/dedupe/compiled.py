"""Loops over arrays that are compiled to machine code by numba, where a call of numpy for each step takes most of the time.

A compiled function takes arrays and numbers alone, and all that it needs as arguments: its machine code is kept on disk beside
its file, and is made anew when that file changes, so nothing of another file may be compiled into it, not even a constant
(tests/dedupe/test_compiled.py looks). Its numbers are signed 64 bits, in which no sum of what stands in a table overflows, but
for hashes, which are unsigned and never meet the former: of both together numba makes a fraction.
With NUMBA_DISABLE_JIT=1 all of it runs as the Python that it is, for a debugger (numpy then warns where a hash overflows, as it
should); with NUMBA_BOUNDSCHECK=1 no index beyond an array stays unseen. docs/adr/0014 says why numba.
"""

from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

from numba import njit

P = ParamSpec("P")
R = TypeVar("R")


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Return the function as machine code, made at its first call and kept for the next process.

    Where nothing can be written beside the source, in the user's cache or in NUMBA_CACHE_DIR, each process makes its own.
    """
    try:
        return cast("Callable[P, R]", njit(cache=True)(function))
    except RuntimeError:  # "cannot cache function …: no locator available"
        return cast("Callable[P, R]", njit(function))
