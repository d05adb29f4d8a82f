"""The lock file pins what pyproject.toml asks for, with hashes, for every Python that we support."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PINNED = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^\s;]+)(?: ; (?P<marker>[^\\]+))? \\$", re.MULTILINE)


def asked(root: Path) -> list[Requirement]:
    """Return the requirements of the project and of its dev extra, extras of our own resolved."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    texts = [*project["dependencies"], *extras["demo"], *extras["postgres"], *extras["dev"]]
    return [requirement for text in texts if (requirement := Requirement(text)).name != project["name"]]


def test_lock_satisfies_pyproject(root: Path) -> None:
    """Each requirement is pinned to versions that it allows; after a change of pyproject.toml run `make lock`."""
    lock = (root / "requirements.lock").read_text(encoding="utf-8")
    pins: dict[str, list[str]] = {}
    for found in PINNED.finditer(lock):
        pins.setdefault(canonicalize_name(found["name"]), []).append(found["version"])
    for requirement in asked(root):
        versions = pins.get(canonicalize_name(requirement.name), [])
        assert versions, f"{requirement.name} is not locked: run make lock"
        assert [version for version in versions if version not in requirement.specifier] == [], requirement


def test_every_pin_has_hashes(root: Path) -> None:
    """Every file can be checked: no pin stands without a hash, no line points to a place of its own."""
    lock = (root / "requirements.lock").read_text(encoding="utf-8")
    lines = [line for line in lock.splitlines() if line and not line.lstrip().startswith("#")]
    pins = [number for number, line in enumerate(lines) if not line.startswith(" ")]
    assert pins
    assert all(lines[number + 1].lstrip().startswith("--hash=sha256:") for number in pins)


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
def test_supported_pythons_agree(root: Path, python: str) -> None:
    """What pyproject.toml, its classifiers and the Makefile call supported is the same."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"Programming Language :: Python :: {python}" in project["classifiers"]
    assert f"{python}.0" in Requirement(f"python{project['requires-python']}").specifier
    assert f"python{python}" in (root / "Makefile").read_text(encoding="utf-8")
