"""Mail: whatever a mailer does to a story, it comes out whole, and nothing that is attached is lost in silence."""

from collections.abc import Callable
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parse.damage import mutants
from parse.test_laws import check
from work import LIMIT, seconds_of

from schemas import ParsedItem
from schemas.topics import ITEM_LIMIT
from streams.errors import DataError
from streams.parse import Refused, feed_for, file_item, parse

FOLDER = Path(__file__).parents[1] / "samples" / "mail"
SAMPLES = [path.read_bytes() for path in sorted(FOLDER.iterdir()) if path.suffix != ".json"]
RECEIVED = datetime(2026, 3, 16, 12, tzinfo=UTC)
HEAD = b"From: Desk <desk@haven.example>\r\nSubject: Storm\r\nMessage-ID: <1@haven.example>\r\nMIME-Version: 1.0\r\n"


def read(data: bytes, content_type: str | None = "message/rfc822") -> list[ParsedItem]:
    """Parse one mail; a DataError, whole or for one item, is no item."""
    try:
        raw = file_item("x", data, feed="haven", received_at=RECEIVED, content_type=content_type)
        return [item for item in parse(raw, feed_for("haven", {})) if not isinstance(item, Refused)]
    except DataError:
        return []


def only(data: bytes) -> ParsedItem:
    """Return the one item of a mail."""
    (item,) = read(data)
    return item


@pytest.mark.parametrize(
    ("subject", "headline", "title"),
    [
        ("=?utf-8?B?U3TDvHJtZQ==?=", "Stürme", None),
        ("=?iso-8859-1?Q?St=FCrme?= am =?utf-8?Q?=C3=84rmel?=", "Stürme am Ärmel", None),
        ("=?iso-8859-1?Q?St=C3=BCrme?=", "Stürme", None),
        ("=?windows-1252?Q?Haven=92s_port?=", "Haven’s port", None),
        ("=?x-unknown?Q?Storm?=", "Storm", None),
        ("=?utf-8?B?a?=", "=?utf-8?B?a?=", None),
        ("Re: AW: Storm shuts port", "Storm shuts port", "Re: AW: Storm shuts port"),
        ("[press-list] Fwd: Storm", "Storm", "[press-list] Fwd: Storm"),
        ("Storm\r\n shuts port", "Storm shuts port", None),
        ("Stürme", "Stürme", None),
        ("Re:", "Re:", None),
    ],
)
def test_subjects(subject: str, headline: str, title: str | None) -> None:
    """A subject is decoded whatever it claims to be, and loses what answering and forwarding put before it."""
    data = f"Message-ID: <1@x.example>\r\nFrom: a@x.example\r\nSubject: {subject}\r\n\r\nText.\r\n".encode()
    assert (only(data).headline, only(data).title) == (headline, title)


def test_a_charset_that_lies_is_found_out() -> None:
    """UTF-8 declared as ISO-8859-1 is clean text and a warning."""
    item = only(HEAD + b"Content-Type: text/plain; charset=iso-8859-1\r\n\r\n" + "Stürme über Haven.".encode())
    assert item.text == "Stürme über Haven."
    assert "declared as iso-8859-1, but the bytes are UTF-8" in item.copydesk.warnings


def test_flowing_lines_are_joined() -> None:
    """Lines that end with a space go on, with and without that space (RFC 3676)."""
    head = HEAD + b"Content-Type: text/plain; format=flowed"
    assert only(head + b"\r\n\r\nShips wait \r\noutside.\r\n").text == "Ships wait outside."
    assert only(head + b"; delsp=yes\r\n\r\nShips wa \r\nit.\r\n").text == "Ships wait."


def test_html_is_preferred_unless_it_says_little() -> None:
    """Of two forms HTML has the paragraphs; a stub of HTML does not hide the text."""
    message = EmailMessage()
    message["Subject"], message["From"], message["Message-ID"] = "Storm", "a@x.example", "<1@x.example>"
    message.set_content("Ships wait\noutside the port\nuntil Friday at least.")
    message.add_alternative("<p>Ships wait outside the port</p><p>until <b>Friday</b> at least.</p>", subtype="html")
    assert only(message.as_bytes()).text == "Ships wait outside the port\n\nuntil Friday at least."
    stub = EmailMessage()
    stub["Subject"], stub["From"], stub["Message-ID"] = "Storm", "a@x.example", "<1@x.example>"
    stub.set_content("Ships wait outside the port until Friday at least, said the harbour master.")
    stub.add_alternative("<p>See the text.</p>", subtype="html")
    assert only(stub.as_bytes()).text.startswith("Ships wait")
    assert any("less than half" in warning for warning in only(stub.as_bytes()).copydesk.warnings)


def test_attachments_are_told_without_their_content() -> None:
    """Name, type and size of what is attached; the text of an attached file is not the story."""
    message = EmailMessage()
    message["Subject"], message["From"], message["Message-ID"] = "Storm", "a@x.example", "<1@x.example>"
    message.set_content("Text.")
    message.add_attachment(b"\xff\xd8\xff" * 9, maintype="image", subtype="jpeg", filename="häfen.jpg")
    message.add_attachment("not the story", filename="notes.txt")
    item = only(message.as_bytes())
    told = [
        (a.name, a.type, a.title, a.renditions[0].content_type, a.renditions[0].size_in_bytes)
        for a in item.associations
    ]
    assert told[0] == ("attachment1", "picture", "häfen.jpg", "image/jpeg", 27)
    assert told[1][:4] == ("attachment2", "text", "notes.txt", "text/plain")
    assert item.text == "Text."


def test_a_forwarded_message_alone_is_the_item() -> None:
    """A message that only carries another is the other; one with text of its own has it attached."""
    inner = b"Message-ID: <2@x.example>\r\nFrom: b@x.example\r\nSubject: Inner\r\n\r\nInner text.\r\n"
    outer = HEAD + b"Content-Type: message/rfc822\r\n\r\n" + inner
    assert [(item.headline, item.text) for item in read(outer)] == [("Inner", "Inner text.")]
    mixed = b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n\r\nLook at this.\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n'
    item = only(HEAD + mixed + inner + b"\r\n--b--\r\n")
    assert (item.headline, item.text) == ("Storm", "Look at this.")
    assert [a.renditions[0].content_type for a in item.associations] == ["message/rfc822"]


def test_a_mailbox_gives_each_of_its_messages() -> None:
    """Messages behind lines that begin with "From " are items of their own; such a line within a text is text."""
    line = b"From a@x.example Mon Mar 16 09:30:00 2026\n"
    letters = [
        b"Message-ID: <%d@x.example>\nSubject: N%d\nFrom: a@x.example\n\nText %d.\n\nFrom now on, all is well.\n\n"
        % (n, n, n)
        for n in (1, 2)
    ]
    box = b"".join(line + letter for letter in letters)
    assert [item.headline for item in read(box, None)] == ["N1", "N2"]
    assert read(line + letters[0])[0].text == "Text 1.\n\nFrom now on, all is well."


def test_addresses_are_not_public() -> None:
    """Who sent it is a name; the address is in a note that no public topic carries."""
    item = only(HEAD + b"\r\nText.\r\n")
    assert [source.name for source in item.info_sources] == ["Desk"]
    assert [(note.role, note.public) for note in item.copydesk.notes] == [("sender", False)]


def test_signatures_stand_apart() -> None:
    """What follows "-- " is a private note, and so is a list's footer."""
    item = only(HEAD + b"\r\nText of the story.\r\n\r\n-- \r\nJo March\r\n+44 20 7946 0000\r\n")
    assert item.text == "Text of the story."
    assert item.copydesk.notes[-1].role == "signature"
    footer = only(HEAD + b"\r\nText of the story.\r\n\r\n____________________\r\npress mailing list\r\n")
    assert footer.text == "Text of the story."


@pytest.mark.parametrize(
    ("subject", "first"),
    [
        ("CORRECTION: Quay names new chief", "CORRECTION: Quay names new chief"),
        ("CORRECTION: Quay names new chief", "Quay names new chief"),
        ("Fwd: Quay names new chief", "QUAY NAMES NEW CHIEF"),
    ],
)
def test_the_subject_is_not_said_twice(subject: str, first: str) -> None:
    """A first line that is the subject is no paragraph, and the dateline below it is read."""
    text = f"\r\n{first}\r\n\r\nHAVEN, 16 March 2026 - Quay Lines named Ada Brook as chief.\r\n"
    item = only(HEAD.replace(b"Storm", subject.encode()) + text.encode())
    assert item.headline.casefold() == "quay names new chief"
    assert item.text == "Quay Lines named Ada Brook as chief."
    assert item.copydesk.dateline is not None
    assert item.copydesk.dateline.places == ("Haven",)


def test_the_subject_alone_is_the_text() -> None:
    """A message that says only its subject keeps it."""
    assert only(HEAD + b"\r\nStorm\r\n").text == "Storm"


def test_what_is_quoted_below_stands_apart() -> None:
    """Lines of the message that is answered, and the one that says whose they are, become a private note; a warning says so."""
    item = only(
        HEAD + b"\r\nThe port is shut.\r\n\r\nOn Sunday Jo March wrote:\r\n\r\n> Is the port shut?\r\n> Please say.\r\n"
    )
    assert item.text == "The port is shut."
    assert [(note.role, note.public) for note in item.copydesk.notes[1:]] == [("quoted", False)]
    assert "Is the port shut?" in item.copydesk.notes[1].text
    assert any("quoted" in warning for warning in item.copydesk.warnings)


@pytest.mark.parametrize("text", ["> All of it is quoted.", "> One.\r\n\r\nAn answer below a quote."])
def test_a_quote_that_is_the_text_stays(text: str) -> None:
    """A message is never emptied, and a quote above an answer belongs to it."""
    item = only(HEAD + f"\r\n{text}\r\n".encode())
    assert item.text.startswith("> ")


def test_contacts_are_not_public() -> None:
    """How to reach the sender is for newsrooms; a sentence that only speaks of information stays."""
    item = only(
        HEAD
        + b"\r\nThe port is shut.\r\n\r\nFor more information he turned to the captain.\r\n\r\nFor more information: Jo March, +44 20 7946 0000\r\n"
    )
    assert item.text == "The port is shut.\n\nFor more information he turned to the captain."
    assert item.copydesk.notes[-1].role == "contact"


@given(data=st.binary(max_size=300))
@settings(max_examples=300)
def test_any_bytes_after_a_header(data: bytes) -> None:
    """Any bytes behind the header of a mail are items or a DataError."""
    check(read(HEAD + data, None))


@given(data=mutants(SAMPLES))
@settings(max_examples=300)
def test_any_mutation_of_a_mail(data: bytes) -> None:
    """A mail that was damaged on the way is items or a DataError."""
    check(read(data))


def _filled(unit: bytes, head: bytes = HEAD + b"\r\n", tail: bytes = b"") -> Callable[[], bytes]:
    """Return how to make such a mail: all at once they take 90 MB."""
    return lambda: head + unit * ((ITEM_LIMIT - len(head) - len(tail)) // len(unit)) + tail


_MIXED = HEAD + b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'
HOSTILE: dict[str, Callable[[], bytes]] = {
    "mailbox": _filled(b"From a@x.example Mon Mar 16 09:30:00 2026\nA: b\n\n\n", b""),
    "long mailbox": lambda: b"From a@x.example Mon Mar 16 09:30:00 2026\nSubject: b\nFrom: a@b\n\nc\n\n" * 990,
    "lines": _filled(b"\n"),
    "headers": _filled(b"X-A: b\r\n", HEAD),
    "one header": _filled(b"a", HEAD + b"X-A: "),
    "subject": _filled(b"a", b"Message-ID: <1@x>\r\nSubject: "),
    "encoded words": _filled(b"=?utf-8?Q?a?= ", b"Message-ID: <1@x>\r\nSubject: "),
    "comments": _filled(b"(", b"Message-ID: <1@x>\r\nFrom: "),
    "addresses": _filled(b"a@b,", b"Message-ID: <1@x>\r\nFrom: "),
    "folded": _filled(b" a\r\n", HEAD + b"X-A: b\r\n"),
    "parts": _filled(b"--b\r\n\r\na\r\n", _MIXED),
    "empty parts": _filled(b"--b\r\n", _MIXED),
    "parameters": _filled(b"; a=b", HEAD + b"Content-Type: text/plain"),
    "comments in types": _filled(b"(", HEAD + b"Content-Type: text/plain "),
    "quotes": _filled(b'"', HEAD + b"Content-Type: text/plain; charset="),
    "boundaries": lambda: b"".join(b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(60_000)),
    "messages": _filled(b"Content-Type: message/rfc822\r\n\r\n", HEAD),
    "nesting": lambda: HEAD + b"".join(b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(49))
    + b"a\r\n" * 95_000,
    "base64": _filled(b"AAAA" * 19 + b"\r\n", HEAD + b"Content-Transfer-Encoding: base64\r\n\r\n"),
    "broken base64": _filled(b"A=A", HEAD + b"Content-Transfer-Encoding: base64\r\n\r\n"),
    "quoted": _filled(b"=", HEAD + b"Content-Transfer-Encoding: quoted-printable\r\n\r\n"),
    "uuencode": _filled(b"M" * 61 + b"\n", HEAD + b"Content-Transfer-Encoding: x-uuencode\r\n\r\nbegin 644 a\n"),
    "flowed": lambda: HEAD + b"Content-Type: text/plain; format=flowed\r\n\r\n" + b"a \r\n" * 98_000,
    "html": _filled(b"<p>", HEAD + b"Content-Type: text/html\r\n\r\n"),
    "form": _filled(b"{", HEAD + b'\r\n{"'),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_mail_ends_soon(name: str) -> None:
    """A mail of the largest size that is made to be slow takes less than two seconds of work."""
    mail = HOSTILE[name]()[:ITEM_LIMIT]
    assert seconds_of(lambda: read(mail)) < LIMIT


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("line", ["From here on, ferries leave from the new quay.", ">From what she heard, so it is."])
def test_what_a_mailbox_escapes(count: int, line: str) -> None:
    """A line that begins with "From " stands in it behind a ">": it is read as it was written, at the end of a text, too."""
    letter = (
        "From desk@haven.example Thu Nov 26 18:00:00 2026\nFrom: Haven <desk@haven.example>\nTo: b@haven.example\nSubject: Ferries move\n"
        f"Date: Thu, 26 Nov 2026 18:00:00 +0100\n\nFerries move to the new quay in January, the harbour said.\n\n>{line}\n\n"
    )
    raw = file_item("x", (letter * count).encode(), feed="haven", received_at=datetime(2026, 11, 26, tzinfo=UTC))
    items = [item for item in parse(raw, feed_for("haven", {})) if isinstance(item, ParsedItem)]
    assert len(items) == count
    for item in items:
        notes = [note.text for note in item.copydesk.notes if note.role == "quoted"]
        assert (item.text.endswith(line), notes) == (True, []) if line[0] != ">" else notes == [line]
