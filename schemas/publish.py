"""Write what others read of our contract: `python -m schemas.publish [--check]`.

Makes `schemas/generated/`: a JSON Schema for the values and the headers of every topic, the AsyncAPI document, and the
OpenAPI document of the HTTP interface. The files are checked in, so that a change of the contract is a diff that
somebody reads. `--check` writes nothing and exits 1 when a file is not what the models say.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from schemas import asyncapi, openapi
from schemas.examples import newest_examples
from schemas.json_schema import all_schemas

GENERATED = Path(__file__).with_name("generated")


def generated() -> dict[str, str]:
    """Return the text of every generated file by its name."""
    schemas = {f"{name}.schema.json": schema for name, schema in all_schemas().items()}
    documents = {"asyncapi.json": asyncapi.document(newest_examples()), "openapi.json": openapi.document()}
    return {name: _text(content) for name, content in (schemas | documents).items()}


def stale(folder: Path) -> list[str]:
    """Return the names of files in `folder` that are missing, different or made by nobody."""
    wanted = generated()
    there = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*")}
    return sorted(name for name in wanted.keys() | there.keys() if wanted.get(name) != there.get(name))


def write(folder: Path) -> list[str]:
    """Bring `folder` up to date and return the names of files that changed."""
    folder.mkdir(exist_ok=True)
    wanted = generated()
    changed = stale(folder)
    for name in changed:
        if name in wanted:
            folder.joinpath(name).write_text(wanted[name], encoding="utf-8")
        else:
            folder.joinpath(name).unlink()
    return changed


def _text(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def main(arguments: list[str]) -> int:
    """Run the command; 0 when all is current, 1 when `--check` found a difference."""
    parser = argparse.ArgumentParser(prog="python -m schemas.publish", description="Write schemas/generated/.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a file is not current")
    if parser.parse_args(arguments).check:
        names = stale(GENERATED)
        for name in names:
            print(f"schemas/generated/{name} is not current: run make schemas", file=sys.stderr)  # noqa: T201
        return 1 if names else 0
    for name in write(GENERATED):
        print(f"schemas/generated/{name}")  # noqa: T201  the command's answer
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
