"""Tags in headlines: which are taken, what they say, and what looks like one and is none."""

import pytest

from schemas.vocab import Kind
from streams.parse.headline_tags import read_tags


@pytest.mark.parametrize(
    ("tag", "kind", "number"),
    [
        ("UPDATE 1-", "update", 1),
        ("UPDATE 12 - ", "update", 12),
        ("Update 2-", "update", 2),
        ("UPDATE 1: ", "update", 1),
        ("WRAPUP 4-", "update", 4),
        ("UPDATED-", "update", None),
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
    ],
)
def test_tags(tag: str, kind: Kind | None, number: int | None) -> None:
    """A tag goes from the headline and gives the kind and number; of several the weightiest gives the kind."""
    found = read_tags(tag + "Russia says it is raining")
    assert found.headline == "Russia says it is raining"
    assert (found.kind, found.number) == (kind, number)


@pytest.mark.parametrize(
    "headline",
    ["Test-firing of missile fails", "Updates from the front", "Update on floods", "Brief-case found", "Kill Bill returns",
     "Repeat-offender freed", "Corrected vision for all", "Correction facility burns", "TESTING-the-waters tour", "",
     "Tests in UPDATE 1-style", "Advisory-board resigns", "-"]
)  # fmt: skip
def test_no_tags(headline: str) -> None:
    """Words that only look like a tag stay where they are."""
    assert read_tags(headline).headline == headline


def test_a_headline_of_tags_alone_stays() -> None:
    """A headline is never emptied."""
    assert read_tags("UPDATE 1-").headline == "UPDATE 1-"


def test_takes() -> None:
    """The number of a take stands at the end."""
    assert read_tags("Text of the treaty =2")[0::3] == ("Text of the treaty", 2)


def test_a_withdrawal_is_told() -> None:
    """A tag that withdraws makes an advisory and says so: which story is meant, only people know."""
    found = read_tags("WITHDRAWN-Bank cuts rate")
    assert (found.kind, found.withdrawn) == ("advisory", True)
