"""What is said about every topic in JSON Schema 2020-12: one document for its values, one for its headers.

Source: https://json-schema.org/draft/2020-12. The schemas describe what the codec writes (serialization, camelCase):
a field that has its default is left out, so `null` never stands in a document and is no choice in the schema.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, get_args

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from schemas.canary import CANARY_MARK
from schemas.dead import DEAD_HEADERS, OWN
from schemas.events import EVENT_HEADERS, JUDGED_OFFSET, schema_id
from schemas.raw import RAW_HEADERS
from schemas.topics import ARTICLES, DEAD, JUDGED, LATEST, PARSED, RAW, TOPICS, VERDICTS, Topic
from schemas.vocab import Disposition, Reason, Stage

Json = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True, slots=True)
class HeaderContract:
    """The headers of one topic's records: what each means, and which may be missing."""

    meanings: dict[str, str]
    optional: frozenset[str] = frozenset()


INNER = {CANARY_MARK[0]: "1 on the records of a canary: a synthetic item that measures the way and is no news"}

HEADERS: dict[str, HeaderContract] = {
    RAW: HeaderContract(RAW_HEADERS, optional=frozenset(RAW_HEADERS)),
    **dict.fromkeys((PARSED, VERDICTS, JUDGED), HeaderContract(INNER, optional=frozenset(INNER))),
    ARTICLES: HeaderContract(EVENT_HEADERS, optional=frozenset({"traceparent"})),
    LATEST: HeaderContract(
        EVENT_HEADERS | {JUDGED_OFFSET: "offset of the judged record behind this one; for copydesk itself"},
        optional=frozenset({"traceparent"}),
    ),
    DEAD: HeaderContract(DEAD_HEADERS, optional=frozenset({OWN + "item"})),
}
"""Records of all other topics have no headers."""

HEADER_FORMS: dict[str, Json] = {
    "sha256": {"pattern": "^[0-9a-f]{64}$"},
    "received-at": {"format": "date-time"},
    "traceparent": {"pattern": "^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"},
    "ce_specversion": {"const": "1.0"},
    "ce_type": {"pattern": r"^copydesk\.article\.[a-z]+\.v1$"},
    "ce_time": {"format": "date-time"},
    "ce_dataschema": {"format": "uri"},
    OWN + "stage": {"enum": list(get_args(Stage))},
    OWN + "reason": {"enum": list(get_args(Reason))},
    OWN + "disposition": {"enum": list(get_args(Disposition))},
}
"""What is known about a header's form beyond that it is text."""


class WireSchema(GenerateJsonSchema):
    """pydantic's generator, told how our codec writes: no nulls, no defaults, titles in words."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> Json:
        """Describe only the value: None is left out of the JSON."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> Json:
        """Describe only the value: a default is left out of the JSON."""
        return self.generate_inner(schema["schema"])

    def get_title_from_name(self, name: str) -> str:
        """Turn `versionCreated` into `Version created`."""
        return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).capitalize()


def value_schema(topic: Topic) -> Json:
    """Return the schema of a topic's values; only for topics that carry JSON."""
    body = topic.model.model_json_schema(by_alias=True, mode="serialization", schema_generator=WireSchema)
    about = f"{topic.name}: {topic.purpose}.\n\n{body.get('description', '')}"
    return {"$schema": DIALECT, "$id": schema_id(topic.name)} | body | {"description": about.strip()}


def headers_schema(topic: Topic) -> Json:
    """Return the schema of a topic's headers, read as text; other headers may stand beside them."""
    contract = HEADERS[topic.name]
    return {
        "$schema": DIALECT,
        "$id": schema_id(f"{topic.name}.headers"),
        "title": f"Headers of {topic.name}",
        "description": "Header values are UTF-8 text. Where a name stands twice, the last one counts.",
        "type": "object",
        "properties": {
            name: {"type": "string", "description": meaning} | HEADER_FORMS.get(name, {})
            for name, meaning in contract.meanings.items()
        },
        "required": _without(contract.meanings, contract.optional),
        "additionalProperties": {"type": "string"},
    }


def all_schemas() -> dict[str, Json]:
    """Return every schema by the name that it has in files and in the AsyncAPI document."""
    values = {name: value_schema(topic) for name, topic in TOPICS.items() if topic.encoding == "json"}
    headers = {f"{name}.headers": headers_schema(TOPICS[name]) for name in HEADERS}
    return values | headers


def _without(names: Iterable[str], left_out: frozenset[str]) -> list[str]:
    return [name for name in names if name not in left_out]
