"""Leads: which labels say what a version does, its number, and which take it is."""

import pytest

from streams.parse.draft import Draft
from streams.parse.leads import Lead, claim_lead, is_kill_slug, read_lead


@pytest.mark.parametrize(
    ("label", "lead"),
    [
        ("1st Ld-Writethru", Lead("update", 1)),
        ("3rdLd-Writethru", Lead("update", 3)),
        ("2ND LEAD", Lead("update", 2)),
        ("1STLD-(WRITETHROUGH)", Lead("update", 1)),
        ("1st Add", Lead("update", 1)),
        ("REFILE", Lead("refile")),
        ("1st Ld-Writethru-CORRECTION", Lead("correction", 1)),
        ("KORREKTUR", Lead("correction")),
        ("RPT", Lead("repeat")),
        ("(KILL KILL KILL)", Lead("kill")),
        ("HOLD HOLD HOLD", Lead("hold")),
        ("3RD NET", Lead(None)),
        ("2nd Take", Lead(None, None, 2)),
        ("Teil 2 von 4", Lead(None, None, 2, 4)),
        ("EXTRA", Lead(None)),
        ("2. Zusammenfassung", Lead("update", 2)),
    ],
)
def test_labels(label: str, lead: Lead) -> None:
    """A label says a kind, a number, a take, or that it is urgent."""
    assert read_lead(label) == lead


@pytest.mark.parametrize(
    "text",
    ["", "2 killed in storm", "Take care of the herring", "Lead in the water", "Hold on to the mole", "Update your boats now",
     "Herring are back", "Quay", "net gain for fishermen", "x" * 80],
)  # fmt: skip
def test_headlines(text: str) -> None:
    """A headline that begins with one of the words is no label."""
    assert read_lead(text) is None


def test_a_kill_is_a_note() -> None:
    """A kill on a label blanks nothing: it is an advisory that names the item, for a person."""
    draft = Draft(slugline="US--Quay-KILL")
    claim_lead(draft, Lead("kill"))
    assert (draft.kind, draft.pub_status, draft.target) == ("advisory", "usable", "US--Quay")
    assert any("editor" in warning for warning in draft.warnings)


def test_what_a_format_said_stands() -> None:
    """A label changes nothing about an item that is canceled already."""
    draft = Draft(pub_status="canceled", kind="kill")
    claim_lead(draft, Lead("update", 2))
    assert (draft.kind, draft.number) == ("kill", None)


def test_kill_slugs() -> None:
    """The word at the end of a slug makes it a kill, within a slug it is about one."""
    assert is_kill_slug("US--Quay-KILL")
    assert is_kill_slug("BC-US--Quay, KILL")
    assert not is_kill_slug("US--Quay-Killing")
    assert not is_kill_slug("US--Overkill")
