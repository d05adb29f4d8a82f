"""Wordings of embargoes that were not held, and news that was: each as subject, line or paragraph."""

import pytest
from parse.test_mail_forwards import mail
from parse.test_private_words import MORE, NEWS, items_of

from streams.parse.embargo import may_say_embargo
from streams.parse.embargo_alone import says_no_embargo

HEADLINE = "Storm closes the terminal of Haven"


@pytest.mark.parametrize(
    "subject",
    [
        "Not for use before 28 Nov",
        "Not for publication until Friday",
        "Not for use before 28 Nov: Storm closes the terminal of Haven",
        "Under wraps till Friday",
        "Not to be published before March 20 - Storm closes the terminal of Haven",
        "Sperrfrist 20. März",
    ],
)
def test_a_subject_that_names_a_day_holds(subject: str) -> None:
    """A mail whose subject says until which day it waits is held, and its headline is the one below."""
    (item,) = items_of(mail(subject, f"{HEADLINE}\n\n{NEWS}\n\n{MORE}"))
    assert item.copydesk.embargo_text
    assert [each.value for each in item.headlines] == [HEADLINE]


@pytest.mark.parametrize(
    "subject",
    [
        "Not for the first time, the terminal closes before Friday",
        "No release before Friday for prisoners of Haven",
        "Under wraps till Friday: the new ferry of Haven",
        "Embargo on crabs until Friday",
    ],
)
def test_a_subject_of_news(subject: str) -> None:
    """News of waiting is none."""
    (item,) = items_of(mail(subject, f"{NEWS}\n\n{MORE}"))
    assert item.copydesk.embargo_text is None


@pytest.mark.parametrize(
    "line",
    [
        "Under wraps till Friday",
        "UNDER WRAPS UNTIL 0600 GMT 20 MARCH 2026",
        "Please keep this under wraps until Friday 6am",
        "Kept under wraps until March 20",
    ],
)
def test_under_wraps(line: str) -> None:
    """What is to be kept under wraps until a day is held, above and below the text."""
    for text in (f"{line}\n\n{HEADLINE}\n\n{NEWS}\n\n{MORE}\n", f"{HEADLINE}\n\n{NEWS}\n\n{MORE}\n\n{line}\n"):
        (item,) = items_of(text.encode())
        assert item.copydesk.embargo_text == line
        assert [each.value for each in item.headlines] == [HEADLINE]


@pytest.mark.parametrize(
    "line",
    [
        "Embargo until now had cost the harbour 40 million crowns.",
        "Embargo till then had hit 14 ports.",
        "Embargo jusqu’ici avait coûté 40 millions au port.",
        "Embargo bis jetzt: 40 Millionen Kronen Schaden.",
        "Under wraps until Friday, the new ferry was shown to children.",
        "Keep apples cool until Friday, the grocer said.",
        "Die Sperrfrist bis 30. Juni gilt weiter.",
    ],
)
def test_news_of_embargoes_is_not_held(line: str) -> None:
    """A sentence that tells of one in the past, or of another kind of secret, is text."""
    (item,) = items_of(f"{HEADLINE}\n\n{NEWS}\n\n{MORE}\n\n{line}\n".encode())
    assert item.copydesk.embargo_text is None
    assert item.bodies[0].value.endswith(line)


@pytest.mark.parametrize("label", ["ANNULATION", "RECTIFICATIF", "CORRECTIF", "KORREKTUR", "ANULACIÓN", "RETTIFICA"])
def test_labels_are_no_places(label: str) -> None:
    """A label of a correction or a kill in front of the text is no dateline; places still are."""
    (item,) = items_of(f"Le port ferme\n\n{label} - {NEWS}\n\n{MORE}\n".encode())
    assert item.copydesk.dateline is None
    (item,) = items_of(f"Le port ferme\n\nHAVEN - {NEWS}\n\n{MORE}\n".encode())
    assert item.copydesk.dateline is not None


@pytest.mark.parametrize(
    "line",
    [
        "Embargo: none", "No embargo", "Without embargo", "Not under embargo", "Not embargoed", "EMBARGOED: N/A", "Keine Sperrfrist", "Ohne Sperrfrist",
        "Sperrfrist: keine", "Sperrfrist: sofort frei", "Sans embargo", "Sin embargo", "Geen embargo", "Ingen embargo", "For release on receipt",
        "FOR IMMEDIATE RELEASE IMMEDIATELY", "For use now", "For publication: upon receipt", "*** No embargo - for immediate use ***", "Ab sofort frei",
        "Sofort zur Veröffentlichung frei", "Frei ab sofort", "Freigegeben zur Veröffentlichung ab sofort", "Zur sofortigen Veröffentlichung frei",
    ],
)  # fmt: skip
def test_that_there_is_none_begins_as_an_embargo(line: str) -> None:
    """The glance at the first word, which spares nearly all lines the patterns, lets through each way to say that there is none."""
    assert says_no_embargo(line)
    assert may_say_embargo(line)
