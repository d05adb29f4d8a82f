"""JSON formats: any type of value anywhere, keys that stand twice, and the two mistakes of senders that are mended."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from work import LIMIT, seconds_of

from schemas import ParsedItem, decode, encode
from schemas.topics import ARTICLES, ITEM_LIMIT, TOPICS
from streams.dedupe import Desk
from streams.errors import DataError, ParseError
from streams.parse import Refused, feed_for, file_item, parse
from streams.parse.strict_json import MENDED, mended, read_json
from streams.pipeline.way import InProcess

SAMPLES = Path(__file__).parents[1] / "samples"
RECEIVED = datetime(2025, 3, 16, 12, tzinfo=UTC)
STORIES = {
    "apjson": "apjson/story.apjson",
    "dpajson": "dpajson/story.dpajson",
    "fingerpost": "fingerpost/story.fip",
    "ninjs": "ninjs/superdesk.ninjs",
    "ninjs 3": "ninjs/v3-text.ninjs",
    "schemaorg": "schemaorg/news-article.jsonld",
    "schemaorg graph": "schemaorg/graph.jsonld",
}
DOCUMENTS = {name: json.loads((SAMPLES / path).read_text(encoding="utf-8")) for name, path in STORIES.items()}

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=12),
    st.sampled_from(["2025-03-14T10:00:00Z", "urn:x:1", "https://x.example/1", "<p>a</p>", "javascript:x", "20000337", "@"]),
)  # fmt: skip
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
)


def paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the paths of all values in a document."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for key, each in inner for found in paths(each, (*path, key)))]


def replaced(document: Any, path: tuple[Any, ...], value: Any) -> Any:
    """Return a copy of a document with another value at a path."""
    if not path:
        return value
    copy = dict(document) if isinstance(document, dict) else list(document)
    copy[path[0]] = replaced(copy[path[0]], path[1:], value)
    return copy


def outcome(data: bytes, feed: str = "ap") -> list[ParsedItem]:
    """Parse bytes; a DataError, whole or for one item, is an outcome like any other."""
    try:
        outcomes = parse(file_item("x", data, feed=feed, received_at=RECEIVED), feed_for(feed, {}))
    except DataError:
        return []
    return [item for item in outcomes if not isinstance(item, Refused)]


def errors(data: bytes) -> list[str]:
    """Parse bytes that are no item at all, and return what is said of them."""
    try:
        outcomes = parse(file_item("x", data, feed="ap", received_at=RECEIVED), feed_for("ap", {}))
    except ParseError as error:
        return [str(error)]
    return [str(each.error) if isinstance(each, Refused) else "an item" for each in outcomes]


@pytest.mark.parametrize("name", DOCUMENTS)
@given(data=st.data())
@settings(max_examples=40)
def test_any_value_anywhere(name: str, data: st.DataObject) -> None:
    """Whatever stands in the place of any value of a story, items or a DataError come out, and JSON carries them."""
    document = DOCUMENTS[name]
    for _ in range(data.draw(st.integers(1, 4))):
        path = data.draw(st.sampled_from(paths(document)))
        document = replaced(document, path, data.draw(VALUES))
    feed = data.draw(st.sampled_from(["ap", "dpa", "pa", "tt", "nobody-knows-it"]))
    for item in outcome(json.dumps(document).encode(), feed):
        assert decode(ParsedItem, encode(item)) == item


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_story_is_read_as_its_format(name: str) -> None:
    """Each story is known by its keys alone, in any order of them."""
    for document in (DOCUMENTS[name], dict(reversed(DOCUMENTS[name].items()))):
        items = outcome(json.dumps(document).encode())
        assert {item.copydesk.format for item in items} == {name.partition(" ")[0]}


@pytest.mark.parametrize(
    "text",
    [
        '{"data": {"item": {"altids": {"itemid": "x"}, "headline": "A", "headline": "B"}}}',
        '{"entries": [{"urn": "urn:x", "version_created": "", "categories": [], "headline": "A", "headline": "B"}]}',
        '{"source-feed": "X", "usn": "1", "headline": "A", "headline": "B"}',
        '{"@context": "https://schema.org", "@graph": [{"@type": "Article", "headline": "A", "headline": "B"}]}',
        '{"item": [{"uri": "urn:x:1", "headline": "A", "headline": "B"}]}',
        '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "title": "A", "title": "B"}]}',
    ],
)
def test_an_item_with_two_headlines_is_none(text: str) -> None:
    """A key that stands twice in an item, with different values, refuses that item: two readers would see two stories."""
    [error] = errors(text.encode())
    assert "stands twice" in error


def test_a_text_under_a_foreign_name_is_read_with_a_warning() -> None:
    """Who writes the text of a ninjs object into `text` gets a body and is told what ninjs calls it; a body goes first."""
    foreign = {"uri": "urn:desk:1", "headline": "Ferries sail", "text": "The storm is over.\n\nAll ferries sail."}
    [item] = outcome(json.dumps(foreign).encode())
    [warning] = [each for each in item.copydesk.warnings if "ninjs does not have" in each]
    assert item.text == foreign["text"]
    assert "read from text" in warning
    [item] = outcome(json.dumps(foreign | {"body_text": "The body."}).encode())
    assert item.text == "The body."


@pytest.mark.parametrize(
    ("broken", "value"),
    [
        ('{"a": "one\ntwo"}', "one\ntwo"),
        ('{"a": "one\ttwo\r\n"}', "one\ttwo\r\n"),
        ('{"a": "a \\“word\\” here"}', "a “word” here"),
        ('{"a": "it\\\'s"}', "it's"),
        ('{"a": "kept \\"quotes\\" and \\\\ \\n \\u00e9\n"}', 'kept "quotes" and \\ \n é\n'),
    ],
)
def test_two_mistakes_are_mended(broken: str, value: str) -> None:
    """Raw line ends and tabs in a string, and a backslash that escapes nothing, are mended with a warning."""
    read = read_json(broken)
    assert read.value == {"a": value}
    assert MENDED in read.warnings


@pytest.mark.parametrize(
    "broken", ['{"a": }', '{"a": "x" "b"}', '{"a": "\\x41"}', '{"a": "\\uZZZZ"}', '{"a": 01}', "{'a': 1}"]
)
def test_other_mistakes_are_not(broken: str) -> None:
    """What could have been meant in two ways is refused, with the place in the bytes."""
    with pytest.raises(ParseError, match="not JSON") as told:
        read_json(broken)
    assert told.value.offset is not None


@given(value=VALUES)
def test_mending_leaves_good_json_alone(value: Any) -> None:
    """JSON that is right says the same after mending."""
    for ascii_only in (True, False):
        text = json.dumps(value, ensure_ascii=ascii_only)
        assert json.loads(mended(text)) == value


AP = '{"altids":{"itemid":"x"},"type":"text",'
DPA = '{"urn":"urn:x","version_created":"","categories":[],'
FIP = '{"source-feed":"X","usn":"1",'
ARTICLE = '{"@type":"NewsArticle","headline":"x",'


def repeated(unit: str, head: str, tail: str) -> Callable[[], bytes]:
    """Return how to make an item of the largest size, with one part of it again and again."""
    return lambda: (head + unit * ((ITEM_LIMIT - len(head) - len(tail)) // len(unit)) + tail).encode("ascii")


HOSTILE: dict[str, Callable[[], bytes]] = {
    "identifiers": lambda: ('{"type":"text","altids":{"itemid":"x",' + ",".join(f'"k{n}":"v"' for n in range(270_000)) + "}}").encode("ascii"),
    "names in a byline": repeated("AB CD and ", AP + '"bylines":[{"by":"By ', '"}]}'),
    "bodies in bodies": repeated("<body.content>", AP + '"body_nitf":"<nitf>', '"}'),
    "keywords": repeated('"a",', AP + '"keywords":[', '"b"]}'),
    "addresses of an embed": repeated(" src=", DPA + '"article_html":"<dnl-aa ', '"}'),
    "embeds": repeated('<dnl-a src=\\"https://a.b/c\\">', DPA + '"article_html":"', '"}'),
    "prefixes of a byline": repeated("von ", DPA + '"byline":"', '"}'),
    "codes": repeated("a+", FIP + '"mediaCatCodes":"', '"}'),
    "needless escapes": repeated("\\'", FIP + '"body_text":"', '"}'),
    "raw line ends": repeated("a\n", FIP + '"body_text":"', '"}'),
    "strings": repeated('"', '{"a":', "}"),
    "backslashes": repeated("\\", '{"a":"', '"}'),
    "references": repeated('{"@id":"#a"},', ARTICLE + '"author":[', '{"@id":"#a"}]}'),
    "nested holders": repeated('{"mainEntity":', '{"@context":"https://schema.org","mainEntity":', "1}"),
    "figures": repeated("<figure>a", '{"uri":"a:b","body_html":"', '"}'),
    "descriptions": lambda: ('{"uri":"a:b",' + ",".join(f'"description_{n}":"{n}"' for n in range(120_000)) + "}").encode("ascii"),
    "earlier versions": repeated('"a:b",', '{"uri":"a:b","ancestors":[', '"b"]}'),
    "items": repeated('{"uri":"a:b"},', '{"items":[', "{}]}"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_json_ends_soon(name: str) -> None:
    """An item of the largest size that is made to be slow takes less than two seconds of work."""
    item = HOSTILE[name]()
    assert len(item) <= ITEM_LIMIT
    assert seconds_of(lambda: outcome(item)) < LIMIT


PRIVATE = (
    "+49 30 0000 0001",
    "ina@agentur.example",
    "desk@agency.example",
    "+44 20 7946 0001",
    "call the desk",
    "+46 8",
)


@pytest.mark.parametrize(
    ("feed", "path"),
    [
        ("dpa", "dpajson/story.dpajson"),
        ("ap", "apjson/story.apjson"),
        ("x", "ninjs/superdesk.ninjs"),
        ("dpa", "dpajson/notepad-only.dpajson"),
    ],
)
def test_what_is_private_goes_no_further(feed: str, path: str) -> None:
    """Phones, addresses and notes that are for editors alone are in no article, wherever a document has them."""
    data = (SAMPLES / path).read_bytes()
    assert any(word in data.decode() for word in PRIVATE)
    raw = file_item(path, data, feed=feed, received_at=RECEIVED)
    sends = list(InProcess({}, Desk()).raw(raw, lambda _: None))
    assert [send.topic for send in sends if send.topic == ARTICLES]
    for send in sends:
        if TOPICS[send.topic].public:
            assert [word for word in PRIVATE if word.encode() in (send.value or b"")] == []
