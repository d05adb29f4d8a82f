"""Order: whatever the order of arrival, the same version is the one to show at the end."""

from datetime import timedelta
from itertools import permutations

import pytest
from dedupe.histories import stories
from dedupe.items import START, parsed
from hypothesis import given
from hypothesis import strategies as st

from schemas.article import ParsedItem
from streams.dedupe import Decision, Desk, Place


def shown(stream: list[ParsedItem]) -> dict[str, str | None]:
    """Return the receipt that `news.latest.v1` shows of each uri in the end, None after a tombstone."""
    desk, latest = Desk(), dict[str, str | None]()

    def apply(decision: Decision | None) -> None:
        if decision is not None and decision.latest:
            verdict = decision.verdict
            latest[verdict.uri] = verdict.receipt if verdict.pub_status == "usable" else None

    for offset, item in enumerate(stream):
        apply(desk.decide(item, Place(0, offset)))
    for receipt in desk.due(START + timedelta(days=365)):
        apply(desk.release(receipt))
    assert not desk.held
    return {uri: receipt for uri, receipt in latest.items() if receipt is not None}


@given(stories(), st.randoms(use_true_random=False))
def test_any_order_of_arrival_shows_the_same(story: list[ParsedItem], chance: "object") -> None:
    """Versions, corrections, holds, kills, advisories and embargoes in any order end in the same text, or in none."""
    other = list(story)
    chance.shuffle(other)  # type: ignore[attr-defined]
    assert shown(other) == shown(story)


def test_all_orders_of_two_versions_a_correction_and_a_kill() -> None:
    """v1, v2, a correction, a kill and a later version: in all 120 orders the later version is shown."""
    story = [
        parsed(offset=0, version="1", created=0),
        parsed(offset=1, version="2", created=1),
        parsed(offset=2, version="3", created=2, kind="correction"),
        parsed(offset=3, version="4", created=3, status="canceled"),
        parsed(offset=4, version="5", created=4),
    ]
    uri = story[0].uri
    assert {shown(list(order))[uri] for order in permutations(story)} == {"wire.raw.v1/0/4#0"}
    assert all(shown(list(order)) == {} for order in permutations(story[:4]))


@pytest.mark.parametrize("numbers", [("1", "2"), ("9", "2"), ("b7f", "0c1"), (None, None)])
def test_numbers_never_order(numbers: tuple[str | None, str | None]) -> None:
    """The agency's version names; `versionCreated` orders, whatever the number."""
    older = parsed(offset=0, version=numbers[0], created=0, body="Older.")
    newer = parsed(offset=1, version=numbers[1], created=1, body="Newer.")
    assert shown([newer, older]) == shown([older, newer]) == {older.uri: "wire.raw.v1/0/1#0"}


def test_equal_times_fall_to_received_and_then_to_the_receipt() -> None:
    """Of equal `versionCreated` the later received stands, of equal both the later offset, as a number."""
    first = parsed(offset=9, created=0, received=1, body="First.")
    second = parsed(offset=8, created=0, received=2, body="Second.")
    third = parsed(offset=10, created=0, received=2, body="Third.")
    for order in permutations([first, second, third]):
        assert shown(list(order)) == {first.uri: "wire.raw.v1/0/10#0"}


def test_a_hold_withdraws_and_a_release_brings_back() -> None:
    """A hold that is the newest version leaves nothing to show; the usable version after it is shown again."""
    story = [
        parsed(offset=0, version="1", created=0),
        parsed(offset=1, version="2", created=1, status="withheld"),
        parsed(offset=2, version="3", created=2),
    ]
    assert shown(story[:2]) == {}
    assert shown(story) == {story[0].uri: "wire.raw.v1/0/2#0"}
    assert shown([story[1], story[0]]) == {}


def test_an_advisory_never_replaces_its_story() -> None:
    """An advisory under the uri of a story is not shown in its place, whether it comes first or last, or after a kill."""
    story, advisory = parsed(offset=0, created=0), parsed(offset=1, created=5, kind="advisory")
    kill = parsed(offset=2, created=2, status="canceled")
    assert shown([story, advisory]) == shown([advisory, story]) == {story.uri: "wire.raw.v1/0/0#0"}
    assert all(shown(list(order)) == {} for order in permutations([story, advisory, kill]))
    assert shown([advisory]) == {advisory.uri: "wire.raw.v1/0/1#0"}


def test_a_busy_article_keeps_its_newest() -> None:
    """An article of hundreds of versions keeps only the newest in memory, and the newest is still the latest."""
    desk = Desk()
    for n in range(300):
        assert desk.decide(parsed(offset=n, version=str(n), created=n), Place(0, n)).latest
    assert len(desk.memory.versions.of("tag:wire.example,2025:1")) == 64
    assert not desk.decide(parsed(offset=300, version="late", created=0.5), Place(0, 300)).latest
