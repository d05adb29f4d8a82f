"""The lock files pin what pyproject.toml asks for, with hashes, for every Python that we support."""

import re
import tomllib
from itertools import combinations
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PINNED = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^\s;]+)(?: ; (?P<marker>[^\\]+))? \\$", re.MULTILINE)


LOCKS = {
    "requirements.lock": ("demo", "postgres", "dev"),
    "requirements-extras.lock": ("demo", "postgres", "dev", "parquet", "extras"),
    "requirements-ner.lock": ("demo", "postgres", "dev", "ner"),
}
"""Each lock file and the extras that it pins."""

each = pytest.mark.parametrize("lock", LOCKS)


def asked(root: Path, lock: str) -> list[Requirement]:
    """Return the requirements of the project and of the extras of a lock, extras of our own resolved."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    texts = list(project["dependencies"])
    for extra in LOCKS[lock]:
        texts += project["optional-dependencies"][extra]
    return [requirement for text in texts if (requirement := Requirement(text)).name != project["name"]]


def pins(root: Path, lock: str) -> dict[str, list[str]]:
    """Return the pinned versions by name; several where they depend on the Python."""
    found: dict[str, list[str]] = {}
    for pin in PINNED.finditer((root / lock).read_text(encoding="utf-8")):
        found.setdefault(canonicalize_name(pin["name"]), []).append(pin["version"])
    return found


@each
def test_lock_satisfies_pyproject(root: Path, lock: str) -> None:
    """Each requirement is pinned to versions that it allows; after a change of pyproject.toml run `make lock`."""
    pinned = pins(root, lock)
    for requirement in asked(root, lock):
        versions = pinned.get(canonicalize_name(requirement.name), [])
        assert versions, f"{requirement.name} is not locked: run make lock"
        assert [version for version in versions if version not in requirement.specifier] == [], requirement


def test_locks_agree(root: Path) -> None:
    """The larger locks add to the smallest one, and no two of them pin one thing twice."""
    small, *large = (pins(root, lock) for lock in LOCKS)
    for lock in large:
        assert {name: lock.get(name) for name in small} == small
    for one, other in combinations(large, 2):
        assert {name: one[name] for name in one.keys() & other} == {name: other[name] for name in one.keys() & other}


@each
def test_every_pin_has_hashes(root: Path, lock: str) -> None:
    """Every file can be checked: no pin stands without a hash, no line points to a place of its own."""
    text = (root / lock).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    heads = [number for number, line in enumerate(lines) if not line.startswith(" ")]
    assert heads
    assert all(lines[number + 1].lstrip().startswith("--hash=sha256:") for number in heads)


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
def test_supported_pythons_agree(root: Path, python: str) -> None:
    """What pyproject.toml, its classifiers and the Makefile call supported is the same."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"Programming Language :: Python :: {python}" in project["classifiers"]
    assert f"{python}.0" in Requirement(f"python{project['requires-python']}").specifier
    assert f"python{python}" in (root / "Makefile").read_text(encoding="utf-8")
