"""The items of `copydesk bench parse`: one story in every dress that wires have."""

from html import escape

HEADLINE = "Harbour council votes to rebuild the northern breakwater"
PARAGRAPHS = tuple(
    f"The council of Port Example voted {number} to four on Tuesday to rebuild the northern breakwater, which a storm "
    f"broke in two places last winter, at a cost of {number + 20} million crowns, the mayor, Anna Example, said. “We can’t "
    f"wait for another winter,” she told reporters after vote {number}."
    for number in range(9, 20)
)
TEXT = "\n\n".join(PARAGRAPHS)
WIRE_TEXT = TEXT.replace("“", '"').replace("”", '"').replace("’", "'")
HTML = "".join(f"<p>{escape(each)}</p>" for each in PARAGRAPHS)


def _wrapped(width: int, indent: str) -> str:
    """Return the story as a teleprinter would: lines of one width, paragraphs indented."""
    lines: list[str] = []
    for paragraph in WIRE_TEXT.split("\n\n"):
        line = indent
        for word in paragraph.split():
            if len(line) + len(word) > width:
                lines.append(line.rstrip())
                line = ""
            line += word + " "
        lines.append(line.rstrip())
    return "\r\n".join(lines)


def _plain() -> bytes:
    return f"{HEADLINE}\n\nBy Jane Example\n\nPORT EXAMPLE, Nov 3 (Reuters) - {TEXT}\n\n(Reporting by Jane Example; Editing by Joe Example)\n".encode()


def _anpa() -> bytes:
    head = "\x16\x16\x01f0704\x1fworld\r\nu f bc-HARBOUR-Breakwater  11-03 0466\r\n\x02"
    body = f"^{HEADLINE}<\r\n^By JANE EXAMPLE=\r\n^Associated Press=\r\n\tPORT EXAMPLE (AP) _ {_wrapped(66, chr(9)).lstrip()}"
    return f"{head}{body}\r\n\x03AP-WF-11-03-26 1509GMT\x0c\x04".encode()


def _iptc7901() -> bytes:
    head = "\x01eca062 4 i 466 ccccb dpa 061\r\nHarbour/\r\n\x02"
    body = f"{HEADLINE} =\r\n\r\nBy Jane Example, dpa =\r\n\r\nPort Example (dpa) - {_wrapped(69, '').lstrip()}"
    return f"{head}{body}\r\n\x03031137 GMT Nov 26\x7f\x7f\x04".encode()


def _nitf() -> bytes:
    return f"""<?xml version="1.0" encoding="utf-8"?>
<nitf><head><title>{HEADLINE}</title><docdata management-status="usable"><doc-id id-string="example-1-2"/>
<urgency ed-urg="4"/><date.issue norm="20261103T100000Z"/><doc.copyright holder="Example" year="2026"/>
<key-list><keyword key="harbour"/><keyword key="storm"/></key-list></docdata></head>
<body><body.head><hedline><hl1>{HEADLINE}</hl1></hedline><byline>By <person>Jane Example</person></byline>
<dateline><location>Port Example</location></dateline></body.head>
<body.content>{HTML}</body.content></body></nitf>""".encode()


def _newsml1() -> bytes:
    return f"""<?xml version="1.0" encoding="utf-8"?>
<NewsML Version="1.2"><NewsEnvelope><DateAndTime>20261103T100000Z</DateAndTime></NewsEnvelope>
<NewsItem><Identification><NewsIdentifier><ProviderId>example.com</ProviderId><DateId>20261103</DateId>
<NewsItemId>1</NewsItemId><RevisionId PreviousRevision="0" Update="N">1</RevisionId>
<PublicIdentifier>urn:newsml:example.com:20261103:1:1</PublicIdentifier></NewsIdentifier></Identification>
<NewsManagement><NewsItemType FormalName="News"/><FirstCreated>20261103T100000Z</FirstCreated>
<ThisRevisionCreated>20261103T100000Z</ThisRevisionCreated><Status FormalName="Usable"/><Urgency FormalName="4"/>
</NewsManagement><NewsComponent><NewsLines><HeadLine>{HEADLINE}</HeadLine><ByLine>By Jane Example</ByLine>
<SlugLine>harbour-storm</SlugLine></NewsLines><DescriptiveMetadata><Language FormalName="en"/>
<SubjectCode><Subject FormalName="03000000"/></SubjectCode></DescriptiveMetadata>
<ContentItem><MediaType FormalName="Text"/><DataContent>{HTML}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>
""".encode()


def _newsmlg2() -> bytes:
    subjects = "".join(
        f'<subject type="cpnat:abstract" qcode="example:{number}"><name xml:lang="en">Subject {number} of the harbour</name>'
        f'<related rel="skos:broader" qcode="example:{number // 10}"/></subject>'
        for number in range(30)
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:example.com:20261103:1" version="3"
 standard="NewsML-G2" standardversion="2.29" conformance="power" xml:lang="en">
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml"/>
<rightsInfo><copyrightHolder literal="example.com"/><copyrightNotice>Example 2026</copyrightNotice></rightsInfo>
<itemMeta><itemClass qcode="ninat:text"/><provider literal="example.com"/>
<versionCreated>2026-11-03T10:00:00Z</versionCreated><firstCreated>2026-11-03T09:00:00Z</firstCreated>
<pubStatus qcode="stat:usable"/><signal qcode="sig:update"/></itemMeta>
<contentMeta><urgency>4</urgency><slugline>harbour-storm</slugline><headline>{HEADLINE}</headline><by>Jane Example</by>
<language tag="en"/><keyword>harbour</keyword>{subjects}</contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head>
<body>{HTML}</body></html></inlineXML></contentSet></newsItem>""".encode()


def _ninjs() -> bytes:
    body = HTML.replace('"', "'")
    return f"""{{"uri": "urn:example.com:1", "version": "3", "type": "text", "pubStatus": "usable", "language": "en",
"versionCreated": "2026-11-03T10:00:00Z", "headlines": [{{"role": "main", "value": "{HEADLINE}"}}], "by": "Jane Example",
"bodies": [{{"role": "main", "contentType": "text/html", "value": "{body}"}}],
"subjects": [{{"name": "disaster", "literal": "medtop:03000000"}}]}}""".encode()


def _feed() -> bytes:
    entries = "".join(
        f"<item><guid>tag:example.com,2026:{number}</guid><title>{HEADLINE} {number}</title>"
        f"<pubDate>Tue, 03 Nov 2026 10:{number:02}:00 GMT</pubDate><category>harbour</category>"
        f"<description>{escape(HTML[:600])}</description></item>"
        for number in range(30)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Example</title>{entries}</channel></rss>'.encode()


ITEMS: dict[str, bytes] = {
    "plain": _plain(),
    "anpa": _anpa(),
    "iptc7901": _iptc7901(),
    "nitf": _nitf(),
    "newsml1": _newsml1(),
    "newsmlg2": _newsmlg2(),
    "ninjs": _ninjs(),
    "feed": _feed(),
}
"""Name of the format → the bytes of one frame of it."""

_NAMES = (
    "Example", "Ashgrove", "Birkdale", "Coldwell", "Dunmore", "Eastvik", "Fairholm", "Greyburn", "Hollins", "Ingleby", "Jarrow", "Kelstad",
    "Langvik", "Marsden", "Norholt", "Oakham", "Pellworm", "Quarndon", "Ravensund", "Stokmark",
)  # fmt: skip
_WORKS = ("breakwater", "drawbridge", "lighthouse", "warehouse", "fish market")


def stories(form: str) -> tuple[bytes, ...]:
    """Return the item of a format as twenty stories: other people and places, of five things to build.

    One story again and again would be read by whatever remembers its byline, dateline and first lines.
    """
    return tuple(_told(ITEMS[form], name, _WORKS[number % len(_WORKS)]) for number, name in enumerate(_NAMES))


def _told(data: bytes, name: str, work: str) -> bytes:
    words = {"Example": name, "EXAMPLE": name.upper(), "breakwater": work, "Breakwater": work.title()}
    for word, other in words.items():
        data = data.replace(word.encode(), other.encode())
    return data
