"""README, CONTRIBUTING and the decisions say what is so: commands, options, targets, imports, files and links exist."""

import ast
import importlib
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer
from pages import Block, blocks, commands, links, named_files

from streams.cli.commands import app
from streams.settings import load_feeds

ROOT = Path(__file__).parents[1]
DECISIONS = sorted((ROOT / "docs" / "adr").glob("0*.md"))
PAGES = ("README.md", "CONTRIBUTING.md", "docs/http.md", "docs/feeds.md")
ALL_PAGES = (
    *PAGES,
    "CHANGELOG.md",
    "SECURITY.md",
    *(str(path.relative_to(ROOT)) for path in DECISIONS),
    "docs/adr/README.md",
)
BLOCKS = list(blocks(ROOT, PAGES))
SHELL = [block for block in BLOCKS if block.language in {"sh", "bash", "console"}]
PYTHON = [block for block in BLOCKS if block.language == "python"]
MARKED = [block for block in BLOCKS if block.marked]
TARGETS = set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(), re.MULTILINE))
COPYDESK = frozenset({"copydesk", ".venv/bin/copydesk"})

GROUP: Any = typer.main.get_command(app)


def command_faults(words: list[str]) -> list[str]:
    """Return what is wrong with a `copydesk …` command: an unknown command or option."""
    here: Any = GROUP
    rest = words[1 : words.index("--")] if "--" in words else list(words[1:])  # behind it nothing is an option
    faults = []
    while rest:
        word = rest.pop(0)
        if word.startswith("-") and word != "-":
            name, _, value = word.partition("=")
            option = next((one for one in here.params if name in (*one.opts, *one.secondary_opts)), None)
            if option is None and name not in {"--help", "-h"}:
                faults.append(f"{here.name} has no option {name}")
            elif option is not None and not option.is_flag and not value:
                rest = rest[option.nargs :]
        elif hasattr(here, "commands"):
            if word not in here.commands:
                return [*faults, f"there is no command {word}"]
            here = here.commands[word]
    return faults


def make_faults(words: list[str]) -> list[str]:
    """Return the words of a `make …` command that are no target."""
    targets = [word for word in words[1:] if "=" not in word and not word.startswith("-")]
    return [f"make has no target {target}" for target in targets if target not in TARGETS]


def shell_faults(code: str) -> list[str]:
    """Return what is wrong with the commands of a block that are ours."""
    faults = []
    for words in commands(code):
        if words[0] in COPYDESK:
            faults += command_faults(words)
        elif words[0] == "make":
            faults += make_faults(words)
    return faults


@pytest.mark.parametrize("block", SHELL, ids=str)
def test_commands_exist(block: Block) -> None:
    """Every make target, copydesk command and option in a shell block exists."""
    assert shell_faults(block.code) == []


@pytest.mark.parametrize("block", PYTHON, ids=str)
def test_python_compiles_and_imports(block: Block) -> None:
    """Every Python block compiles, and what it imports is there."""
    tree = compile(block.code, str(block), "exec", ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                importlib.import_module(alias.name)
        elif isinstance(node, ast.ImportFrom):
            module = importlib.import_module(node.module or "")
            assert [alias.name for alias in node.names if not hasattr(module, alias.name)] == []


@pytest.mark.parametrize("block", [block for block in BLOCKS if "[feeds." in block.code], ids=str)
def test_feeds_file_is_read(block: Block, tmp_path: Path) -> None:
    """An example of a feeds file is one."""
    (tmp_path / "feeds.toml").write_text(block.code, encoding="utf-8")
    assert load_feeds(tmp_path / "feeds.toml")


@pytest.mark.parametrize("block", MARKED, ids=str)
def test_marked_block_runs(block: Block, tmp_path: Path) -> None:
    """A block after `<!-- run -->` does what it says, in an empty folder, with copydesk on the path."""
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    program = [sys.executable, "-c"] if block.language == "python" else ["sh", "-euc"]
    done = subprocess.run(
        [*program, block.code], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("page", ALL_PAGES)
def test_named_files_exist(page: str) -> None:
    """Every file or folder that a page names in backticks, and every target of its links, is there."""
    path = ROOT / page
    text = path.read_text(encoding="utf-8")
    assert sorted(name for name in named_files(text) if not list(ROOT.glob(f"{name.rstrip('/')}*"))) == []
    assert sorted(link for link in links(text) if not (path.parent / link).exists()) == []


def test_every_target_has_a_help_text() -> None:
    """`make help` lists every target."""
    done = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {line.split()[0] for line in done.stdout.splitlines()} == TARGETS


def test_every_decision_is_listed() -> None:
    """The list of decisions links each page once, with the title that the page has."""
    listed = (ROOT / "docs" / "adr" / "README.md").read_text(encoding="utf-8")
    for page in DECISIONS:
        number, _, title = page.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ").partition(" · ")
        assert page.name.startswith(number)
        assert f"| [{number}]({page.name}) | {title} |" in listed


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.name)
def test_decision_is_one_page(page: Path) -> None:
    """A decision fits on a page and says what was decided, what it costs and when to think again or what follows."""
    text = page.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 60
    assert "**Decided.**" in text
    assert "**Costs.**" in text


WRONG = (
    ("make nonsense", "make has no target nonsense"),
    ("copydesk fly", "there is no command fly"),
    ("copydesk publish --faed reuters a.txt", "publish has no option --faed"),
    ("X=1 .venv/bin/copydesk topics burn | head", "there is no command burn"),
    ("cd x && copydesk demo --no-such=1 > out.json", "demo has no option --no-such"),
)


@pytest.mark.parametrize(("code", "fault"), WRONG)
def test_wrong_command_is_found(code: str, fault: str) -> None:
    """A page that promises too much is caught."""
    assert shell_faults(code) == [fault]


RIGHT = (
    "make test PYTHON=python3.12  # a comment: make nonsense",
    "make -s kafka-up | tail -1",
    "COPYDESK_BROKERS=a:9092 copydesk --prefix test. publish --feed reuters \\\n  a.txt > acks.json",
    "copydesk process --feed=reuters story.txt | copydesk why -h",
    "cat story.txt | copydesk publish -",
)


@pytest.mark.parametrize("code", RIGHT)
def test_right_command_is_let_through(code: str) -> None:
    """Assignments, pipes, redirections, comments and continued lines are read as a shell reads them."""
    assert shell_faults(code) == []
