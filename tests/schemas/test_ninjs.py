"""An article without its `copydesk` property is IPTC ninjs 3.1."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from schemas.article import Article, ParsedItem
from schemas.base import Model
from schemas.examples import examples
from schemas.ninjs import (
    AltId,
    Association,
    Body,
    Genre,
    InfoSource,
    NewsObject,
    Organisation,
    Place,
    Rendition,
    RightsInfo,
    Subject,
    Symbol,
    Text,
    Thing,
)
from schemas.topics import ARTICLES, LATEST, PARSED

# The names that ninjs 3.1 (May 2025) gives to the properties of a news object; its schema is closed.
NINJS_3_1 = frozenset({
    "uri", "type", "representationType", "profile", "version", "firstCreated", "versionCreated", "contentCreated",
    "embargoedUntil", "pubStatus", "urgency", "copyrightHolder", "copyrightNotice", "usageTerms", "edNote", "language",
    "descriptions", "bodies", "headlines", "people", "organisations", "places", "subjects", "events", "eventDetails",
    "plannedCoverage", "objects", "infoSources", "title", "by", "slugline", "located", "renditions", "associations",
    "altIds", "trustIndicators", "standard", "genres", "expires", "rightsInfo", "digitalSourceType",
})  # fmt: skip
IN_ASSOCIATIONS = frozenset({"name", "rel"})

NAMED = {"name", "rel", "uri", "literal", "contactInfo"}
NESTED: dict[type[Model], set[str]] = {
    Text: {"role", "contentType", "value"},
    Body: {"role", "contentType", "charCount", "wordCount", "value"},
    Thing: NAMED,
    Organisation: NAMED | {"symbols"},
    Symbol: {"exchange", "symbolType", "symbol"},
    Place: NAMED | {"geoJSON"},
    Subject: NAMED - {"contactInfo"} | {"creator", "relevance", "confidence"},
    InfoSource: NAMED - {"rel"} | {"role"},
    AltId: {"role", "value"},
    Rendition: {"name", "href", "contentType", "title", "width", "height", "sizeInBytes"},
    Genre: {"name", "uri", "literal"},
    RightsInfo: {"langId", "linkedRights", "encodedRights"},
}
"""The objects inside are closed too."""

SCHEMA = Path("shared/samples/wire/ninjs-schema/iptc-newsinjson/specification/ninjs-schema_3.1.json")

# ninjs refers to the schema of GeoJSON by address; RFC 7946 in the part that we write: a point.
GEOJSON_ID = "https://geojson.org/schema/GeoJSON.json"
GEOJSON: dict[str, Any] = {
    "type": "object",
    "required": ["type", "coordinates"],
    "properties": {
        "type": {"const": "Point"},
        "coordinates": {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 3},
    },
}


def names(model: type[Model]) -> set[str]:
    """Return the JSON names of a model's fields."""
    return {field.alias or name for name, field in model.model_fields.items()}


@pytest.mark.parametrize("model", [Article, ParsedItem])
def test_article_adds_one_property_to_ninjs(model: type[NewsObject]) -> None:
    """Beside `copydesk`, an article and a parsed item have only properties that ninjs 3.1 names."""
    assert names(model) - NINJS_3_1 == {"copydesk"}


def test_association_is_ninjs() -> None:
    """An association has ninjs properties, its name and its relation."""
    assert names(Association) - NINJS_3_1 == IN_ASSOCIATIONS


@pytest.mark.parametrize("model", NESTED, ids=lambda model: model.__name__)
def test_nested_object_is_ninjs(model: type[Model]) -> None:
    """No object inside has a property that ninjs 3.1 does not name."""
    assert names(model) <= NESTED[model]


@pytest.fixture(scope="module")
def ninjs(root: Path) -> Draft202012Validator:
    """Return a validator for ninjs 3.1, where IPTC's schema lies beside the project."""
    path = root.parent / SCHEMA
    if not path.exists():
        pytest.skip("the ninjs 3.1 schema of IPTC does not lie beside the project")
    schema = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    geojson = DRAFT202012.create_resource(GEOJSON)
    return Draft202012Validator(schema, registry=Registry().with_resource(GEOJSON_ID, geojson))


@pytest.mark.parametrize("topic", [ARTICLES, LATEST, PARSED])
def test_example_without_copydesk_is_ninjs(ninjs: Draft202012Validator, topic: str) -> None:
    """IPTC's own schema takes every example once `copydesk` is gone, and refuses it before."""
    for example in examples(topic):
        if example.value is None:
            continue
        document = json.loads(example.value)
        assert not ninjs.is_valid(document)
        del document["copydesk"]
        ninjs.validate(document)
