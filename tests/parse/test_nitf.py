"""NITF: limits, and what the samples beside their answers do not show."""

import contextlib
from datetime import UTC, datetime

import pytest
from work import LIMIT, seconds_of

from schemas import ParsedItem
from schemas.topics import ITEM_LIMIT
from streams.errors import DataError
from streams.parse import Refused, feed_for, file_item, parse

RECEIVED = datetime(2025, 3, 16, 12, tzinfo=UTC)
HEAD = '<nitf><head><docdata><doc-id id-string="a"/></docdata></head><body><body.content>'
TAIL = "</body.content></body></nitf>"


def read(text: str, feed: str = "desk") -> list[ParsedItem]:
    """Parse a document of a feed."""
    raw = file_item("x", text.encode(), feed=feed, received_at=RECEIVED)
    return [item for item in parse(raw, feed_for(feed, {})) if not isinstance(item, Refused)]


def docdata(inner: str, status: str = "") -> ParsedItem:
    """Parse a document with these facts."""
    return read(f"<nitf><head><docdata{status}>{inner}</docdata></head><body/></nitf>")[0]


@pytest.mark.parametrize(
    ("norm", "time"),
    [
        ("20151014T024358+0100", datetime(2015, 10, 14, 1, 43, 58, tzinfo=UTC)),
        ("2016-05-24 20:53:25+00:00", datetime(2016, 5, 24, 20, 53, 25, tzinfo=UTC)),
        ("20141126T152703", datetime(2014, 11, 26, 15, 27, 3, tzinfo=UTC)),
        ("2022-07-11 18:33", datetime(2022, 7, 11, 18, 33, tzinfo=UTC)),
        ("YYYYMMDD000000-HHMM", None),
    ],
)
def test_dates_as_senders_write_them(norm: str, time: datetime | None) -> None:
    """A date with, without or with an odd zone is read; a pattern that nobody filled is none, with a warning."""
    item = docdata(f'<date.issue norm="{norm}"/>')
    assert item.version_created == time
    assert any("no time" in warning for warning in item.copydesk.warnings) == (time is None)


def test_a_release_after_the_issue_is_an_embargo() -> None:
    """A usable document that is released later than it was issued is held until then; at the same time it is not."""
    issue = '<date.issue norm="20250909T100000Z"/>'
    assert docdata(f'{issue}<date.release norm="20250909T230000Z"/>').embargoed_until == datetime(
        2025, 9, 9, 23, tzinfo=UTC
    )
    assert docdata(f'{issue}<date.release norm="20250909T100000Z"/>').embargoed_until is None


def test_a_note_that_is_not_for_publication_is_nowhere_public() -> None:
    """What an ed-msg says not to publish stands in no public field."""
    item = docdata('<ed-msg info="Not for publication: call 555 0101."/><ed-msg info="Moves at noon."/>')
    public = item.model_dump_json(exclude={"copydesk"})
    assert "555" not in public
    assert [note.public for note in item.copydesk.notes] == [False, True]


def test_a_document_inside_a_namespace_is_the_same() -> None:
    """With the namespace of the schema, with none, and with a prefix, a document says the same."""
    plain = "<nitf><head><title>Mill</title></head><body><body.content><p>It turns.</p></body.content></body></nitf>"
    spaced = plain.replace("<nitf>", '<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/">')
    prefixed = plain.replace("</", "</n:").replace("<", "<n:").replace("<n:/n:", "</n:")
    prefixed = prefixed.replace("<n:nitf>", '<n:nitf xmlns:n="http://iptc.org/std/NITF/2006-10-18/">')
    texts = [(item.headline, item.text) for text in (plain, spaced, prefixed) for item in read(text)]
    assert texts == [("Mill", "It turns.")] * 3


def _filled(unit: str, head: str, tail: str, limit: int = ITEM_LIMIT) -> str:
    return head + unit * ((limit - len(head) - len(tail)) // len(unit)) + tail


HOSTILE = {
    "text": _filled("a b ", HEAD, TAIL),
    "breaks": _filled(f"{'a' * 60}<br/>", f"{HEAD}<p>", f"</p>{TAIL}"),
    "lines": _filled("a\n", f"{HEAD}<pre>", f"</pre>{TAIL}"),
    "tabs": _filled("\t", f"{HEAD}<pre>", f"</pre>{TAIL}"),
    "notes": _filled(f"<note>{'a' * 70}</note>x", HEAD, TAIL),
    "media": _filled(f'<media><media-reference source="https://a.example/{"b" * 60}"/></media>x', HEAD, TAIL),
    "metas": _filled('<meta name="a" content="b"/>', "<nitf><head>", "</head></nitf>"),
    "bylines": _filled("a and ", "<nitf><body><body.head><byline>By ", "</byline></body.head></body></nitf>"),
    "datelines": _filled("A, ", "<nitf><body><body.head><dateline>", "</dateline></body.head></body></nitf>"),
    "taglines": _filled("(Reporting by A) ", "<nitf><body><body.end><tagline>", "</tagline></body.end></body></nitf>"),
    "texts": _filled(f"<body.content><p>{'a' * 60}</p></body.content>", "<nitf><body>", "</body></nitf>"),
    "subjects": "<nitf><head><tobject>"
    + "".join(f'<tobject.subject tobject.subject.refnum="{number:08}"/>' for number in range(70_000))
    + "</tobject></head></nitf>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_documents_end_soon(name: str) -> None:
    """A document of the largest size that is made to be slow takes less than two seconds of work."""

    def work() -> None:
        with contextlib.suppress(DataError):
            read(HOSTILE[name], "pa")

    assert seconds_of(work) < LIMIT


def test_what_a_writer_is_stays_with_the_name() -> None:
    """The title in a byline is a credit of whoever it names; one that stands alone is the byline itself."""
    named, alone = (
        read(
            f"<nitf><body><body.head><byline>{line}</byline></body.head><body.content><p>x</p></body.content></body></nitf>"
        )[0]
        for line in ("By <person>Ola Nes</person><byttl>Harbour Editor</byttl>", "<byttl>Harbour Desk</byttl>")
    )
    assert (named.by, [(each.role, each.names) for each in named.copydesk.credits]) == (
        "Ola Nes",
        [("Harbour Editor", ("Ola Nes",))],
    )
    assert (alone.by, alone.copydesk.credits) == ("Harbour Desk", ())


def test_a_scope_says_who_may_be_interested() -> None:
    """`doc-scope` names an audience and is no keyword."""
    found = docdata('<doc-scope scope="Regional" value="r1"/><key-list><keyword key="bridge"/></key-list>')
    assert found.copydesk.keywords == ("bridge",)
    assert [(each.name, each.rel, each.literal) for each in found.subjects] == [("Regional", "audience", "r1")]


@pytest.mark.parametrize(
    ("doctype", "headline", "warning"),
    [
        ('<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///nowhere">]>', None, "left out: &x;"),
        ('<!DOCTYPE nitf SYSTEM "nitf.dtd">', None, "left out: &x;"),
        ("", "&x;", "read as they stand: 1"),
    ],
)
def test_what_is_declared_elsewhere_is_left_out(doctype: str, headline: str | None, warning: str) -> None:
    """A reference to what a document type declares elsewhere is no text, and is warned about; without one it is an ampersand."""
    found = read(f"{doctype}<nitf><body><body.head><hedline><hl1>&x;</hl1></hedline></body.head></body></nitf>")[0]
    assert next((each.value for each in found.headlines), None) == headline
    assert any(each.endswith(warning) for each in found.copydesk.warnings)


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<location>HAVEN</location>, <story.date>March 16</story.date> (HVN) -", "HAVEN, March 16 (HVN) -"),
        ("<location><city>HAVEN</city>, <country>Norland</country></location> (HVN)", "HAVEN, Norland (HVN)"),
        ("<location>HAVEN</location><story.date>March 16</story.date>", "HAVEN, March 16"),
        ("<location>HAVEN</location> and <location>PORT</location>", "HAVEN and PORT"),
        ("<location>HAVEN,</location>, <story.date>March 16</story.date>,", "HAVEN, March 16"),
    ],
)
def test_a_dateline_has_the_commas_of_its_sender(inside: str, text: str) -> None:
    """Elements that touch get a comma between them; where the sender set a mark, none is added."""
    (item,) = read(f"<nitf><body><body.head><dateline>{inside}</dateline></body.head></body></nitf>")
    assert item.copydesk.dateline is not None
    assert item.copydesk.dateline.text == text
