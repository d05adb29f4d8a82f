"""What was corrected stays corrected, whatever old text comes late or again."""

from typing import Any

import pytest
from dedupe.items import parsed

from schemas.article import ParsedItem
from streams.dedupe import Decision, Desk, Place

WRONG = "The ferry to Kiel sails at 4 p.m. on Sunday, the harbour master Nils Moen said. The ice in the fjord is gone."
RIGHT = WRONG.replace("4 p.m.", "6 p.m.")
GUID = "tag:wire.example,2025:ferry"


def version(offset: int, guid: str | None, **facts: Any) -> ParsedItem:
    """Make a version of the ferry's story; it is received when it was made, one minute an offset."""
    given: dict[str, Any] = {"headline": "Ferry sails on Sunday", "slug": "FERRY/", "body": WRONG}
    given |= {"created": 10 * offset, "received": 10 * offset}
    return parsed(guid, offset=offset, **(given | facts))


def decided(*stream: ParsedItem) -> list[Decision]:
    """Return the decisions on a stream."""
    desk = Desk()
    return [desk.decide(item, Place(0, offset)) for offset, item in enumerate(stream)]


@pytest.mark.parametrize("guid", [GUID, None])
@pytest.mark.parametrize("facts", [{}, {"created": None}, {"priority": "u"}])
def test_the_old_words_again(guid: str | None, facts: dict[str, Any]) -> None:
    """The text from before a correction, sent again without a mark, is a duplicate with a warning: the correction stays."""
    old, right, again = decided(
        version(0, guid), version(1, guid, kind="correction", body=RIGHT), version(2, guid, **facts)
    )
    verdict = again.verdict
    assert (verdict.kind, verdict.uri, verdict.of_receipt) == ("duplicate", old.verdict.uri, old.verdict.receipt)
    assert (right.latest, again.latest, again.route) == (True, False, "ends")
    (warning,) = verdict.warnings
    assert (old.verdict.receipt in warning, right.verdict.receipt in warning) == (True, True)


def test_an_older_text_that_comes_late() -> None:
    """A version from before a correction that comes after it is stored, never shown, and warned of."""
    _, right, late = decided(
        version(0, GUID),
        version(2, GUID, kind="correction", body=RIGHT),
        version(3, GUID, body=WRONG + " So.", created=5),
    )
    assert (late.verdict.kind, late.latest) == ("update", False)
    assert right.verdict.receipt in late.verdict.warnings[0]
    assert "the corrected text stays" in late.verdict.warnings[0]


def test_the_same_item_again() -> None:
    """Of the very same item delivered twice the second is a duplicate, and tells that it was corrected between."""
    again = version(2, GUID, created=0, receipt="wire.raw.v1/1/7#0")
    _, right, second = decided(version(0, GUID), version(1, GUID, kind="correction", body=RIGHT), again)
    assert second.verdict.kind == "duplicate"
    assert right.verdict.receipt in second.verdict.warnings[0]


@pytest.mark.parametrize(
    "facts", [{"kind": "update", "number": 1}, {"kind": "repeat"}, {"body": WRONG + " It is full."}]
)
def test_what_says_something_goes_on_with_a_warning(facts: dict[str, Any]) -> None:
    """With a mark or with more to tell it is news and goes on; that it has the error again is for a person to see."""
    *_, later = decided(version(0, GUID), version(1, GUID, kind="correction", body=RIGHT), version(2, GUID, **facts))
    assert (later.verdict.kind, later.latest) == (facts.get("kind", "update"), True)
    (warning,) = later.verdict.warnings
    assert "had and wire.raw.v1/0/1#0 corrected" in warning


def test_the_corrected_words_again() -> None:
    """What has the corrected words is a version as any other: the same again."""
    *_, later = decided(version(0, GUID), version(1, GUID, kind="correction", body=RIGHT), version(2, GUID, body=RIGHT))
    assert (later.verdict.kind, later.latest, later.verdict.warnings) == ("repeat", True, ())


def test_a_correction_without_another_word() -> None:
    """Where the correction has the same words, so has the item after it: nothing old came back."""
    *_, later = decided(version(0, GUID), version(1, GUID, kind="correction"), version(2, GUID))
    assert (later.verdict.kind, later.latest) == ("repeat", True)


def test_other_words_of_another_day_begin_again() -> None:
    """A later story without a mark under the headline of a corrected one is a story of its own: rates come every day."""
    facts = {
        "headline": "Currency rates",
        "slug": None,
        "body": "The krone rose to 11.31 against the euro in Oslo today.",
    }
    first, right, later = decided(
        version(0, None, **facts),
        version(1, None, **facts | {"kind": "correction", "body": facts["body"].replace("11.31", "11.33")}),
        version(2, None, **facts | {"body": facts["body"].replace("11.31", "11.52"), "created": 1_400}),
    )
    assert right.verdict.uri == first.verdict.uri
    assert (later.verdict.uri != first.verdict.uri, later.latest) == (True, True)
