"""Kills: who may, what they reach, and that they work whatever comes first."""

import pytest
from dedupe.items import parsed

from schemas.article import ParsedItem
from schemas.vocab import Kind
from streams.dedupe import Decision, Desk, Place, kill_of


def decided(*stream: ParsedItem, desk: Desk | None = None) -> list[Decision]:
    """Return the decisions on a stream."""
    desk = desk or Desk()
    return [desk.decide(item, Place(0, offset)) for offset, item in enumerate(stream)]


@pytest.mark.parametrize(("said", "kind"), [("new", "kill"), ("withdrawal", "withdrawal"), ("kill", "kill")])
def test_a_canceled_item_kills(said: Kind, kind: Kind) -> None:
    """Status canceled is a kill, or the withdrawal that parse found; it makes the newest version go, for ever."""
    story, kill = decided(parsed(created=0), parsed(offset=1, created=1, status="canceled", kind=said))
    assert (kill.verdict.kind, kill.verdict.pub_status, kill.latest) == (kind, "canceled", True)
    assert (kill.verdict.of, kill.verdict.of_receipt) == (story.verdict.uri, story.verdict.receipt)
    assert kill.kill == kill_of(kill.verdict)
    assert kill.kill is not None
    assert (kill.kill.parsed_partition, kill.kill.parsed_offset) == (0, 1)


def test_a_kill_by_word_cancels() -> None:
    """A kill that the text says, under a usable status, cancels all the same."""
    _, kill = decided(parsed(created=0), parsed(offset=1, created=1, kind="kill"))
    assert (kill.verdict.kind, kill.verdict.pub_status) == ("kill", "canceled")


def test_a_kill_before_its_story() -> None:
    """It goes on at once; the story is stored as canceled, a later version of the agency lives with a warning."""
    kill, story, later = decided(
        parsed(version="2", created=5, status="canceled"),
        parsed(offset=1, version="1", created=5, body="Killed."),
        parsed(offset=2, version="3", created=6),
    )
    assert (kill.verdict.kind, kill.latest, kill.route) == ("kill", True, "on")
    assert (story.verdict.kind, story.verdict.pub_status, story.latest, story.route) == ("new", "canceled", False, "on")
    assert (later.verdict.pub_status, later.latest) == ("usable", True)
    assert "this version is later and lives" in later.verdict.warnings[0]


def test_a_late_old_kill_leaves_the_newest() -> None:
    """A kill that is older than the newest version kills up to its time and takes nothing from the readers."""
    _, _, kill, old = decided(
        parsed(version="1", created=0),
        parsed(offset=1, version="3", created=9),
        parsed(offset=2, version="2", created=5, status="canceled"),
        parsed(offset=3, version="0", created=4),
    )
    assert (kill.verdict.kind, kill.latest) == ("kill", False)
    assert (old.verdict.pub_status, old.latest) == ("canceled", False)


def test_a_kill_twice() -> None:
    """The same kill again is a duplicate; another kill is one more event, and the one that reaches further stands."""
    desk = Desk()
    _, far, same, near = decided(
        parsed(created=0),
        parsed(offset=1, created=9, status="canceled"),
        parsed(offset=2, created=9, status="canceled"),
        parsed(offset=3, created=5, status="canceled"),
        desk=desk,
    )
    assert (same.verdict.kind, same.kill) == ("duplicate", None)
    assert near.verdict.kind == "kill"
    assert near.kill == far.kill


def test_a_kill_works_again_when_its_article_came_back() -> None:
    """A kill without a time of its own that comes again after the article came back kills again."""
    _, _, _, again = decided(
        parsed(received=0),
        parsed(offset=1, received=1, status="canceled"),
        parsed(offset=2, received=2, body="Back."),
        parsed(offset=3, received=3, status="canceled"),
    )
    assert (again.verdict.kind, again.latest) == ("kill", True)


def test_a_foreign_kill_is_refused() -> None:
    """Another agency's kill becomes an advisory of its own with a warning; the article is untouched."""
    desk = Desk()
    story, kill, update = decided(
        parsed(version="1", created=0),
        parsed(offset=1, version="2", created=1, status="canceled", agency="Other"),
        parsed(offset=2, version="2", created=2),
        desk=desk,
    )
    verdict = kill.verdict
    assert (verdict.kind, verdict.uri, verdict.pub_status) == (
        "advisory",
        f"urn:copydesk:other:{verdict.revision}",
        "usable",
    )
    assert verdict.of == story.verdict.uri
    assert verdict.warnings == (verdict.reason,)
    assert "belongs to Wire, not to Other" in verdict.reason
    assert (kill.kill, update.latest, update.verdict.kind) == (None, True, "update")
    assert desk.memory.kills.of(story.verdict.uri) is None


def test_a_feed_that_may_not_kill() -> None:
    """A kill of a feed without the right is refused, also of its own agency and before the story."""
    _, kill = decided(parsed(created=0), parsed(offset=1, created=1, status="canceled", may_kill=False))
    (early,) = decided(parsed(status="canceled", may_kill=False))
    assert [kill.verdict.kind, early.verdict.kind] == ["advisory", "advisory"]
    assert "feed wire may not kill" in kill.verdict.reason


def test_another_feed_of_the_agency_kills() -> None:
    """A feed of the same agency with the right kills what another of its feeds sent."""
    _, kill = decided(parsed(created=0, feed="wire-a"), parsed(offset=1, created=1, feed="wire-b", status="canceled"))
    assert (kill.verdict.kind, kill.latest) == ("kill", True)


@pytest.mark.parametrize(
    ("guid", "target"), [("tag:wire.example,2025:1", "tag:wire.example,2025:1"), ("story-3", "story-3")]
)
def test_a_kill_in_a_message_of_its_own(guid: str, target: str) -> None:
    """A kill with an identifier of its own kills the article that it names, by uri or by guid."""
    story, kill = decided(
        parsed(guid, created=0), parsed("tag:wire.example,2025:k", offset=1, created=1, kind="kill", target=target)
    )
    assert (kill.verdict.uri, kill.latest) == (story.verdict.uri, True)


def test_a_kill_reaches_the_uri_that_the_agency_was_given() -> None:
    """Where a guid was another agency's, a kill under it means the article that was stored under a uri of its own."""
    mine, foreign, kill = decided(
        parsed(version="1", created=0),
        parsed(offset=1, version="1", created=0, agency="Other"),
        parsed(offset=2, version="2", created=1, agency="Other", status="canceled"),
    )
    assert (kill.verdict.kind, kill.verdict.uri) == ("kill", foreign.verdict.uri)
    assert foreign.verdict.uri != mine.verdict.uri


def test_a_kill_that_names_nothing_says_so() -> None:
    """A kill in words, without guid and target, withdraws nothing and carries a warning for the desk."""
    (kill,) = decided(parsed(None, kind="kill"))
    assert kill.verdict.kind == "kill"
    assert "names no article" in kill.verdict.warnings[0]


def test_killed_stays_killed_from_the_kills_topic() -> None:
    """Years after, with nothing but the kills topic, a late version is still stored as canceled."""
    _, kill = decided(parsed(created=0), parsed(offset=1, created=1, status="canceled"))
    assert kill.kill is not None
    desk = Desk.restore(Place(0, 500), [], [kill.kill])
    late = desk.decide(parsed(offset=500, version="late", created=0.5, received=60 * 24 * 900), Place(0, 500))
    assert (late.verdict.pub_status, late.latest) == ("canceled", False)


def test_killed_story_that_comes_again_changed_is_told() -> None:
    """A text that was killed, with a word changed and no later time, stays canceled, with a warning that says why."""
    desk = Desk()
    _, _, again = (
        desk.decide(one, Place(0, offset)).verdict
        for offset, one in enumerate(
            (
                parsed(created=0),
                parsed(created=30, offset=1, kind="kill", status="canceled"),
                parsed(created=0, offset=2, body="The harbour was shut on Sunday."),
            )
        )
    )
    assert again.pub_status == "canceled"
    assert again.warnings == (
        "canceled, because it was filed before the kill wire.raw.v1/0/1#0; if it was mended, it must be sent with a later time",
    )
