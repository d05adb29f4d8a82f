"""When a feed is fetched next: weeks of it, without a clock."""

from dataclasses import replace
from email.utils import formatdate
from typing import Any

import pytest

from streams.sources.bookmarks import Bookmark
from streams.sources.poll_schedule import (
    DAY,
    HOUR,
    LEAST,
    WEIGHTS,
    Fault,
    after_answer,
    after_fault,
    fault_of,
    retry_after,
)
from streams.sources.poll_turns import PAUSE, Turns, publisher_of

NOW = 1_770_000_000.0
KNOWN = Bookmark("f", "https://x.example/", body="a", interval=600)


def faults(mark: Bookmark, *named: Fault, **said: Any) -> list[float]:
    """Return the waits after faults in a row, in intervals of 600 s."""
    waits: list[float] = []
    for fault in named:
        mark = after_fault(mark, NOW, fault, **{"retry": 0.0, "chance": 0.0} | said)
        waits.append((mark.due - NOW) / 600)
    return waits


def test_back_off_is_linear() -> None:
    """Hard failures add a step each, soft ones every second time, temporary ones every fourth; a day at most."""
    assert faults(KNOWN, *["html?"] * 4) == [1, 2, 3, 4]
    assert faults(KNOWN, *["server"] * 5) == [1, 1, 2, 2, 3]
    assert faults(KNOWN, *["timeout"] * 9) == [1, 1, 1, 1, 2, 2, 2, 2, 3]
    assert faults(replace(KNOWN, failures=5000.0), "tooLarge") == [DAY / 600]


def test_success_forgets_failures() -> None:
    """One answer and the interval holds again."""
    failing = after_fault(KNOWN, NOW, "dns", retry=0, chance=0)
    assert after_answer(failing, NOW, 600, known=0.5, retry=0).due == NOW + 600
    assert after_answer(failing, NOW, 600, known=0.5, retry=0).failures == 0


def test_jitter_on_429() -> None:
    """Too many requests: up to an hour more, so that many feeds of one host do not come back together."""
    limited = [
        after_fault(KNOWN, NOW, "busy", retry=0, limited=True, chance=each).due - NOW for each in (0.0, 0.5, 1.0)
    ]
    assert limited == [600, 600 + HOUR / 2, 600 + HOUR]
    assert after_fault(KNOWN, NOW, "busy", retry=0, chance=1.0).due - NOW == 600


def test_repeated_403_counts_as_429() -> None:
    """The first is what it says; those that follow are taken for a limit, and something else ends the row."""
    first = after_fault(KNOWN, NOW, "refusedByServer", retry=0, chance=1.0)
    assert (first.due - NOW, first.failures) == (600, 1.0)
    second = after_fault(first, NOW, "refusedByServer", retry=0, chance=1.0)
    assert (second.due - NOW, second.failures) == (1200 + HOUR, 1.25)
    assert after_fault(second, NOW, "server", retry=0, chance=1.0).refusals == 0


def test_gone_stops() -> None:
    """410 is for ever; nothing else is."""
    assert [fault for fault in WEIGHTS if after_fault(KNOWN, NOW, fault, retry=0, chance=0).stopped] == ["gone"]


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120), ("0", 0), ("999999999999", DAY), (formatdate(NOW + 300, usegmt=True), 300), ("-5", 0), ("1.5", 0),
        (formatdate(NOW - 300, usegmt=True), 0), (formatdate(NOW + 90 * DAY), DAY), ("soon", 0), ("", 0), (None, 0), ("٣", 0),
        ("Mon, 99 Foo 2026 99:99:99 GMT", 0),
    ],
)  # fmt: skip
def test_retry_after(value: str | None, seconds: float) -> None:
    """Seconds or a date, a day at most; nonsense asks for nothing."""
    assert retry_after(value, NOW) == seconds


def test_retry_after_counts_when_it_is_longer() -> None:
    """After a failure and after a success; a shorter one changes nothing."""
    assert faults(KNOWN, "busy", retry=6000.0) == [10]
    assert faults(KNOWN, "busy", retry=60.0) == [1]
    assert after_answer(KNOWN, NOW, 600, known=0.5, retry=6000).due == NOW + 6000


@pytest.mark.parametrize(
    ("known", "interval"), [(0.0, 300), (0.32, 300), (0.33, 600), (0.5, 600), (0.67, 600), (0.68, 750), (1.0, 750)]
)
def test_interval_follows_the_share_of_known_entries(known: float, interval: float) -> None:
    """Between a third and two thirds it stays; below it halves, for entries may have been missed; above it grows."""
    assert after_answer(KNOWN, NOW, 600, known=known, retry=0).interval == interval


def test_bounds_of_the_interval() -> None:
    """A minute and a day, twelve times what the operator wrote, and no less than the feed asks for."""

    def settled(known: float, guess: float, every: float | None = None) -> float:
        mark = replace(KNOWN, interval=guess, every=every)
        for _ in range(100):
            mark = after_answer(mark, NOW, guess, known=known, retry=0)
        return mark.interval

    assert settled(0.0, 600) == LEAST
    assert settled(1.0, 600) == 7200
    assert settled(1.0, 20_000) == DAY
    assert settled(0.0, 600, every=3600) == 3600
    assert settled(1.0, 600, every=14 * DAY) == DAY


def test_first_look_says_nothing_of_the_rhythm() -> None:
    """All is new then: the interval is the operator's, or what the feed asks for."""
    first = Bookmark("f", "u", interval=600)
    assert after_answer(first, NOW, 600, known=0.0, retry=0).interval == 600
    assert after_answer(replace(first, every=1800), NOW, 600, known=0.0, retry=0).interval == 1800


def test_every_status_has_a_fault() -> None:
    """What no document came with is named, and the name has a weight."""
    assert {status: fault_of(status) for status in (404, 403, 410, 408, 429, 503, 500, 204, 206)} == {
        404: "unexpected", 403: "refusedByServer", 410: "gone", 408: "busy", 429: "busy", 503: "busy", 500: "server",
        204: "unexpected", 206: "unexpected",
    }  # fmt: skip
    assert {fault_of(status) for status in range(100, 600)} <= set(WEIGHTS)


@pytest.mark.parametrize(
    ("url", "publisher"),
    [
        ("https://one.tumblr.com/rss", "tumblr.com"), ("https://two.tumblr.com:8443/", "tumblr.com"),
        ("https://a.b.example.co.uk/", "example.co.uk"), ("https://X.Example.ORG./", "example.org"),
        ("http://127.0.0.1/", "127.0.0.1"), ("http://[::1]/", "::1"), ("http://intranet/", "intranet"),
        ("https://user.github.io/", "github.io"), ("https://bücher.example.de/", "example.de"),
    ],
)  # fmt: skip
def test_publisher_of_an_address(url: str, publisher: str) -> None:
    """The registrable domain; blogs of one host share it, for they share its servers."""
    assert publisher_of(url) == publisher


async def test_turns() -> None:
    """Of one publisher one at a time with a pause between, of others at once."""
    slept: list[float] = []
    now = 0.0

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    turns = Turns(lambda: now, sleep)
    async with turns.turn("https://a.tumblr.com/"), turns.turn("https://x.example/"):
        assert turns._places["tumblr.com"].locked()
    async with turns.turn("https://b.tumblr.com/"):
        pass
    now = 100.0
    async with turns.turn("https://c.tumblr.com/"):
        pass
    assert slept == [0, 0, PAUSE, 0]
