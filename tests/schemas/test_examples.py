"""Every topic has example messages; they load with today's models for ever, and they tell the truth."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from schemas.article import Article, ParsedItem
from schemas.base import Model
from schemas.canary import is_canary
from schemas.codec import decode, encode
from schemas.dead import read_dead
from schemas.examples import Example, examples
from schemas.feeds import CANARY_FEED
from schemas.topics import ARTICLES, DEAD, HELD, JUDGED, KILLS, LATEST, PARSED, RAW, TOPICS, VERDICTS
from schemas.verdict import JudgedItem, Kill, Verdict

EXAMPLES = [example for topic in TOPICS for example in examples(topic)]
WITH_JSON = [example for example in EXAMPLES if TOPICS[example.topic].encoding == "json" and example.value is not None]
RAW_EXAMPLES = [example for example in EXAMPLES if example.topic == RAW]
DEAD_EXAMPLES = [example for example in EXAMPLES if example.topic == DEAD]
ARTICLE_EXAMPLES = [example for example in WITH_JSON if TOPICS[example.topic].model is Article]

KEYS: dict[str, Callable[..., str]] = {
    PARSED: lambda item: item.copydesk.shard,
    VERDICTS: lambda verdict: verdict.receipt,
    KILLS: lambda kill: kill.uri,
    HELD: lambda judged: judged.verdict.receipt,
    JUDGED: lambda judged: judged.verdict.uri,
    ARTICLES: lambda article: article.uri,
    LATEST: lambda article: article.uri,
}


def name_of(example: Example) -> str:
    """Name a test case after its file."""
    return f"{example.topic}/{example.version}/{example.name}"


def load(example: Example) -> Model:
    """Read an example with today's model."""
    assert example.value is not None
    return decode(TOPICS[example.topic].model, example.value)


@pytest.mark.parametrize("topic", TOPICS)
def test_topic_has_an_example(topic: str) -> None:
    """Every topic shows at least one message."""
    assert any(example.topic == topic for example in EXAMPLES)


def test_no_example_is_an_orphan(root: Path) -> None:
    """Every folder of examples belongs to a topic, and every file in it is an example."""
    files = {path for path in (root / "schemas" / "examples").rglob("*") if path.is_file() and path.suffix != ".pyc"}
    known = {root / "schemas" / "examples" / f"{name_of(example)}.json" for example in EXAMPLES}
    assert files - known == {root / "schemas" / "examples" / "__init__.py"}


@pytest.mark.parametrize("example", WITH_JSON, ids=name_of)
def test_value_survives_the_codec(example: Example) -> None:
    """Today's model reads the example, and what it writes is read as the same value."""
    model = load(example)
    assert decode(type(model), encode(model)) == model


@pytest.mark.parametrize("example", WITH_JSON, ids=name_of)
def test_key_is_what_the_table_says(example: Example) -> None:
    """The key of an example is the one that the topics table promises."""
    assert example.key.decode() == KEYS[example.topic](load(example))


@pytest.mark.parametrize("example", [one for one in EXAMPLES if one.value is None], ids=name_of)
def test_tombstone_stands_only_where_one_may(example: Example) -> None:
    """Only topics that say so have records without a value."""
    assert TOPICS[example.topic].tombstones


@pytest.mark.parametrize("example", [one for one in RAW_EXAMPLES if one.headers], ids=name_of)
def test_raw_hash_is_true(example: Example) -> None:
    """The `sha256` header is the hash of the bytes."""
    assert dict(example.headers)["sha256"].decode() == hashlib.sha256(example.value or b"").hexdigest()


@pytest.mark.parametrize("example", DEAD_EXAMPLES, ids=name_of)
def test_dead_letter_gives_back_what_it_took(example: Example) -> None:
    """Reading a dead letter and spelling its headers again gives the same headers; key and bytes are kept."""
    letter = read_dead(key=example.key, value=example.value, headers=example.headers, timestamp=0, place="")
    assert letter.headers() == example.headers
    assert (letter.key, letter.value) == (example.key, example.value)


@pytest.mark.parametrize("example", ARTICLE_EXAMPLES, ids=name_of)
def test_mentions_lie_where_they_say(example: Example) -> None:
    """`text[start:end] == surface` for every mention of an example."""
    article = load(example)
    assert isinstance(article, Article)
    found = article.copydesk.annotations
    assert found is not None
    kinds = (found.people, found.organisations, found.places, found.dates, found.quantities, found.statements)
    for mention in (mention for kind in kinds for mention in kind):
        assert article.text[mention.start : mention.end] == mention.surface


@pytest.mark.parametrize("example", [*ARTICLE_EXAMPLES, *(e for e in WITH_JSON if e.topic == PARSED)], ids=name_of)
def test_counts_are_true(example: Example) -> None:
    """`charCount` and `wordCount` count the body beside them, and the paragraphs are the body."""
    item = load(example)
    assert isinstance(item, Article | ParsedItem)
    for body in item.bodies:
        assert body.char_count in (None, len(body.value))
        assert body.word_count in (None, len(body.value.split()))
    assert item.text == "\n\n".join(paragraph.text for paragraph in item.copydesk.paragraphs)


@pytest.mark.parametrize("example", [e for e in EXAMPLES if TOPICS[e.topic].public], ids=name_of)
def test_event_headers_fit_the_record(example: Example) -> None:
    """The CloudEvents subject is the key, and the type names the kind that the article says, or a canary."""
    headers = {name: value.decode() for name, value in example.headers}
    assert headers["ce_subject"] == example.key.decode()
    if example.value is not None:
        article = load(example)
        assert isinstance(article, Article)
        kind = "canary" if article.copydesk.feed == CANARY_FEED else article.copydesk.change.kind
        assert headers["ce_type"] == f"copydesk.article.{kind}.v1"


@pytest.mark.parametrize("example", EXAMPLES, ids=name_of)
def test_canaries_are_told_from_news(example: Example) -> None:
    """The examples of canaries, and no others, are told to be such by what their topic has to say."""
    found = is_canary(example.topic, example.key, example.value, example.headers)
    assert found == example.name.startswith("canary")


@pytest.mark.parametrize("example", [e for e in EXAMPLES if TOPICS[e.topic].public], ids=name_of)
def test_public_example_has_nothing_internal(example: Example) -> None:
    """No public message carries notes that are not public, the shard, or the right to kill."""
    facts = set((example.written.get("value") or {}).get("copydesk", {}))
    assert not facts & {"notes", "shard", "mayKill", "guid", "target"}


SHOWN: dict[str, Callable[..., str]] = {
    PARSED: lambda item: item.copydesk.change.kind,
    VERDICTS: lambda verdict: verdict.kind,
    ARTICLES: lambda article: article.copydesk.change.kind,
}
WANTED = {
    PARSED: {"new", "update", "correction", "kill"},
    VERDICTS: {"new", "update", "correction", "kill", "duplicate", "reprint", "test"},
    ARTICLES: {"new", "update", "correction", "kill", "reprint"},
}


@pytest.mark.parametrize("topic", WANTED)
def test_what_is_worth_showing_is_shown(topic: str) -> None:
    """The examples show every kind of message that a reader of the topic must handle."""
    shown = {SHOWN[topic](load(example)) for example in WITH_JSON if example.topic == topic}
    assert shown >= WANTED[topic]


def test_models_of_the_table_are_the_ones_tested() -> None:
    """Each JSON topic's model is one whose examples are read here."""
    models = {topic.model for topic in TOPICS.values() if topic.encoding == "json"}
    assert models == {ParsedItem, Verdict, Kill, JudgedItem, Article}


def test_old_examples_never_change(root: Path, golden: bool) -> None:
    """An example that was published once keeps its bytes; --golden pins new ones and never an old one anew."""
    folder = root / "schemas" / "examples"
    pins = root / "tests" / "schemas" / "examples.sha256"
    pinned = {name: digest for digest, name in (line.split("  ") for line in pins.read_text().splitlines())}
    today = {f"{name_of(e)}.json": _sha256(folder / f"{name_of(e)}.json") for e in EXAMPLES}
    if golden:
        pinned = today | pinned
        pins.write_text("".join(f"{pinned[name]}  {name}\n" for name in sorted(pinned)))
    assert today == pinned


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
