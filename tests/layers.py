"""The floors of the house as tables, and the reader that finds breaches of them.

Imports only point down, siblings are strangers, the lower floors are pure. The source is read with `ast`, so an import
counts wherever it stands: in a function or under TYPE_CHECKING too.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

FLOORS: tuple[tuple[str, ...], ...] = (
    ("streams.cli", "streams.__main__", "streams.compiling"),
    ("streams.app", "streams.dashboard"),
    ("streams.agents",),
    ("streams.sources", "streams.sinks", "streams.client"),
    ("streams.observe", "streams.settings"),
    ("streams.pipeline",),
    ("streams.parse", "streams.dedupe", "streams.enrich"),
    ("streams.text",),
    ("streams.messages",),
    ("streams.facts", "streams.errors", "streams.moments", "streams.native", "schemas.publish"),
    ("schemas",),
)
"""From the roof down. A module lives where the longest of these names that fits it stands."""

PURE_FROM = "streams.pipeline"
PROGRAMS = frozenset({
    "schemas.publish",  # run by hand, writes files; lives low so that it knows nothing of streams
    "streams.native",  # finds the machine code of lower floors for the import system
})  # fmt: skip

IMPURE_MODULES = frozenset({
    "aiohttp", "aiokafka", "asyncio", "asyncpg", "concurrent", "faust", "ftplib", "glob", "http", "imaplib", "locale",
    "logging", "mode", "multiprocessing", "os", "psutil", "queue", "random", "sched", "secrets", "select", "selectors",
    "shutil", "signal", "smtplib", "socket", "socketserver", "sqlite3", "ssl", "subprocess", "tempfile", "threading",
    "time",
})  # fmt: skip
IMPURE_NAMES = frozenset({"urllib.request", "importlib.import_module", "uuid.uuid1", "uuid.uuid4"})
IMPURE_CALLS = frozenset({"now", "utcnow", "today", "uuid1", "uuid4", "open", "print", "input", "eval", "exec"})
"""Called by these names, bare (`open(…)`) or on a class of the clock (`datetime.now(…)`)."""

FAUST_HOMES = ("streams.agents", "streams.app")
WORDS_MAY_USE = frozenset({"pydantic", "pydantic_core", "orjson"})
OWN = ("streams", "schemas")


def faults(root: Path) -> list[str]:
    """Return every breach of the house rules below `root`, one line each."""
    modules = {_module(root, path): path for name in OWN for path in sorted((root / name).rglob("*.py"))}
    return [f"{module}: {fault}" for module, path in modules.items() for fault in _of_module(module, path, modules)]


def _of_module(module: str, path: Path, modules: dict[str, Path]) -> Iterator[str]:
    home = _home(module)
    if home is None:
        if module != "streams":
            yield "lives on no floor"
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for line, name in _imports(tree, module, is_package=path.name == "__init__.py", modules=modules):
        yield from (f"line {line}: {fault}" for fault in _of_import(module, home, name))
    if _pure(module):
        yield from (f"line {line}: calls {name}" for line, name in _impure_calls(tree))


def _of_import(module: str, home: str, name: str) -> Iterator[str]:
    top = name.partition(".")[0]
    if top in OWN:
        target = _home(name)
        if target is not None and target != home and _level(target) <= _level(home):
            yield f"imports {name}, which is not below {home}"
    elif _pure(module) and (top in IMPURE_MODULES or name in IMPURE_NAMES):
        yield f"imports {name} on a pure floor"
    elif top == "faust" and not _within(module, FAUST_HOMES):
        yield "imports faust outside of agents and app"
    elif _within(module, ("schemas",)) and not _within(name, WORDS_MAY_USE) and not _is_standard(top):
        yield f"imports {name}: the words need pydantic and nothing else"


def _imports(tree: ast.AST, module: str, *, is_package: bool, modules: dict[str, Path]) -> Iterator[tuple[int, str]]:
    """Yield line and full name of everything imported; `from package import module` names the module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                here = module.split(".")[: len(module.split(".")) - node.level + is_package]
                base = ".".join([*here, base] if base else here)
            for alias in node.names:
                full = f"{base}.{alias.name}"
                yield node.lineno, full if full in modules or full in IMPURE_NAMES else base


def _impure_calls(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        match node.func:
            case ast.Name(id=name) if name in IMPURE_CALLS:
                yield node.lineno, f"{name}()"
            case (
                ast.Attribute(attr=name, value=ast.Name(id="datetime" | "date" | "uuid" as owner))
                | ast.Attribute(attr=name, value=ast.Attribute(attr="datetime" | "date" as owner))
            ) if name in IMPURE_CALLS:
                yield node.lineno, f"{owner}.{name}()"


def _module(root: Path, path: Path) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _within(module: str, names: frozenset[str] | tuple[str, ...]) -> bool:
    return any(module == name or module.startswith(name + ".") for name in names)


def _home(module: str) -> str | None:
    fitting = [name for floor in FLOORS for name in floor if _within(module, (name,))]
    return max(fitting, key=len, default=None)


def _level(home: str) -> int:
    return next(level for level, floor in enumerate(FLOORS) if home in floor)


def _pure(module: str) -> bool:
    home = _home(module)
    return home is not None and home not in PROGRAMS and _level(home) >= _level(PURE_FROM)


def _is_standard(top: str) -> bool:
    return top in sys.stdlib_module_names
