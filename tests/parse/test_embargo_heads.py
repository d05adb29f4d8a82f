"""What stands with an embargo above a story: lines that say there is none, subjects, notes, the heads of releases."""

from datetime import UTC, datetime

import pytest

from schemas.article import ParsedItem
from streams.parse import feed_for, file_item, parse
from streams.parse.draft import Draft
from streams.parse.embargo import take_embargo_within

NEAR = datetime(2026, 3, 4, 15, tzinfo=UTC)  # a Wednesday


@pytest.mark.parametrize(
    "line",
    [
        "Embargo: none",
        "NO EMBARGO",
        "Embargo: n/a",
        "Not embargoed - for immediate release",
        "FOR RELEASE ON RECEIPT",
        "Sperrfrist: keine",
        "Keine Sperrfrist!",
        "Ab sofort frei",
        "Frei zur Veröffentlichung ab sofort",
        "Sin embargo",
        "FOR RELEASE: Wednesday, March 4, 2026",
        "For publication Tuesday, March 3",
    ],
)
@pytest.mark.parametrize("head", ["{}\n\nTides rise\n\n", "{}\nTides rise\n\n", "PRESS RELEASE\n{}\n\nTides rise\n\n"])
def test_no_embargo_is_no_headline(head: str, line: str) -> None:
    """A line that says that the story is free now, or since a day that has come, holds nothing and heads nothing."""
    text = head.format(line) + "The sea has risen for years.\n"
    (item,) = parse(file_item("x", text.encode(), feed="x", received_at=NEAR), feed_for("x", {}))
    assert isinstance(item, ParsedItem)
    assert (item.headline, item.text) == ("Tides rise", "The sea has risen for years.")
    assert (item.embargoed_until, item.copydesk.embargo_text) == (None, None)
    assert line in [note.text for note in item.copydesk.notes]


@pytest.mark.parametrize(
    ("subject", "is_held"),
    [
        ("Embargoed: tides rise twice as fast", True),
        ("UNDER EMBARGO - Tides rise twice as fast", True),
        ("Embargoed release: Tides rise twice as fast (embargo Fri 6 Mar 00:01 GMT)", True),
        ("Embargo: Haven halts trade with the islands", False),
        ("Embargo lifted: Haven trades with the islands", False),
    ],
)
def test_subjects(subject: str, is_held: bool) -> None:
    """Who writes "Embargoed: …" above a mail to editors means it, without a moment too; "Embargo: …" may be news."""
    mail = f"Subject: {subject}\nFrom: a@haven.example\nTo: b@haven.example\nDate: Wed, 4 Mar 2026 10:00:00 +0000\n\nThe sea rises.\n"
    (item,) = parse(file_item("x", mail.encode(), feed="x", received_at=NEAR), feed_for("x", {}))
    assert isinstance(item, ParsedItem)
    assert (item.copydesk.embargo_text is not None) is is_held
    assert (item.headline or "").casefold() == ("tides rise twice as fast" if is_held else subject.casefold())


@pytest.mark.parametrize(
    ("headline", "kept"),
    [
        ("[EMBARGO] Tides rise", "Tides rise"),
        ("Ministers meet (embargo on oil) again", None),
        ("Ministers split over trade - embargo stays", None),
        ("Oil flows again (embargo lifted)", None),
        ("Ministers meet (Friday, 0001 GMT)", None),
    ],
)
def test_only_a_label_is_taken_from_a_headline(headline: str, kept: str | None) -> None:
    """A bare label in brackets holds until somebody releases it; an embargo that is news stays where it is."""
    draft = Draft(headline=headline)
    assert take_embargo_within(draft, headline) == kept
    assert (draft.embargo_text is None) == (kept is None)


def test_a_time_in_the_news_ends_no_embargo() -> None:
    """Behind a label without a time the headline's own time is one of the news: the item waits for a person."""
    text = "Embargoed: ministers meet at 1400 GMT on Friday 6 March 2026\n\nHAVEN, March 4 (HVN) - They meet.\n"
    (item,) = parse(file_item("x", text.encode(), feed="x", received_at=NEAR), feed_for("x", {}))
    assert isinstance(item, ParsedItem)
    assert (item.headline, item.embargoed_until) == ("ministers meet at 1400 GMT on Friday 6 March 2026", None)
    assert item.copydesk.embargo_text == "Embargoed"


@pytest.mark.parametrize(
    "head",
    [
        "EMBARGO: {}\n\n",
        "EMBARGO - {}\n\n",
        "{{'headline': 'EMBARGO: {}', 'uri': 'urn:x:1', 'body_text': 'Tides rise.'}}",
    ],
)
def test_a_bare_label_holds(head: str) -> None:
    """A label without a time holds the story until a person lets it go: above a text, and in capitals in a headline."""
    data = head.format("Tides rise twice as fast").replace("'", '"').encode()
    (item,) = parse(file_item("x", data, feed="x", received_at=NEAR), feed_for("x", {}))
    assert isinstance(item, ParsedItem)
    assert item.headline == "Tides rise twice as fast"
    assert (item.copydesk.embargo_text or "").upper() == "EMBARGO"
    assert item.embargoed_until is None


def test_a_text_behind_a_label_stays() -> None:
    """A first paragraph that begins with the label loses it and nothing else, its dateline is read."""
    text = (
        "Tides rise\n\nEMBARGOED until 0001 GMT 6 March 2026: HAVEN, March 4 (HVN) - Tides rise.\n\nThe sea was calm.\n"
    )
    (item,) = parse(file_item("x", text.encode(), feed="x", received_at=NEAR), feed_for("x", {}))
    assert isinstance(item, ParsedItem)
    assert item.text == "Tides rise.\n\nThe sea was calm."
    assert item.embargoed_until == datetime(2026, 3, 6, 0, 1, tzinfo=UTC)
    assert item.copydesk.dateline is not None


def test_who_asks_for_it_is_no_headline() -> None:
    """A name behind the embargo is the sender's, where the headline stands below."""
    text = "EMBARGOED TO 0001 GMT 6 March 2026 - Haven University\n\nTides rise twice as fast\n\nHAVEN (HVN) - Tides rise.\n"
    (item,) = parse(file_item("x", text.encode(), feed="x", received_at=NEAR), feed_for("x", {}))
    assert isinstance(item, ParsedItem)
    assert item.headline == "Tides rise twice as fast"


@pytest.mark.parametrize(
    ("note", "is_held"),
    [
        ("Notes to editors: Embargoed until 18:00 GMT 17 March 2026: the price list", False),
        ("Notes to editors: The menu and the seating plan are embargoed until 18:00 GMT 17 March 2026.", False),
        ("Note to editors: EMBARGOED UNTIL 18:00 GMT 17 MARCH 2026 (pictures only)", False),
        ("Eds: Embargo for the video and the stills: 18:00 GMT.", False),
        ("Attention editors: Embargoed until 18:00 GMT 17 March 2026. Applies only to the attached maps.", False),
        ("Notes to editors: Embargoed until 18:00 GMT 17 March 2026: applies only to the attached maps", False),
        ("Eds: Embargo for all media: 18:00 GMT 17 March 2026.", True),
        ("Eds: Photos follow. The map is under embargo until Friday.", False),
        ("Notes to editors: Embargoed until 18:00 GMT 17 March 2026: the report and its price list.", True),
        ("Notes to editors: Embargoed until 18:00 GMT 17 March 2026: the price list. This story is embargoed, too.", True),
        ("Notes to editors: Embargoed until 18:00 GMT 17 March 2026: see above", True),
        ("Notes to editors: Embargoed until 18:00 GMT 17 March 2026: everything but the pictures", True),
        ("Notes to editors: Embargoed until 18:00 GMT 17 March 2026: story and pictures", True),
        ("Notes to editors: The survey is embargoed until 18:00 GMT 17 March 2026, pictures too.", True),
        ("Notes to editors: Embargoed until 18:00 GMT 17 March 2026: the winners", True),
        ("Eds: Embargo applies to all reports until 18:00 GMT.", True),
        ("EMBARGOED UNTIL 18:00 GMT 17 MARCH 2026", True),
    ],
)  # fmt: skip
def test_an_embargo_of_another_thing(note: str, is_held: bool) -> None:
    """Only what plainly names another thing than the story leaves the story free, with a warning; the note is private."""
    text = f"Fares rise\n\nHAVEN, March 4 (HVN) - Fares rise.\n\nFares rose last year, too.\n\n{note}\n"
    (item,) = parse(file_item("x", text.encode(), feed="x", received_at=NEAR), feed_for("x", {}))
    assert isinstance(item, ParsedItem)
    assert (item.copydesk.embargo_text is not None) is is_held
    assert any("beside this item" in warning for warning in item.copydesk.warnings) is not is_held
    assert item.text == "Fares rise.\n\nFares rose last year, too."
    assert [said.text for said in item.copydesk.notes if said.public] == []


@pytest.mark.parametrize(
    "head",
    [
        "{}\n\nTides Rise\n\n",
        "{}\nTides Rise\n\n",
        "Tides Rise\n{}\n\n",
        "{}: Tides Rise at the Quay\n\n",
        "NEWS RELEASE\nATTENTION EDITORS: {}\n\nTides Rise\n\n",
    ],
)
@pytest.mark.parametrize("dateline", ["HAVEN, Norway, March 4, 2026 /PRNewswire/ --", "HAVEN--(BUSINESS WIRE)--"])
def test_an_embargo_above_the_headline_of_a_release(head: str, dateline: str) -> None:
    """It is never the headline nor a part of it, and it holds."""
    text = head.format("EMBARGOED UNTIL 00:01 GMT 6 MARCH 2026") + f"{dateline} Tides rise.\n\nThey rise twice.\n"
    (item,) = parse(file_item("x", text.encode(), feed="x", received_at=NEAR), feed_for("x", {}))
    assert isinstance(item, ParsedItem)
    assert [each.value.removesuffix(" at the Quay") for each in item.headlines] == ["Tides Rise"]
    assert item.embargoed_until == datetime(2026, 3, 6, 0, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "head",
    [
        "Editors' note: Under embargo until 6 March 2026, 00:01 GMT - please do not publish\n\n",
        "ATTENTION EDITORS: EMBARGOED UNTIL 00:01 GMT 6 MARCH 2026\n",
        "Eds: UPDATES with photos. EMBARGOED until 0001 GMT March 6, 2026.\n\n",
    ],
)
def test_a_note_above_the_headline_holds(head: str) -> None:
    """A note to editors on top of a text is not its headline, and an embargo in it holds."""
    text = f"{head}Tides rise\n\nHAVEN, March 4 (HVN) - Tides rise.\n"
    (item,) = parse(file_item("x", text.encode(), feed="x", received_at=NEAR), feed_for("x", {}))
    assert isinstance(item, ParsedItem)
    assert (item.headline, item.embargoed_until) == ("Tides rise", datetime(2026, 3, 6, 0, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    "line",
    [
        "A NE PAS DIFFUSER AVANT LE 28 NOVEMBRE A 6H",
        "À ne pas publier avant le 28 novembre à 6 heures",
        "Diffusion interdite avant le 28 novembre 2026, 6 heures",
    ],
)
def test_french_above_a_headline(line: str) -> None:
    """With and without the accent, which capitals often lack."""
    text = f"{line}\n\nLe port rouvre\n\nLe port de Haven rouvre vendredi.\n"
    (item,) = parse(file_item("x", text.encode(), feed="x", received_at=NEAR), feed_for("x", {}))
    assert isinstance(item, ParsedItem)
    assert (item.headline, item.copydesk.embargo_text) == ("Le port rouvre", line)
