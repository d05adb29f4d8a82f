"""Mail within mail: of a message that was forwarded the news is below, of an answer above; the rest is private, with a warning."""

import pytest
from parse.test_private_words import NEWS, hidden, items_of, shown

LABELS = [
    ("From", "Sent", "To", "Subject"),
    ("Von", "Gesendet", "An", "Betreff"),
    ("De", "Envoyé", "À", "Objet"),
    ("De", "Enviado el", "Para", "Asunto"),
    ("Da", "Inviato", "A", "Oggetto"),
    ("Van", "Verzonden", "Aan", "Onderwerp"),
    ("Från", "Skickat", "Till", "Ämne"),
    ("Fra", "Sendt", "Til", "Emne"),
    ("*From*", "*Date*", "*To*", "*Subject*"),
]
MARKS = [
    "---------- Forwarded message ---------",
    "Begin forwarded message:",
    "-------- Weitergeleitete Nachricht --------",
    "---------- Message transféré ---------",
    "-----Messaggio inoltrato-----",
]
COVER = "Could you put this in on Thursday? Please leave my name out."
OLD = "Nobody may know that the master drank."


def mail(subject: str, text: str, kind: str = "text/plain") -> bytes:
    """Return a message of this text."""
    head = "From: Ada <ada@haven.example>\nTo: desk@haven.example\nDate: Mon, 16 Mar 2026 09:00:00 +0000\nMessage-ID: <1@haven.example>\n"
    return f"{head}Subject: {subject}\nContent-Type: {kind}; charset=utf-8\n\n{text}\n".encode()


def header(labels: tuple[str, ...], subject: str = "Ferries stay in port") -> str:
    """Return the header of a message as mailers put it into a text."""
    values = ("Bo Reed <bo@haven.example>", "Monday, 16 March 2026 08:11", "Ada Holm", subject)
    return "\n".join(f"{label}: {value}" for label, value in zip(labels, values, strict=True))


@pytest.mark.parametrize("labels", LABELS)
def test_forwarded_without_a_mark(labels: tuple[str, ...]) -> None:
    """The news is below the header; the words above are a private note."""
    (item,) = items_of(mail("FW: Ferries stay in port", f"{COVER}\n\nAda\n\n{header(labels)}\n\n{NEWS}\n\n{NEWS}"))
    assert NEWS in shown(item)
    assert "my name" not in shown(item)
    assert "bo@haven" not in shown(item)
    assert COVER in hidden(item)
    assert any("forwarded" in warning for warning in item.copydesk.warnings)


@pytest.mark.parametrize("mark", MARKS)
def test_forwarded_below_a_mark(mark: str) -> None:
    """A mark says that the news is below, however many words stand above."""
    (item,) = items_of(mail("Fwd: Ferries", f"{COVER * 9}\n\n{mark}\n{header(LABELS[0])}\n\n{NEWS}"))
    assert "my name" not in shown(item)
    assert NEWS in shown(item)
    assert COVER in hidden(item)


@pytest.mark.parametrize("labels", LABELS)
def test_an_answer(labels: tuple[str, ...]) -> None:
    """The news is above the header of the message that was answered, and that is a private note."""
    (item,) = items_of(mail("AW: Ferries stay in port", f"{NEWS}\n\n{header(labels)}\n\n{OLD}\n\n{OLD}\n\n{OLD}"))
    assert NEWS in shown(item)
    assert "drank" not in shown(item)
    assert OLD in hidden(item)


def test_news_above_a_short_old_message() -> None:
    """Without "Re:" the longer one is the news."""
    (item,) = items_of(mail("FW: AW: Ferries", f"{NEWS}\n\n{NEWS}\n\n{header(LABELS[1])}\n\n{OLD}"))
    assert NEWS in shown(item)
    assert "drank" not in shown(item)


def test_forwarded_twice() -> None:
    """What was forwarded twice is found below the second header."""
    text = f"{COVER}\n\n{MARKS[0]}\n{header(LABELS[0])}\n\nFor you?\n\n{MARKS[0]}\n{header(LABELS[0])}\n\n{NEWS}"
    (item,) = items_of(mail("Fwd: Fwd: Ferries", text))
    assert "For you" not in shown(item)
    assert NEWS in shown(item)


@pytest.mark.parametrize(
    "text",
    [
        f"{NEWS}\n\nFrom: Haven, a port of ferries. To: Holm, which has none.\n\n{NEWS}",
        f"{NEWS}\n\nDate: Friday, 20 March\n\nTo: all who sail\n\n{NEWS}",
        f"{NEWS}\n\nThe forwarded message was read in court: it named the master.\n\n{NEWS}",
        f"{NEWS}\n\nFrom the harbour: more news on Friday.\n\nSubject to a vote, it is sold.\n\n{NEWS}",
        f"{NEWS}\n\nData: 14 ferries.\n\nAn: 12 boats.\n\n{NEWS}",
    ],
)
def test_text_that_looks_like_a_header(text: str) -> None:
    """Lines that no header has together are text."""
    (item,) = items_of(mail("Ferries stay in port", text))
    assert shown(item).count(NEWS) == 2
    assert not any("left out" in warning for warning in item.copydesk.warnings)


def test_hidden_elements() -> None:
    """What HTML hides is a private note; a hidden element without an end hides nothing."""
    hides = '<div style="color:red; display : none">TRACK <div>9912</div></div>'
    (item,) = items_of(mail("Ferries", f"<p>{NEWS}</p>{hides}<p>{OLD}</p>", "text/html"))
    assert "9912" not in shown(item)
    assert "9912" in hidden(item)
    assert OLD in shown(item)
    (item,) = items_of(mail("Ferries", f'<p>{NEWS}</p><div style="display:none"><p>{OLD}</p>', "text/html"))
    assert OLD in shown(item)


@pytest.mark.parametrize(
    ("words", "is_cover"),
    [
        ("Dear all,\n\nplease find our release attached. Between us: the line is broke.\n\nBest wishes\nAda", True),
        ("Hi, see attached. Ada", True),
        (f"{NEWS} A lamp is attached to the pier.", False),
    ],
)
def test_news_in_an_attachment(words: str, *, is_cover: bool) -> None:
    """A warning names the document that was not read; what only goes with it is private."""
    part = "--B\nContent-Type: {}\nContent-Disposition: {}\n\n{}\n"  # fmt: skip
    text = part.format("text/plain; charset=utf-8", "inline", words)
    attached = part.format("application/pdf", 'attachment; filename="release.pdf"', "x")
    (item,) = items_of(mail("Ferries stay in port", f"{text}{attached}--B--", "multipart/mixed; boundary=B"))
    assert any("release.pdf" in warning for warning in item.copydesk.warnings)
    assert any(body.value for body in item.bodies) is not is_cover


def test_forwarded_in_quotes() -> None:
    """Where each line of what was forwarded has a ">", header and all, the story is read without them."""
    quoted = "\n".join(f"> {line}".strip() for line in f"{header(LABELS[0])}\n\n{NEWS}".split("\n"))
    (item,) = items_of(mail("FW: Ferries stay in port", f"{COVER}\n\nAda\n\n{quoted}"))
    assert NEWS in shown(item)
    assert ">" not in shown(item)
    assert COVER in hidden(item)


@pytest.mark.parametrize("rule", ["--", "-----", "_" * 24])
def test_a_rule_between_text_and_text(rule: str) -> None:
    """What stands below a rule is text, where it is sentences and no footer says what it is."""
    more = "Divers will look at the hull on Friday, the owner of the yard said."
    (item,) = items_of(mail("Ferries stay in port", f"{NEWS}\n\n{rule}\n\n{more}"))
    assert NEWS in shown(item)
    assert more in shown(item)


@pytest.mark.parametrize("rule", ["--", "-----", "_" * 24])
def test_a_rule_above_contacts_or_a_footer(rule: str) -> None:
    """Contacts below a rule are a signature, and a footer is one that says so, in sentences."""
    for below in (
        "Ada Holm\nHaven Press Office",
        "You received this message because you are on the list of the desk of Haven.\nLeave it at any time.",
    ):
        (item,) = items_of(mail("Ferries stay in port", f"{NEWS}\n\n{rule}\n{below}"))
        assert NEWS in shown(item)
        assert below.split("\n")[-1] not in shown(item)


def test_a_greeting_above_a_rule() -> None:
    """The words that go with a story, down to a rule, are a private note; without a greeting they are text."""
    words = "here is the ferry piece. Text me on 07700 900321."
    (item,) = items_of(mail("Ferries stay in port", f"Hi Bob, {words}\n\nAda\n\n-----\n\n{NEWS}\n\n{NEWS}"))
    assert NEWS in shown(item)
    assert "07700" not in shown(item)
    assert words in hidden(item)
    (item,) = items_of(mail("Ferries stay in port", f"{NEWS}\n\n-----\n\n{NEWS}"))
    assert shown(item).count(NEWS) == 2
