"""Press releases without the dateline of a wire: what only says that one follows is never the headline."""

from datetime import UTC, datetime

import pytest

from schemas import ParsedItem
from streams.parse import feed_for, file_item, parse
from streams.parse.release_banners import behind_banner, is_banner

RECEIVED = datetime(2026, 3, 16, 12, tzinfo=UTC)
STORY = (
    "HAVEN, Norland, March 16, 2026 - Haven Lines will sail a new ferry from June, the company said on Monday.\n\n"
    "The ship takes 300 cars.\n\nAbout Haven Lines\n\nHaven Lines sails ferries.\n\n"
    "Media contact: Ada Quill, ada@haven.example, +47 555 0199 11\n\n###\n"
)
HEADLINE = "Haven Lines adds a ferry to its fleet"
MAIL = "From: Desk <desk@haven.example>\nTo: wire@x.example\nMessage-ID: <1@haven.example>\nSubject: {}\n\n{}"


def read(text: str) -> ParsedItem:
    """Parse one text."""
    raw = file_item("x", text.encode(), feed="haven", received_at=RECEIVED)
    (item,) = parse(raw, feed_for("haven", {}))
    assert isinstance(item, ParsedItem)
    return item


@pytest.mark.parametrize(
    "text",
    [
        f"FOR IMMEDIATE RELEASE\n\n{HEADLINE}\n\n{STORY}",
        f"FOR IMMEDIATE RELEASE\n{HEADLINE}\n\n{STORY}",
        f"*** FOR IMMEDIATE RELEASE - 16 March 2026 ***\n\n{HEADLINE}\n\n{STORY}",
        f"PRESS RELEASE\n\nFOR IMMEDIATE RELEASE: March 16, 2026\n\nContact: Ada Quill\nada@haven.example\n\n{HEADLINE}\n\n{STORY}",
        f"MEDIA RELEASE HL0042\n16 March 2026\n\n{HEADLINE}\n\n{STORY}",
        f"PRESSEMITTEILUNG Nr. 12/2026\n\n{HEADLINE}\n\n{STORY}",
        f"{HEADLINE}\n\nFOR IMMEDIATE RELEASE\n\n{STORY}",
        f"NEWS RELEASE: {HEADLINE}\n\n{STORY}",
        f"FOR IMMEDIATE RELEASE        Contact: Ada Quill\nMarch 16, 2026        +47 555 0199 11\n\n{HEADLINE}\n\n{STORY}",
        MAIL.format("FOR IMMEDIATE RELEASE", f"{HEADLINE}\n\n{STORY}"),
        MAIL.format(f"PRESS RELEASE: {HEADLINE}", f"FOR IMMEDIATE RELEASE\n\n{HEADLINE}\n\n{STORY}"),
    ],
)
def test_banners(text: str) -> None:
    """The headline is the line that tells news; contacts of a release are never public, and its marks go."""
    item = read(text)
    assert item.headline == HEADLINE
    assert item.copydesk.dateline is not None
    assert item.text == (
        "Haven Lines will sail a new ferry from June, the company said on Monday.\n\nThe ship takes 300 cars.\n\n"
        "About Haven Lines\n\nHaven Lines sails ferries."
    )
    assert [genre.name for genre in item.genres] == ["press release"]
    assert not any("0199" in note.text or "Ada Quill" in note.text for note in item.copydesk.notes if note.public)


def test_an_embargo_beside_a_banner_holds() -> None:
    """A banner hides no embargo above or below it."""
    lines = ("EMBARGOED UNTIL 0001 GMT, 17 MARCH 2026", "PRESS RELEASE")
    for first, second in (lines, lines[::-1]):
        item = read(f"{first}\n\n{second}\n\n{HEADLINE}\n\n{STORY}")
        assert (item.headline, item.embargoed_until) == (HEADLINE, datetime(2026, 3, 17, 0, 1, tzinfo=UTC))


def test_what_stands_between_headline_and_dateline_is_a_sub_headline() -> None:
    """A second line above the dateline of a release is its sub-headline."""
    item = read(f"PRESS RELEASE\n\n{HEADLINE}\n\nNew ship is the largest yet\n\n{STORY}")
    assert [(each.role, each.value) for each in item.headlines[1:]] == [("sub", "New ship is the largest yet")]


@pytest.mark.parametrize(
    "line",
    ["Press release of minister angers union", "Immediate release of prisoners is agreed", "News", "PRESS RELEASES ARE LATE", "x" * 200],
)  # fmt: skip
def test_no_banners(line: str) -> None:
    """News about releases is none; neither is what only begins like a banner."""
    assert not is_banner(line)
    assert behind_banner(line) is None


def test_a_text_that_is_only_a_banner_stays() -> None:
    """A message is never emptied."""
    assert read("FOR IMMEDIATE RELEASE\n").headline == "FOR IMMEDIATE RELEASE"


@pytest.mark.parametrize(
    "contact",
    [
        "Contact: Pat Quill, 555-0100, pquill@lumen.example\n\n",
        "Contact: Pat Quill, 555-0100, pquill@lumen.example\n",
        "Contact: Pat Quill\n\n",
        "Media Contact:\nPat Quill\n555-0100\n\n",
    ],
)
def test_a_contact_above_the_headline_of_a_release_wire(contact: str) -> None:
    """Whom to ask is private and no headline, also where a release wire signs the dateline."""
    item = read(
        f"FOR IMMEDIATE RELEASE\n\n{contact}{HEADLINE}\n\nBOSTON, Nov. 24, 2026 /PRNewswire/ -- Haven Lines has a ferry.\n\nIt is new.\n"
    )
    assert [each.value for each in item.headlines] == [HEADLINE]
    assert any("Pat Quill" in note.text and not note.public for note in item.copydesk.notes)
