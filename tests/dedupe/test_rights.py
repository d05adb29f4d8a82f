"""The right to show words: the same words, free, under an embargo or withheld, and who may change it."""

from typing import Any

import pytest
from dedupe.items import parsed
from dedupe.wire import Stage

from schemas.article import ParsedItem
from streams.dedupe import Decision, Desk, Place

FERRY = (
    "Ferries between Oslo and Kiel stay in port because of thick ice in the fjord, the harbour master Nils Moen said. "
    "Icebreakers from Denmark arrive tonight. Passengers sleep in the terminal, and the line pays for their meals."
)
NAMED = {"embargoed": 60}
UNREAD = {"embargo_text": "HOLD FOR RELEASE"}
FREE: dict[str, Any] = {}


def item(offset: int = 0, **facts: Any) -> ParsedItem:
    """Make an item that came without an identifier and without a time, a minute after the one before."""
    given: dict[str, Any] = {"headline": "Ferries wait in Oslo", "body": FERRY, "received": offset, "guid": None}
    given |= {"agency": "Wire", "feed": "wire"} | facts
    return parsed(given.pop("guid"), offset=offset, **given)


def decided(*stream: ParsedItem) -> list[Decision]:
    """Return the decisions of one desk."""
    desk = Desk()
    return [desk.decide(one, Place(0, offset)) for offset, one in enumerate(stream)]


@pytest.mark.parametrize("embargo", [NAMED, UNREAD])
def test_the_same_words_without_the_embargo_are_the_release(embargo: dict[str, Any]) -> None:
    """They take the place of what waits and are shown, with a warning; the same once more is a duplicate."""
    held, free, again = decided(item(0, **embargo), item(1), item(2))
    assert (held.route, free.route, free.latest, free.drops) == ("held", "on", True, (held.verdict.receipt,))
    assert (free.verdict.kind, free.verdict.uri, again.verdict.kind) == ("release", held.verdict.uri, "duplicate")
    assert ["came under an embargo" in warning for warning in free.verdict.warnings] == [True]
    assert again.verdict.warnings == ()


@pytest.mark.parametrize("embargo", [NAMED, {"embargo_text": "EMBARGOED until Tuesday"}])
def test_an_embargo_on_words_that_are_out_waits_and_says_so(embargo: dict[str, Any]) -> None:
    """It is no status: what is out stays out, and a person sees that the sender did not mean it to be."""
    out, held = decided(item(0), item(1, **embargo))
    assert (held.verdict.kind, held.route, held.verdict.uri) == ("update", "held", out.verdict.uri)
    assert [warning.split(": ")[-1] for warning in held.verdict.warnings] == [
        "see by hand whether that must be withheld"
    ]


@pytest.mark.parametrize(
    ("first", "then"), [(NAMED, {"embargoed": 90}), ({"embargoed": 90}, NAMED), (NAMED, UNREAD), (UNREAD, NAMED)]
)
def test_another_embargo_takes_the_place_of_the_first(first: dict[str, Any], then: dict[str, Any]) -> None:
    """What a sender says last of its words holds."""
    old, new = decided(item(0, **first), item(1, **then))
    assert (new.verdict.kind, new.route, new.drops) == ("update", "held", (old.verdict.receipt,))
    assert new.verdict.warnings == ()


def test_an_embargo_that_is_over_makes_no_version() -> None:
    """Words that went out at their hour come again, with the note or without it: a duplicate."""
    for embargo in (FREE, {"embargoed": 61}):
        desk = Desk()
        held = desk.decide(item(0, **NAMED), Place(0, 0))
        desk.release(held.verdict.receipt)
        late = desk.decide(item(70, **embargo), Place(0, 1))
        assert (late.verdict.kind, late.verdict.warnings) == ("duplicate", ())


@pytest.mark.parametrize("embargo", [NAMED, UNREAD])
def test_another_feed_lifts_no_embargo(embargo: dict[str, Any]) -> None:
    """A second route that lost the note must not let the words out: they wait, also at another priority, and a person is told."""
    for more in (FREE, {"priority": "b"}):
        held, copy = decided(item(0, **embargo), item(1, feed="web", **more))
        assert (copy.verdict.kind, copy.verdict.of_receipt, copy.drops) == ("duplicate", held.verdict.receipt, ())
        assert "they are under an embargo" in copy.verdict.reason
        assert "by the feed web, does not repeat that" in copy.verdict.warnings[0]


def test_another_feed_may_name_a_later_hour() -> None:
    """Of two hours the later one holds, whoever names it."""
    early, late = {"embargoed": 60}, {"embargoed": 90}
    assert decided(item(0, **early), item(1, feed="web", **late))[1].verdict.kind == "update"
    assert decided(item(0, **late), item(1, feed="web", **early))[1].verdict.kind == "duplicate"


def test_a_copy_by_another_agency_breaks_the_embargo_and_says_so() -> None:
    """It goes out as the article of its own agency; not after the end, nor after the words were let out."""
    held, copy = decided(item(0, **NAMED), item(1, agency="Other", feed="other"))
    assert (copy.verdict.kind, copy.route, copy.verdict.of) == ("reprint", "on", held.verdict.uri)
    assert copy.verdict.reason.endswith("; that is under an embargo until 2025-03-16T13:00:00Z")
    assert "this copy names none and goes out" in copy.verdict.warnings[0]
    for quiet in (
        [item(0, **NAMED), item(70, agency="Other", feed="other")],
        [item(0, **NAMED), item(1), item(2, agency="Other", feed="other")],
        [item(0, **NAMED), item(1, agency="Other", feed="other", **NAMED)],
        [item(0), item(1, **NAMED), item(2, agency="Other", feed="other")],
    ):
        last = decided(*quiet)[-1].verdict
        assert (last.kind, last.warnings) == ("reprint", ())


def test_an_older_copy_lifts_no_embargo() -> None:
    """By its time the copy without the note was sent before the one with it: that one is the last word."""
    held, late = decided(item(0, created=5, **NAMED), item(6, created=3))
    assert (late.verdict.kind, late.drops, len(late.verdict.warnings)) == ("duplicate", (), 1)
    assert held.verdict.receipt in late.verdict.warnings[0]


def test_old_words_drop_no_newer_ones_that_wait() -> None:
    """The first words come again while an update of them waits."""
    _, update, old = decided(item(0, **NAMED), item(1, kind="update", body=FERRY + " Ice grows.", **NAMED), item(2))
    assert (old.verdict.kind, old.drops) == ("duplicate", ())
    assert update.verdict.receipt in old.verdict.warnings[0]


def test_killed_words_are_released_by_nobody() -> None:
    """A clean copy after the kill is a duplicate, with the warning that its words were killed."""
    held = item(0, created=0, **NAMED)
    kill = parsed(None, offset=1, created=1, received=1, kind="kill", status="canceled", target=held.uri)
    late = decided(held, kill, item(2))[2].verdict
    assert late.kind == "duplicate"
    assert "was killed" in late.warnings[0]


def test_the_same_revision_again_that_means_more() -> None:
    """Its words were held, or let out, since it came first: it is the same item to readers, and a person is told."""
    for first, second in ((UNREAD, FREE), (FREE, {"status": "withheld"}), ({"status": "withheld"}, FREE)):
        again = decided(item(0, **first), item(1, **second), item(2, **first))[2].verdict
        assert (again.kind, len(again.warnings)) == ("duplicate", 1), (first, second)
        assert "see by hand whether" in again.warnings[0]


def test_with_an_identifier_the_same_words_are_released_too() -> None:
    """The kind says what happened: the words are those that waited."""
    held, free = decided(
        *(item(n, guid="tag:w.example,2025:9", version="1", **facts) for n, facts in enumerate((NAMED, FREE)))
    )
    assert (free.verdict.kind, free.latest, free.drops) == ("release", True, (held.verdict.receipt,))
    assert ["came under an embargo" in warning for warning in free.verdict.warnings] == [True]


def test_a_release_survives_a_restart() -> None:
    """After a restart the release has its verdict again, and drops what waited."""
    stage = Stage([item(0, **NAMED), item(1), item(2, feed="web")])
    stage.run(0, 3)
    for committed in range(3):
        stage.crash(committed)
        stage.run(committed, 3)
        assert [verdict.kind for verdict in stage.verdicts] == ["new", "release", "duplicate"]
        assert not stage.desk.held
