"""Web feeds: entries in order, versions of one article, times and their zones, and nothing opened or fetched."""

import builtins
import io
import json
import socket
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest
from feedparser import api
from hypothesis import given, settings
from hypothesis import strategies as st
from parse.damage import mutants
from work import LIMIT, seconds_of

from schemas import ParsedItem, decode, encode, topics
from schemas.article import Article
from schemas.topics import ITEM_LIMIT
from streams.dedupe import Desk
from streams.errors import DataError, ParseError
from streams.messages import Record
from streams.parse import Refused, feed_for, file_item, parse
from streams.parse.draft import Draft
from streams.parse.times import time_said
from streams.pipeline.way import InProcess
from streams.sources.entries import cut

FOLDER = Path(__file__).parents[1] / "samples" / "feed"
SAMPLES = [path.read_bytes() for path in sorted(FOLDER.iterdir()) if path.suffix != ".json"]
RECEIVED = datetime(2025, 11, 4, 12, tzinfo=UTC)
TYPES = (None, "application/rss+xml", "text/xml; charset=iso-8859-1", "application/feed+json", "application/atom+xml")


def read(
    data: bytes, content_type: str | None = "application/rss+xml", feed: str = "dpa"
) -> list[ParsedItem | Refused]:
    """Parse bytes."""
    raw = file_item("x", data, feed=feed, received_at=RECEIVED, content_type=content_type)
    return parse(raw, feed_for(feed, {}))


def items(data: bytes, content_type: str | None = "application/rss+xml") -> list[ParsedItem]:
    """Parse bytes of which every item can be read."""
    found = [each for each in read(data, content_type) if isinstance(each, ParsedItem)]
    assert len(found) == len(read(data, content_type))
    return found


def rss(*entries: str, head: str = '<rss version="2.0">') -> bytes:
    """Return a feed of entries."""
    return (
        f"{head}<channel><title>T</title>{''.join(f'<item>{each}</item>' for each in entries)}</channel></rss>".encode()
    )


def atom(*entries: str) -> bytes:
    """Return an Atom feed of entries."""
    inner = "".join(f"<entry>{each}</entry>" for each in entries)
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>{inner}</feed>'.encode()


def refusal(data: bytes, content_type: str | None = "application/rss+xml") -> ParseError:
    """Return the error that a document is refused with."""
    with pytest.raises(ParseError) as caught:
        read(data, content_type)
    return caught.value


def test_entries_come_in_the_order_of_the_document() -> None:
    """A document of n entries gives n items with receipts of their own, all of them."""
    found = items(rss(*(f"<title>Story {n}</title><guid>g{n}</guid>" for n in range(300))))
    assert [each.headline for each in found] == [f"Story {n}" for n in range(300)]
    assert [each.copydesk.receipt.rpartition("#")[2] for each in found] == [str(n) for n in range(300)]


@pytest.mark.parametrize(
    ("entry", "uri"),
    [
        ("<link>/quay/7</link>", "https://quay.example/quay/7"),
        ("<link>7.html</link>", "https://quay.example/news/7.html"),
        ("<link>//www.quay.example/7</link>", "https://www.quay.example/7"),
        ("<link>https://other.example/7</link>", "https://other.example/7"),
        ("<link>/quay/7</link><guid>q7</guid>", "urn:copydesk:dpa:q7"),
        ("<guid>q7</guid>", "urn:copydesk:dpa:q7"),
        ("<link>//[quay/7</link>", "urn:copydesk:dpa://%5Bquay/7"),
    ],
)
def test_a_link_without_a_host_is_one_of_the_site(entry: str, uri: str) -> None:
    """The channel's link completes that of an entry; neither a guid nor a whole address is touched by it."""
    head = '<rss version="2.0"><channel><link>https://quay.example/news/</link>'
    (item,) = items(f"{head}<item><title>Crane falls</title>{entry}</item></channel></rss>".encode())
    assert item.uri == uri


def test_a_link_without_any_host_stays() -> None:
    """Where the channel says no address, a link stays as it came."""
    (item,) = items(rss("<title>Crane falls</title><link>/quay/7</link>"))
    assert item.uri == "urn:copydesk:dpa:/quay/7"


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("en-au", "en-AU"),
        ("EN_gb", "en-GB"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("de-1996", "de-1996"),
        ("en-x-us", "en-x-us"),
    ],
)
def test_languages_are_written_as_the_standard_does(said: str, language: str) -> None:
    """Region in capitals, script with a capital, all else small (RFC 5646 §2.1.1)."""
    (item,) = items(rss("<title>Crane falls</title>", head=f'<rss version="2.0" xml:lang="{said}">'))
    assert item.language == language


def test_a_later_entry_is_an_update_of_the_same_article() -> None:
    """The feed again with one edited entry: what was there is a duplicate, the edited entry an update and the latest."""
    way = InProcess({}, Desk())
    entry = "<id>urn:x:1</id><title>Crane {0}</title><published>2025-11-04T08:00:00Z</published><updated>{1}</updated><content>{0}.</content>"
    same = "<id>urn:x:2</id><title>Pier</title><updated>2025-11-04T07:00:00Z</updated><content>It stands.</content>"
    told = []
    for offset, (word, at) in enumerate((("stands", "2025-11-04T08:00:00Z"), ("fell", "2025-11-04T09:00:00Z"))):
        headers = (("content-type", b"application/atom+xml"),)
        value = atom(entry.format(word, at), same)
        told += list(way.record(Record(topics.RAW, 0, offset, 1_762_250_000_000, b"quay", value, headers)))
    public = [decode(Article, send.value or b"") for send in told if send.topic == topics.ARTICLES]
    assert [(each.uri, each.copydesk.change.kind, each.headline) for each in public] == [
        ("urn:x:1", "new", "Crane stands"),
        ("urn:x:2", "new", "Pier"),
        ("urn:x:1", "update", "Crane fell"),
    ]
    latest = [decode(Article, send.value or b"") for send in told if send.topic == topics.LATEST]
    assert {each.uri: each.headline for each in latest} == {"urn:x:1": "Crane fell", "urn:x:2": "Pier"}


def test_a_deleted_entry_withdraws_its_article() -> None:
    """A tombstone of RFC 6721 is a withdrawal of the article with that id, and nobody sees its text as latest again."""
    way = InProcess({}, Desk())
    stood = b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>urn:x-quay:2</id><title>It fell</title><updated>2025-11-04T08:00:00Z</updated><content>All of it.</content></entry></feed>'
    headers = (("content-type", b"application/atom+xml"),)
    deleted = (FOLDER / "atom-deleted.atom").read_bytes()
    told = [
        send
        for offset, value in enumerate((stood, deleted))
        for send in way.record(Record(topics.RAW, 0, offset, 1_762_250_000_000, b"quay", value, headers))
    ]
    kills = [send for send in told if send.topic == topics.LATEST and send.value is None]
    assert [send.key for send in kills] == [b"urn:x-quay:2"]


@pytest.mark.parametrize("data", [b"/etc/hostname", b"http://127.0.0.1:9/feed", b"file:///etc/hostname", b"feed://x/y"])
def test_nothing_is_opened(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytes that look like a path or an address are bytes; so are document types and stylesheets with addresses."""

    def forbidden(*_: Any, **__: Any) -> None:
        raise AssertionError("something was opened")

    document = b'<!DOCTYPE rss SYSTEM "' + data + b'"><?xml-stylesheet href="' + data + b'"?>' + rss("<guid>1</guid>")
    monkeypatch.setattr(builtins, "open", forbidden)
    monkeypatch.setattr(socket, "socket", forbidden)
    monkeypatch.setattr(feedparser.http, "get", forbidden)
    assert refusal(data).reason == "malformed"
    assert len(items(document)) == 1


@pytest.mark.parametrize(
    ("declared", "place"),
    [
        ('<!ENTITY a "0123456789">', 14),
        ("<!ENTITY a '&b;&b;'>", 14),
        ('<!ENTITY ok "&#233;"> <!ENTITY a "&ok;">', 36),
    ],
)
def test_entities_that_are_texts_are_refused(declared: str, place: int) -> None:
    """Anything but one letter can be multiplied: the place of its declaration is named."""
    error = refusal(f"<!DOCTYPE rss[{declared}]>".encode() + rss("<title>&a;</title>"))
    assert error.offset == place


def test_a_bomb_costs_nothing() -> None:
    """The classic one is refused before it is lit, with four megabytes of references to it."""
    levels = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    bomb = f'<!DOCTYPE rss[<!ENTITY l0 "lol">{levels}]>'.encode() + rss("<title>" + "&l9;" * 900_000 + "</title>")
    assert "l1" in str(refusal(bomb))
    assert seconds_of(lambda: refusal(bomb)) < LIMIT


@pytest.mark.parametrize(
    ("text", "expected", "warned"),
    [
        ("2025-11-04T09:30:00+01:00", "08:30:00", False),
        ("2025-11-04T09:30:00", "08:30:00", True),
        ("2025-11-04", "2025-11-03T23:00:00", True),
        ("Tue, 4 Nov 2025 09:30:00 +0100", "08:30:00", False),
        ("Tue, 04 Nov 2025 09:30:00 +01:00", "08:30:00", False),
        ("4 November 2025 9:30 GMT", "09:30:00", False),
        ("04-Nov-25 09:30 EST", "14:30:00", False),
        ("Tue, 4 Nov 2025 09:30:00", "08:30:00", True),
        ("Tue, 4 Nov 2025 09:30:00 BST", "08:30:00", True),
        ("Tue, 4 Nov 2025 09:30:60 CEST", "07:30:59", False),
        ("Tue, 4 Nov 2025", "2025-11-03T23:00:00", True),
        ("Tue Nov  4 09:30:00 2025", "08:30:00", True),
        ("Tue Nov 4 09:30:00 UTC 2025", "09:30:00", False),
        ("2025년 11월 04일 09:30:00", "00:30:00", False),
        ("2025-november-4T9:30+01:00", "08:30:00", False),
        ("--11-04", None, True),
        ("Tue, 31 Feb 2025 09:30:00 GMT", None, True),
        ("4 Nov 2025 09:30 +99:99", "08:30:00", True),
        ("4 Nov 0000 09:30 GMT", None, True),
        ("soon", None, True),
    ],
)
def test_times(text: str, expected: str | None, warned: bool) -> None:
    """Every spelling is the same time; one without a zone is in the feed's, with a warning; a clock is never asked."""
    draft = Draft()
    time_ = time_said(text, "Europe/Berlin", draft)
    day = expected if expected is None or "T" in expected else f"2025-11-04T{expected}"
    assert (time_ and time_.strftime("%Y-%m-%dT%H:%M:%S")) == day
    assert bool(draft.warnings) == warned


def test_the_later_time_is_that_of_the_version() -> None:
    """An entry that was edited before its time of publication came is a version of that time."""
    times = "<published>2025-11-04T12:00:00Z</published><updated>2025-11-04T09:00:00Z</updated>"
    (found,) = items(atom(f"<id>a:b</id>{times}"))
    assert (found.first_created, found.version_created) == (RECEIVED, RECEIVED)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("AT&amp;T", "AT&T"),
        ("AT&amp;amp;T", "AT&T"),
        ("5 &lt; 6", "5 < 6"),
        ("&lt;b&gt;Bold&lt;/b&gt; words", "Bold words"),
        ("<![CDATA[Caf&eacute; <i>Nord</i>]]>", "Café Nord"),
        ("&amp;lt;b&amp;gt; stands", "<b> stands"),
        ("caf&eacute;", "café"),
    ],
)
def test_titles(title: str, expected: str) -> None:
    """A title of RSS is HTML: its tags go, and its references are resolved once."""
    assert items(rss(f"<title>{title}</title><guid>1</guid>"))[0].headline == expected


def test_a_plain_title_of_atom_is_taken_by_its_letters() -> None:
    """Atom says that a title is text: nothing in it is markup."""
    assert items(atom("<id>a:b</id><title>Use &lt;b&gt; &amp;amp; win</title>"))[0].headline == "Use <b> &amp; win"


def test_captions_are_no_text() -> None:
    """The caption and title of a picture stay out of headline and body."""
    head = '<rss version="2.0" xmlns:m="http://search.yahoo.com/mrss/">'
    media = '<m:content url="a:b"><m:title>Quay</m:title><m:description>A crane.</m:description></m:content>'
    (found,) = items(
        rss(f"<title>Crane fell</title><guid>1</guid><description>It fell.</description>{media}", head=head)
    )
    assert (found.headline, found.text) == ("Crane fell", "It fell.")


@pytest.mark.parametrize(
    ("author", "by"),
    [
        ("ada@x.example (Ada Quist)", "Ada Quist"),
        ("By Ada Quist", "Ada Quist"),
        ("ada@x.example", None),
        ("Ada <a@x.example>", "Ada"),
    ],
)
def test_authors(author: str, by: str | None) -> None:
    """A byline has names and no addresses."""
    assert items(rss(f"<author>{author.replace('<', '&lt;')}</author><guid>1</guid>"))[0].by == by


@pytest.mark.parametrize(
    ("content_type", "sample", "form", "warned"),
    [
        ("application/json", "json-feed-1-1.jsonfeed", "jsonfeed", False),
        ("text/html", "json-feed-1-1.jsonfeed", "jsonfeed", True),
        (None, "rss1.rdf", "feed", False),
        ("text/html; charset=utf-8", "atom-utf-16.atom", "feed", True),
        ("application/xml", "atom-languages.atom", "feed", False),
        ("text/plain", "rss2-content.rss", "feed", True),
        ("application/feed+json", "rss2-content.rss", "feed", True),
    ],
)
def test_the_format_is_told_from_the_bytes(content_type: str | None, sample: str, form: str, warned: bool) -> None:
    """A feed is known by its bytes whatever it is declared as; a declaration that can't be true is a warning."""
    found = next(each for each in read((FOLDER / sample).read_bytes(), content_type) if isinstance(each, ParsedItem))
    assert found.copydesk.format == form
    assert any("declared as" in each and "the bytes are" in each for each in found.copydesk.warnings) == warned


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<!DOCTYPE html><html><body>404</body></html>", "unsupported"),
        (b"<html><rss/></html>", "unsupported"),
        (b"<ledger><page/></ledger>", "unsupported"),
        (b"<feed xmlns='urn:cattle'><entry/></feed>", "unsupported"),
        (b"Moved permanently", "malformed"),
        (b"<rss><channel/></rss>", "empty"),
        (b"<rss><channel><item><title>a", "malformed"),
    ],
)
def test_what_is_no_feed_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    """A page, other XML, no XML, a feed without entries, and one that ends in its first: each ends as a dead letter."""
    assert refusal_of(data).reason == reason


def refusal_of(data: bytes) -> DataError:
    """Return the error of a document, or of its only entry."""
    try:
        (refused,) = read(data)
    except ParseError as error:
        return error
    assert isinstance(refused, Refused)
    return refused.error


@pytest.mark.parametrize(
    "sample", ["rss2-content.rss", "rss2-summary.rss", "rss1.rdf", "atom-xhtml.atom", "atom-languages.atom", "atom-utf-16.atom",
               "json-feed-1-1.jsonfeed"]
)  # fmt: skip
def test_entries_that_the_poller_cut_are_the_same_articles(sample: str) -> None:
    """A document of each entry alone, as a poll publishes it, gives the revision that the whole document gives."""
    data = (FOLDER / sample).read_bytes().replace(b'"no item",', b"")
    document = cut(data)
    whole = [each for each in read(data, document.media_type) if isinstance(each, ParsedItem)]
    alone = [each for entry in document.entries for each in read(document.record(entry), document.media_type)]
    assert not document.note
    assert [each.copydesk.revision for each in alone if isinstance(each, ParsedItem)] == [
        each.copydesk.revision for each in whole
    ]


def test_atom_without_its_namespace_is_read_where_it_is_declared() -> None:
    """A root <feed> alone proves nothing; with the media type it is enough."""
    data = b"<feed><entry><id>a:b</id><title>Pier</title></entry></feed>"
    assert items(data, "application/atom+xml")[0].headline == "Pier"
    assert refusal(data, None).reason == "unsupported"


def test_an_element_out_of_place_costs_itself() -> None:
    """What feedparser stumbles over is skipped with a warning; the entry around it and those after it are read."""
    chapter = '<psc:chapters xmlns:psc="http://podlove.org/simple-chapters"><psc:chapter title="x"/></psc:chapters>'
    first, second = items(rss(f"<guid>1</guid>{chapter}<title>One</title>", "<guid>2</guid><title>Two</title>"))
    assert (first.headline, second.headline) == ("One", "Two")
    assert "elements that make no sense where they stand were skipped: psc:chapter" in first.copydesk.warnings


def test_whatever_feedparser_trips_over_is_bad_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of its own that nobody foresaw ends as a dead letter that names it."""

    def trip(*_: Any) -> None:
        raise RuntimeError("knot")

    monkeypatch.setattr(api.StrictFeedParser, "_start_title", trip)
    assert "RuntimeError: knot" in str(refusal(rss("<title>a</title>")))


def test_one_bad_entry_is_refused_alone() -> None:
    """An entry with more tags than any text has is a dead letter of its own; its neighbours are read."""
    bad = "<description>" + "&lt;b>" * 100_001 + "</description>"
    found = read(rss("<guid>1</guid>", bad, "<guid>3</guid>"))
    assert [each.error.reason if isinstance(each, Refused) else each.uri for each in found] == [
        "urn:copydesk:dpa:1",
        "tooLarge",
        "urn:copydesk:dpa:3",
    ]


def outcome(data: bytes, content_type: str | None) -> None:
    """Parse bytes: items that keep the laws, or a DataError."""
    try:
        for item in read(data, content_type):
            if isinstance(item, ParsedItem):
                assert decode(ParsedItem, encode(item)) == item
    except DataError:
        pass


@given(
    data=st.binary(max_size=300),
    head=st.sampled_from([b"", b"<rss><channel><item>", b"<feed xmlns='http://www.w3.org/2005/Atom'><entry>"]),
    kind=st.sampled_from(TYPES),
)
@settings(max_examples=200)
def test_any_bytes(data: bytes, head: bytes, kind: str | None) -> None:
    """Any bytes, alone or inside a feed, are items or a DataError."""
    outcome(head + data or b"x", kind)


@given(data=mutants(SAMPLES), kind=st.sampled_from(TYPES))
@settings(max_examples=300)
def test_any_mutation_of_a_sample(data: bytes, kind: str | None) -> None:
    """A feed that was damaged on the way is items or a DataError."""
    outcome(data, kind)


PARTS = st.sampled_from(
    ["<item>", "</item>", "<entry>", "</entry>", "<title>", "</title>", "<textinput>", "<image>", "<source>", "</source>", "<author>",
     "<name>", "</name>", "<category>", "<content type='x'>", "<content:encoded>", "<![CDATA[", "]]>", "<!--", "-->", "<svg>", "<a:b c='d'>",
     "&#0;", "&#xD800;", "&#1114112;", "&x;", "&", "<", "<a ", "<a/", "'", '"', ">", "<guid>", "<pubDate>", "</", "<?", "<!", "text", "<link href='//['/>",
     "<media:rating>", "</media:rating>", "<geo:lat>", "<georss:point>1", "</georss:point>", "<psc:chapter>", "<itunes:image>", "<cloud>", "<body>"]
)  # fmt: skip


@given(parts=st.lists(PARTS, max_size=30))
@settings(max_examples=200)
def test_any_disorder_of_elements(parts: list[str]) -> None:
    """Elements in any order, closed or not, are items or a DataError: whatever feedparser trips over is bad bytes."""
    outcome(("<rss><channel>" + "".join(parts)).encode(), "application/rss+xml")


def _filled(
    unit: str, head: str = "<rss><channel><item>", tail: str = "</item></channel></rss>", size: int = ITEM_LIMIT
) -> Callable[[], bytes]:
    """Return how to make such a feed: all at once they take 80 MB."""
    return lambda: (head + unit * ((size - len(head) - len(tail)) // len(unit.encode())) + tail).encode("ascii")


TEXT = ("<rss><channel><item><description>", "</description></item></channel></rss>")
XHTML = ('<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml">', "</content></entry></feed>")
HOSTILE: dict[str, Callable[[], bytes]] = {
    "categories": _filled("<category>a</category>"),
    "keywords": _filled("a,", "<rss><channel><item><tags>", "</tags></item></channel></rss>"),
    "descriptions": _filled("<description>a</description>"),
    "attributes": lambda: ("<rss><channel " + " ".join(f'a{n}="b"' for n in range(300_000)) + "/></rss>").encode("ascii"),
    "namespaces": lambda: ("<rss " + " ".join(f'xmlns:a{n}="b"' for n in range(200_000)) + "/>").encode("ascii"),
    "nesting": _filled("<a>"),
    "instructions": _filled("<?a?>\n", *XHTML),
    "lines": _filled("a\n", *TEXT),
    "ampersands": _filled("& ", *TEXT),
    "authors": _filled("a", "<rss><channel><item><author>", "</author></item></channel></rss>"),
    "document types": _filled('<!ENTITY a "b">', "<!DOCTYPE rss [", "]><rss/>"),
    "beginnings of document types": _filled("<!DOCTYPE", "", ""),
    "many document types": _filled("<!DOCTYPE>", "", "<rss/>"),
    "many document types with subsets": _filled("<!DOCTYPE rss []>", "", "<rss/>"),
    "open subsets": _filled("<!DOCTYPE rss [", "", "><rss/>"),
    "closed subsets": _filled("]", "<!DOCTYPE rss [", "<rss/>"),
    "comments": _filled("<!---->", "", "<rss/>"),
    "open sections": _filled("<![CDATA["),
    "forgiven tags": _filled("<b>a</b>", "<rss><channel><item>", "</b>", size=390_000),
    "forgiven slashes": _filled("<a/b", "<rss><channel><item>", "</b>", size=390_000),
    "forgiven quotes": _filled("'a\"", "<rss><channel><item><a ", ">", size=390_000),
    "items of JSON": _filled('{"id":"1"},', '{"version":"https://jsonfeed.org/version/1","items":[', "{}]}"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_feeds_end_soon(name: str) -> None:
    """A feed that is made to be slow takes less than two seconds of work."""
    feed = HOSTILE[name]()
    assert seconds_of(lambda: outcome(feed, None if "JSON" in name else "application/rss+xml")) < LIMIT


def test_feedparser_has_the_parts_that_are_used() -> None:
    """The two readers and the steps that grammar.py does otherwise are where it thinks they are."""
    for reader in (api.StrictFeedParser, api.LooseFeedParser):
        for name in ("unknown_starttag", "track_namespace", "pop", "push", "handle_data", "_add_tag", "_get_context", "_end_item",
                     "_sync_author_detail", "_end_published", "_end_pubdate", "_end_updated", "_start_media_description"):  # fmt: skip
            assert callable(getattr(reader, name))
        assert "http://www.w3.org/2005/Atom" in reader.namespaces


def test_real_feeds(root: Path) -> None:
    """Real documents are read as their projects' own tests say; they are not ours to keep."""
    wire = root.parent / "shared" / "samples" / "wire"
    if not wire.is_dir():
        pytest.skip("the real samples are not here")
    first, second = items((wire / "rss-atom/superdesk-core/wenn.xml").read_bytes(), "application/atom+xml")
    assert first.headline == "Suge Knight involved in fatal hit and run incident"
    assert (first.language, second.text) == ("en", "This is body content2.")
    data = (wire / "json-feed/feedparser/tests/json/example.json").read_bytes()
    assert [each.by for each in items(data, "application/json")] == ["me", "you"]
    assert json.load(io.BytesIO(data))["items"][0]["id"] in items(data, None)[0].uri
