"""Kills, withdrawals and holds in prose: which words are one, what they ask for, and which item they name."""

from datetime import UTC, datetime

import pytest
from parse.test_private_words import items_of

from schemas.article import ParsedItem
from schemas.vocab import FOR_A_PERSON, Kind
from streams.parse import feed_for, file_item, parse
from streams.parse.withdrawals import named_item, read_withdrawal


@pytest.mark.parametrize(
    ("headline", "text", "kind", "target"),
    [
        ("KILL KILL KILL", "Kill the story slugged HAVEN-STORM. Its figures are wrong.", "advisory", "HAVEN-STORM"),
        ("HAVEN-STORM/", "STORY WITHDRAWN: the story headlined “Storm sinks ferry” is withdrawn.", "advisory", "Storm sinks ferry"),
        ("MANDATORY KILL", "BC-EU--Haven Storm, 1st Ld. Please kill it.", "advisory", "BC-EU--Haven Storm"),
        ("Note", "Please disregard our earlier item W2870 from Haven.", "advisory", "W2870"),
        ("Hinweis", "Bitte die Meldung 0231 (Sturm in Haven) löschen.", "advisory", "0231"),
        ("Sturm", "Achtung Redaktionen: Bitte diese Meldung nicht mehr verwenden.", "advisory", None),
        ("ANNULATION", "Prière de ne pas tenir compte de la dépêche intitulée « Tempête à Haven ».", "advisory", "Tempête à Haven"),
        ("ANULACIÓN: tormenta", "Rogamos anulen la noticia titulada «Tormenta en Haven».", "advisory", "Tormenta en Haven"),
        ("Avviso", "Si prega di annullare la notizia su Haven.", "advisory", None),
        ("ELIMINATION - Haven", "Editors, please eliminate the picture HVN101.", "advisory", None),
        ("Tempête", "Annule et remplace la dépêche précédente.", "correction", None),
        ("HOLD HOLD HOLD", "Die Meldung über den Sturm in Haven wird geprüft.", "hold", None),
        ("Note", "Bitte die Meldung über Haven vorerst zurückhalten.", "hold", None),
        ("Note to editors", "The story headlined “Storm sinks ferry” is on hold pending legal review.", "hold", "Storm sinks ferry"),
        ("HOLD the story slugged HAVEN-STORM", "We are checking it.", "hold", "HAVEN-STORM"),
        ("Note to editors", "The story headlined “Storm sinks ferry” may now be released.", "advisory", "Storm sinks ferry"),
        ("EDITORS: The story slugged HAVEN-STORM is released and may be used.", "The desk", "advisory", "HAVEN-STORM"),
        ("Note", "The hold on our story “Storm sinks ferry” has been lifted.", "advisory", "Storm sinks ferry"),
        ("Note", "EDITORS: The hold on our story “Storm sinks ferry” is lifted. The story may be used again.", "advisory", "Storm sinks ferry"),
        ("Note to editors", "EDITORS: Please do not use our story headlined “Storm sinks ferry” until further notice while we check facts.", "hold", "Storm sinks ferry"),
        ("Note to editors", "Our story slugged HAVEN-STORM must not be used until further notice.", "hold", "HAVEN-STORM"),
        ("Note to editors", "Please do not publish the story slugged HAVEN-STORM for now.", "hold", "HAVEN-STORM"),
        ("Note", "Please release the story slugged HAVEN-STORM.", "advisory", "HAVEN-STORM"),
        ("Hinweis", "Die Meldung „Sturm in Haven“ ist jetzt freigegeben.", "advisory", "Sturm in Haven"),
        ("Storm", "Kill tag:haven.example,2026:storm-1, please.", "advisory", "tag:haven.example,2026:storm-1"),
        ("KILL: storm", "Kill tag:haven.example,2026:storm-1, please.", "advisory", "tag:haven.example,2026:storm-1"),
    ],
)  # fmt: skip
def test_notes(headline: str, text: str, kind: Kind | None, target: str | None) -> None:
    """A note to editors asks for something, and names the item as it can."""
    found = read_withdrawal(headline, [text])
    assert (found.kind if found else None, found.target if found else None) == (kind, target)


@pytest.mark.parametrize(
    "text",
    [
        "Storm kills nine in Haven",
        "The minister has withdrawn the bill, and the opposition asked him to disregard the vote.",
        "Haven holds its breath",
        "HOLD THE LINE, SAYS MINISTER",
        "The story of Haven can now be published, judge rules",
        "Do not use the story of the flood until we know more of God, bishop says",
        "The bridge must not be used until further notice",
        "The hold on ferries from Haven has been lifted.",
        "The drug is cleared for use in children.",
        "Our story is on hold until spring, director says",
        "Hold the story of the storm to the light",
        "Please release our children, mothers of Haven say",
        "Our story is released in cinemas on Friday",
        "Police asked drivers to disregard the signs.",
        "Bitte recht freundlich: Haven löscht seine Schulden",
        "Troops were withdrawn from Haven on Tuesday.",
        "A product recall: the article has been taken from the shops.",
    ],
)
def test_news(text: str) -> None:
    """News about killing, withdrawing and holding is news."""
    assert read_withdrawal(text, [text]) is None


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Kill the story slugged Ferry Fire from Haven. The ship was another one.", "Ferry Fire"),
        ("Kill the story slugged BC-EU--Ferry Fire, 1st Ld. It is wrong.", "BC-EU--Ferry Fire"),
        ("Please kill the story slugged FERRY FIRE FROM HAVEN.", "FERRY FIRE"),
        ("Kill the story slugged Oil Price Report moved at 0930.", "Oil Price Report"),
        ("Kill the item with the slug “Cost of living”, please.", "Cost of living"),
        ("Kill the story slugged HAVEN-STORM Please use the next one.", "HAVEN-STORM"),
        ("Kill slug HAVEN-STORM in all editions.", "HAVEN-STORM"),
        ("Please delete ‘Haven’s storm sinks ferry’ at once.", "Haven’s storm sinks ferry"),
    ],
)
def test_slugs_of_several_words(text: str, target: str) -> None:
    """A slug goes on while words begin with a capital, and ends before words that are none of it."""
    assert named_item(text) == target


def test_the_surest_name_counts() -> None:
    """An identifier is surer than a slug, a slug surer than a headline."""
    assert named_item("slug STORM-HAVEN, urn:haven:2026:storm-1, headline “Storm in Haven”") == "urn:haven:2026:storm-1"
    assert named_item("headline “Storm in Haven”, slug STORM-HAVEN") == "STORM-HAVEN"
    assert named_item("the one about the storm") is None


def item(text: str, feed: str = "somebody") -> ParsedItem:
    """Parse a plain text."""
    raw = file_item("x", text.encode(), feed=feed, received_at=datetime(2026, 3, 16, tzinfo=UTC))
    (read,) = parse(raw, feed_for(feed, {}))
    assert isinstance(read, ParsedItem)
    return read


def test_a_kill_in_prose_is_a_finding_for_a_person() -> None:
    """It is an advisory that names its target; its own text stays, and nothing is canceled."""
    read = item("KILL KILL KILL\n\nPlease kill the story slugged HAVEN-STORM, its figures are wrong.\n")
    assert (read.copydesk.change.kind, read.copydesk.target) == ("advisory", "HAVEN-STORM")
    assert read.pub_status == "usable"
    assert read.text
    assert any("an editor has to decide" in warning for warning in read.copydesk.warnings)


@pytest.mark.parametrize(
    ("text", "kind", "warning"),
    [
        (
            "Please take down “Storm sinks ferry” at once. It is libellous.",
            "advisory",
            "says that a story is withdrawn",
        ),
        ("Note to editors\n\nPlease delete “Storm sinks ferry”.", "advisory", "says that a story is withdrawn"),
        ("Storm\n\nEds: Please kill “Storm sinks ferry”.", "advisory", "says that a story is withdrawn"),
        (
            "Please do not kill “Storm sinks ferry”, the kill was sent in error.",
            "advisory",
            "takes the kill of a story back",
        ),
        ("The report was withdrawn on Tuesday.", "new", "may be a note that a story must not be used"),
        ("In our story “Storm sinks ferry” we said nine. It should read two.", "correction", None),
        ("Please do not delete the app, users told", "new", None),
    ],
)
def test_notes_in_words_that_nobody_listed(text: str, kind: Kind, warning: str | None) -> None:
    """What is certainly a note has its kind, what may be one is news with a warning for a person."""
    read = item(text + "\n")
    assert read.copydesk.change.kind == kind
    told = [each for each in read.copydesk.warnings if "an editor has to decide" in each]
    assert [warning is not None and warning in each for each in told] == ([True] if warning else [])


def test_any_agency_may_tag_its_headline() -> None:
    """Tags are read for feeds that nobody knows, too; the headline as written is the title."""
    read = item("KORREKTUR: Zwei Fähren fallen aus (Teil 2 von 4)\n\nHAVEN, 16. März - Zwei Fähren fallen aus.\n")
    assert (read.headline, read.copydesk.change.kind) == ("Zwei Fähren fallen aus", "correction")
    assert read.title == "KORREKTUR: Zwei Fähren fallen aus (Teil 2 von 4)"
    assert read.copydesk.take is not None
    assert (read.copydesk.take.number, read.copydesk.take.of) == (2, 4)


def test_a_label_above_the_headline_is_no_headline() -> None:
    """A line that is only a label leaves the headline to the line below."""
    read = item("BERICHTIGUNG\n\nZwei Fähren fallen aus\n\nHAVEN, 16. März - Zwei Fähren fallen am Montag aus.\n")
    assert (read.headline, read.title, read.copydesk.change.kind) == (
        "Zwei Fähren fallen aus",
        "BERICHTIGUNG",
        "correction",
    )


PLAIN = "HAVEN, March 16 - Haven Motors withdrew its outlook on Monday and named the price of steel as the reason.\n"
DOUBT = "may be a note that a story must not be used"


@pytest.mark.parametrize(
    ("text", "kind", "warning"),
    [
        (f"WITHDRAWN: Haven Motors pulls outlook\n\n{PLAIN}", "new", DOUBT),
        (f"KILLED: nine on the road to Haven\n\n{PLAIN}", "new", DOUBT),
        (f"RETRACTED: nine papers on ferries\n\n{PLAIN}", "new", DOUBT),
        (f"MANDATORY KILL: Haven Motors pulls outlook\n\n{PLAIN}", "advisory", "says that a story is withdrawn"),
        ("WITHDRAWN: Haven Motors\n\nHAVEN, March 16 - The story on Haven Motors is wrong.", "advisory", "says that a"),
        ("WITHDRAWN: Haven Motors pulls outlook\n\nThe figures were wrong.", "advisory", "says that a story"),
        (f"TEST: Haven Motors drives on ice\n\n{PLAIN}", "new", "says TEST over what reads as news"),
        ("TEST\n\nSchools in Haven must test every child for fever, the council said.", "new", "says TEST over"),
        ("TEST: Haven\n\nThis is a test of the wire to all of you, please ignore it.", "test", None),
        ("TEST\n\nThe quick brown fox jumps over the lazy dog of Haven.", "test", None),
        ("TEST\n\nWire test from Haven at 0900 GMT, please confirm receipt to the desk.", "test", None),
        ("TEST\n\nDies ist nur ein Test unserer Leitung, wir danken allen in Haven.", "test", None),
        ("TEST\n\naaa bbb ccc ddd eee fff ggg hhh iii jjj", "test", None),
        (f"TEST TEST TEST\n\n{PLAIN}", "test", None),
        (f"TEST PLEASE IGNORE: Haven\n\n{PLAIN}", "test", None),
        ("TEST: Haven\n\nSecond line.", "test", None),
    ],
)
def test_a_label_over_plain_news(text: str, kind: Kind, warning: str | None) -> None:
    """Under news that speaks of no item and of no test a label is a part of the headline: published, and a person told."""
    read = item(text)
    assert read.copydesk.change.kind == kind
    assert read.headline == text.split("\n", maxsplit=1)[0] or kind != "new"
    told = [each for each in read.copydesk.warnings if "an editor has to decide" in each]
    assert [warning is not None and warning in each for each in told] == ([True] if warning else [])


@pytest.mark.parametrize(
    ("text", "headline", "kind"),
    [
        ("(Berichtigung: Im ersten Absatz heißt es neun)\n\nFähren warten\n\n", "Fähren warten", "correction"),
        ("(Correction: the number is nine)\n\nFerries wait\n\n", "Ferries wait", "correction"),
        ("(Update: nine are dead)\n\nFerries wait\n\n", "(Update: nine are dead)", "new"),
        ("(Corrections are a topic)\n\nFerries wait\n\n", "(Corrections are a topic)", "new"),
    ],
)
def test_a_correction_in_brackets_above_the_headline(text: str, headline: str, kind: Kind) -> None:
    """A line in brackets that says what was corrected leaves the headline to the line below."""
    read = item(text + PLAIN)
    assert (read.headline, read.copydesk.change.kind) == (headline, kind)


@pytest.mark.parametrize(
    "text",
    [
        "İPTAL", "iptal", "取消", "【取消】", "取り消し", "作废", "취소", "إلغاء", "ANNULATION", "ANNULATION !", "ANULOWANE", "ОТМЕНА",
        "ZRUŠENO", "TÖRÖLVE", "ΑΚΥΡΩΣΗ", "Cancelled", "CANCELED.", "*** VOID ***", "İPTAL\n\nFeribotlar limanda kaldı", "取消\n\nフェリー欠航",
        "ANNULLERET\n\nFærger bliver i havn",
    ],
)  # fmt: skip
def test_one_word_that_takes_another_item_back(text: str) -> None:
    """Alone, or shouted above one line, it is a notice of a desk: an advisory that kills nothing and needs a person."""
    raw = file_item("x", text.encode(), feed="desk", received_at=datetime(2026, 3, 16, tzinfo=UTC))
    (item,) = parse(raw, feed_for("desk", {}))
    assert isinstance(item, ParsedItem)
    assert (item.copydesk.change.kind, item.pub_status) == ("advisory", "usable")
    assert any(FOR_A_PERSON in each for each in item.copydesk.warnings)


@pytest.mark.parametrize(
    "text",
    [
        "STOP", "GOAL", "STORM", "Cancelled flights", "Void of meaning", "取消费", "İptal edilen maçlar", "ANNULATIONS EN SÉRIE", "Ungültig",
        "Cancelled\n\nThe concert will be given next year, the board of the hall said on Monday.",
        "CANCELLED\n\nHAVEN (AP) - The concert on the quay will be given next year, the board said.\n\nTickets stay valid.",
        "VOID\n\nA film about the sea.",
        "Cancelled\n\nFerries stay in port",
        "ОТМЕНА\n\nКонцерт перенесён на май.\n\nБилеты действительны.",
        "İPTAL\n\nKonser mayıs ayına ertelendi.",
        "取消\n\n大会は台風のため中止となった。",
    ],
)  # fmt: skip
def test_one_word_over_news(text: str) -> None:
    """Another word, or such a word over sentences, is news: no notice takes it."""
    raw = file_item("x", text.encode(), feed="desk", received_at=datetime(2026, 3, 16, tzinfo=UTC))
    (item,) = parse(raw, feed_for("desk", {}))
    assert isinstance(item, ParsedItem)
    assert item.copydesk.change.kind == "new"


@pytest.mark.parametrize(
    "text",
    [
        "Le port\n\nANNULATION - dépêche « Le port se prépare » diffusée par erreur",
        "Annulation - Dépêche diffusée par erreur\n\nLa dépêche « Le port se prépare » a été diffusée par erreur.",
        "ANNULATION\n\nLa dépêche « Le port se prépare » diffusée par erreur est annulée.",
        "LÖSCHUNG - Meldung irrtümlich gesendet\n\nDie Meldung „Hafen wartet“ wurde irrtümlich gesendet.",
        "Anulación - Despacho enviado por error\n\nLa noticia «El puerto se prepara» fue enviada por error.",
        "Annullamento - Notizia inviata per errore\n\nLa notizia «Il porto si prepara» è partita per errore.",
        "INTREKKING - bericht ten onrechte verzonden\n\nHet bericht “Haven wacht” is per vergissing verstuurd.",
        "Withdrawal - story sent in error\n\nThe story “Port prepares” was sent in error.",
        "Note to editors\n\nThe story “Port prepares” sent in error is withdrawn.",
    ],
)
def test_a_story_sent_in_error_is_killed(text: str) -> None:
    """The story was the error, not its kill: the warning does not say that a kill is taken back."""
    (item,) = items_of(text.encode())
    assert item.copydesk.change.kind == "advisory"
    assert [said for said in item.copydesk.warnings if "takes the kill" in said] == []
    assert any("a story is withdrawn" in said for said in item.copydesk.warnings)


@pytest.mark.parametrize(
    "text",
    [
        "Avis aux rédactions\n\nL'annulation de la dépêche « Le port se prépare » a été diffusée par erreur.",
        "Achtung Redaktionen\n\nLÖSCHUNG - die Löschung der Meldung „Hafen wartet“ war ein Irrtum.",
        "Note to editors\n\nThe kill of the story “Port prepares” was sent in error.",
        "Avviso alle redazioni\n\nLa notizia «Il porto si prepara» è stata annullata per errore.",
    ],
)
def test_a_kill_that_was_an_error_is_taken_back(text: str) -> None:
    """As it is said of the kill, or of what was killed."""
    (item,) = items_of(text.encode())
    assert any("takes the kill" in said for said in item.copydesk.warnings)


@pytest.mark.parametrize(
    "label", ["ANNULATION", "ANULACIÓN", "ANNULLAMENTO", "ZURÜCKGEZOGEN", "INGETROKKEN", "KILL", "WITHDRAWN"]
)
def test_a_label_before_the_dateline_of_a_story(label: str) -> None:
    """It is no place; the story is read as one, and a person is told."""
    (item,) = items_of(
        f"Le port\n\n{label} - HAVEN, 16 mars (AFP) - Le port se prépare à rester fermé.\n\nIl fait froid.".encode()
    )
    assert item.copydesk.dateline is not None
    assert item.copydesk.dateline.places == ("Haven",)
    assert any("a label that takes a story back" in said for said in item.copydesk.warnings)


def test_a_note_of_release_over_news_is_a_doubt() -> None:
    """A dateline makes news of it: it is published, and a person is told."""
    said = "The story may now be published. The court of Haven has lifted its ban, which editors had fought for years."
    for text, kind in (
        (f"Court lifts ban\n\nHAVEN, March 14 (Wire) - {said}\n", "new"),
        (f"Note to editors\n\n{said}\n", "advisory"),
    ):
        read = item(text)
        assert read.copydesk.change.kind == kind
        assert [FOR_A_PERSON in warning for warning in read.copydesk.warnings][-1:] == [True]


@pytest.mark.parametrize(
    ("headline", "warns"),
    [
        ("HOLD - Police stop ferry", True),
        ("(HOLD) Police stop ferry", True),
        ("HOLD", True),
        ("HOLD THE LINE", False),
        ("Hold - fast", False),
        ("RELEASE - Smith leaves jail", False),
    ],
)
def test_a_label_that_may_hold_is_told(headline: str, warns: bool) -> None:
    """Alone it withholds nothing: news begins so, too."""
    read = item(f"{headline}\n\nHAVEN, March 14 (Wire) - Police stopped a ferry on Friday and led nine men ashore.\n")
    assert (read.copydesk.change.kind, read.pub_status) == ("new", "usable")
    assert any("under HOLD" in warning for warning in read.copydesk.warnings) is warns
