"""News that a mail only carries: attached text, HTML, XML and JSON below a covering note."""

from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from schemas import ParsedItem
from streams.parse import feed_for, file_item, parse

TEXT = "The ferries of Haven stayed in port on Tuesday because of the storm, the line said after a night at the quay."
PLAIN = f"Ferries stay in port\n\nBy Ada Moe\n\n{TEXT}\n\nMore will be cancelled.\n"
HTML = f"<html><body><h1>Ferries stay in port</h1><p>By Ada Moe</p><p>{TEXT}</p><p>More will be cancelled.</p></body></html>"
JSON = f'{{"headline": "Ferries stay in port", "by": "Ada Moe", "uri": "urn:x:1", "body_text": "{TEXT}\\n\\nMore will be cancelled."}}'
NITF = (
    "<nitf><body><body.head><hedline><hl1>Ferries stay in port</hl1></hedline><byline>By Ada Moe</byline></body.head>"
    f"<body.content><p>{TEXT}</p><p>More will be cancelled.</p></body.content></body></nitf>"
)
COVER = "Dear all,\n\nplease find our story attached.\n\nKind regards\nBo Reed\n"
ATTACHED = [
    ("story.txt", "text/plain", PLAIN),
    ("story.html", "text/html", HTML),
    ("story.json", "application/json", JSON),
    ("story.xml", "application/xml", NITF),
    ("story.xml", "application/octet-stream", NITF),
]


def read(body: str | None, *attached: tuple[str, str, str], subject: str = "Our release") -> list[ParsedItem]:
    """Parse a mail with attachments."""
    message = EmailMessage()
    message["From"] = "Bo Reed <bo@haven.example>"
    message["Subject"] = subject
    message["Date"] = "Mon, 16 Mar 2026 10:00:00 +0000"
    message["Message-ID"] = "<1@haven.example>"
    if body is not None:
        message.set_content(body)
    for name, kind, data in attached:
        maintype, _, subtype = kind.partition("/")
        message.add_attachment(data.encode(), maintype=maintype, subtype=subtype, filename=name)
    raw = file_item("x", message.as_bytes(), feed="desk", received_at=datetime(2026, 3, 16, 11, tzinfo=UTC))
    items = parse(raw, feed_for("desk", {}))
    assert all(isinstance(item, ParsedItem) for item in items)
    return [item for item in items if isinstance(item, ParsedItem)]


@pytest.mark.parametrize("attached", ATTACHED, ids=lambda row: f"{row[0]} {row[1]}")
@pytest.mark.parametrize("body", [COVER, "", None, "FYI\n", "Sent from my phone\n"])
def test_the_story_is_what_is_attached(body: str | None, attached: tuple[str, str, str]) -> None:
    """Below a covering note, or none, the attachment is the item; the note is private, when and by whom it was sent stays."""
    (item,) = read(body, attached)
    assert (item.headline, item.by, item.text) == (
        "Ferries stay in port",
        "Ada Moe",
        f"{TEXT}\n\nMore will be cancelled.",
    )
    assert item.version_created == datetime(2026, 3, 16, 10, tzinfo=UTC)
    assert any("read from an attachment" in each for each in item.copydesk.warnings)
    assert all(not note.public for note in item.copydesk.notes)
    assert [association.title for association in item.associations][-1:] == [attached[0]]


@pytest.mark.parametrize(
    ("body", "subject"),
    [
        ("Please find attached our release, embargoed until 0001 GMT on 20 March 2026. Call me.\n", "Our release"),
        (
            "Dear all,\n\nplease find attached our release (embargoed until 0001 GMT, 20 March 2026).\n\nBo\n",
            "Our release",
        ),
        (COVER, "EMBARGOED until 0001 GMT on 20 March 2026"),
        ("", "EMBARGOED until 0001 GMT on 20 March 2026: our release"),
    ],
)
def test_what_the_message_says_holds_for_what_it_carries(body: str, subject: str) -> None:
    """An embargo in its words or on its subject holds the story."""
    (item,) = read(body, ATTACHED[0], subject=subject)
    assert (item.headline, item.embargoed_until) == ("Ferries stay in port", datetime(2026, 3, 20, 0, 1, tzinfo=UTC))


def test_a_correction_carries_one() -> None:
    """A subject that says what the message is says it of the story."""
    (item,) = read(COVER, ATTACHED[0], subject="CORRECTED: our release")
    assert item.copydesk.change.kind == "correction"


def test_several_stories_are_several_items() -> None:
    """Each has an identity of its own."""
    trams = ("trams.txt", "text/plain", PLAIN.replace("Ferries", "Trams"))
    items = read(COVER, ATTACHED[0], trams)
    assert [item.headline for item in items] == ["Ferries stay in port", "Trams stay in port"]
    assert len({item.uri for item in items}) == 2


@pytest.mark.parametrize(
    ("body", "attached", "subject"),
    [
        (f"{TEXT} More will be cancelled on Wednesday.\n", ATTACHED[0], "Ferries stay in port"),
        (f"{TEXT} A lamp is attached to the pier, and a wreck lies beside it in the mud.\n", ATTACHED[1], "Ferries"),
        (COVER, ("release.pdf", "application/pdf", "%PDF-1.4"), "Our release"),
        (COVER, ("footer.txt", "text/plain", "Scanned by Haven Mail."), "Our release"),
        (COVER, ("bill.xml", "application/xml", "<bill><sum>7</sum></bill>"), "Our release"),
        (COVER, ("empty.txt", "text/plain", ""), "Our release"),
        ("", ("broken.json", "application/json", '{"headline": '), "Our release"),
        (COVER, ATTACHED[0], "KILL: Ferries stay in port"),
    ],
)
def test_the_message_stays_the_item(body: str, attached: tuple[str, str, str], subject: str) -> None:
    """News in the message, a notice of a desk, and what is no story: the attachment is only named."""
    (item,) = read(body, attached, subject=subject)
    assert item.copydesk.guid == "1@haven.example"
    assert [association.title for association in item.associations] == [attached[0]]
    assert not any("read from an attachment" in each for each in item.copydesk.warnings)


@pytest.mark.parametrize(
    "body",
    [
        "Please find attached our story on the grain embargo.\n",
        "Please find attached our release, no embargo.\n",
        "Please find attached our release. The embargo is over.\n",
        "Please find attached our release. The embargo was lifted on Monday.\n",
        "Please find attached our release. The price list is embargoed until Friday.\n",
        "Please find attached our release on the arms embargo against Haven.\n",
    ],
)
def test_no_embargo_in_a_cover(body: str) -> None:
    """What only tells of embargoes, or that there is none, holds nothing."""
    (item,) = read(body, ATTACHED[0])
    assert (item.embargoed_until, item.copydesk.embargo_text) == (None, None)
