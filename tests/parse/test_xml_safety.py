"""No XML document, of any format, makes us open, fetch or expand anything, or takes long: with real files and sockets.

Each attack is made of a format's own sample, so that it passes the look at the root and meets the whole reader.
"""

import builtins
import re
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from work import LIMIT, seconds_of

from schemas import ParsedItem, encode
from schemas.topics import ITEM_LIMIT
from streams.errors import DataError
from streams.parse import Refused, feed_for, file_item, parse
from streams.parse.formats import FORMATS

SAMPLES = Path(__file__).parents[1] / "samples"
XML = [name for name, row in FORMATS.items() if row.family == "xml"]
SECRET = "the-secret-of-the-lighthouse-keeper"


def sample(form: str) -> str:
    """Return the sample of a format from its root on, without a declaration or document type."""
    text = (SAMPLES / FORMATS[form].sample).read_text(encoding="utf-8-sig")
    text = re.sub(r"<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", "", text, flags=re.DOTALL)
    return re.sub(r"^\s*<\?xml[^>]*\?>\s*", "", text)


def root(text: str) -> str:
    """Return the name of the root, with its prefix."""
    found = re.search(r"<([A-Za-z_][\w:.-]*)", re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL))
    assert found
    return found[1]


def with_doctype(form: str, subset: str, external: str = "") -> bytes:
    """Return a sample with a document type, and a reference `&x;` in all of its texts."""
    text = sample(form)
    referring = re.sub(r">([^<>\s][^<>]*)<", r">&x; \1<", text)
    return f"<!DOCTYPE {root(text)} {external} [{subset}]>{referring}".encode()


def with_inside(form: str, markup: str) -> bytes:
    """Return a sample with something more at the end of its root."""
    text = sample(form)
    end = text.rindex("</")
    return (text[:end] + markup + text[end:]).encode()


def read(data: bytes) -> list[ParsedItem | Refused]:
    """Parse; an error for all of it is one for its first item."""
    try:
        return parse(
            file_item("x", data, feed="nobody", received_at=datetime(2025, 3, 1, tzinfo=UTC)), feed_for("nobody", {})
        )
    except DataError as error:
        return [Refused(0, error)]


def answered(data: bytes) -> None:
    """Parse something of which something must come."""
    assert read(data)


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, str]]:
    """Give a file with a secret and an address that listens; afterwards nobody has opened or called them."""
    for form in XML:  # what is loaded once (zones, tables) is opened now
        read(sample(form).encode())
    secret = tmp_path / "secret"
    secret.write_text(SECRET)
    opened: list[str] = []
    real = builtins.open

    def watched(file: Any, *said: Any, **named: Any) -> Any:
        opened.append(str(file))
        return real(file, *said, **named)

    monkeypatch.setattr(builtins, "open", watched)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        yield secret.as_uri(), f"http://127.0.0.1:{listener.getsockname()[1]}/x.dtd"
        with pytest.raises(BlockingIOError):
            listener.accept()
    assert str(secret) not in opened


def tells(outcomes: list[ParsedItem | Refused]) -> str:
    """Return all that comes out, as text."""
    return " ".join(str(each.error) if isinstance(each, Refused) else encode(each).decode() for each in outcomes)


@pytest.mark.parametrize("form", XML)
def test_the_samples_are_articles(form: str) -> None:
    """What the attacks are made of is read without them."""
    assert any(isinstance(each, ParsedItem) for each in read(sample(form).encode()))


@pytest.mark.parametrize("form", XML)
def test_entities_of_texts_are_refused(form: str) -> None:
    """A document that declares entities of texts, for a bomb or to repeat one long text, is refused before any is read."""
    laughs = '<!ENTITY a "ha ha ha ha ha">' + "".join(
        f'<!ENTITY {this} "{f"&{last};" * 10}">' for last, this in zip("abcdefgh", "bcdefghx", strict=True)
    )
    long_one = f'<!ENTITY x "{"ha " * 10_000}">'
    parameter = '<!ENTITY % p "&#60;!ENTITY x \'ha ha ha ha ha ha\'>"> %p; <!ENTITY x "ha ha ha ha ha">'
    for subset in (laughs, long_one, parameter):
        document = with_doctype(form, subset)
        (outcome,) = read(document)
        assert isinstance(outcome, Refused)
        assert "refused" in str(outcome.error)
        assert seconds_of(partial(read, document)) < LIMIT


@pytest.mark.parametrize("form", XML)
def test_nothing_outside_is_opened(form: str, world: tuple[str, str]) -> None:
    """External entities, parameter entities and document types are read about and never fetched, by file or by net."""
    for address in world:
        for data in (
            with_doctype(form, f'<!ENTITY x SYSTEM "{address}">'),
            with_doctype(form, f'<!ENTITY x PUBLIC "-//X" "{address}">'),
            with_doctype(form, f'<!ENTITY % p SYSTEM "{address}"> %p;'),
            with_doctype(form, "", f'SYSTEM "{address}"'),
            with_doctype(form, "", f'PUBLIC "-//X" "{address}"'),
            with_inside(
                form, f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="{address}"/>'
            ),
            f'<?xml-stylesheet type="text/xsl" href="{address}"?>{sample(form)}'.encode(),
            with_inside(form, f'<x xml:base="{address}" xsi:schemaLocation="urn:x {address}" xmlns:xsi="urn:xsi"/>'),
        ):
            assert SECRET not in tells(read(data))


@pytest.mark.parametrize("form", XML)
def test_entities_of_one_letter_are_letters(form: str) -> None:
    """A document may declare letters, as old newsroom systems do; they are read."""
    outcomes = read(with_doctype(form, '<!ENTITY x "&#248;">'))
    assert any(isinstance(each, ParsedItem) for each in outcomes)
    assert "ø" in tells(outcomes)


@pytest.mark.parametrize("form", XML)
def test_depth_ends(form: str) -> None:
    """Elements nested beyond any document are refused or left out, and no reader runs out of stack."""
    for levels in (300, 20_000):
        assert read(with_inside(form, "<p>" * levels + "x" + "</p>" * levels))


HUGE = {
    "attribute": lambda room: f'<p a="{"x" * room}"/>',
    "attributes": lambda room: "<p " + " ".join(f"a{n}='1'" for n in range(room // 12)) + "/>",
    "namespaces": lambda room: "<p " + " ".join(f"xmlns:n{n}='urn:{n}'" for n in range(room // 24)) + "/>",
    "elements": lambda room: "<p/>" * (room // 4),
    "texts": lambda room: "<p>some text </p>" * (room // 17),
    "text": lambda room: f"<p>{'text ' * (room // 5)}</p>",
    "references": lambda room: f"<p>{'&amp;' * (room // 5)}</p>",
    "unknown references": lambda room: f"<p>{'&nobody;' * (room // 8)}</p>",
    "data sections": lambda room: f"<p>{'<![CDATA[x]]>' * (room // 13)}</p>",
    "comments": lambda room: "<!---->" * (room // 7),
    "instructions": lambda room: "<?p?>" * (room // 5),
}


@pytest.mark.parametrize("kind", HUGE)
@pytest.mark.parametrize("form", XML)
def test_huge_documents_end_soon(form: str, kind: str) -> None:
    """A document of the largest size that is all one thing is read or refused within two seconds of work."""
    data = with_inside(form, HUGE[kind](ITEM_LIMIT - len(sample(form).encode()) - 100))
    assert seconds_of(partial(answered, data)) < LIMIT


@pytest.mark.parametrize("form", XML)
def test_namespaces_of_others(form: str) -> None:
    """Elements of a namespace that nobody knows, inside a document, neither end it nor stand for its own."""
    strange = '<q:headline xmlns:q="urn:strange">no headline</q:headline><q:p xmlns:q="urn:strange">no text</q:p>'
    assert any(isinstance(each, ParsedItem) for each in read(with_inside(form, f"<extra>{strange}</extra>")))


@pytest.mark.parametrize("end", ["", "<", "< ", "<!", "<rss", "<?"])
def test_prologs_end_soon(end: str) -> None:
    """A prolog of comments and instructions with a broken root, or none, is refused at once."""
    for prolog in (
        "<!-- a -->\n" * 60,
        "<?p a?>" * 60,
        "<!--<?p?>-->" * 60,
        "<!--" * 9_000 + "-->",
        "<!DOCTYPE a>\n" * 60,
    ):
        assert seconds_of(partial(answered, f'<?xml version="1.0"?>\n{prolog}{end}'.encode())) < LIMIT
