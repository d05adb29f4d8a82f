"""NewsML 1: identities, roles, one story in two formats, and limits."""

import contextlib
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from work import LIMIT, seconds_of

from schemas import ParsedItem
from schemas.topics import ITEM_LIMIT
from streams.errors import DataError
from streams.parse import Refused, feed_for, file_item, parse

SAMPLES = Path(__file__).parents[1] / "samples"
RECEIVED = datetime(2025, 3, 16, 12, tzinfo=UTC)
HEAD = '<NewsML><NewsItem><NewsManagement><Status FormalName="Usable"/></NewsManagement><NewsComponent>'
TAIL = "</NewsComponent></NewsItem></NewsML>"


def read(data: bytes, feed: str = "desk") -> list[ParsedItem]:
    """Parse a document of a feed."""
    raw = file_item("x", data, feed=feed, received_at=RECEIVED)
    return [item for item in parse(raw, feed_for(feed, {})) if not isinstance(item, Refused)]


SAYS = "<NewsComponent><NewsLines><HeadLine>It turns</HeadLine></NewsLines></NewsComponent>"


def item(identifier: str = "", management: str = "", component: str = SAYS) -> ParsedItem:
    """Parse a document with one NewsItem."""
    text = f"<NewsML><NewsItem><Identification><NewsIdentifier>{identifier}</NewsIdentifier></Identification>"
    text += f"<NewsManagement>{management}</NewsManagement>{component}</NewsItem></NewsML>"
    return read(text.encode())[0]


def _parts(provider: str, date: str, number: str) -> str:
    return f"<ProviderId>{provider}</ProviderId><DateId>{date}</DateId><NewsItemId>{number}</NewsItemId>"


@pytest.mark.parametrize(
    ("identifier", "guid", "version"),
    [
        (
            _parts("a.example", "20250101", "X1")
            + "<RevisionId>3</RevisionId><PublicIdentifier>urn:newsml:a.example:20250101:X1:3N</PublicIdentifier>",
            "urn:newsml:a.example:20250101:X1",
            "3",
        ),
        (
            "<RevisionId>2</RevisionId><PublicIdentifier>urn:newsml:a.example:20250101:x:8-en:2</PublicIdentifier>",
            "urn:newsml:a.example:20250101:x:8-en",
            "2",
        ),
        (
            "<PublicIdentifier>urn:newsml:a.example:20250101:X1:7U</PublicIdentifier>",
            "urn:newsml:a.example:20250101:X1",
            None,
        ),
        (_parts("a.example", "20250101", "X1"), "urn:newsml:a.example:20250101:X1", None),
        (
            _parts("a.example", "20250101", "X1") + "<PublicIdentifier>urn:newsml:www.a.example</PublicIdentifier>",
            "urn:newsml:a.example:20250101:X1",
            None,
        ),
        ("<ProviderId>a.example</ProviderId><PublicIdentifier>urn:newsml:a.example</PublicIdentifier>", None, None),
        ("<PublicIdentifier>https://a.example/1</PublicIdentifier>", "https://a.example/1", None),
    ],
)
def test_identities_have_no_revision(identifier: str, guid: str | None, version: str | None) -> None:
    """All revisions of an item have one guid; one that names its provider alone is none."""
    found = item(identifier)
    assert found.copydesk.guid == guid
    assert version is None or found.version == version


@pytest.mark.parametrize(
    ("management", "status", "kind"),
    [
        ('<Status FormalName="USABLE"/>', "usable", "new"),
        ('<Status FormalName="Canceled"/>', "canceled", "kill"),
        ('<Status FormalName="Hold"/>', "withheld", "hold"),
        ('<Status FormalName="Baking"/>', "withheld", "hold"),
        ("<Status>usable</Status>", "usable", "new"),
        ('<Status FormalName="Usable"/><Instruction FormalName="Rectify"/>', "usable", "correction"),
        ('<Status FormalName="Usable"/><Instruction FormalName="Delete"/>', "canceled", "kill"),
        ('<Status FormalName="Usable"/><NewsItemType FormalName="Advisory"/>', "usable", "advisory"),
    ],
)
def test_status_and_instructions(management: str, status: str, kind: str) -> None:
    """A status in any case, as attribute or as text; one that nobody knows publishes nothing."""
    found = item(management=management)
    assert (found.pub_status, found.copydesk.change.kind) == (status, kind)


def test_a_status_that_will_change_ends_an_item() -> None:
    """A usable item whose status will change to another expires then."""
    change = '<StatusWillChange><FutureStatus FormalName="Canceled"/><DateAndTime>20250402T000000Z</DateAndTime></StatusWillChange>'
    found = item(management=f'<Status FormalName="Usable"/>{change}')
    assert (found.expires, found.pub_status) == (datetime(2025, 4, 2, tzinfo=UTC), "usable")


def test_equivalents_are_read_once() -> None:
    """Of content items side by side, which say the same, the best marked up is read, and once."""
    component = (
        "<NewsComponent><ContentItem><DataContent>It turns, plainly.</DataContent></ContentItem>"
        "<ContentItem><DataContent><nitf><body><body.content><p>It turns.</p></body.content></body></nitf></DataContent></ContentItem>"
        "</NewsComponent>"
    )
    assert item(component=component).text == "It turns."


def test_one_story_in_two_formats_is_one_article() -> None:
    """A release of Business Wire is the same in NewsML 1 and in ninjs, but for what only one of the formats can say."""
    one = read((SAMPLES / "newsml1/businesswire-release.newsml").read_bytes(), "businesswire")[0]
    two = read((SAMPLES / "ninjs/businesswire-release.ninjs").read_bytes(), "businesswire")[0]
    only_newsml = {"first_created", "alt_ids", "copydesk", "info_sources"}
    a, b = (json.loads(each.model_dump_json(exclude=only_newsml)) for each in (one, two))
    assert a == b
    assert one.copydesk.paragraphs == two.copydesk.paragraphs
    assert one.copydesk.dateline == two.copydesk.dateline


def _filled(unit: str, head: str, tail: str, limit: int = ITEM_LIMIT) -> str:
    return head + unit * ((limit - len(head) - len(tail)) // len(unit)) + tail


_STORY = "<NewsComponent><NewsLines><HeadLine>h{0}</HeadLine></NewsLines><ContentItem><DataContent>a</DataContent></ContentItem></NewsComponent>"
_STORIES = "".join(_STORY.format(number) for number in range(99))
_CODES = '<SubjectCode><Subject FormalName="04000000"/></SubjectCode>' * 30_000

HOSTILE = {
    "items": _filled(f"<NewsItem><Comment>{'a' * 60}</Comment></NewsItem>", "<NewsML>", "</NewsML>"),
    "components": HEAD + "<NewsComponent>" * 240 + "<ContentItem><DataContent>a</DataContent></ContentItem>" * 1_900
    + "</NewsComponent>" * 240 + TAIL,
    "stories that share": HEAD + f"<DescriptiveMetadata>{_CODES}</DescriptiveMetadata>" + _STORIES + TAIL,
    "envelope": "<NewsML><NewsEnvelope>" + '<NewsProduct FormalName="a"/>' * 80_000 + "</NewsEnvelope>"
    + "<NewsItem><NewsManagement/></NewsItem>" * 999 + "</NewsML>",
    "links": _filled('<AssociatedWith NewsItem="aaaaaaaaaaaaaaaaaaaaa"/>', HEAD.partition("<Status")[0], "</NewsManagement></NewsItem></NewsML>"),
    "places": HEAD + "<DescriptiveMetadata>"
    + "".join(f'<Location><Property FormalName="City" Value="{n}"/></Location>' for n in range(60_000)) + "</DescriptiveMetadata>" + TAIL,
    "genres": HEAD + "<DescriptiveMetadata>" + "".join(f'<Genre FormalName="{n}"/>' for n in range(90_000))
    + "</DescriptiveMetadata>" + TAIL,
    "initials": _filled("a/", f"{HEAD}<ContentItem><DataContent>", f"</DataContent></ContentItem>{TAIL}"),
    "lines": _filled("a b\n", f"{HEAD}<ContentItem><DataContent>", f"</DataContent></ContentItem>{TAIL}"),
    "base64": _filled("YWFh", f'{HEAD}<ContentItem><Encoding Notation="base64"><DataContent>', f"</DataContent></Encoding></ContentItem>{TAIL}"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_documents_end_soon(name: str) -> None:
    """A document of the largest size that is made to be slow takes less than two seconds of work."""

    def work() -> None:
        with contextlib.suppress(DataError):
            read(HOSTILE[name].encode(), "afp")

    assert seconds_of(work) < LIMIT
