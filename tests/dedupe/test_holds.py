"""Holds and releases that words say: labels over known words, and notes that name a story."""

from typing import Any

import pytest
from dedupe.items import parsed

from schemas.article import ParsedItem
from streams.dedupe import Decision, Desk, Place

FERRY = (
    "Ferries between Oslo and Kiel stay in port because of thick ice in the fjord, the harbour master Nils Moen said. "
    "Icebreakers from Denmark arrive tonight. Passengers sleep in the terminal, and the line pays for their meals."
)
HEADLINE = "Ferries wait in Oslo"
NOTE = "Please hold the story headlined “Ferries wait in Oslo”. We are checking the facts."


def item(offset: int = 0, **facts: Any) -> ParsedItem:
    """Make an item that came without an identifier and without a time."""
    given: dict[str, Any] = {"headline": HEADLINE, "body": FERRY, "received": offset}
    return parsed(None, offset=offset, **(given | facts))


def note(offset: int, body: str = NOTE, **facts: Any) -> ParsedItem:
    """Make a note that parse has read as a hold."""
    return item(offset, **({"headline": "NOTE TO EDITORS", "body": body, "kind": "hold"} | facts))


def decided(*stream: ParsedItem) -> list[Decision]:
    """Return the decisions of one desk."""
    desk = Desk()
    return [desk.decide(one, Place(0, offset)) for offset, one in enumerate(stream)]


@pytest.mark.parametrize("label", ["HOLD - ", "HOLD: ", "(HOLD) ", "HOLD HOLD HOLD - "])
def test_a_label_over_known_words_holds(label: str) -> None:
    """The words that went out come again under HOLD: the article is hidden, and under RELEASE it is shown again."""
    story, hold, release = decided(
        item(), item(1, headline=label + HEADLINE), item(2, headline="RELEASE - " + HEADLINE)
    )
    assert (hold.verdict.kind, hold.verdict.pub_status, hold.latest) == ("hold", "withheld", True)
    assert (release.verdict.kind, release.latest) == ("release", True)
    assert {hold.verdict.uri, release.verdict.uri} == {story.verdict.uri}


def test_a_label_that_did_its_work_is_no_headline() -> None:
    """It goes from the headline of a hold and of a release, and stays in the title; from news it does not."""
    _, hold, release = decided(
        item(), item(1, headline="HOLD - " + HEADLINE), item(2, headline="RELEASE - " + HEADLINE, body=FERRY + " Ice.")
    )
    assert [(one.judged.item.headline, one.verdict.headline) for one in (hold, release)] == [(HEADLINE, HEADLINE)] * 2
    assert hold.judged.item.title == "HOLD - " + HEADLINE
    (news,) = decided(item(headline="HOLD - Police stop ferry"))
    assert news.judged.item.headline == "HOLD - Police stop ferry"


@pytest.mark.parametrize("words", ["HOLD FOR RELEASE", "EDITORS: HOLD FOR RELEASE.", "Do not use until further notice"])
def test_hold_for_release_over_what_is_out_is_a_hold(words: str) -> None:
    """It can mean nothing but the words that are out; it hides them at once, and RELEASE shows them again."""
    story, hold, release = decided(item(), item(1, embargo_text=words), item(2, headline="RELEASE - " + HEADLINE))
    assert (hold.verdict.kind, hold.verdict.pub_status, hold.route, hold.latest) == ("hold", "withheld", "on", True)
    assert (hold.verdict.uri, hold.verdict.held, hold.verdict.warnings) == (story.verdict.uri, False, ())
    assert (release.verdict.kind, release.latest) == ("release", True)


def test_hold_for_release_over_other_words_is_their_advance() -> None:
    """What is out stays, the advance waits, and a person is told; so it is with a moment, over the same words, too."""
    out, advance = decided(item(), item(1, body=FERRY + " It is cold.", embargo_text="HOLD FOR RELEASE"))
    assert (advance.verdict.kind, advance.route, advance.verdict.uri) == ("update", "held", out.verdict.uri)
    assert "which has other words, is out and stays" in advance.verdict.warnings[0]
    _, unread = decided(item(), item(1, embargo_text="EMBARGOED until Tuesday"))
    assert (unread.verdict.kind, unread.route) == ("update", "held")


@pytest.mark.parametrize("label", ["HOLD LIFTED: ", "HOLD RELEASED - ", "(HOLD IS LIFTED) ", "HOLD OFF: "])
@pytest.mark.parametrize("more", ["", " It is cold."])
def test_a_label_that_lifts_a_hold(label: str, more: str) -> None:
    """It says of the hold what RELEASE says: no warning, and no part of the headline that readers see."""
    *_, release = decided(
        item(), item(1, headline="HOLD - " + HEADLINE), item(2, headline=label + HEADLINE, body=FERRY + more)
    )
    assert (release.verdict.kind, release.latest, release.verdict.warnings) == ("release", True, ())
    assert (release.judged.item.headline, release.verdict.headline) == (HEADLINE, HEADLINE)


def test_hold_for_release_with_an_identifier() -> None:
    """The version that is out comes again under it: the article is hidden."""
    guid = "tag:wire.example,2025:9"
    _, hold = decided(*(
        parsed(guid, offset=n, received=n, created=n, headline=HEADLINE, body=FERRY, embargo_text=said)
        for n, said in enumerate((None, "HOLD FOR RELEASE"))
    ))  # fmt: skip
    assert (hold.verdict.kind, hold.verdict.pub_status, hold.route) == ("hold", "withheld", "on")


def test_the_same_bytes_after_a_hold_release_nothing() -> None:
    """A line may have repeated them: they are a duplicate, which says what shows them; with the order to hold they agree."""
    *_, same = decided(item(), item(1, headline="HOLD - " + HEADLINE), item(2))
    assert same.verdict.kind == "duplicate"
    assert "they are shown when they are sent under RELEASE" in same.verdict.warnings[0]
    held = item(1, embargo_text="HOLD FOR RELEASE")
    *_, again = decided(item(), held, item(2, embargo_text="HOLD FOR RELEASE"))
    assert (again.verdict.kind, again.verdict.warnings) == ("duplicate", ())


def test_a_copy_of_what_is_on_hold_is_warned_of() -> None:
    """Another agency's hold binds nobody, but whoever prints its words must know of it."""
    story, _, copy = decided(item(), item(1, headline="HOLD - " + HEADLINE), item(2, agency="Other", feed="other"))
    assert (copy.verdict.kind, copy.verdict.of, copy.latest) == ("reprint", story.verdict.uri, True)
    assert "is on hold" in copy.verdict.warnings[0]
    assert copy.verdict.reason.endswith("that is on hold")
    *_, free = decided(
        item(),
        item(1, headline="HOLD - " + HEADLINE),
        item(2, headline="RELEASE - " + HEADLINE),
        item(3, agency="Other"),
    )
    assert free.verdict.warnings == ()


@pytest.mark.parametrize(("headline", "warned"), [(HEADLINE, True), ("RELEASE - " + HEADLINE, False)])
def test_other_words_that_release_are_warned_of(headline: str, *, warned: bool) -> None:
    """Who wrote on may not know of the hold: a longer text goes out with a warning, unless it says RELEASE."""
    for hold in (item(1, headline="HOLD - " + HEADLINE), note(1)):
        *_, longer = decided(item(), hold, item(2, headline=headline, body=FERRY + " It is cold."))
        assert (longer.verdict.kind, longer.latest) == ("release", True)
        assert any("says nothing of that" in warning for warning in longer.verdict.warnings) == warned


def test_a_note_beside_the_words_releases_them() -> None:
    """Parse has read that it lifts the hold: the same words are a release, and no resend of what came before the hold."""
    story, _, release = decided(item(), item(1, kind="hold"), item(2, kind="release"))
    assert (release.verdict.kind, release.verdict.uri, release.latest) == ("release", story.verdict.uri, True)
    assert release.verdict.warnings == ()


@pytest.mark.parametrize("release", [{"kind": "release"}, {"headline": "RELEASE - " + HEADLINE}])
def test_a_release_of_words_from_before_a_correction(release: dict[str, Any]) -> None:
    """On hold themselves they are shown again; where the correction is out, that stays."""
    wrong, right = item(), item(1, body=FERRY.replace("Denmark", "Sweden"), kind="correction")
    *_, shown = decided(wrong, right, item(2, kind="hold"), item(3, **release))
    assert (shown.verdict.kind, shown.latest) == ("release", True)
    *_, old = decided(wrong, item(1, kind="hold"), item(2, body=right.text, kind="correction"), item(3, **release))
    assert (old.verdict.kind, old.route) == ("duplicate", "ends")
    assert "corrected them since and stays" in old.verdict.warnings[0]


def test_a_label_lifts_an_embargo() -> None:
    """The words that wait come under RELEASE, and go out with the warning that any release of them has."""
    held, release = decided(item(embargo_text="HOLD FOR RELEASE"), item(1, headline="RELEASE - " + HEADLINE))
    assert (release.verdict.kind, release.latest, release.drops) == ("release", True, (held.verdict.receipt,))


@pytest.mark.parametrize(
    "headline", ["HOLD - Police stop ferry", "RELEASE - Smith leaves jail", "HOLD", "Hold - " + HEADLINE]
)
def test_a_label_over_other_words_is_no_notice(headline: str) -> None:
    """News begins so, too: nothing is hidden."""
    body = (
        "Police stopped a ferry in the fjord on Sunday and led nine men ashore, a spokesman said. Nobody was hurt." * 2
    )
    assert decided(item(), item(1, headline=headline, body=body))[1].verdict.kind == "new"


def test_a_note_holds_the_story_that_it_names() -> None:
    """It is a hold of that article, which the story sent again releases; the note itself is found by nothing."""
    story, hold, other, release = decided(
        item(),
        note(1),
        item(2, headline="NOTE TO EDITORS", body="The phones are off until noon."),
        item(3, body=FERRY + " It is cold."),
    )
    assert (hold.verdict.kind, hold.verdict.uri, hold.latest) == ("hold", story.verdict.uri, True)
    assert hold.verdict.warnings == ("this version is a notice about the article, and has not its text",)
    assert (hold.verdict.traits, hold.verdict.signature) == (None, None)
    assert other.verdict.uri != story.verdict.uri
    assert (release.verdict.kind, release.verdict.uri, release.latest) == ("release", story.verdict.uri, True)


@pytest.mark.parametrize("ends", [". Lawyers are reading.", ".", ""])
@pytest.mark.parametrize("begins", ["EDS: HOLD. ", "EDS: HOLD: ", "EDS: HOLD - "])
def test_an_order_in_one_line_holds_the_story_that_it_names(begins: str, ends: str) -> None:
    """The headline stands between order and reason; where nobody knows it, a person is told."""
    line = begins + HEADLINE + ends
    story, hold = decided(item(), item(1, headline=line, body=line, kind="hold"))
    assert (hold.verdict.kind, hold.verdict.uri, hold.latest) == ("hold", story.verdict.uri, True)
    (alone,) = decided(item(headline=line, body=line, kind="hold"))
    assert (alone.verdict.pub_status, alone.verdict.reason[:37]) == (
        "withheld",
        "a hold in words that names no article",
    )


def test_a_note_with_an_identifier_holds_as_well() -> None:
    """Where every item has one, a note has its own; a version of a known article is what it was."""
    story, hold = decided(
        item(),
        parsed("tag:wire.example,2025:note", offset=1, received=1, headline="NOTE TO EDITORS", body=NOTE, kind="hold"),
    )
    assert (hold.verdict.kind, hold.verdict.uri, hold.latest) == ("hold", story.verdict.uri, True)
    named = [
        parsed("tag:wire.example,2025:7", offset=n, received=n, headline="Skaters", body=body, kind=kind)
        for n, (body, kind) in enumerate(((FERRY, "new"), (NOTE, "hold")))
    ]
    assert [one.verdict.uri for one in decided(*named)] == ["tag:wire.example,2025:7"] * 2


def test_a_held_version_of_a_slug_is_no_unknown_note() -> None:
    """What slug and words show to be a version of an article is one, though it names none by its headline."""
    story, other, held = decided(
        item(slug="FERRY/"),
        item(
            1,
            slug="FERRY/",
            headline="Skaters are out",
            body="Skaters are out on the lakes around the town, and schools have closed.",
        ),
        item(2, slug="FERRY/", headline="Ice holds ferries", body=FERRY + " It is cold.", kind="hold"),
    )
    assert (held.verdict.kind, held.verdict.uri) == ("hold", story.verdict.uri) != other.verdict.uri
    assert held.verdict.warnings == ()


def test_a_note_that_fits_none_or_several_is_for_a_person() -> None:
    """Nothing else is hidden, and the reason says what was looked for."""
    (alone,) = decided(note(0))
    assert (alone.verdict.kind, alone.verdict.pub_status) == ("hold", "withheld")
    assert "names no article of Wire" in alone.verdict.warnings[0]
    other = "Skaters are out on the lakes around the town, and the schools have closed for a day of races and soup."
    *_, both = decided(item(), item(1, body=other), note(2))
    assert "fits 2 articles of Wire" in both.verdict.warnings[0]


def test_only_a_note_of_the_agency_holds() -> None:
    """Another agency's note means nothing of this one; a story that is held itself, by status or above its text, names none."""
    _, other = decided(item(), note(1, agency="Other"))
    assert "names no article of Other" in other.verdict.warnings[0]
    for held in (note(1, status="withheld"), note(1, body=NOTE + " " + FERRY * 4)):
        story, last = decided(item(), held)
        assert last.verdict.uri != story.verdict.uri


FREED = "The story headlined “Ferries wait in Oslo” may now be released."


@pytest.mark.parametrize(
    ("held", "does"),
    [
        ({"embargo_text": "HOLD FOR RELEASE"}, "goes out by `copydesk held release urn:"),
        ({"status": "withheld"}, "is shown when it is sent under RELEASE"),
    ],
)
def test_a_note_of_release_says_what_it_means(held: dict[str, Any], does: str) -> None:
    """It has not the text, so it shows nothing; a person is told which article it is and what shows that."""
    story, freed = decided(item(**held), item(1, headline="NOTE TO EDITORS", body=FREED, kind="advisory"))
    assert (freed.verdict.kind, freed.verdict.of, freed.drops) == ("advisory", story.verdict.uri, ())
    assert freed.verdict.uri != story.verdict.uri
    assert does in freed.verdict.warnings[0]


def test_a_note_of_release_of_what_is_out_is_an_advisory() -> None:
    """So is one that names nothing, and an advisory that says nothing of the kind."""
    for body in (FREED, "The hold on our story “Skaters are out” has been lifted.", "Phones are off until noon."):
        freed = decided(item(), item(1, headline="NOTE TO EDITORS", body=body, kind="advisory"))[1].verdict
        assert (freed.kind, freed.of, freed.warnings) == ("advisory", None, ())


def test_a_note_survives_a_restart() -> None:
    """A hold in words is a version as the log tells it: the release after a restart is one."""
    desk = Desk()
    stream = [item(), note(1), item(2, body=FERRY + " It is cold.")]
    verdicts = [desk.decide(one, Place(0, offset)).verdict for offset, one in enumerate(stream)]
    for committed in range(3):
        again = Desk.restore(Place(0, committed), verdicts[:2])
        assert [again.decide(one, Place(0, n)).verdict for n, one in enumerate(stream)][committed:] == verdicts[
            committed:
        ]
