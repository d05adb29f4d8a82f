"""Cutting a feed's document: each entry a document of its own, nothing lost, nothing raised, whatever comes in."""

import hashlib
import json
import subprocess
import sys
from functools import partial
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sources.feed_server import item, rss
from work import LIMIT, seconds_of

from streams.sources.entries import cut
from streams.sources.entries_document import ATOM, BYTES, ENTRIES, HTML, JSON, LONGEST_ID, RSS, Document
from streams.sources.entries_xml import ATTRIBUTES, DEPTH, ELEMENTS

ATOM_FEED = b"""<?xml version="1.0" encoding="utf-8"?>
<a:feed xmlns:a="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0" xml:base="https://x.example/">
  <a:title>Quays</a:title><a:id>urn:x:feed</a:id>
  <a:entry><a:source><a:id>urn:y</a:id></a:source><a:id>urn:x:1</a:id><a:link rel="self" href="no"/><a:link href="/1"/></a:entry>
  <a:link rel="next" href="page/2"/>
  <a:entry><a:id>urn:x:2</a:id><a:link rel="alternate" href="/2"/><thr:total>4</thr:total></a:entry>
</a:feed>"""

RDF = b"""<?xml version="1.0" encoding="ISO-8859-1"?>
<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
 <channel rdf:about="https://x.example/"><title>B\xf6rse</title><sy:updatePeriod>daily</sy:updatePeriod>
 <sy:updateFrequency>4</sy:updateFrequency><items><rdf:Seq><rdf:li rdf:resource="https://x.example/a"/></rdf:Seq></items></channel>
 <item rdf:about="https://x.example/a"><title>\xc4</title><link>https://x.example/a?1</link></item>
 <item rdf:about="https://x.example/b"/>
</rdf:RDF>"""


def records(document: Document) -> list[bytes]:
    """Return the document of each entry."""
    return [document.record(entry) for entry in document.entries]


def test_rss_is_cut_at_its_items() -> None:
    """Each record is the document as received without the other items, and the space where they stood."""
    body = rss(item("a", link="https://x.example/a"), item("b"))
    document = cut(body)
    assert [entry.id for entry in document.entries] == ["b", "a"]
    assert [entry.link for entry in document.entries] == [None, "https://x.example/a"]
    assert (document.media_type, document.note) == (RSS, "")
    assert document.record(document.entries[1]) == rss(item("a", link="https://x.example/a"))
    assert document.record(document.entries[0]) == rss(item("b"))


def test_atom_with_prefixes_and_foreign_ids() -> None:
    """Names are read by namespace; the id of a source or of the feed is not the entry's, nor is any link."""
    document = cut(ATOM_FEED)
    assert [(entry.id, entry.link) for entry in document.entries] == [("urn:x:1", "/1"), ("urn:x:2", "/2")]
    assert document.media_type == ATOM
    for record, entry in zip(records(document), document.entries, strict=True):
        root = ET.fromstring(record)
        assert [each.findtext("{*}id") for each in root.findall("{*}entry")] == [entry.id]
        assert b'<a:link rel="next" href="page/2"/>' in record  # what stands between entries belongs to the feed


@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "last", ["<item/>", '<item a="/>"/>', "<item>/></item>", "<item><guid/></item>", "<item></item>"]
)
def test_last_item_ends_where_it_ends(last: str, codec: str) -> None:
    """An empty item right before its parent's end tag takes nothing of that, however odd it is written."""
    head, tail = "<rss><channel><item><guid>a</guid></item>", "</channel></rss>"
    document = cut((head + last + tail).encode(codec))
    assert document.note == ""
    cuts = [entry.data.decode(codec.replace("16", "16-le")) for entry in document.entries]
    assert sorted(cuts) == sorted(["<item><guid>a</guid></item>", last])


def test_deletions_are_cut_too() -> None:
    """An Atom deletion (RFC 6721) is a record of its own, named apart from the entry that it ends."""
    head = b'<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0">'
    gone = b'<at:deleted-entry ref="urn:a:1" when="2025-03-16T12:00:00Z"/>'
    document = cut(head + b"<entry><id>urn:a:1</id></entry>" + gone + b"</feed>", "application/atom+xml")
    assert [entry.id for entry in document.entries] == ["urn:a:1", "deleted urn:a:1"]
    assert document.entries[1].data == gone


def test_rdf_and_its_encoding() -> None:
    """RSS 1.0: items beside the channel, known by rdf:about; Latin-1 bytes stay Latin-1 bytes."""
    document = cut(RDF)
    assert [entry.id for entry in document.entries] == ["https://x.example/a", "https://x.example/b"]
    assert document.every == 86_400 / 4
    first, second = records(document)
    assert b"B\xf6rse" in first
    assert b"\xc4" in first
    assert b"\xc4" not in second
    assert [ET.fromstring(each).findtext("{*}channel/{*}title") for each in (first, second)] == ["Börse"] * 2


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "windows-1251", "iso-8859-2"])
def test_encodings(codec: str) -> None:
    """The cut is at bytes of the encoding that the document has, with and without a byte order mark."""
    named = "utf-8" if codec == "utf-8-sig" else codec.removesuffix("-le").removesuffix("-be")
    title = "č" if codec == "iso-8859-2" else "й"
    text = rss(item("a", title), item("b"), head="<ttl>5</ttl>").decode().replace("UTF-8", named)
    document = cut(text.encode(codec))
    assert [entry.id for entry in document.entries] == ["b", "a"]
    assert document.every == 300
    for record in records(document):
        assert len(ET.fromstring(record).findall("channel/item")) == 1
    assert ET.fromstring(records(document)[1]).findtext("channel/item/title") == title


def test_charset_of_the_server() -> None:
    """Bytes that are wrong by themselves are read as the server declared them (RFC 7303 §3)."""
    body = rss(item("a", "x")).replace(b' encoding="UTF-8"', b"").replace(b">x<", b">\xe9<")
    assert cut(body).note.startswith("not well-formed")
    assert [entry.id for entry in cut(body, "iso-8859-1").entries] == ["a"]
    assert cut(body, "no-such-charset").note


def test_json_feed() -> None:
    """Bytes as received around the one item: head, order of names, numbers and spaces stay."""
    head = '{ "version" : "https://jsonfeed.org/version/1.1",\n "title":"Häfen","items": ['
    one, two = (
        '{"id": 1, "url":"https://x.example/1", "n": 1.50}',
        '{"content_text":"]}\\"","external_url":"https://y.example/"}',
    )
    tail = '],\n "_more":{"items":[{}]} }\n'
    document = cut((head + one + ",\n " + two + tail).encode())
    assert (document.media_type, document.note) == (JSON, "")
    assert [entry.id for entry in document.entries] == ["1", "https://y.example/"]
    assert records(document) == [(head + each + tail).encode() for each in (one, two)]


@pytest.mark.parametrize(
    ("body", "kind", "note"),
    [
        (b"", None, "not well-formed"),
        (b"\0", None, "not well-formed"),
        (b"<rss><channel><item><title>a & b</title></item></channel></rss>", RSS, "not well-formed"),
        (b"<rss><channel><item></channel></rss>", RSS, "not well-formed"),
        (
            b"<?xml version='1.0'?><!-- <html> --><feed xmlns='http://www.w3.org/2005/Atom'><entry/>",
            ATOM,
            "not well-formed",
        ),
        (b"<!DOCTYPE html><html><body><p>Log in</body></html>", HTML, "not well-formed"),
        (b"\xef\xbb\xbf\n<html><body/></html>", HTML, "no feed: its root is html"),
        (b"<newsItem><html/></newsItem>", None, "no feed: its root is newsItem"),
        (b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>", RSS, "no feed"),
        (b'<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel><item/></channel></rss>', None, "it declares entities"),
        (b'<!DOCTYPE rss [<!ENTITY % a SYSTEM "file:///etc/passwd">%a;]><rss/>', None, "it declares entities"),
        (b"{}", None, "no JSON Feed"),
        (b'{"version":"https://jsonfeed.org/version/1","items":[1]}', None, "an item that is no object"),
        (b'{"version":"https://jsonfeed.org/version/1","items":[{}],"items":[{}]}', None, "a name stands twice"),
        (b'{"version":"https://jsonfeed.org/version/1","items":[{}]', None, "not well-formed"),
        (b"{" * 100_000, None, "not well-formed"),
        (b'{"a":' * 100_000, None, "not well-formed"),
        (b"<??>" * 1000, None, "not well-formed"),
    ],
)
def test_what_is_not_cut_goes_whole(body: bytes, kind: str | None, note: str) -> None:
    """The one record has every byte, its key is their hash, the note says why, and what it looks like is known."""
    document = cut(body)
    assert document.note.startswith(note)
    assert document.media_type == kind
    (entry,) = document.entries
    assert document.record(entry) == body
    assert entry.id == f"sha256:{hashlib.sha256(body).hexdigest()}"


def test_external_dtd_is_not_read() -> None:
    """RSS 0.91 names a DTD elsewhere: nobody looks there, and the document is cut."""
    doctype = b'<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://127.0.0.1:1/rss.dtd">'
    body = rss(item("a", "1&nbsp;000")).replace(b"<rss", doctype + b"<rss")
    assert [entry.id for entry in cut(body).entries] == ["a"]


def test_empty_feeds_have_no_entries() -> None:
    """A feed with nothing in it is a feed: no entry, no note."""
    for body in (rss(), b'{"version":"https://jsonfeed.org/version/1","items":[]}'):
        document = cut(body)
        assert (document.entries, document.note) == ((), "")


def test_what_an_entry_is_called() -> None:
    """guid, else link, else its bytes; long and odd names become keys that any database takes."""
    bodies = {
        "<item><guid> a </guid><link>l</link></item>": "a",
        "<item><link>l</link></item>": "l",
        "<item><guid/><link> </link></item>": None,
        f"<item><guid>{'x' * (LONGEST_ID + 1)}</guid></item>": None,
        "<item><guid>first</guid><guid>second</guid></item>": "first",
    }
    for text, name in bodies.items():
        (entry,) = cut(rss(text)).entries
        assert entry.id == name if name else entry.id.startswith("sha256:")
    odd = json.dumps({"version": "https://jsonfeed.org/version/1", "items": [{"id": "a\0\ud800"}]}).encode()
    (entry,) = cut(odd).entries
    assert (entry.id.encode(), "\0" in entry.id) == (entry.id.encode(), False)


def test_versions_of_an_entry() -> None:
    """Another byte in the entry is another version; the head, other entries and counters of comments are not its."""
    slash = ' xmlns:slash="http://purl.org/rss/1.0/modules/slash/"'

    def sha(text: str, head: str = "", comments: int = 1) -> str:
        body = rss(item("b"), item("a", text, more=f"<slash:comments>{comments}</slash:comments>"), head=head)
        return cut(body.replace(b'version="2.0"', f'version="2.0"{slash}'.encode())).entries[0].sha256

    same = sha("one")
    assert same == sha("one", head="<lastBuildDate>now</lastBuildDate>") == sha("one", comments=25)
    assert same != sha("two")


@pytest.mark.parametrize(
    ("head", "every"),
    [
        ("<ttl>60</ttl>", 3600), ("<ttl> 5 </ttl>", 300), ("<ttl>soon</ttl>", None), ("<ttl>-5</ttl>", 0), ("", None),
        ('<u:updatePeriod xmlns:u="http://purl.org/rss/1.0/modules/syndication/">Hourly</u:updatePeriod>', 3600),
    ],
)  # fmt: skip
def test_how_often_a_feed_wants_to_be_asked(head: str, every: float | None) -> None:
    """`ttl` counts minutes; sy:updatePeriod is a word; nonsense says nothing. An item's ttl is not the feed's."""
    assert cut(rss(item("a", more="<ttl>7</ttl>"), head=head)).every == every


@pytest.mark.parametrize(
    "body",
    [
        rss(*["<item/>"] * (ENTRIES + 1)),
        rss("<item>" + "<b>" * DEPTH + "</b>" * DEPTH + "</item>"),
        rss("<b/>" * (ELEMENTS + 1)),
        rss("<item " + " ".join(f"a{number}=''" for number in range(ATTRIBUTES + 1)) + "/>"),
        rss(*["<item/>"] * 9_000, head=f"<description>{'x' * (BYTES // 9_000 + 1)}</description>"),
        b'{"version":"https://jsonfeed.org/version/1","items":[' + b"{}," * ENTRIES + b"{}]}",
    ],
    ids=["entries", "depth", "elements", "attributes", "copies of the head", "items"],
)
def test_beyond_measure(body: bytes) -> None:
    """Too many, too deep, or small entries under a giant head: whole, in no time."""
    assert seconds_of(partial(cut, body)) < LIMIT
    document = cut(body)
    assert document.note
    assert [document.record(entry) for entry in document.entries] == [body]


@pytest.mark.parametrize(
    "unit", [b"<a>", b"<a b='", b"&a;", b"<!--", b"<![CDATA[", b"<?", b"]]>", b"\xff\xfe", b'{"', b"[", b"<a/>"]
)
def test_large_nonsense_is_quick(unit: bytes) -> None:
    """16 MiB of anything end within 2 s."""
    for start in (b"", b"<rss>", b'{"items":'):
        body = (start + unit * (16 * 1024 * 1024 // len(unit)))[: 16 * 1024 * 1024]
        assert seconds_of(partial(cut, body)) < LIMIT


LITTLE_MEMORY = """
import resource, sys, time
from streams.sources.entries import cut
body = sys.stdin.buffer.read()
resource.setrlimit(resource.RLIMIT_AS, (300 << 20, 300 << 20))
began = time.process_time()
document = cut(body)
assert time.process_time() - began < 2
assert len(document.entries) == 1 and not document.note, document.note
"""


@pytest.mark.parametrize("start", ["<item", "<item a='/>' b='>'"])
def test_large_empty_tags_are_quick_and_small(start: str) -> None:
    """An empty last entry of 15 MiB is well-formed and cut: within 2 s, and 300 MB of memory.

    In a process of its own with that limit, for what `re` takes is not traced. It needs 115 MB.
    """
    body = f"<rss>{start}{' ' * (15 << 20)}/></rss>".encode()
    done = subprocess.run([sys.executable, "-c", LITTLE_MEMORY], input=body, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


PIECES = st.sampled_from([
    b"<rss>", b"<channel>", b"<item>", b"</item>", b"</channel>", b"</rss>", b"<guid>", b"</guid>", b"<item/>", b"<feed>",
    b"<feed xmlns='http://www.w3.org/2005/Atom'>", b"<entry>", b"</entry>", b"</feed>", b"<!DOCTYPE rss>", b"<![CDATA[", b"]]>",
    b"&amp;", b"&x;", b"<!--", b"-->", b"<?xml version='1.0' encoding='utf-16'?>", b"\xff\xfe", b"\xfe\xff", b"\0", b"{", b"}",
    b'"items":', b'"version":"https://jsonfeed.org/version/1"', b"[", b"]", b",", b'{"id":"1"}', b"<slash:comments/>", b"a",
])  # fmt: skip


@given(
    st.binary(max_size=400) | st.lists(PIECES, max_size=40).map(b"".join),
    st.sampled_from([None, "utf-8", "utf-16", "big5", "x"]),
)
def test_any_bytes(body: bytes, charset: str | None) -> None:
    """Never an exception: entries, or the whole document once; an entry's bytes stand in the document."""
    document = cut(body, charset)
    assert document.entries or document.media_type
    if document.note:
        assert records(document) == [body]
    for entry in document.entries:
        assert entry.data in body
        assert len(document.record(entry)) <= len(body)


TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="<>&]\ufffe\uffff"), max_size=20
)


@given(st.lists(TEXT, max_size=12), st.sampled_from(["utf-8", "utf-16", "utf-16-le"]), TEXT)
def test_every_entry_comes_out_once(titles: list[str], codec: str, head: str) -> None:
    """As many records as items, each well-formed with one item and the whole head, in order."""
    text = rss(
        *[item(str(number), title) for number, title in enumerate(titles)], head=f"<description>{head}</description>"
    )
    document = cut(text.decode().replace("UTF-8", codec.removesuffix("-le")).encode(codec))
    found = [ET.fromstring(record) for record in records(document)] if titles else []
    assert [each.findtext("channel/item/title") or "" for each in found] == list(reversed(titles))
    assert {len(each.findall("channel/item")) for each in found} <= {1}
    assert {each.findtext("channel/description") or "" for each in found} <= {head}
