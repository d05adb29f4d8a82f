"""Verdicts over stages and feeds: the state, the sentence and the next command for everything that can be seen."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from schemas.codec import encode
from streams.observe.silence import Quiet
from streams.observe.status import CanaryStatus, DeadStatus, Status, worst
from streams.observe.verdicts import FeedSeen, StageSeen, judge_feed, judge_stage, to_blame

NOON = datetime(2026, 3, 16, 12, tzinfo=UTC)


def stage(**seen: object) -> StageSeen:
    return StageSeen(**{"stage": "parse", "lag": 0, "up": True} | seen)  # type: ignore[arg-type]


STAGES: list[tuple[str, StageSeen, str, str, str | None]] = [
    ("idle", stage(), "ok", "nothing waits", None),
    ("one record", stage(lag=1), "ok", "1 record waits", None),
    ("at work", stage(lag=12, rate=70.4), "ok", "12 records wait, 70 items a second", None),
    ("nearly idle", stage(rate=0.25), "ok", "nothing waits, 0.2 items a second", None),
    ("hardly a rate", stage(rate=0.02), "ok", "nothing waits", None),
    ("hardly moving", stage(lag=400, rate=0.02, drain=20000.0), "slow", "400 records wait: 5.6 h of work at 72 items an hour", "copydesk top"),
    (
        "restores for long",
        stage(hindered="it waits: restore", hindered_for=95, restoring=True, lag=40),
        "slow",
        "it waits: restore (for 1.6 min); 40 records wait",
        "copydesk doctor",
    ),
    (
        "process down",
        stage(up=False, lag=1200),
        "stuck",
        "its process ended, the worker starts it again; 1,200 records wait",
        "copydesk doctor",
    ),
    ("nobody there", stage(up=None, members=0, lag=3, start="copydesk worker parse"), "stuck",
     "nobody runs it; 3 records wait", "copydesk worker parse"),
    ("nobody, no work", stage(up=None, members=0), "stuck", "nobody runs it; nothing waits", "copydesk worker"),
    ("somebody there", stage(up=None, members=1), "ok", "nothing waits", None),
    ("nobody knows", stage(up=None, lag=None), "ok", "what waits is not known", None),
    (
        "hangs",
        stage(fault="no report for 31 s: the process runs and is silent", lag=4),
        "stuck",
        "no report for 31 s: the process runs and is silent; 4 records wait",
        "copydesk doctor",
    ),
    (
        "waits for a moment",
        stage(hindered="it waits: restore", hindered_for=3, lag=40),
        "slow",
        "it waits: restore (for 3 s); 40 records wait",
        "copydesk doctor",
    ),
    (
        "waits for a store",
        stage(hindered="it waits: database is locked", hindered_for=95, lag=40),
        "stuck",
        "it waits: database is locked (for 1.6 min); 40 records wait",
        "copydesk doctor",
    ),
    ("stands for a moment", stage(lag=5, stands=29), "ok", "5 records wait", None),
    ("stands", stage(lag=5, stands=41), "stuck", "5 records wait and nothing was done for 41 s", "copydesk doctor"),
    ("stands without work", stage(lag=0, stands=41), "ok", "nothing waits", None),
    (
        "poison",
        stage(came=30, dead={"bug": 1, "malformed": 4}),
        "poison",
        "5 of 35 items of the last 10 min died: 4 malformed, 1 bug",
        "copydesk dead list --where stage=parse",
    ),
    ("two dead", stage(came=0, dead={"malformed": 2}), "ok", "nothing waits", None),
    ("few dead of many", stage(came=90, dead={"malformed": 10}), "ok", "nothing waits", None),
    (
        "pile",
        stage(lag=12_400, rate=70.0, drain=177.0),
        "slow",
        "12,400 records wait: 3 min of work at 70 items a second",
        "copydesk top",
    ),
    ("small pile", stage(lag=1000, rate=70.0, drain=14.0), "ok", "1,000 records wait, 70 items a second", None),
    (
        "growing",
        stage(lag=4000, rate=70.0, grown=1200, drain=57.0),
        "slow",
        "4,000 records wait, 1,200 more than half a minute ago",
        "copydesk top",
    ),
    ("down and poisoned", stage(up=False, dead={"bug": 9}), "stuck", "its process ended, the worker starts it again; nothing waits", "copydesk doctor"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("seen", "state", "sentence", "command"), [row[1:] for row in STAGES], ids=[row[0] for row in STAGES]
)
def test_verdict_over_a_stage(seen: StageSeen, state: str, sentence: str, command: str | None) -> None:
    """Each thing that can be seen of a stage has its state, its sentence and the command that helps on."""
    told = judge_stage(seen)
    assert (told.state, told.sentence, told.next) == (state, sentence, command)


QUIET = Quiet(timedelta(minutes=12), timedelta(hours=1), silent=False, words="12 min quiet; that is usual")
SILENT = Quiet(timedelta(hours=2), timedelta(hours=1), silent=True, words="2 h quiet; that happens once in 9 weeks")
STUCK = judge_stage(stage(stage="store", lag=40, stands=95))
SLOW = judge_stage(stage(stage="enrich", lag=9000, rate=10.0, drain=900.0))


def feed(**seen: object) -> FeedSeen:
    return FeedSeen(**{"feed": "reuters", "name": "Reuters", "last": NOON, "quiet": QUIET} | seen)  # type: ignore[arg-type]


FEEDS = [
    ("well", feed(), None, "ok", QUIET.words, None),
    ("silent", feed(quiet=SILENT), None, "silent", SILENT.words, "copydesk silence"),
    (
        "nobody reads the store",
        feed(quiet=None, dead={"malformed": 3}, unread="PostgreSQL does not answer"),
        STUCK,
        "slow",
        "the store is not read: PostgreSQL does not answer",
        "copydesk doctor",
    ),
    (
        "only died",
        feed(quiet=None, last=None, dead={"malformed": 1}, dead_day={"malformed": 1}),
        None,
        "ok",
        "nothing was filed yet; 1 of 1 item of the last day died: 1 malformed",
        "copydesk dead list --where feed=reuters",
    ),
    ("never came", feed(quiet=None, last=None), None, "ok", "nothing has come yet", None),
    (
        "quiet behind a stuck stage",
        feed(quiet=SILENT),
        STUCK,
        "slow",
        "its items wait because store is stuck: 40 records wait and nothing was done for 1.6 min",
        "copydesk doctor",
    ),
    (
        "behind a slow stage",
        feed(),
        SLOW,
        "slow",
        "its items wait because enrich is slow: 9,000 records wait: 15 min of work at 10 items a second",
        "copydesk top",
    ),
    (
        "poison",
        feed(came=1, dead={"malformed": 3}),
        STUCK,
        "poison",
        "3 of 4 items of the last 10 min died: 3 malformed",
        "copydesk dead list --where feed=reuters",
    ),
    (
        "poison that is slow to show",
        feed(quiet=SILENT, came_day=2, dead_day={"unsupported": 5}),
        None,
        "poison",
        "5 of 7 items of the last day died: 5 unsupported",
        "copydesk dead list --where feed=reuters",
    ),
    ("poison that was mended", feed(came_day=30, dead_day={"malformed": 25}), None, "ok", QUIET.words, None),
]


@pytest.mark.parametrize(
    ("seen", "blame", "state", "sentence", "command"), [row[1:] for row in FEEDS], ids=[row[0] for row in FEEDS]
)
def test_verdict_over_a_feed(seen: FeedSeen, blame: object, state: str, sentence: str, command: str | None) -> None:
    """A feed is silent by its rhythm alone; items that die speak for life, and a stage that stands takes the blame."""
    told = judge_feed(seen, blame)  # type: ignore[arg-type]
    assert (told.state, told.sentence, told.next) == (state, sentence, command)


def test_blame_goes_to_the_first_stage_with_work_that_stands() -> None:
    """Stuck before slow, the first on the way; a stage that is down with nothing to do makes nobody wait."""
    idle = judge_stage(stage(up=False, lag=0))
    later = judge_stage(stage(stage="store", lag=1, stands=95))
    assert to_blame([idle, SLOW, STUCK, later]) is STUCK
    assert to_blame([idle, SLOW]) is SLOW
    assert to_blame([idle, judge_stage(stage(lag=5, rate=3.0))]) is None


def test_command_for_a_hostile_feed_id_is_quoted() -> None:
    """A feed id is a publisher's free text; what an operator copies into a shell must not run it."""
    told = judge_feed(feed(feed="x; rm -rf ~", dead={"bug": 9}), None)
    assert told.next == "copydesk dead list --where 'feed=x; rm -rf ~'"


def test_worst_of_all_is_the_state_of_the_desk() -> None:
    """ok, slow, silent, poison, stuck; nothing at all is ok."""
    assert worst([]) == "ok"
    assert worst(["ok", "silent", "slow"]) == "silent"
    assert worst(["poison", "stuck", "ok"]) == "stuck"


def test_json_has_every_name_of_the_contract() -> None:
    """The page and other programs rely on the names; what nobody knows is null and never left out."""
    status = Status(
        at=NOON, state="ok", stages=(judge_stage(stage(up=None, lag=None)),), feeds=(judge_feed(feed(quiet=None, last=None), None),),
        dead=DeadStatus(last_day=0, by_reason={}), held=None, canary=CanaryStatus(last=None, roundtrip=None),
    )  # fmt: skip
    assert json.loads(encode(status)) == {
        "at": "2026-03-16T12:00:00Z",
        "state": "ok",
        "stages": [
            {"stage": "parse", "state": "ok", "sentence": "what waits is not known", "next": None, "lag": None,
             "p99": None, "rate": None, "up": None, "memory": None}
        ],
        "feeds": [
            {"feed": "reuters", "name": "Reuters", "state": "ok", "sentence": "nothing has come yet", "next": None,
             "lastReceived": None, "age": None, "rate": None, "expectedSilence": None, "deadLastDay": 0}
        ],
        "dead": {"lastDay": 0, "byReason": {}},
        "held": None,
        "canary": {"last": None, "roundtrip": None},
    }  # fmt: skip
