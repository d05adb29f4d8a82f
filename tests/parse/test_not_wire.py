"""Bytes that are no wire item are refused by their name."""

import json
import re
from datetime import UTC, datetime

import pytest

from schemas import ParsedItem
from schemas.feeds import Feed
from streams.errors import ParseError
from streams.parse import feed_for, file_item, parse

RECEIVED = datetime(2025, 3, 16, 12, tzinfo=UTC)
NO_WIRE = {
    "PDF": b"%PDF-1.7\n%\xe2\xe3",
    "ZIP": b"PK\x03\x04\x14\x00",
    "RTF": rb"{\rtf1\ansi Hello}",
    "JPEG": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "PNG": b"\x89PNG\r\n\x1a\n\x00",
    "video": b"\x00\x00\x00\x18ftypmp42",
    "source": b"import { a,\n b } from './c';\nimport d from \"e\";\n",
    "source code": b"export const fixture = `\n<nitf/>`;\n",
}
TEXTS = {
    "imports": "Import tariffs from 'China' rise\n\nBERLIN (dpa) - They rose.",
    "exports": "export prices rise\n\nBERLIN (dpa) - They rose.",
    "hash": "#ferry\n\nIt sails.",
}


TABLES = {
    "commas": "id,headline,text,date\n1,Ferries sail,They sail again.,2026-11-20\n",
    "quotes": '"Title","Body"\r\n"Ferries, boats","They sail ""again"".\nAll of them."\r\n"More","More."\r\n',
    "semicolons": "\ufefftitle;story\nFähren;Sie fahren.\n",
    "tabs": "Headline\tBody text\tAuthor\nFerries\tThey sail.\tJane Doe\n",
}
NO_TABLES = {
    "scores": "Team,Won,Lost\nHaven,3,1\nPort,1,3\n",
    "names": "Title,text\n\nHAVEN (X) - The bill has a title and a text, and nothing else.\n",
    "list": "Headline, text, picture\n\nThe three of them make a story, said the editor.\n",
    "other rows": "headline,text\nFerries sail, boats don't, and nobody knows why, said the harbour.\n",
}


def read(data: bytes) -> int:
    """Return how many items bytes of a plain-text feed are."""
    raw = file_item("x", data, feed="dpa", received_at=RECEIVED, content_type="text/plain")
    return len(parse(raw, feed_for("dpa", {})))


@pytest.mark.parametrize("what", NO_WIRE)
def test_what_is_no_wire_is_refused_by_name(what: str) -> None:
    """Documents, pictures, sounds and programs are refused, and the error says what they are."""
    with pytest.raises(ParseError, match=f"this is an? .*{what}|this is source code") as told:
        read(NO_WIRE[what])
    assert told.value.reason == "unsupported"


@pytest.mark.parametrize("name", TEXTS)
def test_texts_that_begin_alike_are_read(name: str) -> None:
    """A story whose first words are those of a program is a story."""
    assert read(TEXTS[name].encode()) == 1


@pytest.mark.parametrize("what", TABLES)
def test_a_table_of_stories_is_refused(what: str) -> None:
    """A table as spreadsheets save it is no article: the error names its columns, and what to send."""
    with pytest.raises(ParseError, match=r"this is a table \(CSV\) with the columns \w+") as told:
        read(TABLES[what].encode())
    assert told.value.reason == "unsupported"
    assert "\n" not in str(told.value)
    assert "\r" not in str(told.value)


def test_the_advice_for_a_table_holds() -> None:
    """A row sent as the error says is read whole, as far as its names go, and nothing is left over."""
    with pytest.raises(ParseError) as told:
        read(TABLES["commas"].encode())
    names = re.findall(r'"(\w+)": …', str(told.value))
    row = dict(zip(names, ("17", "Ferries sail", "They sail again.", "Jane Doe", "2026-11-20T12:00:00Z"), strict=True))
    raw = file_item("x", json.dumps(row).encode(), feed="desk", received_at=RECEIVED)
    (item,) = parse(raw, Feed(id="desk"))
    assert isinstance(item, ParsedItem)
    assert (item.uri, item.headline, item.by) == ("urn:copydesk:desk:17", "Ferries sail", "Jane Doe")
    assert (item.bodies[0].value, item.version_created) == ("They sail again.", datetime(2026, 11, 20, 12, tzinfo=UTC))
    assert not item.copydesk.warnings


@pytest.mark.parametrize("what", NO_TABLES)
def test_what_is_no_table_of_stories_is_read(what: str) -> None:
    """Scores in columns, and texts that begin with a list, stay texts."""
    assert read(NO_TABLES[what].encode()) == 1
