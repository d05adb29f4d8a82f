"""Every command and every option says what it is for; what nobody knows is a usage error."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from cli.copydesk import copydesk

from streams.cli.commands import app

ROOT: Any = typer.main.get_command(app)
WRONG = (
    ["fly"],
    ["parse"],
    ["parse", "--faed", "reuters", "a.txt"],
    ["process", "--received", "yesterday", "a.txt"],
    ["process", "--received", "2025-03-16T12:00:00", "a.txt"],
    ["tail", "news.nothing.v1"],
    ["worker", "parse", "polish"],
    ["bench", "press"],
    ["dead", "list", "--where", "colour=red"],
    ["dead", "redrive", "--where", "stage"],
    ["articles", "--limit", "0"],
    ["replay"],
)


def commands(command: Any = ROOT, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield every command of the program with its path, groups too."""
    yield path, command
    for name, below in getattr(command, "commands", {}).items():
        yield from commands(below, (*path, name))


EVERY = list(commands())


@pytest.mark.parametrize(("path", "command"), EVERY, ids=[" ".join(path) or "copydesk" for path, _ in EVERY])
def test_command_and_options_have_help(path: tuple[str, ...], command: Any) -> None:
    """A command has a help text of a sentence, and so has every option and argument."""
    assert path == () or len(command.help) > 10
    silent = [parameter.name for parameter in command.params if not (parameter.help or "").strip()]
    assert silent == []


def test_help_needs_no_settings(tmp_path: Path) -> None:
    """`--help` answers on stdout with 0, whatever is wrong with the settings, and names every command."""
    done = copydesk("--help", folder=tmp_path, COPYDESK_BROKERS="nonsense")
    assert (done.returncode, done.stderr) == (0, b"")
    assert [path[0] for path, _ in EVERY if path and f" {path[0]} " not in done.stdout.decode()] == []


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_usage_error(tmp_path: Path, arguments: list[str]) -> None:
    """What a command does not take ends with 2, with words on stderr and nothing on stdout."""
    done = copydesk(*arguments, folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr
    assert b"Traceback" not in done.stderr
