"""The formats: how a frame of bytes is read. One file or folder each with `sniff` and `parse`, one row here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from streams.errors import ParseError
from streams.parse.draft import Draft, Hints
from streams.parse.formats import (
    anpa,
    apjson,
    bulletin,
    dpajson,
    feed,
    fingerpost,
    html,
    iptc7901,
    jimi,
    mail,
    newsml1,
    newsmlg2,
    ninjs,
    nitf,
    plain,
    rbnews,
    release,
    schemaorg,
    ticker,
    wxr,
    zczc,
)
from streams.parse.formats.feed import json_feed
from streams.parse.look import Look
from streams.text.words import words

Family = Literal["text", "json", "xml", "html", "mail"]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: what it is called, the media types that name it, how to know it by its bytes, how to read it.

    `parse` returns one draft for each item of the frame, or the error of an item that can't be read while its neighbours
    can; it raises ParseError when the whole frame is bad. `family` is what general media types (text/xml,
    application/json) say of it. `sample` is a file below tests/samples.
    """

    title: str
    family: Family
    media_types: frozenset[str]
    sniff: Callable[[Look], bool]
    parse: Callable[[bytes, Hints], list[Draft | ParseError]]
    sample: str


# In the order in which they are tried on bytes that nobody declared: the surest signature first, plain text last.
FORMATS: dict[str, Format] = {
    "newsmlg2": Format(
        title="IPTC NewsML-G2 2.x",
        family="xml",
        media_types=words(
            "application/vnd.iptc.g2.newsitem+xml application/vnd.iptc.g2.newsmessage+xml "
            "application/vnd.iptc.g2.packageitem+xml application/vnd.iptc.g2.conceptitem+xml "
            "application/vnd.iptc.g2.planningitem+xml application/vnd.iptc.g2.knowledgeitem+xml"
        ),
        sniff=newsmlg2.sniff,
        parse=newsmlg2.parse,
        sample="newsmlg2/message.xml",
    ),
    "wxr": Format(
        title="WordPress export (WXR)",
        family="xml",
        media_types=frozenset(),
        sniff=wxr.sniff,
        parse=wxr.parse,
        sample="wxr/site.wxr",
    ),
    "feed": Format(
        title="RSS 0.90 to 2.0, RSS 1.0 (RDF), Atom",
        family="xml",
        media_types=words("application/rss+xml application/atom+xml application/rdf+xml"),
        sniff=feed.sniff,
        parse=feed.parse,
        sample="feed/rss2-content.rss",
    ),
    "jsonfeed": Format(
        title="JSON Feed 1.0, 1.1",
        family="json",
        media_types=words("application/feed+json"),
        sniff=json_feed.sniff,
        parse=json_feed.parse,
        sample="feed/json-feed-1-1.jsonfeed",
    ),
    "newsml1": Format(
        title="IPTC NewsML 1.0, 1.1, 1.2",
        family="xml",
        media_types=words("application/vnd.iptc.newsml+xml text/vnd.iptc.newsml application/newsml+xml"),
        sniff=newsml1.sniff,
        parse=newsml1.parse,
        sample="newsml1/story.newsml",
    ),
    "nitf": Format(
        title="IPTC NITF 3.x",
        family="xml",
        media_types=words("application/nitf+xml text/nitf text/vnd.iptc.nitf application/vnd.iptc.nitf+xml"),
        sniff=nitf.sniff,
        parse=nitf.parse,
        sample="nitf/story.nitf",
    ),
    "apjson": Format(
        title="AP Media API JSON",
        family="json",
        media_types=frozenset(),
        sniff=apjson.sniff,
        parse=apjson.parse,
        sample="apjson/story.apjson",
    ),
    "dpajson": Format(
        title="dpa digitalwires JSON",
        family="json",
        media_types=frozenset(),
        sniff=dpajson.sniff,
        parse=dpajson.parse,
        sample="dpajson/story.dpajson",
    ),
    "jimi": Format(
        title="JIMI XML (The Canadian Press)",
        family="xml",
        media_types=frozenset(),
        sniff=jimi.sniff,
        parse=jimi.parse,
        sample="jimi/story.xml",
    ),
    "rbnews": Format(
        title="RBNews XML (Ritzaus Bureau)",
        family="xml",
        media_types=frozenset(),
        sniff=rbnews.sniff,
        parse=rbnews.parse,
        sample="rbnews/story.xml",
    ),
    "fingerpost": Format(
        title="Fingerpost JSON",
        family="json",
        media_types=frozenset(),
        sniff=fingerpost.sniff,
        parse=fingerpost.parse,
        sample="fingerpost/story.fip",
    ),
    "schemaorg": Format(
        title="schema.org articles (JSON-LD)",
        family="json",
        media_types=words("application/ld+json"),
        sniff=schemaorg.sniff,
        parse=schemaorg.parse,
        sample="schemaorg/news-article.jsonld",
    ),
    "ninjs": Format(
        title="IPTC ninjs 1, 2, 3",
        family="json",
        media_types=words("application/ninjs+json application/vnd.iptc.ninjs+json"),
        sniff=ninjs.sniff,
        parse=ninjs.parse,
        sample="ninjs/v3-text.ninjs",
    ),
    "html": Format(
        title="HTML article pages (JSON-LD, microdata, OpenGraph)",
        family="html",
        media_types=words("text/html application/xhtml+xml"),
        sniff=html.sniff,
        parse=html.parse,
        sample="html/json-ld.html",
    ),
    "iptc7901": Format(
        title="IPTC 7901",
        family="text",
        media_types=words("text/vnd.iptc.7901 application/vnd.iptc.7901"),
        sniff=iptc7901.sniff,
        parse=iptc7901.parse,
        sample="iptc7901/leads.iptc",
    ),
    "anpa": Format(
        title="ANPA 1312",
        family="text",
        media_types=words("text/vnd.iptc.anpa application/vnd.anpa-1312"),
        sniff=anpa.sniff,
        parse=anpa.parse,
        sample="anpa/write-thru.anpa",
    ),
    "zczc": Format(
        title="ZCZC … NNNN wires",
        family="text",
        media_types=frozenset(),
        sniff=zczc.sniff,
        parse=zczc.parse,
        sample="zczc/marks.zczc",
    ),
    "mail": Format(
        title="RFC 822 mail",
        family="mail",
        media_types=words("message/rfc822 application/mbox"),
        sniff=mail.sniff,
        parse=mail.parse,
        sample="mail/alternative.eml",
    ),
    "release": Format(
        title="press releases of Business Wire, PR Newswire, GlobeNewswire, AsiaNet and others",
        family="text",
        media_types=frozenset(),
        sniff=release.sniff,
        parse=release.parse,
        sample="release/prnewswire.release",
    ),
    "bulletin": Format(
        title="weather bulletins (WMO headings)",
        family="text",
        media_types=frozenset(),
        sniff=bulletin.sniff,
        parse=bulletin.parse,
        sample="bulletin/product.bulletin",
    ),
    "ticker": Format(
        title="tickers",
        family="text",
        media_types=frozenset(),
        sniff=ticker.sniff,
        parse=ticker.parse,
        sample="ticker/capitals.ticker",
    ),
    "plain": Format(
        title="plain text",
        family="text",
        media_types=words("text/plain"),
        sniff=plain.sniff,
        parse=plain.parse,
        sample="plain/wrapup.txt",
    ),
}

GENERAL: dict[str, tuple[Family, str]] = {
    "application/xml": ("xml", "feed"),
    "text/xml": ("xml", "feed"),
    "application/json": ("json", "ninjs"),
    "text/json": ("json", "ninjs"),
    "text/plain": ("text", "plain"),
}
"""Media types that name a family: any format of it agrees with them, and one reads what shows no signature."""
