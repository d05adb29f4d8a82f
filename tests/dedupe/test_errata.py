"""An error that was corrected and comes back damaged is known; what has not got the error is never taken for it."""

import re

import pytest
from dedupe.items import parsed
from dedupe.test_copies import scanned
from dedupe.test_corrected import decided
from dedupe.texts import HEADLINE, STORY

from schemas.article import ParsedItem
from schemas.vocab import Kind

MORE = (
    "\n\nLate on Tuesday the operator said that the Maren had left Bergby with milk, bread and fuel on board and would reach "
    "Varsund before dawn."
)
MENDED = {
    "a figure": ("2,400", "4,200"),
    "a name": ("Ingrid Solheim", "Astrid Solberg"),
    "a day": ("on Wednesday evening", "on Friday evening"),
    "a place": ("arrives from Bergby", "arrives from Kolvik"),
    "a small word": ("made any attempt", "made one attempt"),
    "a word put in": ("hoped to sail again", "did not hope to sail again"),
    "the first word": ("Ferries between", "Tankers between"),
}
DAMAGED = {
    "a letter": lambda text: (text.replace("passengers", "passangers"), HEADLINE),
    "a word": lambda text: (text.replace("a second front", "another front"), HEADLINE),
    "another headline": lambda text: (text, "Islanders wait for boats as gale blows on"),
    "cut": lambda text: (text[: len(text) * 4 // 5], HEADLINE),
    "hard wrapped": lambda text: (re.sub(r"(.{50,60}) ", r"\1\n", text), HEADLINE),
    "letters": lambda text: (scanned(text, 97), HEADLINE),
}
GUID = "tag:wire.example,2025:ferries"


def told(
    offset: int, body: str, headline: str = HEADLINE, *, guid: str = GUID, kind: Kind = "new", agency: str = "Wire"
) -> ParsedItem:
    """Make a version of the story, ten minutes after the one before."""
    return parsed(
        guid,
        offset=offset,
        body=body,
        headline=headline,
        kind=kind,
        agency=agency,
        created=10 * offset,
        received=10 * offset,
    )


@pytest.mark.parametrize("how", DAMAGED)
@pytest.mark.parametrize("what", MENDED)
def test_an_error_comes_back_damaged(what: str, how: str) -> None:
    """From the agency it is a duplicate with a warning and the correction stays; from a paper a reprint with one."""
    body, headline = DAMAGED[how](STORY)
    versions = told(0, STORY), told(1, STORY.replace(*MENDED[what]), kind="correction")
    first, right, again = decided(*versions, told(2, body, headline))
    verdict = again.verdict
    assert (verdict.kind, verdict.of_receipt, again.latest) == ("duplicate", first.verdict.receipt, False)
    assert right.verdict.receipt in verdict.warnings[0]
    *_, paper = decided(*versions, told(2, body, headline, guid="tag:post.example,2025:1", agency="Post"))
    assert paper.verdict.kind == "reprint"
    assert "see by hand which is right" in paper.verdict.warnings[0]


@pytest.mark.parametrize("how", DAMAGED)
@pytest.mark.parametrize("what", MENDED)
def test_the_corrected_text_damaged_is_no_return(what: str, how: str) -> None:
    """The same damage to the corrected text has no warning, from whomever it comes."""
    right = STORY.replace(*MENDED[what])
    body, headline = DAMAGED[how](right)
    for guid, agency in ((GUID, "Wire"), ("tag:post.example,2025:1", "Post")):
        *_, again = decided(
            told(0, STORY), told(1, right, kind="correction"), told(2, body, headline, guid=guid, agency=agency)
        )
        assert again.verdict.kind != "duplicate"
        assert again.verdict.warnings == ()


RIGHT = STORY.replace("2,400", "4,200")
OTHERS = {
    "the fix and more": RIGHT + MORE,
    "without the paragraph that was mended": RIGHT.split("\n\n", 1)[1] + MORE,
    "a third figure": STORY.replace("2,400", "3,100"),
    "a figure in words": RIGHT.replace("4,200", "more than 5,000"),
    "both figures": RIGHT.replace("4,200 travellers", "4,200 travellers, not 2,400 as reported before,"),
    "another figure changed": RIGHT.replace("900 blankets", "1,200 blankets"),
    "another word changed": RIGHT.replace("too dangerous", "too risky"),
    "another day": RIGHT.replace("third day", "fourth day"),
    "a new lead": "The storm is over.\n\n" + RIGHT,
    "half of it": RIGHT[: len(RIGHT) // 2],
    "capitals": RIGHT.upper(),
    "misread": scanned(RIGHT, 31),
    "a follow-up with the old figure": (
        "Ferries sailed again on Thursday and took 2,400 travellers home, Norlinje said. Captain Ingrid Solheim steered the first "
        "of them from Hamnvik to Varsund."
    ),
    "another language": "Die Fähren zu den Inseln von Varsund blieben am Dienstag im Hafen; 4.200 Reisende warteten.",
    "a line": "Ferries to sail.",
}


@pytest.mark.parametrize("what", OTHERS)
def test_what_has_not_the_error_goes_on(what: str) -> None:
    """Later versions that have not the error are versions without a warning, whatever else they change."""
    *_, later = decided(told(0, STORY), told(1, RIGHT, kind="correction"), told(2, OTHERS[what]))
    assert (later.verdict.kind, later.latest, later.verdict.warnings) == ("update", True, ())


def test_a_note_says_nothing_of_the_rest() -> None:
    """After a correction that is a note the clean text is a version; the wrong one word for word is known all the same."""
    note = told(
        1, "In HARBOUR item please read in first paragraph: some 4,200 travellers (not 2,400).", kind="correction"
    )
    for body, kind in ((RIGHT, "update"), (STORY + MORE, "update"), (STORY, "duplicate")):
        *_, later = decided(told(0, STORY), note, told(2, body))
        assert later.verdict.kind == kind


def test_an_error_of_an_update_comes_back() -> None:
    """What an update had wrong is known as well as what the first version had, also after two corrections."""
    wrong, right = STORY + MORE, RIGHT + MORE
    versions = told(0, STORY), told(1, wrong, kind="update"), told(2, right, kind="correction")
    *_, update, _, again = decided(*versions, told(3, wrong.replace("passengers", "passangers")))
    assert (again.verdict.kind, again.verdict.of_receipt) == ("duplicate", update.verdict.receipt)
    twice = told(3, right.replace("900 blankets", "90 blankets"), kind="correction")
    *_, again = decided(*versions, twice, told(4, wrong.replace("passengers", "passangers")))
    assert again.verdict.kind == "duplicate"


def test_a_headline_alone_is_for_a_person() -> None:
    """Where only the headline was mended, a damaged text under the old one goes on with a warning."""
    right = told(1, STORY, "Gale keeps island boats at home for a third week", kind="correction")
    *_, again = decided(told(0, STORY), right, told(2, STORY.replace("passengers", "passangers")))
    assert again.verdict.kind == "update"
    assert "see by hand" in again.verdict.warnings[0]
