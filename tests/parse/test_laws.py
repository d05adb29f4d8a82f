"""Laws of the parser: whatever bytes come, items or a DataError come out, soon, and nothing that runs."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parse.damage import mutants
from parse.shelf import FOLDERS, samples_of
from work import LIMIT, seconds_of

from schemas import ParsedItem, decode, encode
from schemas.topics import ITEM_LIMIT
from streams.errors import DataError
from streams.parse import Refused, feed_for, file_item, parse
from streams.parse.feeds import KNOWN

SAMPLES = {folder: [path.read_bytes() for path in samples_of(folder)] for folder in FOLDERS}
RECEIVED = datetime(2025, 3, 16, 12, tzinfo=UTC)
FEEDS = (*KNOWN, "nobody-knows-it")
INSIDE = r"(?:[^<>]|</?(?:a|em|strong|sub|sup|tr|td)>|<a href=\"(?:https?://|mailto:)[^\"<>]*\">)*"
SAFE = re.compile(rf"(?:<(p|h2|pre|table)>{INSIDE}</\1>\n?)+", re.IGNORECASE)

MEBI = 1024 * 1024


def outcome(data: bytes, feed: str = "reuters", content_type: str | None = None) -> list[ParsedItem]:
    """Parse bytes; a DataError, whole or for one item, is an outcome like any other."""
    try:
        raw = file_item("x", data, feed=feed, received_at=RECEIVED, content_type=content_type)
        return [item for item in parse(raw, feed_for(feed, {})) if not isinstance(item, Refused)]
    except DataError:
        return []


def check(items: list[ParsedItem]) -> None:
    """Hold an item against what is true of every item."""
    for item in items:
        assert decode(ParsedItem, encode(item)) == item
        assert item.text == "\n\n".join(paragraph.text for paragraph in item.copydesk.paragraphs)
        for body in item.bodies:
            assert body.content_type != "text/html" or SAFE.fullmatch(body.value)


@given(data=st.binary(min_size=1, max_size=400), feed=st.sampled_from(FEEDS))
@settings(max_examples=300)
def test_any_bytes(data: bytes, feed: str) -> None:
    """Any bytes are items or a DataError, never another exception."""
    check(outcome(data, feed))


@given(text=st.text(min_size=1, max_size=400), feed=st.sampled_from(FEEDS))
@settings(max_examples=300)
def test_any_text(text: str, feed: str) -> None:
    """Any text, in any script and with any control character, is items or a DataError."""
    check(outcome(text.encode("utf-8", "replace"), feed, "text/plain; charset=utf-8"))


@pytest.mark.parametrize("folder", FOLDERS)
@given(data=st.data(), feed=st.sampled_from(FEEDS))
@settings(max_examples=300)
def test_any_mutation_of_a_sample(folder: str, data: st.DataObject, feed: str) -> None:
    """A sample of any format that was cut, doubled or damaged on the way is items or a DataError."""
    check(outcome(data.draw(mutants(SAMPLES[folder])), feed))


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("folder", FOLDERS)
@given(data=st.data(), feed=st.sampled_from(FEEDS))
@settings(max_examples=10_000)
def test_any_mutation_of_a_sample_by_night(folder: str, data: st.DataObject, feed: str) -> None:
    """The same, ten thousand times for each format."""
    check(outcome(data.draw(mutants(SAMPLES[folder])), feed))


WORDS = st.sampled_from(
    ["<p>", "</p>", "<b", "<script>", "</script>", "<!--", "-->", "&lt;", "&#60;", "&", "text", '"', "'", ">", "<h1>",
     "<table>", "<tr>", "<td>", "</table>", "<style>", "<svg/onload=x>", "<img src=x>", " ", "\n", "<br/>", "<ns:p x='>'>"]
)  # fmt: skip


@given(parts=st.lists(WORDS, max_size=40))
@settings(max_examples=400)
def test_html_is_made_safe(parts: list[str]) -> None:
    """Whatever markup a body has, the HTML that comes out has p, h2 and pre, and all else escaped."""
    item = {"uri": "urn:x:1", "bodies": [{"contentType": "text/html", "value": "".join(parts)}]}
    check(outcome(json.dumps(item).encode()))


def _repeated(unit: str, head: str = "", tail: str = "") -> Callable[[], bytes]:
    """Return how to make such an item of the largest size: all of them at once take 150 MB."""
    room = ITEM_LIMIT - len(head.encode()) - len(tail.encode())
    return lambda: (head + unit * (room // len(unit.encode())) + tail).encode("ascii")


def _short(*paragraphs: str) -> Callable[[], bytes]:
    """Return how to make a short item that is slow where a pattern can read one line in very many ways."""
    return lambda: json.dumps({"uri": "a:b", "headline": "Note", "body_text": "\n\n".join(paragraphs)}).encode("ascii")


_ANPA = "\x16\x16\x01W2101\x1fasian\r\nr i\x13\x11 BC-Quay   11-04 0012\r\n\x02"
_IPTC7901 = "\x01eca062 4 i 11   dpa 061\r\n\nQuay/\r\n\x02"

HOSTILE: dict[str, Callable[[], bytes]] = {
    "letters": _repeated("a"),
    "lines": _repeated("a\n"),
    "blank lines": _repeated("\n", "a"),
    "brackets": _repeated("(", "H\n\n"),
    "open sign-offs": _repeated("(Reporting by ", "H\n\nT\n\n"),
    "roles": _repeated("Editing by A; ", "H\n\n("),
    "bylines": _repeated("By A and ", "H\n\n"),
    "cities": _repeated("A/", "H\n\n"),
    "picture tags": _repeated("tagreuters.com2025binary_A ", "H\n\n"),
    "headline tags": _repeated("UPDATE 1-"),
    "headline tags in ninjs": _repeated("UPDATE 1-", '{"uri":"a:b","headline":"', '"}'),
    "slashes in ninjs": _repeated("A/", '{"uri":"a:b","headline":"', '","body_html":"<p>a"}'),
    "bylines in ninjs": _repeated("By A and ", '{"uri":"a:b","byline":"', '"}'),
    "alerts in ninjs": _repeated("A ", '{"uri":"a:b","headline":"', '"}'),
    "datelines in ninjs": _repeated("A, ", '{"uri":"a:b","body_html":"<p>', ' (Reuters) - b"}'),
    "takes": _repeated(" =1"),
    "anpa marks": _repeated("^a<", _ANPA),
    "anpa rows": _repeated("\x08a;\n", _ANPA),
    "anpa cells": _repeated("\x08a\x1e ", _ANPA),
    "anpa notes": _repeated("^Eds: a<\n", _ANPA),
    "anpa notes without marks": _repeated("Eds: a.\n", _ANPA),
    "anpa pictures": _repeated("^AP Photo A12, A13\n", _ANPA),
    "anpa dashes": _repeated(" _", _ANPA),
    "iptc7901 heads": _repeated("a =\n", _IPTC7901),
    "iptc7901 leaders": _repeated(" a...1\n", _IPTC7901),
    "tabs": _repeated("a\t"),
    "equal bullets": _repeated("* a\n\n", "H\n\n"),
    "open tags": _repeated("<b ", '{"uri":"a:b","body_html":"', '"}'),
    "tags": _repeated("<b>", '{"uri":"a:b","body_html":"', '"}'),
    "quotes in tags": _repeated("<a '", '{"uri":"a:b","body_html":"', '"}'),
    "comments": _repeated("<!--", '{"uri":"a:b","body_html":"', '"}'),
    "scripts": _repeated("<script>", '{"uri":"a:b","body_html":"<p>', '"}'),
    "references": _repeated("&ampa", '{"uri":"a:b","body_html":"<p>', '"}'),
    "long numbers": _repeated("&#9", '{"uri":"a:b","body_html":"<p>', '"}'),
    "nesting": _repeated("[", '{"uri":"a:b","x":'),
    "keys": lambda: ('{"uri":"a:b",' + ",".join(f'"k{n}":{n}' for n in range(280_000)) + "}").encode()[:ITEM_LIMIT],
    "alternative ids": lambda: (
        '{"uri":"a:b","altids":{' + ",".join(f'"k{n}":"v"' for n in range(250_000)) + "}}"
    ).encode("ascii"),
    "many subjects": _repeated('{"name":"a"},', '{"uri":"a:b","subjects":[', '{"name":"b"}]}'),
    "empty lists": _repeated("[],", '{"uri":"a:b","x":[', "[]]}"),
    "a rule in a note": _short("please " + "-" * 200 + " withdraw"),
    "apostrophes in a note": _short("please a" + "' '" * 80 + " withdra"),
    "names of reporters": _short("The ferries wait.", "More.", "A B" + " and A Writer B" * 30 + " contributed x"),
    "places of reporters": _short("The ferries wait.", "More.", "A B from C" + ", D, E from F" * 34 + " contributed x"),
    "numbers of a contact": _short("The ferries wait.", "Contact", "Tel 0" + "(((((77" * 26 + "x"),
    "dates of a release": _short("PRESS RELEASE " + "1/1/1 " * 22 + "x", "HAVEN - The ferries wait."),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_items_end_soon(name: str) -> None:
    """An item of the largest size that is made to be slow takes less than two seconds of work."""
    item = HOSTILE[name]()
    assert seconds_of(lambda: outcome(item)) < LIMIT
