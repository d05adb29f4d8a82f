"""`copydesk compile` says what it lacks, and leaves what is there alone when it fails."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from streams import native
from streams.cli import compile as command


def test_what_is_compiled_is_not_compiled_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It ends at once where the sources are those that were compiled."""
    monkeypatch.setattr(native, "current", lambda: True)
    command.compile_modules(if_possible=False)
    assert "compiled already" in capsys.readouterr().err


def test_missing_tools_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever installed without the extra is told its name."""
    monkeypatch.setattr(command, "find_spec", lambda tool: None if tool == "mypyc" else find_spec(tool))
    assert command._fault(tmp_path) == "mypyc is missing: pip install 'copydesk[compile]'"


@pytest.mark.parametrize(("if_possible", "status"), [(True, 0), (False, 69)])
def test_fault_is_told_and_fatal_only_to_who_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], if_possible: bool, status: int
) -> None:
    """`make setup` goes on without machine code; who asked for it gets an error."""
    monkeypatch.setattr(native, "current", lambda: False)
    monkeypatch.setattr(command, "_fault", lambda _folder: "no compiler")
    with pytest.raises(command.typer.Exit) as left:
        command.compile_modules(if_possible=if_possible)
    assert left.value.exit_code == status
    assert "all runs as it is: no compiler" in capsys.readouterr().err


def test_no_compiler_leaves_what_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last machine code is replaced by whole new one only."""
    monkeypatch.setenv("CC", str(tmp_path / "no-such-compiler"))
    made = tmp_path / "native" / "made.json"
    made.parent.mkdir()
    made.write_text("{}")
    told = command._fault(made.parent)
    assert told is not None
    assert "is there a C compiler" in told
    assert "no-such-compiler" in told
    assert made.read_text() == "{}"
