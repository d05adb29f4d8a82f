"""Bytes that are no wire item are refused by their name."""

from datetime import UTC, datetime

import pytest

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
