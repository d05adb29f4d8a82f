"""Lines between headline and dateline that cost the dateline: notes in brackets, the house below a byline."""

from datetime import UTC, datetime

import pytest

from schemas.article import ParsedItem
from streams.parse import feed_for, file_item, parse

NEAR = datetime(2026, 3, 16, 12, tzinfo=UTC)
HEADLINE = "Storm closes the harbour of Haven"
STORY = "MIAMI (AP) - A storm hit the coast on Tuesday, officials said.\n\nNobody was hurt.\n"


def read(between: str, story: str = STORY) -> ParsedItem:
    """Return the item of a story with something between its headline and its dateline."""
    data = f"{HEADLINE}\n\n{between}\n\n{story}".encode()
    (item,) = parse(file_item("x", data, feed="x", received_at=NEAR), feed_for("x", {}))
    assert isinstance(item, ParsedItem)
    return item


@pytest.mark.parametrize("line", ["(Photos available)", "(Mit Bild)", "(One)\n\n(Two notes)"])
def test_brackets_above_a_dateline(line: str) -> None:
    """They are private, with a warning that does not quote them."""
    item = read(line)
    assert item.copydesk.dateline is not None
    assert item.bodies[0].value.startswith("A storm hit")
    notes = [note for note in item.copydesk.notes if note.role == "editors"]
    assert [note.text for note in notes] == line.split("\n\n")
    assert not any(note.public for note in notes)
    assert any("private note of the desk" in each for each in item.copydesk.warnings)
    assert not any(line in each for each in item.copydesk.warnings)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("(Bien lire au 1er paragraphe: 62 ans et non 64)", "correction"),
        ("(ATTN: UPDATES with details throughout; ADDS photo)", "update"),
    ],
)
def test_what_was_changed(line: str, kind: str) -> None:
    """AFP's and Yonhap's notes say what this version changed."""
    item = read(line)
    assert item.copydesk.dateline is not None
    assert item.copydesk.change.kind == kind


def test_an_embargo_in_brackets_holds() -> None:
    """A note that says an embargo is one."""
    assert read("(Embargoed until 0001 GMT 17 March 2026)").copydesk.embargo_text


def test_a_byline_in_brackets() -> None:
    """ANSA has its writers in brackets."""
    assert read("(di Ada Reed)").by == "Ada Reed"


def test_the_house_below_a_byline() -> None:
    """A name between byline and dateline is for whom the writer works."""
    item = read("By Ada Reed\nHaven Courier")
    assert (item.by, item.copydesk.dateline is not None) == ("Ada Reed", True)
    assert item.bodies[0].value.startswith("A storm hit")


@pytest.mark.parametrize("line", ["(Photos available) and more text stands here.", "By the sea"])
def test_what_stays(line: str) -> None:
    """Other lines are text."""
    assert line in read(line).bodies[0].value


def test_brackets_above_text_stay() -> None:
    """Without a dateline below them brackets are text."""
    assert (
        "(Photos available)"
        in read("(Photos available)", "A storm hit the coast on Tuesday.\n\nNobody was hurt.\n").bodies[0].value
    )
