"""Kills in prose: they reach the one living item of the agency that they name, and are a person's to decide otherwise."""

from typing import Any

import pytest
from dedupe.items import parsed

from schemas.article import ParsedItem
from schemas.ninjs import AltId
from streams.dedupe import Decision, Desk, Place

FERRY = "Ferries between Oslo and Kiel stay in port because of thick ice in the fjord, the harbour master said."
BUDGET = "Parliament passed the budget after a night of talks. The minister called the vote a victory."


def story(**facts: Any) -> ParsedItem:
    """Make an item of the wire."""
    given: dict[str, Any] = {
        "headline": "Ferries wait in Oslo",
        "body": FERRY,
        "created": 0,
        "received": 0,
        "guid": None,
    }
    given |= facts
    return parsed(given.pop("guid"), **given)


def note(text: str, headline: str = "Note to editors", **facts: Any) -> ParsedItem:
    """Make an advisory in prose."""
    given = {"kind": "advisory", "created": 60, "received": 60, "offset": 50}
    return story(headline=headline, body=text, **(given | facts))


def decided(*stream: ParsedItem, desk: Desk | None = None) -> list[Decision]:
    """Return the decisions on a stream."""
    desk = desk or Desk()
    return [desk.decide(item, Place(0, offset)) for offset, item in enumerate(stream)]


NAMING = (
    'STORY WITHDRAWN. The story headlined "Ferries wait in Oslo" is wrong.',
    "KILL KILL KILL\n\nFerries wait in Oslo\n\nThe harbour is open.",
    "Editors, please kill the story slugged BC-NB--Ferries. The harbour is open.",
    "MANDATORY KILL: NB4711 of Sunday.",
    "The item “UPDATE 1-Ferries wait in Oslo” has been withdrawn.",
    "Die Meldung «Ferries wait in Oslo» wird zurückgezogen.",
    "Please take down the story Ferries wait in Oslo at once, it is libellous.",
    "Please delete 'Ferries wait in Oslo' from all pages.",
    "We retract our report “Ferries wait in Oslo”, which was not checked.",
    "Bitte verwenden Sie die Meldung „Ferries wait in Oslo“ nicht mehr.",
    "Prière d'annuler notre dépêche « Ferries wait in Oslo ».",
    "Aux rédactions\n\nMerci d’annuler et de ne pas utiliser notre dépêche « Ferries wait in Oslo ».",
)


@pytest.mark.parametrize("text", NAMING)
@pytest.mark.parametrize("guid", [None, "tag:nb.example,2025:NB4711"])
def test_kill_finds_the_item_that_it_names(text: str, guid: str | None) -> None:
    """By headline, slug or number, with or without identifiers; every version goes, and a late old one, too."""
    first = story(slug="BC-NB--Ferries", guid=guid)
    if guid is None:
        first = first.model_copy(update={"alt_ids": (AltId(role="number", value="NB4711"),)})
    later = story(
        slug="BC-NB--Ferries", guid=guid, offset=2, created=20, kind="update", number=1, body=FERRY + " More."
    )
    other = story(headline="Budget passed", body=BUDGET, offset=3, created=5)
    late = story(
        slug="BC-NB--Ferries", guid=guid, offset=60, created=10, received=90, kind="correction", body=FERRY + " So."
    )
    _, _, _, kill, again = decided(first, later, other, note(text), late)
    assert kill.verdict.kind in ("kill", "withdrawal")
    assert (kill.verdict.uri, kill.latest) == (again.verdict.uri, True)
    assert "names it in words" in kill.verdict.reason
    assert (again.verdict.pub_status, again.latest) == ("canceled", False)


def test_several_fit() -> None:
    """Where two living items fit, nothing goes: an advisory that names both, for a person to decide."""
    desk = Desk()
    *two, kill = decided(
        story(slug="ICE/"),
        story(slug="ICE/", headline="Skaters out", body=BUDGET, offset=1),
        note("STORY WITHDRAWN", slug="ICE/"),
        desk=desk,
    )
    verdict = kill.verdict
    assert (verdict.kind, verdict.pub_status, kill.kill) == ("advisory", "usable", None)
    assert verdict.warnings == (verdict.reason,)
    assert all(one.verdict.uri in verdict.reason for one in two)
    assert all(desk.memory.kills.of(one.verdict.uri) is None for one in two)


def test_number_decides_among_several() -> None:
    """Of two items under one headline the one whose number the note gives is meant."""
    numbers = [f"tag:nb.example,2025:NB471{n}" for n in (1, 2)]
    _, second, kill = decided(
        *(story(guid=guid, offset=n, body=f"{FERRY} {n}") for n, guid in enumerate(numbers)),
        note('STORY WITHDRAWN: "Ferries wait in Oslo" (NB4712)'),
    )
    assert (kill.verdict.kind, kill.verdict.uri) == ("withdrawal", second.verdict.uri)


def test_kill_in_prose_before_its_story() -> None:
    """It is a person's to follow up, and meanwhile no version from before it is shown; a later one lives."""
    kill, early, update, later = decided(
        note('STORY WITHDRAWN. "Ferries wait in Oslo" is wrong.'),
        story(offset=51),
        story(offset=52, created=30, kind="update", number=1, body=FERRY + " More."),
        story(offset=53, created=90, kind="update", number=2, body=FERRY + " All is well."),
    )
    assert (kill.verdict.kind, kill.verdict.warnings) == ("advisory", (kill.verdict.reason,))
    assert [one.verdict.pub_status for one in (early, update, later)] == ["canceled", "canceled", "usable"]
    assert [one.latest for one in (early, update, later)] == [False, False, True]
    assert kill.verdict.receipt in early.verdict.warnings[0]


NOTE = 'STORY WITHDRAWN. "Ferries wait in Oslo" is wrong.'
STRIKE = "Pilots of the fjord are on strike and keep passengers on the quay. The union asks for nine per cent."


def test_a_story_filed_after_the_kill_is_another_one() -> None:
    """It runs under the same headline, a minute or a day later: it lives, and for a day a warning says what was decided."""
    for minute in (61, 1440):
        kill, later = decided(note(NOTE), story(offset=51, created=minute, received=minute, body=STRIKE))
        assert (later.verdict.kind, later.verdict.pub_status, later.latest) == ("new", "usable", True)
        (warning,) = later.verdict.warnings
        assert kill.verdict.receipt in warning
        assert "filed after the kill and is taken for another story" in warning
    _, days_later = decided(note(NOTE), story(offset=51, created=1501, received=1501, body=STRIKE))
    assert (days_later.verdict.pub_status, days_later.verdict.warnings) == ("usable", ())


@pytest.mark.parametrize(
    ("minute", "facts", "status"),
    [
        (60, {}, "canceled"),
        (90, {}, "canceled"),
        (121, {}, "usable"),
        (90, {"kind": "correction"}, "usable"),
    ],
)
def test_a_story_that_does_not_say_when_it_was_filed(minute: int, facts: dict[str, Any], status: str) -> None:
    """It is meant if it comes within an hour of the kill and does not say that it was mended; either way it is told."""
    kill, early = decided(note(NOTE), story(offset=51, created=None, received=minute, **facts))
    assert (early.verdict.pub_status, early.latest) == (status, status == "usable")
    *_, warning = early.verdict.warnings
    assert kill.verdict.receipt in warning
    assert ("killed before it came, for it" in early.verdict.reason) is (status == "canceled")


def test_a_canceled_version_takes_away_what_was_shown() -> None:
    """A version that a kill in words meant ends the older one: readers of the latest are told, once and on every delivery."""
    desk = Desk()
    first = story(guid="nb:1", offset=51, created=61, received=61, body=STRIKE)
    second = story(guid="nb:1", offset=52, created=None, received=70)
    _, lives, ends = decided(note(NOTE), first, second, desk=desk)
    assert (lives.latest, ends.verdict.pub_status, ends.latest) == (True, "canceled", True)
    assert [desk.weigh(item, Place(0, place)).latest for place, item in ((1, first), (2, second))] == [False, True]
    (later,) = decided(story(guid="nb:1", offset=53, created=90, received=90, kind="update"), desk=desk)
    assert (later.latest, desk.weigh(second, Place(0, 2)).latest) == (True, False)


def test_a_kill_that_has_found_its_story_looks_for_no_other() -> None:
    """Once a late story was canceled by a kill, a different text without a time under the same headline is a new story."""
    _, early, other = decided(
        note(NOTE),
        story(offset=51, created=None, received=61),
        story(offset=52, created=None, received=62, body=STRIKE),
    )
    assert [one.verdict.pub_status for one in (early, other)] == ["canceled", "usable"]
    assert "has found its story" in other.verdict.warnings[0]


def test_a_repeated_kill_leaves_what_was_filed_since() -> None:
    """The same note again means the article that it killed, not the new story under its headline; another note means that."""
    first, _, new, again, another = decided(
        story(),
        note(NOTE),
        story(offset=51, created=90, received=90, body=STRIKE),
        note(NOTE, created=120, received=120, offset=52),
        note(f"MANDATORY KILL. {NOTE}", created=130, received=130, offset=53),
    )
    assert (again.verdict.kind, again.verdict.uri) == ("withdrawal", first.verdict.uri)
    assert (another.verdict.kind, another.verdict.uri) == ("withdrawal", new.verdict.uri)


@pytest.mark.parametrize(
    "text",
    [
        'Please do not kill the story "Ferries wait in Oslo", an earlier kill was sent in error.',
        "The MANDATORY KILL of “Ferries wait in Oslo” was sent in error.",
        "Please disregard the kill of “Ferries wait in Oslo”.",
    ],
)
def test_a_kill_taken_back_kills_nothing(text: str) -> None:
    """A note that a story is to live is an advisory, though it has all words of a kill."""
    first, second = decided(story(), note(text))
    assert (first.latest, second.verdict.kind, second.kill) == (True, "advisory", None)


def test_another_agency_is_not_meant() -> None:
    """A note of one agency reaches nothing of another."""
    _, kill = decided(story(), note('STORY WITHDRAWN. "Ferries wait in Oslo" is wrong.', agency="Other"))
    assert kill.verdict.kind == "advisory"


def test_feed_that_may_not_kill() -> None:
    """In prose, too, only a feed with the right kills."""
    _, kill = decided(story(), note('STORY WITHDRAWN. "Ferries wait in Oslo" is wrong.', may_kill=False))
    assert (kill.verdict.kind, kill.kill) == ("advisory", None)
    assert "may not kill" in kill.verdict.reason


@pytest.mark.parametrize(
    "text",
    [
        "News schedule: Ferries wait in Oslo. Troops withdraw from the border; ten killed in storm.",
        "The plan of the day follows: Ferries wait in Oslo",
    ],
)
def test_advisory_about_a_story_leaves_it(text: str) -> None:
    """A schedule names stories and has people killed in it; it withdraws nothing."""
    _, advisory = decided(story(), note(text))
    assert (advisory.verdict.kind, advisory.verdict.warnings) == ("advisory", ())


def test_story_about_a_withdrawal_is_a_story() -> None:
    """News of a kill is news: only a note to editors, or words in capitals as desks write them, withdraw."""
    _, second = decided(story(), note("The story was withdrawn, the paper said. “Ferries wait in Oslo”", kind="new"))
    assert (second.verdict.kind, second.verdict.pub_status) == ("new", "usable")


@pytest.mark.parametrize(
    ("said", "kind"), [("Fwd: KILL:", "kill"), ("FW: WG: KILL:", "kill"), ("Re: KILL:", "advisory")]
)
def test_forwarded_kill(said: str, kind: str) -> None:
    """A kill that a mailbox sends on is one; an answer to a kill is somebody's word about it, and kills nothing."""
    forwarded = note("See below.", headline="Ferries wait in Oslo").model_copy(
        update={"title": f"{said} Ferries wait in Oslo"}
    )
    first, second = decided(story(), forwarded)
    assert second.verdict.kind == kind
    assert (second.verdict.uri == first.verdict.uri) == (kind == "kill")


def test_what_repeats_a_story_that_its_kill_overtook_says_so() -> None:
    """A copy of a story that was canceled when it came has the warning that one of a killed story has."""
    _, late, copy = decided(
        note(NAMING[0]),
        story(created=30, received=70, offset=1),
        story(agency="Other", created=80, received=80, offset=2),
    )
    assert late.verdict.pub_status == "canceled"
    assert copy.verdict.kind == "reprint"
    assert any("that this repeats was" in warning for warning in copy.verdict.warnings), copy.verdict.warnings


def test_the_words_of_a_killed_story_again_say_so() -> None:
    """They end at dedupe as a duplicate, and whoever looks at the verdict reads of the kill."""
    *_, again = decided(story(), note(NAMING[0]), story(created=90, received=90, offset=2))
    assert again.verdict.kind == "duplicate"
    assert "was killed at" in again.verdict.warnings[-1]


@pytest.mark.parametrize(
    "title",
    ["(Anulación) Ferries wait in Oslo", "Annulation: Ferries wait in Oslo", "(ANULACIÓN) Ferries wait in Oslo"],
)
def test_a_label_that_parse_took_for_a_kill(title: str) -> None:
    """In brackets or small letters, too, it kills what it stands over, whatever is said below; over what is no advisory it is news."""
    below = "La noticia no es cierta."
    _, kill = decided(story(), note(below, headline="Ferries wait in Oslo").model_copy(update={"title": title}))
    assert kill.verdict.kind in ("kill", "withdrawal")
    _, news = decided(story(), note(below, headline=title, kind="new"))
    assert news.verdict.kind == "new"


def test_a_name_that_parse_cut_out_is_looked_up() -> None:
    """Words that no mark parts from the rest of the sentence are a name where parse found its end."""
    text = "Please kill the story slugged Ferry Strike, which moved at 0900. It is wrong."
    for name, kind in (("Ferry Strike", "kill"), (None, "advisory")):
        _, found = decided(story(slug="BC-Ferry Strike"), note(text, target=name))
        assert found.verdict.kind == kind
