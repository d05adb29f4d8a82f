"""Identifiers that are no URI: a kill by one feed of an agency reaches what another of its feeds sent, or a person is told."""

import pytest
from dedupe.items import parsed

from schemas.article import ParsedItem
from schemas.verdict import Verdict
from streams.dedupe import Desk, Place

A, B = "wire-a", "wire-b"
TOLD = "other feeds of the agency have this identifier"
KILLED = "another feed of the agency killed this identifier"


def judged(*stream: ParsedItem) -> list[Verdict]:
    """Return the verdicts on a stream."""
    desk = Desk()
    return [desk.decide(item, Place(0, offset)).verdict for offset, item in enumerate(stream)]


def told(verdict: Verdict, words: str) -> bool:
    """Say whether a warning has these words."""
    return any(words in warning for warning in verdict.warnings)


@pytest.mark.parametrize("headline", ["Harbour closed", ""])
@pytest.mark.parametrize("identifier", ["4711", "7", "HVN 4711/a", "ø-17"])
def test_a_kill_by_a_sibling_feed(headline: str, identifier: str) -> None:
    """It kills the one article of its identifier, under the same headline or none, and says why it is that one."""
    story, kill = judged(
        parsed(identifier, feed=A, headline="Harbour closed", created=0),
        parsed(identifier, feed=B, headline=headline, body=headline, created=1, offset=1, status="canceled"),
    )
    assert (kill.kind, kill.uri, kill.of_receipt) == ("kill", story.uri, story.receipt)
    assert "another feed of its agency sent it" in kill.reason


def test_a_kill_after_the_same_item_by_both() -> None:
    """The second feed's item was a duplicate of the first one's, and so its kill means that."""
    story, same, kill = judged(
        parsed("4711", feed=A, created=0, headline="Harbour closed"),
        parsed("4711", feed=B, created=0, headline="Harbour closed", offset=1),
        parsed("4711", feed=B, created=1, headline="Harbour closed", offset=2, status="canceled"),
    )
    assert (same.kind, kill.kind, kill.uri) == ("duplicate", "kill", story.uri)


def test_a_kill_that_names_its_target() -> None:
    """A message of its own that names the identifier reaches it, too."""
    story, kill = judged(
        parsed("4711", feed=A, headline="Harbour closed", created=0),
        parsed("k1", feed=B, headline="Harbour closed", created=1, offset=1, kind="kill", target="4711"),
    )
    assert (kill.kind, kill.uri) == ("kill", story.uri)


def test_a_kill_of_another_headline() -> None:
    """Two wires may count each for itself: it kills its own, and a person is told of the other."""
    story, kill, late = judged(
        parsed("4711", feed=A, headline="Harbour closed", created=0),
        parsed("4711", feed=B, headline="Mayor resigns", created=1, offset=1, status="canceled"),
        parsed("4711", feed=B, headline="Mayor resigns", created=0, offset=2),
    )
    assert (kill.kind, kill.uri) == ("kill", "urn:copydesk:wire-b:4711")
    assert told(kill, TOLD)
    assert told(kill, story.uri)
    assert (late.uri, late.pub_status) == (kill.uri, "canceled")


def test_a_kill_that_fits_two() -> None:
    """Where two sibling feeds have an article of the identifier, a person decides."""
    *_, kill = judged(
        parsed("4711", feed=A, headline="Harbour closed", created=0),
        parsed("4711", feed="wire-c", headline="Harbour closed", body="Shut.", created=0, offset=1),
        parsed("4711", feed=B, headline="Harbour closed", created=1, offset=2, status="canceled"),
    )
    assert kill.uri == "urn:copydesk:wire-b:4711"
    assert told(kill, "urn:copydesk:wire-a:4711, urn:copydesk:wire-c:4711")


def test_a_kill_of_its_own_article_tells_of_the_other() -> None:
    """It kills what its feed sent; the article of that identifier by the other feed lives, and a person is told."""
    other, own, kill = judged(
        parsed("4711", feed=A, headline="Harbour closed", created=0),
        parsed("4711", feed=B, headline="Mayor resigns", body="The mayor went on Monday.", created=0, offset=1),
        parsed("4711", feed=B, headline="Mayor resigns", created=1, offset=2, status="canceled"),
    )
    assert (kill.uri, told(kill, TOLD), told(kill, other.uri)) == (own.uri, True, True)


def test_a_kill_before_the_story_of_a_sibling() -> None:
    """The story that comes after it by another feed is usable, with a warning; another agency's has none."""
    kill, story, foreign = judged(
        parsed("4711", feed=B, headline="Harbour closed", created=1, status="canceled"),
        parsed("4711", feed=A, headline="Harbour closed", created=0, offset=1),
        parsed("4711", agency="Other", headline="Ferries wait", body="Ferries wait in port.", created=0, offset=2),
    )
    assert (kill.kind, story.pub_status) == ("kill", "usable")
    assert told(story, KILLED)
    assert not told(foreign, KILLED)


def test_the_same_kill_by_the_feed_of_the_story() -> None:
    """It is no duplicate of the one by another feed, which did not reach the story."""
    _, story, kill = judged(
        parsed("4711", feed=B, headline="Harbour closed", created=1, status="canceled"),
        parsed("4711", feed=A, headline="Harbour closed", created=0, offset=1),
        parsed("4711", feed=A, headline="Harbour closed", created=1, offset=2, status="canceled"),
    )
    assert (kill.kind, kill.uri) == ("kill", story.uri)


def test_another_agency_is_no_sibling() -> None:
    """Its article of the same identifier is neither killed nor told of."""
    _, kill = judged(
        parsed("4711", agency="Other", headline="Harbour closed", created=0),
        parsed("4711", feed=B, headline="Harbour closed", created=1, offset=1, status="canceled"),
    )
    assert (kill.uri, kill.warnings) == ("urn:copydesk:wire-b:4711", ())


def test_a_sibling_feed_that_may_not_kill() -> None:
    """Its kill is refused, and the advisory says of which article."""
    story, kill = judged(
        parsed("4711", feed=A, headline="Harbour closed", created=0),
        parsed("4711", feed=B, headline="Harbour closed", created=1, offset=1, status="canceled", may_kill=False),
    )
    assert (kill.kind, kill.of) == ("advisory", story.uri)
