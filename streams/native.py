"""Machine code of pure-Python modules, made by mypyc from the very files (docs/adr/0015): same results, less time.

`copydesk compile` makes it. It is used where it was made of exactly the sources that lie here, by this Python; else, and with
`COPYDESK_INTERPRETED=1`, the interpreter runs the sources, and `state` says why.
"""

import json
import os
import sys
from collections.abc import Sequence
from functools import cache
from hashlib import blake2b
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

STREAMS = Path(__file__).parent
FOLDER = STREAMS / "__native__" / str(sys.implementation.cache_tag)
"""Where the machine code lies, as bytecode lies in `__pycache__`: each Python has its own."""
MADE = FOLDER / "made.json"
"""What was made: the mark of its sources, and the file of each module."""
INTERPRETED = "COPYDESK_INTERPRETED"
COMPILED = "compiled"
SAVES = "machine code saves a quarter of its time"
"""What it is worth to enrichment, measured in docs/adr/0015: said in these words wherever it is said."""

PACKAGES = ("streams.enrich", "streams.text")
_LEFT = frozenset({"data", "recognised", "finding.py", "__init__.py"})
"""Build scripts, what calls spaCy in other processes, types that are read at run time, and what the finder is asked through."""


def sources() -> dict[str, Path]:
    """Return the modules that are compiled, each with its source."""
    root = STREAMS.parent
    found = (file for each in PACKAGES for file in sorted(root.joinpath(*each.split(".")).rglob("*.py")))
    ways = [file.relative_to(root) for file in found]
    return {".".join(way.with_suffix("").parts): root / way for way in ways if _LEFT.isdisjoint(way.parts)}


def mark() -> str:
    """Return what stands for the sources: a hash of their names and bytes."""
    found = blake2b(digest_size=16)
    for name, file in sources().items():
        found.update(b"%s\0%d\0" % (name.encode(), file.stat().st_size))
        found.update(file.read_bytes())
    return found.hexdigest()


@cache
def _made() -> tuple[dict[str, str], str]:
    """Return the file of each compiled module, and why there is none."""
    if os.environ.get(INTERPRETED):
        return {}, f"interpreted: {INTERPRETED} is set"
    if not (made := _read()):
        return {}, "interpreted: nothing is compiled (`copydesk compile`)"
    if made["sources"] != mark():
        return {}, "interpreted: the sources are others than those compiled (`copydesk compile`)"
    return made["modules"], COMPILED


def state() -> str:
    """Return "compiled", or "interpreted" and why."""
    return _made()[1]


def current() -> bool:
    """Whether what lies here is compiled, used or not."""
    made = _read()
    return bool(made) and made["sources"] == mark()


def _read() -> dict[str, Any]:
    """Return what was noted of the machine code that lies here; nothing where there is none."""
    try:
        made: dict[str, Any] = json.loads(MADE.read_bytes())
    except (OSError, ValueError):
        return {}
    return made


class _Finder(MetaPathFinder):
    """Finds the machine code of a module before its source is looked for."""

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,  # noqa: ARG002  asked so
        target: ModuleType | None = None,  # noqa: ARG002  asked so
    ) -> ModuleSpec | None:
        """Return where a module lies, if it is one that was compiled."""
        if not (fullname.startswith(PACKAGES) or fullname.endswith("__mypyc")):
            return None
        file = _made()[0].get(fullname)
        return spec_from_file_location(fullname, FOLDER / file) if file else None


def install() -> None:
    """Let imports find machine code; nothing is looked up before something of the package is imported."""
    if not any(isinstance(each, _Finder) for each in sys.meta_path):
        sys.meta_path.insert(0, _Finder())
