"""The OpenAPI document is valid, describes the whole interface, and says of an article what its topic's schema says."""

import json
import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator, validate

from schemas.examples import examples
from schemas.publish import GENERATED
from schemas.topics import ARTICLES, RAW_LIMIT

DOCUMENT: dict[str, Any] = json.loads((GENERATED / "openapi.json").read_text(encoding="utf-8"))

INTERFACE = {
    "post /v1/feeds/{feed}/items",
    "get /v1/articles",
    "get /v1/articles/{uri}",
    "get /v1/stream",
    "get /v1/status",
    "get /v1/status/stream",
    "get /v1/way",
    "get /v1/dead",
    "get /v1/openapi.json",
    "get /metrics",
    "get /livez",
    "get /readyz",
    "get /",
}

OPERATIONS = {
    f"{method} {path}": operation for path, item in DOCUMENT["paths"].items() for method, operation in item.items()
}


def test_document_is_valid() -> None:
    """It is OpenAPI 3.1."""
    validate(DOCUMENT, cls=OpenAPIV31SpecValidator)


def test_whole_interface_is_described() -> None:
    """Every path has an operation with a name and a summary."""
    assert set(OPERATIONS) == INTERFACE
    assert len({operation["operationId"] for operation in OPERATIONS.values()}) == len(OPERATIONS)
    assert all(operation["summary"] for operation in OPERATIONS.values())


def test_every_reference_leads_somewhere() -> None:
    """No `$ref` is broken, and every schema is referred to."""
    text = json.dumps(DOCUMENT)
    found = set(re.findall(r'"\$ref": "#/components/(\w+)/(\w+)"', text))
    assert text.count('"$ref"') == text.count('"$ref": "#/components/')
    assert all(name in DOCUMENT["components"][kind] for kind, name in found)
    unused = {name for name in DOCUMENT["components"]["schemas"] if ("schemas", name) not in found}
    assert unused == {"Gone"}  # data of an event, which OpenAPI 3.1 can't describe


@pytest.mark.parametrize("example", list(examples(ARTICLES)), ids=lambda example: example.name)
def test_article_is_that_of_the_topic(example: Any) -> None:
    """What fits the topic's schema fits the document's, and what does not does not."""
    article = json.loads(example.value)
    schema = {"$ref": "#/components/schemas/Article", "components": DOCUMENT["components"]}
    checker = Draft202012Validator(schema, format_checker=FormatChecker())
    checker.validate(article)
    assert not checker.is_valid(article | {"pubStatus": "perhaps"})
    assert not checker.is_valid(article | {"bodies": [{"value": 1}]})


def test_push_tells_all_its_answers() -> None:
    """What a sender must handle stands there: each refusal is a problem, and whom to ask again has Retry-After."""
    push = OPERATIONS["post /v1/feeds/{feed}/items"]
    assert set(push["responses"]) == {"200", "202", "400", "401", "408", "413", "415", "422", "429", "503"}
    responses = DOCUMENT["components"]["responses"]
    assert all("application/problem+json" in response["content"] for response in responses.values())
    assert {status for status, response in responses.items() if "Retry-After" in response.get("headers", {})} == {
        "429",
        "503",
    }
    assert str(RAW_LIMIT) in push["requestBody"]["description"]
    assert {name for each in push["security"] for name in each} == set(DOCUMENT["components"]["securitySchemes"])
