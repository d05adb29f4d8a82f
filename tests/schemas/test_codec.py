"""Models and their bytes: nothing is lost, nothing is invented, a line is a line."""

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from schemas.article import Article, ArticleFacts, Change, Credit, Note, Paragraph, ParsedFacts, ParsedItem
from schemas.base import Model, changed, made
from schemas.codec import decode, encode, ndjson
from schemas.ninjs import Body, NewsObject, Text
from schemas.raw import RawPointer

M = TypeVar("M", bound=Model)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
times = st.datetimes(min_value=datetime(1970, 1, 1), max_value=datetime(2199, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
pointers = st.builds(RawPointer, source=st.none() | texts, sha256=texts, size=st.integers(0, 2**40), topic=st.none())
wire: dict[str, st.SearchStrategy[Any]] = {
    "feed": texts,
    "agency": texts,
    "received_at": times,
    "receipt": texts,
    "revision": texts,
    "raw": pointers,
    "format": texts,
    "warnings": st.lists(texts, max_size=2).map(tuple),
    "credits": st.lists(st.builds(Credit, role=texts, names=st.lists(texts, max_size=2).map(tuple)), max_size=2).map(
        tuple
    ),
    "paragraphs": st.lists(st.builds(Paragraph, role=st.just("body"), text=texts), max_size=2).map(tuple),
    "change": st.builds(Change, kind=st.sampled_from(["new", "update", "kill"]), note=st.none() | texts),
}
news: dict[str, st.SearchStrategy[Any]] = {
    "uri": texts,
    "version": st.none() | texts,
    "version_created": st.none() | times,
    "urgency": st.none() | st.integers(1, 9),
    "headlines": st.lists(st.builds(Text, value=texts, role=st.none() | texts), max_size=2).map(tuple),
    "bodies": st.lists(st.builds(Body, value=texts, word_count=st.none() | st.integers(0, 9)), max_size=2).map(tuple),
}
inside: dict[str, st.SearchStrategy[Any]] = {
    "may_kill": st.booleans(),
    "notes": st.lists(st.builds(Note, role=texts, text=texts, public=st.booleans())).map(tuple),
}


def built(model: type[M], fields: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[M]:
    """Build a model from its fields by their Python names; `st.builds` would ask for the JSON names."""
    return st.fixed_dictionaries(fields).map(lambda values: model(**values))


articles = built(Article, {**news, "copydesk": built(ArticleFacts, wire)})
parsed_items = built(ParsedItem, {**news, "copydesk": built(ParsedFacts, {**wire, **inside})})


@given(articles | parsed_items)
def test_decode_undoes_encode(item: NewsObject) -> None:
    """Any article or parsed item comes back as it was."""
    assert decode(type(item), encode(item)) == item


@given(articles)
def test_encode_is_stable(article: Article) -> None:
    """What was decoded is written with the same bytes, so that a resend is no change."""
    data = encode(article)
    assert encode(decode(Article, data)) == data


@given(articles)
def test_ndjson_is_one_line(article: Article) -> None:
    """A line of NDJSON has no line break but its last character, for readers that know Unicode's too."""
    line = ndjson(encode(article)).decode()
    assert line.endswith("\n")
    assert len(line.splitlines()) == 1
    assert json.loads(line) == json.loads(encode(article))


def article(**more: object) -> Article:
    """Return a small article."""
    facts = {
        "feed": "f", "agency": "a", "receivedAt": "2026-11-03T12:00:00Z", "receipt": "r", "revision": "v",
        "raw": {"sha256": "0", "size": 0}, "format": "plain", "warnings": [], "change": {"kind": "new"},
    }  # fmt: skip
    return Article.model_validate({"uri": "urn:x", "copydesk": facts} | more)


def test_unknown_field_is_kept() -> None:
    """An older reader passes on what a newer writer said."""
    read = decode(Article, encode(article(brandNew={"deep": [1, 2]})))
    assert json.loads(encode(read))["brandNew"] == {"deep": [1, 2]}


def test_default_is_left_out() -> None:
    """A field that has its default is not written; one without a default always is."""
    written = json.loads(encode(article()))
    assert set(written) == {"uri", "copydesk"}
    assert written["copydesk"]["warnings"] == []


def test_model_is_frozen() -> None:
    """A value that was read can't be changed in place."""
    with pytest.raises(ValidationError):
        setattr(article(), "uri", "urn:y")  # noqa: B010 - mypy knows already that it must not be done


@pytest.mark.parametrize("data", [b"", b"null", b"[]", b"{}", b'{"uri": 1}', b"\xff\xfe", b'{"uri": "x"'])
def test_what_is_no_article_is_refused(data: bytes) -> None:
    """Bytes that are not an article raise one kind of error."""
    with pytest.raises(ValidationError):
        decode(Article, data)


def test_time_becomes_utc() -> None:
    """A time with any zone is written in UTC with a Z."""
    at = datetime(2026, 11, 3, 13, 0, tzinfo=timezone(timedelta(hours=1)))
    assert json.loads(encode(article(versionCreated=at)))["versionCreated"] == "2026-11-03T12:00:00Z"


def test_time_without_zone_is_refused() -> None:
    """A time that does not say its zone is no point in time."""
    with pytest.raises(ValidationError, match="timezone"):
        article(versionCreated="2026-11-03T12:00:00")


def test_a_made_model_is_what_a_checked_one_is() -> None:
    """Made of the same values, both are equal, write the same bytes, and copy alike; what was not given has its default."""
    values = {"role": "main", "value": "Ferries stay in port", "char_count": 20}
    unchecked, checked = made(Body, **values), Body(**values)
    assert unchecked == checked
    assert list(unchecked.__dict__) == list(checked.__dict__)
    assert encode(unchecked) == encode(checked)
    assert unchecked.model_copy(update={"role": "web"}) == checked.model_copy(update={"role": "web"})


def test_a_changed_model_is_a_copy_with_other_values() -> None:
    """It equals what pydantic's copy gives, in values, bytes and unknown fields; the first one stays as it was."""
    first = Body(role="main", value="Ferries stay in port", later="a field of tomorrow")
    other = changed(first, value="Ferries sail", word_count=2)
    assert other == first.model_copy(update={"value": "Ferries sail", "word_count": 2})
    assert encode(other) == encode(first.model_copy(update={"value": "Ferries sail", "word_count": 2}))
    assert first.value == "Ferries stay in port"
