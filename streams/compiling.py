"""Makes machine code of the modules that `streams.native` names: `python -m streams.compiling FOLDER`.

A process of its own: mypyc and the C compiler print what they like.
"""

import json
import os
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from mypyc.build import mypycify
from mypyc.primitives.registry import method_call_ops
from setuptools import Distribution
from setuptools.command.build_ext import build_ext

from streams import native

_TYPES = "[mypy]\nplugins = pydantic.mypy\nignore_missing_imports = True\nfollow_imports = silent\n"
"""Types are checked by `make check`, with all their stubs; here they are only read, with what is installed."""

_WRONG = ("lower",)
"""Methods that mypyc (2.4) has in words of its own and not as Python has them; they are called as they are. Its `str.lower` knows
no final sigma."""


def compile_into(folder: Path) -> None:
    """Compile all modules into a folder and note there what they were made of. Raises what the tools raise, and SystemExit."""
    mark, sources = native.mark(), native.sources()
    with tempfile.TemporaryDirectory() as temporary:
        scratch = Path(temporary)
        _build([str(file.relative_to(native.STREAMS.parent)) for file in sources.values()], scratch)
        (folder / native.MADE.name).unlink(missing_ok=True)  # first: from here on nobody finds half of it
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        made = {".".join(file.relative_to(scratch / "lib").parts): file for file in (scratch / "lib").rglob("*.so")}
        for name, file in made.items():
            shutil.copy(file, folder / name)
    modules = {name.partition(".cpython-")[0]: name for name in sorted(made)}
    (folder / native.MADE.name).write_text(json.dumps({"sources": mark, "modules": modules}, indent=1) + "\n")


def _build(files: list[str], scratch: Path) -> None:
    for method in _WRONG:
        method_call_ops.pop(method, None)
    types = scratch / "mypy.ini"
    types.write_text(_TYPES)
    os.chdir(native.STREAMS.parent)  # mypyc names modules by their way from here
    extensions = mypycify(
        [*files, "--config-file", str(types), "--cache-dir", str(scratch / "types")],
        multi_file=True,  # one file for all is optimised in the square of its size: minutes
        opt_level="1",  # as fast as 2, in four fifths of the time to compile
        debug_level="0",
        target_dir=str(scratch / "c"),
    )
    command = _Build(Distribution({"name": "native", "ext_modules": extensions}))
    command.build_lib, command.build_temp = str(scratch / "lib"), str(scratch / "objects")
    command.ensure_finalized()
    command.run()


class _Build(build_ext):  # type: ignore[misc]  # setuptools has no types
    """Compiles the files of an extension side by side: one has nearly all of them."""

    def build_extensions(self) -> None:
        one = self.compiler.compile

        def compile_all(sources: list[str], **options: Any) -> list[str]:
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                return [made for each in pool.map(lambda source: one([source], **options), sources) for made in each]

        self.compiler.compile = compile_all
        super().build_extensions()


if __name__ == "__main__":
    compile_into(Path(sys.argv[1]))
