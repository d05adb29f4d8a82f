"""Machine code says what the sources say, and is used only where it was made of them."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from streams import native

RUN = "import streams.enrich.scan as scan, streams.native as native; print(native.state(), scan.__file__, sep='\\n')"


def started(root: Path, *arguments: str, **environment: str) -> str:
    """Run Python in the project, and return what it prints."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=root,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]
    return done.stdout


def test_the_sources_pass_these_tests_as_well(root: Path) -> None:
    """Where enrichment is compiled, the other tests of this folder run on machine code; here they run without it."""
    if native.state() != "compiled":
        pytest.skip(f"these tests ran on the sources already: {native.state()}")
    started(root, "-m", "pytest", "-q", "-x", "tests/enrich", COPYDESK_INTERPRETED="1")


def test_greek_words_end_as_in_python(root: Path) -> None:
    """Machine code has no lower case of its own: mypyc's knows no final sigma."""
    told = "from streams.text.lower import lower_utf8; print(lower_utf8('ΟΔΟΣ') == 'οδος'[:3].encode() + 'ς'.encode())"
    assert started(root, "-c", told).strip() == "True"


def test_interpreted_when_asked(root: Path) -> None:
    """One setting brings the sources back, for a debugger."""
    told, file = started(root, "-c", RUN, COPYDESK_INTERPRETED="1").split("\n")[:2]
    assert told == "interpreted: COPYDESK_INTERPRETED is set"
    assert file.endswith("scan.py")


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (None, "interpreted: nothing is compiled (`copydesk compile`)"),
        ("{", "interpreted: nothing is compiled (`copydesk compile`)"),
        ({"sources": "another", "modules": {}}, "interpreted: the sources are others than those compiled"),
        ({"sources": native.mark(), "modules": {}}, "compiled"),
    ],
)
def test_machine_code_of_other_sources_is_not_used(
    made: object, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was made of a file that has changed since is left alone, and that is said."""
    monkeypatch.delenv(native.INTERPRETED, raising=False)
    monkeypatch.setattr(native, "MADE", tmp_path / "made.json")
    if made is not None:
        native.MADE.write_text(made if isinstance(made, str) else json.dumps(made))
    assert native._made.__wrapped__()[1].startswith(told)


def test_a_change_of_any_source_changes_the_mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A letter in a file, another file, another name: each is another mark."""
    folder = tmp_path / "streams" / "enrich"
    folder.mkdir(parents=True)
    monkeypatch.setattr(native, "STREAMS", tmp_path / "streams")
    marks = [native.mark()]
    for name, text in (("one.py", "a"), ("one.py", "b"), ("two.py", "b"), ("__init__.py", "b")):
        (folder / name).write_text(text)
        marks.append(native.mark())
    assert len(set(marks)) == 4  # what is not compiled counts for nothing
    assert marks[-1] == marks[-2]


def test_nothing_stands_in_the_sources_that_is_compiled_to_something_else() -> None:
    """To mypyc `cached_property` is a property that keeps nothing: an object that remembers would forget."""
    for name, file in native.sources().items():
        names = {node.id for node in ast.walk(ast.parse(file.read_bytes())) if isinstance(node, ast.Name)}
        assert "cached_property" not in names, name
