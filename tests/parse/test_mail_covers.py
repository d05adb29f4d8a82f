"""Words that go with a story in a mail are private, also where they greet nobody; what mail systems write is no news."""

import pytest
from parse.test_mail_forwards import mail
from parse.test_private_words import MORE, NEWS, RECEIVED, hidden, items_of, shown

from streams.errors import ParseError
from streams.parse import feed_for, file_item, parse

HEADLINE = "Storm closes the terminal of Haven"
COVERS = [
    "Please find below our release. Let me know if you need pictures.",
    "Please see attached our statement on the storm. Happy to arrange interviews.",
    "Below is our press release. Could you run it on Friday? Many thanks!",
    "Here is my column. Feel free to cut it.",
    "I am sending you our story of today. Photos are available on request.",
    "Anbei unsere Mitteilung. Fotos auf Anfrage.",
    "Nachstehend finden Sie unseren Bericht. Für Rückfragen stehen wir bereit. Vielen Dank!",
    "Veuillez trouver ci-dessous notre communiqué. N'hésitez pas à me joindre.",
    "Adjuntamos nuestra nota de hoy. Quedo a su disposición.",
    "Di seguito il nostro comunicato. Resto a disposizione per chiarimenti.",
    "Hierbij stuur ik ons bericht. Mocht u vragen hebben, bel dan.",
]
OFFERS = [
    "Let me know if you need pictures.",
    "Please don't hesitate to call me. Thanks!",
    "Happy to arrange interviews.",
    "Fotos auf Anfrage.",
    "N'hésitez pas à me joindre.",
]


@pytest.mark.parametrize("cover", COVERS)
def test_covering_words_above(cover: str) -> None:
    """They are a private note, and the subject that stands again below them goes."""
    for text in (f"{cover}\n\n{NEWS}\n\n{MORE}", f"{cover}\n\n{HEADLINE}\n\n{NEWS}\n\n{MORE}"):
        (item,) = items_of(mail(HEADLINE, text))
        assert shown(item) == f"{HEADLINE}\n{NEWS}\n\n{MORE}\n"
        assert cover in hidden(item)


@pytest.mark.parametrize("offer", OFFERS)
def test_offers_below(offer: str) -> None:
    """What the sender offers below the text is a private note."""
    (item,) = items_of(mail(HEADLINE, f"{NEWS}\n\n{MORE}\n\n{offer}"))
    assert shown(item) == f"{HEADLINE}\n{NEWS}\n\n{MORE}\n"
    assert offer in hidden(item)


@pytest.mark.parametrize(
    "line",
    [
        "Please find below what the council said. The terminal is shut.",
        "Below is the harbour, above is the town.",
        "Attached to the pier are 14 boats.",
        "Here is the news that Haven waited for.",
        "Hope is all that is left, the master said.",
        "Thank you, the master said to all who had helped.",
        "Photos available to the council show the crack. It is as long as a hand.",
        "Anbei lag ein Brief an den Rat.",
        "Let me know if you hear of it, the master had asked. Nobody did.",
        "Merci, dit le maire.",
    ],
)
def test_text_that_sounds_alike(line: str) -> None:
    """One sentence of news and the paragraph is text, above and below."""
    (item,) = items_of(mail(HEADLINE, f"{line}\n\n{NEWS}\n\n{MORE}\n\n{line}"))
    assert shown(item).count(line) == 2


def test_a_message_is_never_emptied() -> None:
    """Where nothing stands below, the words stay."""
    (item,) = items_of(mail(HEADLINE, "Please find below our release. Let me know if you need pictures."))
    assert "Please find" in shown(item)


AUTOMATIC = [
    (
        "Undelivered Mail Returned to Sender",
        "This is the mail system at host mx.haven.example.\n\nYour message could not be delivered.",
    ),
    ("Unzustellbar: Sturm", "Ihre Nachricht konnte nicht zugestellt werden."),
    ("Out of office: Storm", "I am out of the office until 20 March. For urgent matters call Bo on 0131 496 0000."),
    ("Automatic reply: Storm", "Thank you for your message. I am on leave until Monday."),
    ("Abwesenheitsnotiz: Sturm", "Ich bin bis 20. März nicht im Büro."),
    ("Réponse automatique : tempête", "Je suis absente du bureau jusqu'à lundi."),
]


@pytest.mark.parametrize(("subject", "text"), AUTOMATIC)
def test_automatic_mail_is_refused(subject: str, text: str) -> None:
    """A bounce or the answer of somebody who is away is no item, and the error says what it is."""
    with pytest.raises(ParseError, match="no wire item") as told:
        parse(file_item("x", mail(subject, text), feed="haven", received_at=RECEIVED), feed_for("haven", {}))
    assert told.value.reason == "unsupported"


def test_headers_of_automatic_mail() -> None:
    """RFC 3834 says of an answer that it is one; what a system generates may be news."""
    data = mail("Re: Storm", NEWS)
    with pytest.raises(ParseError, match="automatic answer"):
        parse(
            file_item("x", b"Auto-Submitted: auto-replied\n" + data, feed="haven", received_at=RECEIVED),
            feed_for("haven", {}),
        )
    (item,) = items_of(b"Auto-Submitted: auto-generated\n" + data)
    assert NEWS in shown(item)


@pytest.mark.parametrize(
    "subject", ["Out of office: why nobody works on Fridays", "Undelivered: 14 parcels", "Absence of rain"]
)
def test_news_that_sounds_automatic(subject: str) -> None:
    """A subject alone proves nothing."""
    (item,) = items_of(mail(subject, f"{NEWS}\n\n{MORE}"))
    assert NEWS in shown(item)
