"""The AsyncAPI document says what the topics table says, and everything that it refers to exists.

It was also checked against the JSON Schema of AsyncAPI 3.0.0 itself (npm @asyncapi/specs 6.11.1).
"""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from schemas.json_schema import HEADERS
from schemas.publish import GENERATED
from schemas.topics import TOPICS

DOCUMENT: dict[str, Any] = json.loads((GENERATED / "asyncapi.json").read_text(encoding="utf-8"))


def references(node: Any) -> Iterator[str]:
    """Yield every `$ref` below a node; examples are data and have none."""
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for name, child in node.items():
            if name != "examples":
                yield from references(child)
    elif isinstance(node, list):
        for child in node:
            yield from references(child)


def resolve(reference: str) -> Any:
    """Return what a reference points to, in the document or in a file beside it."""
    if reference.startswith("./"):
        return json.loads((GENERATED / reference).read_text(encoding="utf-8"))
    node: Any = DOCUMENT
    for step in reference.removeprefix("#/").split("/"):
        node = node[step]
    return node


def test_every_reference_leads_somewhere() -> None:
    """No `$ref` of the document is broken."""
    found = set(references(DOCUMENT))
    assert len(found) > len(TOPICS)
    assert all(resolve(reference) for reference in found)


@pytest.mark.parametrize("name", TOPICS)
def test_channel_is_the_topic(name: str) -> None:
    """Address, partitions, cleanup and limits of a channel are those of the topic."""
    channel, topic = DOCUMENT["channels"][name], TOPICS[name]
    kafka = channel["bindings"]["kafka"]
    assert channel["address"] == kafka["topic"] == name
    assert kafka["partitions"] == topic.partitions
    assert kafka["bindingVersion"] == "0.5.0"
    assert kafka["topicConfiguration"]["cleanup.policy"] == [topic.cleanup]
    assert kafka["topicConfiguration"]["max.message.bytes"] == topic.max_bytes
    assert channel["tags"] == [{"name": "public" if topic.public else "internal"}]


@pytest.mark.parametrize("name", TOPICS)
def test_message_has_key_headers_and_examples(name: str) -> None:
    """A message says how it is keyed, which headers it has, and shows examples with headers and payload."""
    message = DOCUMENT["components"]["messages"][name]
    assert message["bindings"]["kafka"]["key"]["description"] == TOPICS[name].key
    assert ("headers" in message) == (name in HEADERS)
    assert message["examples"]
    assert all(set(example) == {"name", "headers", "payload"} for example in message["examples"])


def test_operations_are_writers_and_readers() -> None:
    """Every writer sends, every reader receives, and nobody else does anything."""
    said = {(name, operation["action"]) for name, operation in DOCUMENT["operations"].items()}
    writers = {(f"{who}.writes.{topic.name}", "send") for topic in TOPICS.values() for who in topic.writers}
    readers = {(f"{who}.reads.{topic.name}", "receive") for topic in TOPICS.values() for who in topic.readers}
    assert said == writers | readers


def test_names_are_spelled_as_asyncapi_wants() -> None:
    """Keys of components and operations use letters, digits, dots, hyphens and underscores."""
    names = [*DOCUMENT["operations"], *DOCUMENT["components"]["messages"]]
    assert all(re.fullmatch(r"[\w.-]+", name) for name in names)
