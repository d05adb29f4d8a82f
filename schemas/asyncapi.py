"""The AsyncAPI 3.0.0 document of copydesk: topics as channels, readers and writers as operations.

Sources: https://www.asyncapi.com/docs/reference/specification/v3.0.0 and the Kafka bindings 0.5.0. Everything in it comes
from `schemas.topics`, the models and the example messages.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from schemas.events import SCHEMA_VERSION
from schemas.json_schema import HEADERS
from schemas.topics import TOPICS, Topic

Json = dict[str, Any]
Examples = Mapping[str, Mapping[str, Json]]
"""Example records by topic and by the name of the example: `{key, headers, value | text | base64}`."""

BINDING = {"bindingVersion": "0.5.0"}
REPLICAS = 3  # in production; `copydesk topics apply` takes what the cluster has
JSON_2020 = "application/schema+json;version=draft-2020-12"
OUTSIDE = frozenset({"anybody", "consumers"})

ABOUT = (
    "The copy desk of a newsroom as a stream. Anybody may write raw wire items to `wire.raw.v1`; consumers read "
    "`news.articles.v1` (every version) or `news.latest.v1` (the newest living one). All other topics are internal and "
    "may change with any release. Delivery is at least once: drop the `ce_id` that you have seen. Readers ignore "
    "fields that they do not know."
)


def document(examples: Examples) -> Json:
    """Return the whole document; schemas are referred to by the file names beside it."""
    return {
        "asyncapi": "3.0.0",
        "id": "urn:copydesk",
        "info": {
            "title": "copydesk",
            "version": SCHEMA_VERSION,
            "description": ABOUT,
            "license": {"name": "Apache-2.0", "url": "https://www.apache.org/licenses/LICENSE-2.0"},
        },
        "defaultContentType": "application/json",
        "servers": {"kafka": {"host": "localhost:9092", "protocol": "kafka", "description": "COPYDESK_BROKERS"}},
        "channels": {name: _channel(topic) for name, topic in TOPICS.items()},
        "operations": dict(_operations(TOPICS.values())),
        "components": {"messages": {name: _message(topic, examples[name]) for name, topic in TOPICS.items()}},
    }


def _channel(topic: Topic) -> Json:
    kafka = {
        "topic": topic.name,
        "partitions": topic.partitions,
        "replicas": REPLICAS,
        "topicConfiguration": _configuration(topic),
    }
    return {
        "address": topic.name,
        "title": topic.name,
        "description": f"{topic.purpose}. COPYDESK_PREFIX, where set, stands before the name.",
        "messages": {"record": {"$ref": f"#/components/messages/{topic.name}"}},
        "tags": [{"name": "public" if topic.public else "internal"}],
        "bindings": {"kafka": kafka | BINDING},
    }


def _configuration(topic: Topic) -> Json:
    """Spell the topic's configuration with JSON types, as the binding asks."""
    config = topic.config(production=True)
    numbers: Json = {name: int(value) for name, value in config.items() if value.lstrip("-").isdecimal()}
    return config | numbers | {"cleanup.policy": config["cleanup.policy"].split(",")}


def _message(topic: Topic, examples: Mapping[str, Json]) -> Json:
    message = {
        "name": topic.name,
        "title": topic.model.__name__,
        "summary": topic.purpose,
        "contentType": "application/json" if topic.encoding == "json" else "application/octet-stream",
        "payload": _payload(topic),
        "bindings": {"kafka": {"key": {"type": "string", "description": topic.key}} | BINDING},
        "examples": [_example(name, record) for name, record in examples.items()],
    }
    if topic.name in HEADERS:
        message["headers"] = _schema_file(f"{topic.name}.headers")
    return message


def _payload(topic: Topic) -> Json:
    if topic.encoding == "bytes":
        return {"type": "string", "format": "binary", "description": "the bytes as received"}
    if not topic.tombstones:
        return _schema_file(topic.name)
    either = [{"$ref": f"./{topic.name}.schema.json"}, {"type": "null", "description": "a tombstone"}]
    return {"schemaFormat": JSON_2020, "schema": {"oneOf": either}}


def _schema_file(name: str) -> Json:
    return {"schemaFormat": JSON_2020, "schema": {"$ref": f"./{name}.schema.json"}}


def _example(name: str, record: Json) -> Json:
    payload = next(record[form] for form in ("value", "text", "base64") if form in record)
    return {"name": name, "headers": record["headers"], "payload": payload}


def _operations(topics: Iterable[Topic]) -> Iterable[tuple[str, Json]]:
    for topic in topics:
        for who in topic.writers:
            yield f"{who}.writes.{topic.name}", _operation("send", who, topic)
        for who in topic.readers:
            yield f"{who}.reads.{topic.name}", _operation("receive", who, topic)


def _operation(action: str, who: str, topic: Topic) -> Json:
    return {
        "action": action,
        "channel": {"$ref": f"#/channels/{topic.name}"},
        "summary": f"{who} {'writes' if action == 'send' else 'reads'} {topic.name}",
        "tags": [{"name": "outside" if who in OUTSIDE else "copydesk"}],
        "messages": [{"$ref": f"#/channels/{topic.name}/messages/record"}],
    }
