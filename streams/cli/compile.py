"""`copydesk compile`: machine code of enrichment, made here of the sources that lie here (docs/adr/0015)."""

import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from streams.cli.exits import UNAVAILABLE, say

TOOLS = ("mypyc", "setuptools")
LAST = 2_000
"""Characters of what the tools printed last that are told when they fail."""


def compile_modules(
    *,
    if_possible: Annotated[
        bool,
        typer.Option(
            "--if-possible", help="Where it can't be done say why, and end well: results are the same without."
        ),
    ] = False,
) -> None:
    """Compile enrichment to machine code: the same results, sooner. Needs a C compiler, and a minute or two.

    Does nothing where it was done and no source has changed; `copydesk doctor` says what is so, and what it is worth. With COPYDESK_INTERPRETED=1 the sources run as they are.
    """
    from streams import native

    if native.current():
        say(f"compiled already: {native.FOLDER}")
        return
    say(f"compiling {len(native.sources())} modules, for a minute or two")
    if fault := _fault(native.FOLDER):
        say(f"nothing is compiled, all runs as it is: {fault}")
        raise typer.Exit(0 if if_possible else UNAVAILABLE)
    say(f"compiled: {native.FOLDER}")


def _fault(folder: Path) -> str | None:
    """Compile; return why it could not be done."""
    if missing := [tool for tool in TOOLS if find_spec(tool) is None]:
        return f"{' and '.join(missing)} is missing: pip install 'copydesk[compile]'"
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as told:
        done = subprocess.run(  # noqa: S603  this very Python, on a module of ours
            [sys.executable, "-m", "streams.compiling", str(folder)], stdout=told, stderr=told, check=False
        )
        if done.returncode == 0:
            return None
        told.seek(0)
        return f"is there a C compiler, with Python.h (apt install gcc python3-dev)? It said:\n{told.read()[-LAST:]}"
