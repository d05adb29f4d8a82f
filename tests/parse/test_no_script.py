"""Nothing that runs, loads or restyles survives in any body, whatever format carried it: judged by a reader of HTML.

The payloads are of the classes of OWASP's list of filter evasions: broken tags and quotes, encodings, controls in schemes,
handlers, styles, foreign content, frames, forms, refreshes, doubled and nested tags.
"""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from html import escape
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parse.shelf import SAMPLES

from schemas import ParsedItem
from streams.errors import DataError
from streams.parse import Refused, feed_for, file_item, parse

PAYLOADS = (
    "<script>x()</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<script/src=data:,x()></script>",
    "<scr<script>ipt>x()</scr</script>ipt>",
    "<<script>x();//<</script>",
    "<script\n>x()</script\t\n bar>",
    "<script>x()",
    "</script><script>x()</script>",
    "<!--<script>--><script>x()</script>",
    "<!--><img src=x onerror=x()>-->",
    "<![CDATA[<script>x()</script>]]>",
    "<img src=x onerror=x()>",
    "<img src='x'onerror='x()'>",
    '<IMG """><SCRIPT>x()</SCRIPT>">',
    "<img/src=x/onerror=x()>",
    "<img src=`javascript:x()`>",
    "<img src=x:x onerror\x0b=x()>",
    "<img dynsrc='javascript:x()' lowsrc='javascript:x()'>",
    "<body onload=x()>text",
    "<body background='javascript:x()'>",
    "<p onclick='x()' onmouseover=x()>text</p>",
    "<a href='javascript:x()'>go</a>",
    "<a href='JaVaScRiPt:x()'>go</a>",
    "<a href=' \x01javascript:x()'>go</a>",
    "<a href='java\tscript:x()'>go</a>",
    "<a href='java&#x0A;script:x()'>go</a>",
    "<a href='&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;x()'>go</a>",
    "<a href='&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;x()'>go</a>",
    "<a href='javascript&colon;x()'>go</a>",
    "<a href='vbscript:x()'>go</a>",
    "<a href='data:text/html;base64,PHNjcmlwdD54KCk8L3NjcmlwdD4='>go</a>",
    "<a href='feed:javascript:x()'>go</a>",
    "<a href='//evil.example/x'>go</a>",
    "<a href='https://ok.example/\" onclick=\"x()'>go</a>",
    '<a href="https://ok.example/\'><script>x()</script>">go</a>',
    "<a onclick=x() href='https://ok.example/' style='x:expression(x())'>go</a>",
    "<svg onload=x()><script>x()</script><a xlink:href='javascript:x()'>go</a></svg>",
    "<svg><animate onbegin=x() attributeName=x></svg>",
    "<svg/onload=x()>",
    "<math><mtext><table><mglyph><style><img src=x onerror=x()></style></mglyph></table></mtext></math>",
    "<math href='javascript:x()'>go</math>",
    "<style>@import 'javascript:x()';</style>",
    "<style><img src='</style><img src=x onerror=x()>'></style>",
    "<div style='background:url(javascript:x())'>text</div>",
    "<xss style='behavior:url(x.htc)'>text</xss>",
    "<link rel=stylesheet href='javascript:x()'>",
    "<meta http-equiv=refresh content='0;url=javascript:x()'>",
    "<base href='javascript:x()//'>",
    "<iframe src='javascript:x()'></iframe>",
    "<iframe srcdoc='&lt;script>x()&lt;/script>'></iframe>",
    "<frameset><frame src='javascript:x()'></frameset>",
    "<object data='data:text/html,<script>x()</script>'></object>",
    "<embed src='javascript:x()'>",
    "<applet code=x></applet>",
    "<form action='javascript:x()'><button formaction='javascript:x()'>go</button><input onfocus=x() autofocus></form>",
    "<isindex action='javascript:x()' type=image>",
    "<video><source onerror=x()></video><audio src=x onerror=x()></audio>",
    "<details open ontoggle=x()>text</details>",
    "<marquee onstart=x()>text</marquee>",
    "<template><script>x()</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=x()>'></noscript>",
    "<textarea><script>x()</script></textarea>",
    "<title><img src=x onerror=x()></title>",
    "<table background='javascript:x()'><tr><td background='javascript:x()'>cell</td><td><script>x()</script>b</td></tr></table>",
    "<b <script>x()</script>>text</b>",
    "<a <!-- --> href=javascript:x()>go</a>",
    "<p title='<img src=x onerror=x()>'>text</p>",
    "&lt;script&gt;x()&lt;/script&gt;",
    "&amp;lt;img src=x onerror=x()&amp;gt;",
    "+ADw-script+AD4-x()+ADw-/script+AD4-",
    "\u202e<script>x()</script>",
    "%3Cscript%3Ex()%3C/script%3E",
    "<\x00script>x()</script>",
    "\uff1cscript\uff1ex()\uff1c/script\uff1e",
    "<a href='https://ok.example/?a=<script>x()</script>'>go</a>",
    "<a href=https://ok.example/ onclick=x()>go</a>",
    "{{constructor.constructor('x()')()}}",
)

ELEMENTS = {"p", "h2", "pre", "table", "tr", "td", "a", "em", "strong", "sub", "sup"}


class Judge(HTMLParser):
    """Reads HTML as a browser would, and raises at what is not on the list of what a body may have."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Hold an element and its attributes against the list."""
        assert tag in ELEMENTS
        assert [name for name, _ in attrs] == (["href"] if tag == "a" else [])
        for _, value in attrs:
            assert value is not None
            assert urlsplit(value).scheme.lower() in ("http", "https", "mailto")
            assert not set(value) & set("\"'<>` \t\r\n")

    def handle_comment(self, data: str) -> None:
        """Raise: a body has no comments."""
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


LONG = "The ferry to Gull Island sailed again on Friday and everybody who could walk was on it with a dog."


def rss(text: str) -> bytes:
    """Return a feed with the text as content, escaped."""
    return f"<rss version='2.0'><channel><item><guid>1</guid><title>t</title><description>{escape(xml(text))}</description></item></channel></rss>".encode()


def xml(text: str) -> str:
    """Return what XML can carry of a text."""
    return "".join(letter for letter in text if letter in "\t\n" or letter >= " ")


CARRIERS: dict[str, Callable[[str], bytes]] = {
    "text": lambda text: f"A headline\n\n{LONG}\n\n{text}\n\n{LONG}\n".encode(),
    "ninjs html": lambda text: json.dumps(
        {"uri": "urn:x:1", "headline": text, "body_html": f"<p>{LONG}</p>{text}"}
    ).encode(),
    "ninjs text": lambda text: json.dumps(
        {"uri": "urn:x:1", "headline": text, "body_text": f"{LONG}\n\n{text}"}
    ).encode(),
    "feed": rss,
    "json feed": lambda text: json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "content_html": f"<p>{LONG}</p>{text}"}]}
    ).encode(),
    "json-ld": lambda text: json.dumps(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": text,
            "articleBody": f"<p>{LONG}</p>{text}",
        }
    ).encode(),
    "page": lambda text: (
        f"<html><head><meta property='og:type' content='article'></head><body><article><p>{LONG}</p>{text}<p>{LONG} And a cat.</p></article>".encode()
    ),
    "page with json-ld": lambda text: (
        "<html><head><script type='application/ld+json'>"
        + json.dumps({"@type": "NewsArticle", "headline": text, "articleBody": f"<p>{LONG}</p>{text}"}).replace(
            "</", "<\\/"
        )
        + "</script></head><body></body></html>"
    ).encode(),
    "nitf": lambda text: (
        f"<nitf><body><body.head><hedline><hl1>h</hl1></hedline></body.head><body.content><p>{LONG}</p><p>{escape(xml(text))}</p></body.content></body></nitf>".encode()
    ),
    "jimi": lambda text: (
        f"<Publish><ContentItem><SystemSlug>1</SystemSlug><ContentText>{escape(xml(text))}</ContentText></ContentItem></Publish>".encode()
    ),
    "rbnews": lambda text: f"<RBNews><NewsID>1</NewsID><content>{escape(xml(text))}</content></RBNews>".encode(),
    "wxr": lambda text: (
        "<rss xmlns:wp='http://wordpress.org/export/1.2/'><channel><item><guid>1</guid>"
        f"<encoded>{escape(xml(text))}</encoded></item></channel></rss>"
    ).encode(),
    "mail": lambda text: (
        b"From: a@b.example\r\nSubject: h\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        + f"<p>{LONG}</p>{text}".encode()
    ),
    "iptc 7901": lambda text: f"\x01abc001 4 i 10 x\r\n\x02head =\r\n\r\n   {LONG}\r\n   {text}\r\n\x03".encode(),
}


def sample(name: str, **changes: str) -> bytes:
    """Return a sample of JSON with some of its texts replaced."""
    story = json.loads((SAMPLES / name).read_text(encoding="utf-8"))
    return json.dumps(story | changes).encode()


CARRIERS |= {
    "newsml-g2 escaped": lambda text: g2(f"<inlineData contenttype='text/html'>{escape(xml(text))}</inlineData>"),
    "newsml-g2 cdata": lambda text: g2(
        f"<inlineData contenttype='text/html'><![CDATA[{xml(text).replace(']]>', '')}]]></inlineData>"
    ),
    "newsml 1": lambda text: (
        "<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>x.example</ProviderId><DateId>20250301</DateId><NewsItemId>1"
        "</NewsItemId><RevisionId PreviousRevision='0' Update='N'>1</RevisionId></NewsIdentifier></Identification><NewsComponent>"
        f"<NewsLines><HeadLine>h</HeadLine></NewsLines><ContentItem><DataContent>{escape(xml(text))}</DataContent></ContentItem>"
        "</NewsComponent></NewsItem></NewsML>"
    ).encode(),
    "dpa": lambda text: sample(
        "dpajson/story.dpajson", article_html=f"<section class='main'><p>{LONG}</p>{text}</section>"
    ),
    "fingerpost": lambda text: sample("fingerpost/story.fip", body_text=f"<p>{LONG}</p>{text}"),
    "anpa": lambda text: (
        f"\x16\x16\x01f0704\x1fu f bc-Ferry  11-03 0066\r\n\x02^Head<\r\n\t{LONG}\r\n\t{text}\r\n\x03".encode()
    ),
    "zczc": lambda text: f"ZCZC\nA headline\n\n{LONG}\n\n{text}\nNNNN\n".encode(),
}


def g2(content: str) -> bytes:
    """Return an item of NewsML-G2 with this content."""
    return (
        "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='urn:x:1' version='1'><itemMeta><itemClass qcode='ninat:text'/>"
        f"</itemMeta><contentSet>{content}</contentSet></newsItem>"
    ).encode()


def bodies(data: bytes) -> list[str]:
    """Return the HTML bodies that come of bytes."""
    try:
        outcomes = parse(
            file_item("x", data, feed="nobody", received_at=datetime(2025, 3, 1, tzinfo=UTC)), feed_for("nobody", {})
        )
    except DataError:
        return []
    items = [each for each in outcomes if not isinstance(each, Refused)]
    for item in items:
        hold(item)
    return [body.value for item in items for body in item.bodies if body.content_type == "text/html"]


def hold(item: ParsedItem) -> None:
    """Hold an item against the list: its bodies, and every address in it."""
    for body in item.bodies:
        if body.content_type == "text/html":
            judge = Judge(convert_charrefs=True)
            judge.feed(body.value)
            judge.close()
    for each in (item, *item.associations):
        addresses = [each.uri, *(rendition.href for rendition in each.renditions if rendition.href)]
        assert not [uri for uri in addresses if uri.lower().lstrip().startswith(("javascript:", "data:", "vbscript:"))]


@pytest.mark.parametrize("carrier", CARRIERS)
def test_no_payload_survives(carrier: str) -> None:
    """Whatever is put into a text, the HTML that comes out has a few elements, links to web and mail, and all else escaped."""
    for payload in PAYLOADS:
        for text in (payload, f"before {payload} after", payload.upper(), payload * 3):
            bodies(CARRIERS[carrier](text))


@pytest.mark.parametrize("carrier", CARRIERS)
def test_the_carriers_carry(carrier: str) -> None:
    """Each carrier brings a text into a body, so that the tests above test something."""
    assert any("walk was on it" in body for body in bodies(CARRIERS[carrier](f"<p>{LONG}</p>")))


SHREDS = st.sampled_from(
    [*PAYLOADS[:40:3], "<", ">", '"', "'", "=", "/", "<a href=", "https://ok.example/", "javascript:", "</a>", "<table>", "<tr>",
     "<td>", "</table>", "<pre>", "</pre>", "\n", "\t", "&#x", "&lt;", ";", "<!--", "-->", "\x00", "\u202e", "text ", "<b>", "</b>"]
)  # fmt: skip


@given(carrier=st.sampled_from(sorted(CARRIERS)), shreds=st.lists(SHREDS, max_size=25))
@settings(max_examples=400, deadline=None)
def test_no_shreds_make_one(carrier: str, shreds: list[str]) -> None:
    """No sequence of shreds of markup makes something that runs."""
    bodies(CARRIERS[carrier]("".join(shreds)))
