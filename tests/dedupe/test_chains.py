"""Versions and takes without an identifier: found by slug, headline and marks, and never joined without a sign."""

from itertools import permutations
from typing import Any

import pytest
from dedupe.items import parsed

from schemas.article import ParsedItem
from schemas.verdict import Verdict
from schemas.vocab import PubStatus
from streams.dedupe import Desk, Place

FERRY = (
    "Ferries between Oslo and Kiel stay in port because of thick ice in the fjord, the harbour master Nils Moen said."
)
UPDATE = FERRY + " Icebreakers from Denmark arrive tonight. Passengers sleep in the terminal."
WITHHELD_FIRST: tuple[PubStatus, ...] = ("withheld", "usable")
BUDGET = "Parliament passed the budget after a night of talks. Minister Ada Berg called the vote a victory for schools."


def item(**facts: Any) -> ParsedItem:
    """Make an item without an identifier."""
    given: dict[str, Any] = {"headline": "Ferries wait in Oslo", "body": FERRY, "created": 0, "received": 0}
    return parsed(None, **(given | facts))


def judged(*stream: ParsedItem) -> list[Verdict]:
    """Return the verdicts on a stream."""
    desk = Desk()
    return [desk.decide(one, Place(0, offset)).verdict for offset, one in enumerate(stream)]


def articles(*stream: ParsedItem) -> set[frozenset[str]]:
    """Return the receipts of each article."""
    found: dict[str, set[str]] = {}
    for verdict in judged(*stream):
        found.setdefault(verdict.uri, set()).add(verdict.receipt)
    return {frozenset(receipts) for receipts in found.values()}


@pytest.mark.parametrize(
    "later",
    [
        {"kind": "update", "number": 1, "body": UPDATE},
        {"kind": "correction", "body": FERRY.replace("Kiel", "Riga")},
        {"kind": "refile"},
        {"kind": "repeat"},
        {"kind": "correction"},
        {"kind": "hold"},
    ],
)
def test_marked_version_with_the_same_headline(later: dict[str, Any]) -> None:
    """What says that it follows goes on with the item of its headline, with its own kind: never a duplicate."""
    first, second = judged(item(), item(offset=1, created=30, **later))
    assert (second.uri, second.kind, second.of, second.of_receipt) == (
        first.uri,
        later["kind"],
        first.uri,
        first.receipt,
    )
    assert second.cluster == first.cluster


def test_slug_joins_a_version_with_another_headline() -> None:
    """A later lead of the same slug about the same thing is the article; one about something else is not."""
    first, lead, other = judged(
        item(slug="BC-NB--Ferries"),
        item(
            offset=1,
            created=40,
            slug="BC-NB--Ferries, 1st Ld-Writethru",
            headline="Icebreakers on the way",
            body=UPDATE,
        ),
        item(offset=2, created=50, slug="BC-NB--Ferries, 1st Ld-Writethru", headline="Budget passed", body=BUDGET),
    )
    assert (lead.uri, lead.kind) == (first.uri, "update")
    assert other.uri != first.uri


def test_unmarked_item_of_the_same_headline_is_another_article() -> None:
    """A headline alone proves nothing: "Closing prices" comes every day."""
    first, second = judged(item(), item(offset=1, created=30, body=BUDGET))
    assert (second.uri == first.uri, second.kind) == (False, "new")


@pytest.mark.parametrize(("priority", "kind"), [("u", "duplicate"), ("r", "repeat")])
def test_same_words_again(priority: str, kind: str) -> None:
    """The same words later are a duplicate; at another priority a repeat of the article."""
    first, second = judged(item(priority="u"), item(offset=1, created=5, priority=priority))
    assert (second.uri, second.kind, second.of_receipt) == (first.uri, kind, first.receipt)


def test_the_same_words_hold_and_release() -> None:
    """A status alone says much: the same words withheld are a hold, usable after it a release, and only then again duplicates."""
    statuses: tuple[PubStatus, ...] = ("usable", "withheld", "withheld", "usable", "usable")
    verdicts = judged(*(item(offset=n, created=n, received=n, status=status) for n, status in enumerate(statuses)))
    assert [verdict.kind for verdict in verdicts] == ["new", "hold", "duplicate", "release", "duplicate"]
    assert {verdict.uri for verdict in verdicts} == {verdicts[0].uri}


def test_a_text_that_was_withheld_at_first_is_released() -> None:
    """What came withheld and comes again usable is the release that readers wait for, with or without times, and is shown."""
    for created in (None, 0):
        desk = Desk()
        held, release = (
            desk.decide(item(offset=n, created=created, received=n, status=status), Place(0, n))
            for n, status in enumerate(WITHHELD_FIRST)
        )
        assert (held.verdict.kind, release.verdict.kind, release.latest) == ("hold", "release", True)


def test_takes_are_one_article() -> None:
    """Takes of a headline or slug are one article in any order, also where a story of the same slug comes between."""
    takes = [
        item(slug="ICE/", take=n, offset=n, created=n, body=f"{text}")
        for n, text in enumerate((FERRY, BUDGET, "End."), 1)
    ]
    other = item(slug="ICE/", offset=9, created=2, headline="Skating begins on the lake", body="Skaters are out. " * 9)
    expected = {frozenset(take.copydesk.receipt for take in takes), frozenset({other.copydesk.receipt})}
    assert all(articles(*order) == expected for order in permutations([*takes, other]))


def test_a_take_without_a_headline_is_found_by_its_slug() -> None:
    """A later take whose headline is only the beginning of its text came without one; one with words of its own did not."""
    first = item(slug="ICE/", take=1)
    bare = item(slug="ICE/", take=2, offset=1, created=1, headline=BUDGET[:40], body=BUDGET)
    named = item(slug="ICE/", take=2, offset=1, created=1, headline="Budget passes at last", body=BUDGET)
    assert (len(articles(first, bare)), len(articles(bare, first)), len(articles(first, named))) == (1, 1, 2)


def test_number_is_given_once() -> None:
    """A second UPDATE 1 of another text, or an UPDATE 1 after an UPDATE 2, is of another article."""
    first, _, second, third = judged(
        item(slug="OIL/", headline="Oil rises on storm", body=UPDATE, kind="update", number=1),
        item(
            slug="OIL/",
            headline="Oil rises on storm",
            body=UPDATE + " More.",
            kind="update",
            number=2,
            offset=1,
            created=60,
        ),
        item(slug="OIL/", headline="Oil falls in Asia", body=BUDGET, kind="update", number=1, offset=2, created=90),
        item(
            slug="OIL/",
            headline="Oil rises on storm",
            body="Tankers queue. " * 9,
            kind="update",
            number=1,
            offset=3,
            created=600,
        ),
    )
    assert len({first.uri, second.uri, third.uri}) == 3


def test_any_order_of_arrival_makes_the_same_articles() -> None:
    """Two stories under one slug, with updates and a correction, in all 720 orders."""
    stream = [
        item(slug="NORDIC/", offset=0),
        item(slug="NORDIC/", offset=1, created=20, kind="update", number=1, body=UPDATE),
        item(slug="NORDIC/", offset=2, created=50, kind="correction", number=1, body=UPDATE.replace("tonight", "on Monday")),
        item(slug="NORDIC/", offset=3, created=10, headline="Budget passed", body=BUDGET),
        item(slug="NORDIC/", offset=4, created=30, headline="Budget passed by one vote", kind="update", number=1, body=BUDGET + " Unions wait."),
        item(slug="NORDIC/", offset=5, created=35, headline="Budget passed by one vote", kind="refile", body=BUDGET + " Unions waited."),
    ]  # fmt: skip
    expected = {
        frozenset(one.copydesk.receipt for one in stream[:3]),
        frozenset(one.copydesk.receipt for one in stream[3:]),
    }
    assert all(articles(*order) == expected for order in permutations(stream))


def test_another_agency_is_another_article() -> None:
    """Slug and headline are one agency's: another's item goes on with nothing of it."""
    first, second = judged(item(), item(offset=1, created=9, agency="Other", kind="update", number=1))
    assert first.uri != second.uri


def test_same_words_without_a_headline() -> None:
    """What has neither headline nor slug is known again by its text alone: the same words are a duplicate."""
    long = f"{UPDATE} {BUDGET} " * 3
    first, second, third = judged(
        item(headline="", body=long),
        item(headline="", body=long, offset=1, created=30),
        item(headline="", body=long + "The end is new.", offset=2, created=40),
    )
    assert (second.kind, second.of_receipt) == ("duplicate", first.receipt)
    assert (third.kind, third.uri) == ("update", first.uri)


RATES = "Copper closed at {} dollars a tonne on {}. Zinc ended at {} dollars and tin at {} dollars in thin trade."


@pytest.mark.parametrize("kind", ["correction", "update"])
def test_undated_story_of_another_day_leaves_the_marked_one(kind: Any) -> None:
    """Without times, a story without a mark goes on with the marked one under its headline only if it has its text."""
    monday = RATES.format("9,412.50", "Monday", "2,871", "31,240")
    tuesday = RATES.format("9,377.00", "Tuesday", "2,866", "31,105")
    late = monday.replace("2,871", "2,817")
    marked, other, original = judged(
        item(headline="Closing rates", kind=kind, body=monday, created=None),
        item(headline="Closing rates", body=tuesday, created=None, offset=1, received=5),
        item(headline="Closing rates", body=late, created=None, offset=2, received=6),
    )
    assert (other.kind, other.uri == marked.uri) == ("new", False)
    assert original.uri == marked.uri


@pytest.mark.parametrize("kind", ["correction", "refile"])
def test_correction_that_stands_alone_is_warned_of(kind: Any) -> None:
    """Of what says that it mends something, and nothing is found that it mends, a person is told."""
    (alone,) = judged(item(headline="The town was Hamnvik", kind=kind))
    assert alone.warnings == (f"a {kind}, and what it mends was not found: see by hand what it means",)
    assert judged(item(), item(kind=kind, offset=1, created=30))[1].warnings == ()
