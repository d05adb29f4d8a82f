"""What others read of our contract is current, is sound, and fits the examples."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from schemas.examples import Example, examples
from schemas.json_schema import HEADERS, all_schemas
from schemas.publish import main, stale, write
from schemas.topics import ARTICLES, TOPICS

SCHEMAS = all_schemas()
EXAMPLES = [example for topic in TOPICS for example in examples(topic)]
IDS = [f"{example.topic}/{example.name}" for example in EXAMPLES]


def check(schema: dict[str, Any], document: Any) -> None:
    """Fail with the first breach of the schema, formats included."""
    Draft202012Validator(schema, format_checker=FormatChecker()).validate(document)


def test_generated_files_are_current(capsys: pytest.CaptureFixture[str]) -> None:
    """The files that are checked in are what the models say; `make schemas` writes them."""
    assert main(["--check"]) == 0, capsys.readouterr().err


def test_stale_file_is_found_and_mended(tmp_path: Path) -> None:
    """A changed, a missing and a foreign file are named, and writing brings the folder up to date."""
    folder = tmp_path / "generated"
    write(folder)  # no copy of what is checked in: whether that is current is another test
    changed = folder / f"{ARTICLES}.schema.json"
    changed.write_text(changed.read_text().replace("uri", "url"))
    (folder / "asyncapi.json").unlink()
    (folder / "left-over.json").write_text("{}")
    names = ["asyncapi.json", "left-over.json", changed.name]
    assert stale(folder) == names
    assert write(folder) == names
    assert stale(folder) == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_is_valid_2020_12(name: str) -> None:
    """Every schema is JSON Schema 2020-12 with an `$id` that names topic and version."""
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$id"] == f"https://copydesk.dev/schemas/{name}/1.0.0.json"


@pytest.mark.parametrize("example", EXAMPLES, ids=IDS)
def test_example_fits_its_schemas(example: Example) -> None:
    """Value and headers of every example are what the schemas of its topic describe."""
    if TOPICS[example.topic].encoding == "json" and example.value is not None:
        check(SCHEMAS[example.topic], json.loads(example.value))
    headers = {name: value.decode() for name, value in example.headers}
    if example.topic in HEADERS:
        check(SCHEMAS[f"{example.topic}.headers"], headers)
    else:
        assert headers == {}


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_says_what_things_mean(name: str) -> None:
    """Every object of a schema is described, every property has a title or a description, and null is no choice."""
    schema = SCHEMAS[name]
    for part in (schema, *schema.get("$defs", {}).values()):
        if part.get("type") == "object":
            assert part.get("description"), part.get("title")
            assert all({"title", "description", "$ref"} & set(entry) for entry in part["properties"].values())
    assert '"null"' not in json.dumps(schema)


def test_reader_is_told_that_fields_may_be_added() -> None:
    """No schema of ours is closed: a newer writer may say more."""
    assert '"additionalProperties": false' not in json.dumps(SCHEMAS)
