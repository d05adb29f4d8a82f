"""Press releases: what is text stays, what is none is told apart."""

import pytest

from streams.parse.draft import Block, Draft
from streams.parse.formats import release
from streams.parse.look import Look
from streams.parse.releases import read_release


def read(*paragraphs: str) -> Draft:
    """Return a draft of these paragraphs, read as those of a release."""
    draft = Draft(blocks=[Block("body", text) for text in paragraphs])
    read_release(draft)
    return draft


@pytest.mark.parametrize(
    "dateline",
    [
        "HAVEN, Norway, March 16, 2026 /PRNewswire/ --",
        "HAVEN, March 16 /PRNewswire-AsiaNet / --",
        "HAVEN, Norway--(BUSINESS WIRE)--",
        "Haven, Norway, March 16, 2026 (GLOBE NEWSWIRE) --",
        "TORONTO, March 16, 2026 /CNW/ -",
    ],
)
def test_known_by_the_dateline(dateline: str) -> None:
    """The dateline of a release wire is a sure sign, in whatever spelling."""
    assert release.sniff(Look(f"Haven Lines adds a ferry\n\n{dateline} Haven Lines said so.\n".encode()))


@pytest.mark.parametrize(
    "text",
    [
        "HAVEN, March 16 (Reuters) - PRNewswire is for sale.",
        "Haven\n\nThe firm used /PRNewswire for years.",
        "<p>A /PRNewswire/ --</p>",
        "",
    ],
)
def test_other_texts(text: str) -> None:
    """Text about release wires is no release."""
    assert not release.sniff(Look(text.encode()))


def test_contacts_are_not_public() -> None:
    """A contact goes on until there is text again; a heading that reaches nobody is text."""
    draft = read(
        "Text.", "Media Contact:", "Anna Holm", "anna@x.example, +47 22 00 00 00", "About Haven Lines", "It sails."
    )
    assert [block.text for block in draft.blocks] == ["Text.", "About Haven Lines", "It sails."]
    assert [(note.role, note.public) for note in draft.notes] == [("contact", False)]
    assert [block.text for block in read("Contact sports are dangerous, doctors say.").blocks] == [
        "Contact sports are dangerous, doctors say."
    ]


def test_boilerplate_stays_under_its_heading() -> None:
    """The heading "About …" is a crosshead, and what is below it text."""
    assert [block.role for block in read("About Haven Lines", "It sails.").blocks] == ["crosshead", "body"]


def test_pictures_and_sources_are_told() -> None:
    """Addresses of pictures become associations once, the sender a source; end marks go."""
    draft = read(
        "Logo - http://x.example/a.jpg",
        "(Logo: http://x.example/a.jpg )",
        "Photo -",
        "http://x.example/b.jpg",
        "SOURCE Haven",
        "###",
    )
    assert draft.blocks == []
    assert [each.uri for each in draft.associations] == ["http://x.example/a.jpg", "http://x.example/b.jpg"]
    assert [each.name for each in draft.info_sources] == ["Haven"]


def test_tickers() -> None:
    """Exchange and symbol as the release writes them."""
    draft = read("Haven Lines (Nasdaq: HVNL) (OSE:HVN) and Skerry (NYSE: SKB) merge.")
    assert [(each.symbols[0].exchange, each.symbols[0].symbol) for each in draft.organisations] == [
        ("Nasdaq", "HVNL"), ("OSE", "HVN"), ("NYSE", "SKB"),
    ]  # fmt: skip
