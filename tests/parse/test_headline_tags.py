"""Tags in headlines: which are taken, what they say, and what looks like one and is none."""

import pytest

from schemas.vocab import Kind
from streams.parse.headline_tags import Tagged, read_tags


@pytest.mark.parametrize(
    ("tag", "kind", "number"),
    [
        ("UPDATE 1-", "update", 1),
        ("UPDATE 12 - ", "update", 12),
        ("Update 2-", "update", 2),
        ("UPDATE 1: ", "update", 1),
        ("WRAPUP 4-", "update", 4),
        ("UPDATED-", "update", None),
        ("Update: ", "update", None),
        ("Updated: ", "update", None),
        ("update:", "update", None),
        ("Update – ", "update", None),
        ("CORRECTED-", "correction", None),
        ("Corrected-", "correction", None),
        ("CORRECTION: ", "correction", None),
        ("CORRECTED-UPDATE 1-", "correction", 1),
        ("UPDATE 1-CORRECTED-", "correction", 1),
        ("CORRECTED (OFFICIAL)-", "correction", None),
        ("OFFICIAL CORRECTION-UPDATE 3-", "correction", 3),
        ("REFILE-", "refile", None),
        ("REFILE-UPDATE 2-", "refile", 2),
        ("RPT-", "repeat", None),
        ("RPT-WRAPUP 3-", "repeat", 3),
        ("REPEAT–", "repeat", None),
        ("ADVISORY-", "advisory", None),
        ("TEST-", "test", None),
        ("TEST PLEASE IGNORE-", "test", None),
        ("BRIEF-", None, None),
        ("KORREKTUR: ", "correction", None),
        ("Berichtigung - ", "correction", None),
        ("RECTIFICATIF - ", "correction", None),
        ("CORRECCIÓN: ", "correction", None),
        ("RÄTTELSE: ", "correction", None),
        ("WIEDERHOLUNG: ", "repeat", None),
        ("(REPETITION) ", "repeat", None),
        ("(ACTUALISATION) ", "update", None),
        ("2. Zusammenfassung: ", "update", 2),
        ("AMPLIACIÓN: ", "update", None),
        ("1ST LEAD: ", "update", 1),
        ("2ND LD-WRITETHRU: ", "update", 2),
        ("LEAD 3 - ", "update", 3),
        ("ADD 1 - ", "update", 1),
        ("MANDATORY KILL: ", "advisory", None),
        ("KILL KILL KILL - ", "advisory", None),
        ("ANNULATION: ", "advisory", None),
        ("ELIMINATION: ", "advisory", None),
        ("BUDGET ADVISORY: ", "advisory", None),
        ("Clarification: ", "correction", None),
        ("SPROSTOWANIE: ", "correction", None),
        ("OPRAVA: ", "correction", None),
        ("УТОЧНЕНИЕ: ", "correction", None),
        ("【訂正】", "correction", None),
        ("更正：", "correction", None),
    ],
)
def test_tags(tag: str, kind: Kind | None, number: int | None) -> None:
    """A tag goes from the headline and gives the kind and number; of several the weightiest gives the kind."""
    found = read_tags(tag + "Russia says it is raining")
    assert found.headline == "Russia says it is raining"
    assert (found.kind, found.number) == (kind, number)


@pytest.mark.parametrize(
    "headline",
    ["Test-firing of missile fails", "Updates from the front", "Update on floods", "Update-free phones", "Updated map: where the floods are", "Update", "Update 7 things: a list", "Brief-case found", "Kill Bill returns",
     "Repeat-offender freed", "Corrected vision for all", "Correction facility burns", "TESTING-the-waters tour", "",
     "Tests in UPDATE 1-style", "Advisory-board resigns", "-", "Lead poisoning kills nine", "Add 1 cup of sugar", "Korrekturen am Etat",
     "Zusammenfassung der Ergebnisse", "Part 2 of the treaty", "Minister (Korrekturen)", "Storm (2 dead)", "(Korrekturleser) gehen",
     "BUDGET ADVISORY board meets", "Oprava: most v Brně", "OPRAVA mostu v Brně", "Уточнение: закон принят", "【速報】フェリー", "Clarification of tax rules"]
)  # fmt: skip
def test_no_tags(headline: str) -> None:
    """Words that only look like a tag stay where they are."""
    assert read_tags(headline).headline == headline


def test_a_headline_of_tags_alone_stays() -> None:
    """A headline is never emptied."""
    assert read_tags("UPDATE 1-").headline == "UPDATE 1-"


def test_takes() -> None:
    """The number of a take stands at the end."""
    for end, take, of in (
        (" =2", 2, None), (" (Teil 2 von 4)", 2, 4), (" - Take 2 of 3", 2, 3), (" (2/3)", 2, 3), (", partie 1 sur 2", 1, 2),
    ):  # fmt: skip
        found = read_tags(f"Text of the treaty{end}")
        assert (found.headline, found.take, found.of) == ("Text of the treaty", take, of)


def test_tags_at_the_end() -> None:
    """A tag in brackets may stand behind the headline."""
    found = read_tags("Russia says it is raining (Korrektur)")
    assert (found.headline, found.kind) == ("Russia says it is raining", "correction")


def test_a_withdrawal_is_told() -> None:
    """A tag that withdraws makes an advisory and says so: which story is meant, only people know."""
    found = read_tags("WITHDRAWN-Bank cuts rate")
    assert (found.kind, found.withdrawn) == ("advisory", True)


@pytest.mark.parametrize(
    ("headline", "number", "of"),
    [
        ("Boats stay in Haven =2", 2, None),
        ("Boats stay in Haven (2 of 3)", 2, 3),
        ("Boats stay in Haven [2 OF 3]", 2, 3),
        ("Boats stay in Haven (2/3)", 2, 3),
        ("Boats stay in Haven - 2 of 3", 2, 3),
        ("Boats stay in Haven, Take 2", 2, None),
        ("Boats stay in Haven - Take 2 of 3", 2, 3),
        ("Boats stay in Haven (take 2)", 2, None),
        ("Boats stay in Haven 2nd Take", 2, None),
        ("Boats stay in Haven - 3RD TAKE", 3, None),
        ("Boats stay in Haven (2nd take)", 2, None),
        ("2nd Take: Boats stay in Haven", 2, None),
        ("TAKE 2 - Boats stay in Haven", 2, None),
        ("Take 2 of 3: Boats stay in Haven", 2, 3),
        ("UPDATE 1-2nd Take: Boats stay in Haven", 2, None),
        ("UPDATE 1-Boats stay in Haven (Teil 2 von 4)", 2, 4),
    ],
)
def test_takes_at_either_end(headline: str, number: int, of: int | None) -> None:
    """Which part of a story a headline says is read at either end, and goes from the headline."""
    found = read_tags(headline)
    assert (found.headline, found.take, found.of) == ("Boats stay in Haven", number, of)


@pytest.mark.parametrize(
    "headline",
    [
        "Actor nails the scene on 2nd Take",
        "Harbour talks, take 2",
        "Haven remembers the dead (9/11)",
        "Harbour talks go on day and night (24/7)",
        "Judges hear witnesses (3 of 2)",
        "Pirates return in Part 2",
        "Take 2: harbour talks resume",
        "Mayor loses 3 of 4",
        "Take care of the mole",
        "2 of 3 boats stay in",
    ],
)
def test_no_takes(headline: str) -> None:
    """A second try, a day, a share and the name of a film are no parts of a story."""
    assert read_tags(headline) == Tagged(headline)
