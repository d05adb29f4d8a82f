"""NewsML-G2: what the samples beside their answers can't show one by one."""

import contextlib
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from work import LIMIT, seconds_of

from schemas import ParsedItem
from schemas.topics import ITEM_LIMIT
from streams.errors import DataError, ParseError
from streams.parse import Refused, feed_for, file_item, parse
from streams.parse.formats.newsmlg2.codes import Schemes, local

RECEIVED = datetime(2025, 3, 16, 12, tzinfo=UTC)


def read(data: bytes, feed: str = "harbour-press") -> list[ParsedItem | Refused]:
    """Parse a document."""
    return parse(file_item("x", data, feed=feed, received_at=RECEIVED), feed_for(feed, {}))


def item(
    meta: str = "", content: str = "", text: str = "", attributes: str = 'guid="urn:x:1" version="1"'
) -> ParsedItem:
    """Return what becomes of one news item with that metadata."""
    document = (
        f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" {attributes}><itemMeta><itemClass qcode="ninat:text"/>'
        f"<versionCreated>2025-03-14T09:40:00Z</versionCreated>{meta}</itemMeta><contentMeta>{content}</contentMeta>"
        f"<contentSet><inlineXML><html><body>{text}</body></html></inlineXML></contentSet></newsItem>"
    )
    found = read(document.encode())[0]
    assert isinstance(found, ParsedItem)
    return found


@pytest.mark.parametrize(
    ("qcode", "uri"),
    [
        ("medtop:20000351", "http://cv.iptc.org/newscodes/mediatopic/20000351"),
        ("iso3166-1a2:NO", "http://cvx.iptc.org/iso3166-1a2/NO"),
        ("hp:quays", None),
        ("quays", None),
        ("medtop:a b", None),
    ],
)
def test_qcodes_are_resolved(qcode: str, uri: str | None) -> None:
    """IPTC's aliases are known without its catalog; an alias that nobody explained stands for nothing."""
    assert Schemes().uri(qcode) == uri


def test_uris_are_named() -> None:
    """A URI of a scheme that is known has a qcode, any other has none."""
    assert Schemes().qcode("http://cv.iptc.org/newscodes/genre/Current") == "genre:Current"
    assert Schemes().qcode("http://cv.harbour-press.example/17") is None


@pytest.mark.parametrize("code", ["drol:caption", "http://cv.iptc.org/newscodes/descriptionrole/caption", "caption"])
def test_codes_without_their_scheme(code: str) -> None:
    """A code is told apart by what stands behind its scheme."""
    assert local(code) == "caption"


@pytest.mark.parametrize(
    ("note", "public"),
    [
        ("<edNote>With the mayor.</edNote>", True),
        ('<edNote role="hp:note">With the mayor.</edNote>', True),
        ('<edNote role="hp:private">With the mayor.</edNote>', False),
        ('<edNote role="hp:presscontacts">With the mayor.</edNote>', False),
        ('<edNote pubconstraint="hp:whatever">With the mayor.</edNote>', False),
        ('<edNote><p class="np-nonpublic">With the mayor.</p></edNote>', False),
    ],
)
def test_private_notes(note: str, *, public: bool) -> None:
    """A note that says in any way that it is not for readers is not public."""
    assert [each.public for each in item(note).copydesk.notes] == [public]


@pytest.mark.parametrize(
    ("status", "kind"), [("usable", "new"), ("withheld", "hold"), ("canceled", "kill"), ("halfway", "hold")]
)
def test_status(status: str, kind: str) -> None:
    """The status gives the kind; one that nobody knows holds the item back."""
    found = item(f'<pubStatus qcode="stat:{status}"/>', text="<p>Text</p>")
    assert found.copydesk.change.kind == kind
    assert (found.pub_status == "usable") == (status == "usable")


def test_an_embargo_in_the_zone_of_the_feed() -> None:
    """An embargo in words that names no zone is in that of the feed, against the day on which it came."""
    note = "<edNote>Sperrfrist 17. März 19.00 Uhr</edNote>"
    document = f"<newsItem guid='urn:x:1'><itemMeta>{note}</itemMeta><contentMeta/></newsItem>"
    found = read(document.encode(), feed="dpa")[0]
    assert isinstance(found, ParsedItem)
    assert found.embargoed_until == datetime(2025, 3, 17, 18, tzinfo=UTC)


def test_empty_kill() -> None:
    """A kill without a text is a kill, and no text is made up for it."""
    found = item('<pubStatus qcode="stat:canceled"/>', "<headline>Ferries stay in port</headline>", "<p/>")
    assert (found.pub_status, found.bodies, found.copydesk.warnings[:0]) == ("canceled", (), ())


def test_the_headline_is_chosen() -> None:
    """The main headline is told by role, then by rank; one in another language is not it."""
    content = (
        '<language tag="en"/><headline xml:lang="de">Fähren</headline><headline rank="2">Second</headline>'
        '<headline rank="1">First</headline><headline role="hl:short">Short</headline>'
    )
    assert [each.value for each in item("", content).headlines] == ["First", "Second", "Short"]


def test_what_the_body_repeats() -> None:
    """Headlines and teasers above the text are no part of it; a teaser that is the whole text stays."""
    content = "<headline>Ferries stay</headline><description>Nobody sails.</description>"
    assert (
        item("", content, "<h1>Ferries stay</h1><p>Nobody sails.</p><p>The quay is shut.</p>").text
        == "The quay is shut."
    )
    assert item("", content, "<p>Nobody sails.</p>").text == "Nobody sails."


def test_times_without_a_version() -> None:
    """An item that does not date its version is dated by the content's time, with a warning."""
    data = b"<newsItem guid='urn:x:1'><itemMeta/><contentMeta><contentCreated>2025-03-14</contentCreated></contentMeta></newsItem>"
    found = read(data)[0]
    assert isinstance(found, ParsedItem)
    assert found.version_created == datetime(2025, 3, 14, tzinfo=UTC)
    assert any("when its version was made" in each for each in found.copydesk.warnings)


@pytest.mark.parametrize("kind", ["conceptItem", "knowledgeItem", "planningItem", "catalogItem"])
def test_what_is_no_news_is_named(kind: str) -> None:
    """An item of another kind is refused by name, with its identifier and its line."""
    found = read(f'<{kind} xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:7"/>'.encode())[0]
    assert isinstance(found, Refused)
    assert found.error.reason == "unsupported"
    assert f"<{kind}> urn:x:7" in str(found.error)


def test_a_message_without_items() -> None:
    """A message that brings nothing is empty, and says so."""
    with pytest.raises(DataError) as caught:
        read(b"<newsMessage><header/></newsMessage>")
    assert caught.value.reason == "empty"


def test_the_place_of_what_is_not_well_formed() -> None:
    """A document that breaks off is refused with line and column."""
    with pytest.raises(ParseError, match=r"line 1, column \d+"):
        read(b"<newsItem guid='urn:x:1'><itemMeta>")


@given(
    st.lists(
        st.sampled_from(
            ["<subject", " qcode='a:b'", " type='cpnat:person'", ">", "</subject>", "<name>", "x", "</name>"]
        )
    )
)
@settings(max_examples=200)
def test_any_metadata(parts: list[str]) -> None:
    """Whatever stands in the metadata, an item or a DataError comes out."""
    data = f"<newsItem guid='urn:x:1'><itemMeta/><contentMeta>{''.join(parts)}</contentMeta></newsItem>"
    with contextlib.suppress(DataError):
        read(data.encode())


def _many(unit: str, head: str, tail: str) -> bytes:
    """Return a document that is as large as an item may be, or has as many tags as a document may."""
    room = ITEM_LIMIT - len(head) - len(tail)
    return (head + unit * min(room // len(unit), 190_000 // max(unit.count("<"), 1)) + tail).encode()


_META = "<newsItem guid='urn:x:1'><itemMeta/><contentMeta>"
_BODY = "<newsItem guid='urn:x:1'><itemMeta/><contentSet><inlineXML><html><body><p>"
_END = "</p></body></html></inlineXML></contentSet></newsItem>"
_GROUP = "<packageItem guid='urn:x:1'><itemMeta/><groupSet root='a'><group id='a'>"
HOSTILE = {
    "subjects": _many("<subject qcode='a:b'/>", _META, "</contentMeta></newsItem>"),
    "names of one subject": _many(
        "<name>a</name>", _META + "<subject qcode='a:b'>", "</subject></contentMeta></newsItem>"
    ),
    "an assert that all subjects name": _many(
        "<subject qcode='a:b'/>",
        _META,
        "</contentMeta><assert qcode='a:b'>" + "<name>a</name>" * 30_000 + "</assert></newsItem>",
    ),
    "links to itself": _many(
        "<link residref='urn:x:1' version='1'/>", "<newsItem guid='urn:x:1'><itemMeta>", "</itemMeta></newsItem>"
    ),
    "groups that name themselves": _many("<groupRef idref='a'/>", _GROUP, "</group></groupSet></packageItem>"),
    "references": _many("<itemRef residref='a'/>", _GROUP, "</group></groupSet></packageItem>"),
    "columns": _many("a  b  c\n", _BODY, _END),
    "blank lines": _many("\n \n", _BODY + "a", _END),
    "lines": _many("a <br/>", _BODY, _END),
    "captions": _many("a<media/>", _BODY, _END),
    "namespaces in a text": _many(' xmlns="a"', _BODY, _END),
    "bylines": _many("By A and ", _META + "<by>", "</by></contentMeta></newsItem>"),
    "an endless embargo": _many(
        "12 March ", "<newsItem guid='urn:x:1'><itemMeta><embargoed>", "</embargoed></itemMeta></newsItem>"
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_items_end_soon(name: str) -> None:
    """A document of the largest size that is made to be slow takes less than two seconds of work."""

    def work() -> None:
        with contextlib.suppress(DataError):
            read(HOSTILE[name])

    assert seconds_of(work) < LIMIT


@pytest.mark.parametrize(
    ("creators", "text", "by"),
    [
        ("<creator><name>Ingrid Dahl</name></creator>", "<p>The quay is open.</p>", "Ingrid Dahl"),
        (
            "<creator><name>Ingrid Dahl</name></creator><creator><name>Ola Nes</name></creator>",
            "",
            "Ingrid Dahl, Ola Nes",
        ),
        ('<creator qcode="desk:dahl"><name>dahl</name></creator>', "", None),
        ('<creator role="cpprole:photographer"><name>Lise Holm</name></creator>', "", None),
        ("<creator><name>Ingrid Dahl</name></creator>", "<p>By Eva Moe</p><p>The quay is open.</p>", "Eva Moe"),
        ("<by>Eva Moe</by><creator><name>Ingrid Dahl</name></creator>", "", "Eva Moe"),
    ],
)
def test_who_made_a_text_signs_it(creators: str, text: str, by: str | None) -> None:
    """Without a byline the makers with full names are it; an account, a photographer, or a byline elsewhere says otherwise."""
    assert item(content=creators, text=text).by == by


def test_a_subject_that_was_read_before_is_read_by_the_schemes_of_its_own_item() -> None:
    """What is remembered of a subject holds for no item that explains its codes itself: by a catalog or an assert."""
    subject = '<subject qcode="quay:17"><name>Quays</name></subject>'
    before = item(content=subject).subjects
    document = (
        '<newsItem guid="urn:x:1" version="1">{}<itemMeta><itemClass qcode="ninat:text"/></itemMeta>'
        f"<contentMeta>{subject}</contentMeta>{{}}</newsItem>"
    )
    catalog = '<catalog><scheme alias="quay" uri="http://cv.harbour-press.example/quay/"/></catalog>'
    known = '<assert qcode="quay:17"><type qcode="cpnat:object"/></assert>'
    explained, asserted = (read(document.format(*parts).encode())[0] for parts in ((catalog, ""), ("", known)))
    assert isinstance(explained, ParsedItem)
    assert isinstance(asserted, ParsedItem)
    assert [(each.literal, each.uri) for each in explained.subjects] == [
        ("quay:17", "http://cv.harbour-press.example/quay/17")
    ]
    assert item(content=subject).subjects == before
    assert [(each.name, each.literal, each.uri) for each in before] == [("Quays", "quay:17", None)]
    assert [(each.name, each.literal) for each in asserted.objects] == [("Quays", "quay:17")]
