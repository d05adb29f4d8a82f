"""Notes beside a story that ask to hold it, at its head and at its foot; and lines that only look like one."""

import pytest
from parse.plain_text import read

from streams.text.hold_words import frees_its_story, holds_its_story

HEADLINE = "Ferries sail again after the storm"
STORY = "HAVEN, March 16 (Reuters) - The ferries of Lower Example sailed again on Friday, the harbour said.\n\nMore ships came in at noon."

NOTES = (
    "EDS: HOLD.",
    "EDS: HOLD",
    "Eds: Please hold this story",
    "Eds: Hold until further notice.",
    "Eds: UPDATES with figures. Hold pending legal review.",
    "EDS: STORY ON HOLD",
    "Eds: This story is on hold while we check the facts.",
    "EDITORS: HOLD THIS STORY",
    "Editors: Please hold the story until further notice.",
    "NOTE TO EDITORS: PLEASE HOLD",
    "(EDS: HOLD)",
    "HOLD",
    "HOLD.",
    "*HOLD*",
    "HOLD HOLD HOLD",
    "STORY ON HOLD",
)


@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize(
    "place", ["{note}\n\n{head}\n\n{story}", "{head}\n{note}\n\n{story}", "{head}\n\n{story}\n\n{note}"]
)
def test_a_note_that_holds_its_story(place: str, note: str) -> None:
    """The story is withheld, and the note is part of neither headline nor text."""
    item = read(place.format(note=note, head=HEADLINE, story=STORY))
    assert (item.copydesk.change.kind, item.headline) == ("hold", HEADLINE)
    assert [each.text for each in item.copydesk.notes] == [note]
    assert len(item.copydesk.paragraphs) == 2
    assert item.copydesk.dateline is not None


@pytest.mark.parametrize(
    "note",
    [
        "EDS: HOLD FOR RELEASE",
        "Eds: Hold the front page for a picture of the storm.",
        "Eds: Please hold space for a picture of the storm.",
        "Eds: ADDS that talks are on hold, minister says.",
        "Eds: UPDATES with court holding the sentence.",
        "Eds: Holds hourly briefings from noon.",
        "Eds: Talks on hold; UPDATES throughout.",
        "Editors: Ann Moen and Nils Dahl",
    ],
)
def test_a_note_that_holds_nothing(note: str) -> None:
    """An embargo is none, and a note may tell of holds, or by whom a book was edited."""
    assert read(f"{HEADLINE}\n\n{STORY}\n\n{note}").copydesk.change.kind == "new"


@pytest.mark.parametrize(
    "first", ["Hold", "Hold the line", "HOLD THE LINE", "Holding on", "HOLDING", "ON HOLD: THE TUNNEL"]
)
def test_a_line_of_news_holds_nothing(first: str) -> None:
    """One word in capitals is an order; all others are lines of the story."""
    for text in (f"{first}\n\n{HEADLINE}\n\n{STORY}", f"{HEADLINE}\n\n{STORY}\n\n{first}"):
        assert read(text).copydesk.change.kind == "new"


def test_a_headline_of_one_word() -> None:
    """HOLD above a text alone may be its headline: a person is told what it would hold."""
    item = read(f"HOLD\n\n{STORY}")
    assert (item.copydesk.change.kind, item.headline) == ("new", "HOLD")
    assert any("the headline is under HOLD" in warning for warning in item.copydesk.warnings)


def test_a_long_note_is_a_text() -> None:
    """Nobody asks for a hold in that many words."""
    assert not holds_its_story("Hold. " + "The figures of the harbour are wrong. " * 20)


@pytest.mark.parametrize("note", ["EDS: HOLD FOR SUNDAY.", "Eds: Hold for Monday editions.", "HOLD FOR FRIDAY AMs"])
def test_a_note_that_holds_until_a_day_is_an_embargo(note: str) -> None:
    """It is an advance for that day; a note of other things for that day is none."""
    item = read(f"{HEADLINE}\n\n{STORY}\n\n{note}")
    assert (item.copydesk.change.kind, item.copydesk.embargo_text is not None) == ("new", True)
    for news in ("Eds: Hold for Sunday picnic", "Hold for Sunday matches worries fans"):
        assert read(f"{HEADLINE}\n\n{STORY}\n\n{news}").copydesk.embargo_text is None


@pytest.mark.parametrize(
    "note",
    [
        "EDS: HOLD RELEASED. The story may be used.",
        "EDS: The hold on this story is lifted.",
        "EDS: RELEASE.",
        "EDS: Hold lifted, story may run.",
        "Eds: UPDATES with figures. Hold is lifted.",
        "Editors: This story may now be used.",
        "Editors: The hold has been lifted.",
        "Eds: Please release this story.",
        "Eds: Our story is no longer on hold.",
        "HOLD LIFTED",
    ],
)
@pytest.mark.parametrize(
    "place", ["{note}\n\n{head}\n\n{story}", "{head}\n\n{note}\n\n{story}", "{head}\n\n{story}\n\n{note}"]
)
def test_a_note_that_lifts_the_hold_of_its_story(place: str, note: str) -> None:
    """The story is a release, another revision than its words without the note, which were sent before."""
    item = read(place.format(note=note, head=HEADLINE, story=STORY))
    assert (item.copydesk.change.kind, item.headline, item.pub_status) == ("release", HEADLINE, "usable")
    assert len(item.copydesk.paragraphs) == 2
    assert item.copydesk.revision != read(f"{HEADLINE}\n\n{STORY}").copydesk.revision


@pytest.mark.parametrize(
    "note",
    [
        "Eds: Hold lifted, but for print only.",
        "Eds: The hold will be lifted at noon.",
        "Eds: The hold on this story is lifted at noon.",
        "Eds: This story may be used.",
        "Eds: RELEASES second part.",
        "Eds: Release date of the film corrected.",
        "Eds: UPDATES with hold on accounts lifted, judge says.",
        "Release.",
    ],
)
def test_a_note_that_lifts_nothing(note: str) -> None:
    """It has terms, tells of later, or of something else; and to nobody "Release" may be the kind of a text."""
    assert not frees_its_story(note)


def test_a_correction_that_lifts_a_hold_stays_one() -> None:
    """Its words were sent before, so it is another revision all the same."""
    corrected, lifted = (read(f"CORRECTED-{HEADLINE}\n\n{note}{STORY}") for note in ("", "EDS: HOLD RELEASED.\n\n"))
    assert {item.copydesk.change.kind for item in (corrected, lifted)} == {"correction"}
    assert corrected.copydesk.revision != lifted.copydesk.revision


@pytest.mark.parametrize(
    "order",
    [
        f"EDS: HOLD. {HEADLINE}. Lawyers are reading.",
        f"EDS: HOLD: {HEADLINE}",
        f"Eds: Please hold - {HEADLINE}.",
        f"NOTE TO EDITORS\n\nEDS: HOLD – {HEADLINE}.",
        f"EDS: HOLD. {HEADLINE}. Do not use until further notice, lawyers are reading.",
        f"Editors: the story “{HEADLINE}” is on hold. Do not use until further notice.",
    ],
)
def test_an_order_to_editors_is_a_hold(order: str) -> None:
    """It is withheld and never news; that nothing is used until further notice is the same order, and no embargo on the note."""
    item = read(order)
    assert (item.copydesk.change.kind, item.copydesk.embargo_text) == ("hold", None)
    assert not any("embargo" in warning for warning in item.copydesk.warnings)


@pytest.mark.parametrize(
    "line",
    [
        "Editors: a life on hold, by Ann Moen",
        "Hold - Ferries wait",
        "Editors: Hold the line - a history",
        "EDS: Holds fire",
    ],
)
def test_a_headline_that_orders_nothing(line: str) -> None:
    """What addresses editors may be news of them, and what addresses nobody is left to dedupe."""
    assert read(line).copydesk.change.kind == "new"
