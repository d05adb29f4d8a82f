"""The status of a desk, gathered from a fleet and a store, and told over HTTP."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiokafka.errors import NotCoordinatorForGroupError
from aiokafka.protocol.admin import DescribeGroupsResponse_v1
from contracts.records import NOON, Item
from dashboard.desk import Reading, Site, served
from promptness import PATIENCE

from schemas.feeds import CANARY_FEED, Feed
from streams.dashboard.groups import GroupSeen, Reads, members_of
from streams.dashboard.looking import Looking
from streams.dashboard.status import status_routes
from streams.errors import TransientError
from streams.messages import Record
from streams.observe.fleet import SILENT_SECONDS, Fleet
from streams.observe.metrics import OTHER, Metrics
from streams.observe.report import Health, Partition, Report
from streams.sinks import ArticleStore, SqliteStore, rows

STAGES = ("parse", "dedupe", "enrich", "store")
READS = {stage: Reads(f"copydesk.{stage}", (f"topic.{stage}",)) for stage in STAGES}
FEEDS = {"tauber-post": Feed(id="tauber-post", name="Tauber-Post"), "late": Feed(id="late")}


@dataclass
class Desk:
    """A fleet and a store that a test moves by hand, and the clock of both. `gone` stages report no more."""

    store: SqliteStore
    seconds: float = 0.0
    begin: datetime = NOON
    stages: tuple[str, ...] = STAGES
    away: bool = False
    gone: set[str] = field(default_factory=set)
    lag: dict[str, int] = field(default_factory=dict)
    standing: set[str] = field(default_factory=set)
    waiting: dict[str, tuple[str, ...]] = field(default_factory=dict)
    metrics: dict[str, Metrics] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.fleet = Fleet(self.stages, 120, "1.0", now=0)
        for stage in self.stages:
            self.metrics[stage] = Metrics()
            self.fleet.started(stage, again=False)
        self.looking = Looking(
            {}, READS, FEEDS, self.opened, clock=lambda: self.seconds, fleet=self.fleet, now=lambda: self.now
        )
        self.report()

    @property
    def now(self) -> datetime:
        """The time of its clock."""
        return self.begin + timedelta(seconds=self.seconds)

    async def opened(self) -> ArticleStore:
        """Return the store, unless it is away."""
        if self.away:
            raise TransientError("the database is locked")
        return self.store

    async def put(self, *records: Record) -> None:
        """Store records."""
        await self.store.write([row for record in records for row in rows(record)])

    def report(self) -> None:
        """Have every stage report that is not gone."""
        for stage in set(self.stages) - self.gone:
            lag, moved = self.lag.get(stage, 0), 0.0 if stage in self.standing else self.seconds
            self.metrics[stage].set("consumer_lag_records", lag, stage=stage, topic="t", partition="0")
            self.metrics[stage].set("last_commit_timestamp_seconds", moved, stage=stage)
            partition = Partition("t", 0, int(moved), lag, assigned=True)
            waiting = self.waiting.get(stage, ())
            health = Health(self.seconds, broker=True, joined=True, waiting=waiting, partitions=(partition,))
            self.fleet.reported(Report(stage, health, tuple(self.metrics[stage].samples())), self.seconds)

    def run(self, seconds: float) -> None:
        """Let time go by, with a report and a look each two seconds."""
        for _ in range(int(seconds / 2)):
            self.seconds += 2
            self.report()
            self.looking.take()

    def told(self) -> dict[str, Any]:
        """Return each stage and feed with its state and sentence."""
        status = self.looking.status()
        stages = {stage.stage: (stage.state, stage.sentence, stage.next) for stage in status.stages}
        return stages | {feed.feed: (feed.state, feed.sentence, feed.next) for feed in status.feeds}


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    """Yield a desk whose stages are idle and whose store is new."""
    async with opened(tmp_path) as made:
        yield made


@asynccontextmanager
async def opened(folder: Path, **how: Any) -> AsyncIterator[Desk]:
    store = SqliteStore(f"sqlite:///{folder}/desk.sqlite")
    await store.open()
    try:
        yield Desk(store, **how)
    finally:
        await store.close()


async def test_idle_desk_is_well(desk: Desk) -> None:
    """All stages ok, the feeds of the file have not come yet, nothing dead; the canary's time is told."""
    desk.metrics["store"].set("canary_last_timestamp_seconds", NOON.timestamp())
    desk.metrics["store"].observe("canary_roundtrip_seconds", 0.4)
    desk.metrics["dedupe"].set("held_items", 2)
    await desk.looking.rhythms.look()
    desk.run(4)
    status = desk.looking.status()
    assert status.state == "ok"
    assert [stage.stage for stage in status.stages] == list(STAGES)
    assert {stage.sentence for stage in status.stages} == {"nothing waits"}
    assert {stage.up for stage in status.stages} == {True}
    assert [(feed.feed, feed.name, feed.sentence) for feed in status.feeds] == [
        ("late", "late", "nothing has come yet"), ("tauber-post", "Tauber-Post", "nothing has come yet"),
    ]  # fmt: skip
    assert (status.held, status.dead.last_day) == (2, 0)
    assert (status.canary.last, status.canary.roundtrip) == (NOON, 0.4)


async def test_last_canary_counts_and_not_the_mean_of_all(desk: Desk) -> None:
    """The round trip is that of the newest canaries."""
    for seconds in (0.4, 3.0):
        desk.metrics["store"].observe("canary_roundtrip_seconds", seconds)
        desk.run(2)
    assert desk.looking.status().canary.roundtrip == pytest.approx(3.0)


async def test_stage_that_was_stopped_is_stuck(desk: Desk) -> None:
    """A process that lives and tells nothing is stuck after half a minute, and feeds wait for it when it has work."""
    desk.lag["store"] = 3
    desk.run(4)
    desk.gone.add("store")
    desk.run(SILENT_SECONDS + 4)
    state, sentence, command = desk.told()["store"]
    assert (state, command) == ("stuck", "copydesk doctor")
    assert sentence.startswith("no report for 3")
    assert desk.told()["late"][0] == "slow"


async def test_lag_of_a_stage_that_tells_nothing_is_asked_of_the_broker(desk: Desk) -> None:
    """Its last word, that nothing waits, grows old; what the broker says then counts, and feeds wait for it."""
    desk.run(4)
    desk.gone.add("store")
    desk.run(SILENT_SECONDS + 4)
    assert "store" in desk.looking._asked_for()
    desk.looking._groups["store"] = GroupSeen(lag=12, committed=5, members=0)
    assert desk.told()["store"][1].endswith("the process runs and is silent; 12 records wait")
    assert desk.told()["late"][0] == "slow"
    desk.gone.clear()
    desk.run(4)
    assert desk.told()["store"][:2] == ("ok", "nothing waits")


async def test_process_that_ended_is_stuck_at_once(desk: Desk) -> None:
    """A stage without a process has its sentence before anybody loses patience."""
    desk.fleet.ended("enrich")
    desk.run(2)
    assert desk.told()["enrich"][:2] == ("stuck", "its process ended, the worker starts it again; nothing waits")


async def test_commits_that_stand_are_told_before_the_watchdog_bites(desk: Desk) -> None:
    """Records wait and no commit moves: stuck after half a minute, well before the process is ended."""
    desk.lag["dedupe"] = 7
    desk.standing.add("dedupe")
    desk.run(20)
    assert desk.told()["dedupe"][0] == "ok"
    desk.run(14)
    assert desk.told()["dedupe"][:2] == ("stuck", "7 records wait and nothing was done for 32 s")


async def test_pile_that_grows_is_slow(desk: Desk) -> None:
    """More comes in than goes out."""
    for lag in range(1000, 5000, 100):
        desk.lag["enrich"] = lag
        desk.run(2)
    assert desk.told()["enrich"] == (
        "slow", "4,900 records wait, 1,500 more than half a minute ago", "copydesk top",
    )  # fmt: skip


async def test_stage_of_nobody_names_the_command(tmp_path: Path) -> None:
    """A stage that this worker does not run is asked for at the broker; without a member it is stuck."""
    async with opened(tmp_path, stages=("parse", "dedupe", "enrich")) as desk:
        desk.looking._groups["store"] = GroupSeen(lag=12, committed=5, members=0)
        desk.run(2)
        assert desk.told()["store"] == ("stuck", "nobody runs it; what waits is not known", "copydesk worker store")


async def test_feed_that_stops_is_silent_and_a_metric(tmp_path: Path) -> None:
    """Six weeks each quarter of an hour, then nothing: silent within some hours, in the status and for Prometheus."""
    async with opened(tmp_path, begin=NOON + timedelta(weeks=6)) as desk:
        step = timedelta(minutes=15) / timedelta(minutes=1)
        await desk.put(*(Item(n, story=f"s{n}", received=step * n).verdict() for n in range(6 * 7 * 96)))
        await desk.looking.rhythms.look()
        assert desk.told()["tauber-post"][0] == "ok"
        desk.run(2)
        desk.seconds += 3 * 3600
        desk.report()
        desk.looking.take()
        await desk.looking.rhythms.look()
        state, sentence, command = desk.told()["tauber-post"]
        assert (state, command) == ("silent", "copydesk silence")
        assert sentence.startswith("3.3 h quiet; for this hour of a Sunday that happens ")
        silent = {sample.name: (sample.labels, sample.value) for sample in desk.looking.samples()}
        assert silent["copydesk_feed_silent"] == ({"feed": "tauber-post"}, 1)
        assert 900 < silent["copydesk_feed_expected_silence_seconds"][1] < 7200
        desk.lag["store"] = 5
        desk.standing.add("store")
        desk.run(40)
        assert desk.told()["tauber-post"][0] == "slow"
        assert next(s.value for s in desk.looking.samples() if s.name == "copydesk_feed_silent") == 0


async def test_feed_that_died_long_ago_is_still_silent(tmp_path: Path) -> None:
    """Ten weeks after its last item, in a process that knew nothing and after each learning: silent, in no file or in one."""
    async with opened(tmp_path, begin=NOON + timedelta(weeks=16)) as desk:
        items = [Item(n, story=f"s{n}", received=60 * n).verdict() for n in range(6 * 7 * 24)]
        more = [Item(9000 + n, story=f"t{n}", feed="stray", received=60 * n).verdict() for n in range(6 * 7 * 24)]
        alive = [Item(5000 + n, story=f"a{n}", feed="late", received=60 * n).verdict() for n in range(16 * 7 * 24)]
        await desk.put(*items, *more, *alive)
        for day in range(4):
            desk.begin = NOON + timedelta(weeks=16, days=day)
            await desk.looking.rhythms.look()
            states = {feed: desk.told()[feed][0] for feed in ("tauber-post", "stray")}
            assert states == {"tauber-post": "silent", "stray": "silent"}
        assert desk.told()["late"][0] == "silent"
        # Only the feed that came lately was learned again.
        untils = {feed: rhythm.until - NOON for feed, rhythm in desk.looking.rhythms.rhythms.items()}
        assert untils == {
            "tauber-post": timedelta(weeks=16),
            "stray": timedelta(weeks=16),
            "late": timedelta(weeks=16, days=3),
        }


async def test_feed_whose_items_die_is_poison(desk: Desk) -> None:
    """Three dead letters of the last minutes name the reason, on the feed and on the stage."""
    desk.begin = datetime.fromtimestamp(1_742_126_400, UTC)  # when the dead letters of these tests are written
    await desk.put(*(Item(n).dead() for n in range(3)), Item(9, feed="late", received=2).verdict())
    await desk.looking.rhythms.look()
    desk.run(2)
    status = desk.looking.status()
    told = {feed.feed: feed for feed in status.feeds}
    assert told["tauber-post"].sentence == "3 of 3 items of the last 10 min died: 3 malformed"
    assert told["tauber-post"].dead_last_day == 3
    assert told["late"].state == "ok"
    assert desk.told()["parse"][0] == "poison"
    assert (status.dead.last_day, status.dead.by_reason) == (3, {"malformed": 3})


async def test_canary_is_no_feed(desk: Desk) -> None:
    """The synthetic feed is not told of among feeds."""
    await desk.put(Item(1, feed=CANARY_FEED).verdict())
    await desk.looking.rhythms.look()
    desk.metrics["parse"].set("feed_last_item_timestamp_seconds", NOON.timestamp(), feed=CANARY_FEED)
    desk.run(2)
    assert CANARY_FEED not in desk.told()


async def test_feeds_that_are_counted_together_are_no_feed(desk: Desk) -> None:
    """What the label `other` tells, above 500 feeds, is of many."""
    await desk.looking.rhythms.look()
    desk.metrics["parse"].set("feed_last_item_timestamp_seconds", NOON.timestamp(), feed=OTHER)
    desk.run(2)
    assert OTHER not in desk.told()


async def test_restore_is_slow_and_never_stuck(desk: Desk) -> None:
    """A stage that reads its memory again for minutes is at work; one that waits for a store as long is stuck."""
    desk.waiting = {"dedupe": ("restore",), "store": ("the database is locked",)}
    desk.run(40)
    told = desk.told()
    assert told["dedupe"][:2] == ("slow", "it waits: restore (for 38 s); nothing waits")
    assert told["store"][0] == "stuck"


def test_group_that_a_broker_can_not_tell_of_is_not_empty() -> None:
    """An answer with an error has no members in it, and that is not to say that nobody works."""
    member = ("m", "c", "h", b"", b"")
    answer = DescribeGroupsResponse_v1(throttle_time_ms=0, groups=[(0, "g", "Stable", "consumer", "range", [member])])
    assert members_of(answer) == 1
    answer = DescribeGroupsResponse_v1(throttle_time_ms=0, groups=[(16, "g", "", "", "", [])])
    with pytest.raises(NotCoordinatorForGroupError):
        members_of(answer)


async def test_asking_goes_on_after_whatever_went_wrong(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A fault that nobody thought of ends one try and is told once; the next tries follow."""
    tries, third = 0, asyncio.Event()

    async def ask(**_: object) -> None:
        nonlocal tries
        tries += 1
        if tries > 2:
            third.set()
        raise AssertionError("a fault of our own")

    monkeypatch.setattr("streams.dashboard.looking.EVERY_SECONDS", 0.01)
    monkeypatch.setattr(desk.looking, "ask", ask)
    desk.gone.add("store")
    desk.run(SILENT_SECONDS + 4)
    async with desk.looking.looking(), asyncio.timeout(PATIENCE):
        await third.wait()
    assert caplog.text.count("the look at the groups failed and goes on") == 1


async def test_item_that_is_not_stored_yet_is_no_silence(desk: Desk) -> None:
    """The last item of a feed is the newest that any stage knows of."""
    await desk.looking.rhythms.look()
    desk.metrics["parse"].set("feed_last_item_timestamp_seconds", NOON.timestamp(), feed="late")
    desk.run(60)
    (late, _) = desk.looking.status().feeds
    assert (late.last_received, late.age) == (NOON, 60)
    assert late.sentence == "60 s quiet; learning: 0 of 14 days"


async def test_store_that_is_away_leaves_the_stages_told(desk: Desk) -> None:
    """Without the store nothing new is known of feeds, and the rest stands; the looking goes on."""
    desk.away = True
    async with desk.looking.looking():
        async with asyncio.timeout(PATIENCE):
            while not desk.looking.rhythms.trouble:  # noqa: ASYNC110  it is a word, not an event
                await asyncio.sleep(0.01)
        assert desk.looking.rhythms.trouble == "the database is locked"
        assert desk.told()["parse"][0] == "ok"


async def test_store_that_was_never_reached_is_told(desk: Desk) -> None:
    """No feed is well of which nobody knows anything, and neither is the desk."""
    desk.away = True
    with pytest.raises(TransientError):
        await desk.looking.rhythms.look()
    desk.run(2)
    assert desk.told()["late"] == ("slow", "the store is not read: the database is locked", "copydesk doctor")
    assert desk.looking.status().state == "slow"
    desk.away = False
    await desk.looking.rhythms.look()
    assert desk.looking.status().state == "ok"


@pytest.mark.parametrize("why", ["the database is locked", "it does not answer"])
async def test_store_that_went_away_makes_no_feed_silent(tmp_path: Path, why: str) -> None:
    """A minute after the last good look there is no verdict and no number of silence, whether the store fails or hangs."""
    async with opened(tmp_path, begin=NOON + timedelta(weeks=6, minutes=-10)) as desk:
        await desk.put(*(Item(n, story=f"s{n}", received=15 * n).verdict() for n in range(6 * 7 * 96)))
        await desk.looking.rhythms.look()
        if why == "the database is locked":
            desk.away = True
            with pytest.raises(TransientError):
                await desk.looking.rhythms.look()
        desk.run(50)
        assert desk.told()["tauber-post"][0] == "ok"
        assert len(list(desk.looking.samples())) == 2
        desk.seconds += 6 * 3600
        desk.report()
        desk.looking.take()
        assert desk.told()["tauber-post"] == ("slow", f"the store is not read: {why}", "copydesk doctor")
        assert desk.looking.status().state == "slow"
        assert list(desk.looking.samples()) == []


async def test_status_over_http(desk: Desk) -> None:
    """`/v1/status` gives the contract; the stream tells the same each two seconds and ends with the process."""
    await desk.looking.rhythms.look()
    desk.run(2)
    async with served(status_routes(desk.looking)) as site:
        code, body = await site.get("/v1/status")
        assert (code, body["state"], len(body["stages"])) == (200, "ok", 4)
        async with reading(site) as one, reading(site) as two:
            events = [await one.next(), await two.next()]
            assert [(event.name, event.data["state"]) for event in events] == [("status", "ok")] * 2
            desk.fleet.ended("parse")
            desk.run(2)
            assert (await one.next()).data["state"] == "stuck"
            desk.looking.end()
            with pytest.raises(EOFError):
                await one.take(2)


async def test_status_is_worked_out_once_for_all(desk: Desk) -> None:
    """Many readers at the same moment cost one look."""
    count = 0
    judge = desk.looking.status

    def counted() -> Any:
        nonlocal count
        count += 1
        return judge()

    desk.looking.status = counted  # type: ignore[method-assign]
    async with served(status_routes(desk.looking)) as site:
        answers = await asyncio.gather(*(site.get("/v1/status") for _ in range(20)))
        desk.looking.end()
    assert [code for code, _ in answers] == [200] * 20
    assert count == 1
    assert json.dumps(answers[0][1]) == json.dumps(answers[-1][1])


def reading(site: Site) -> Reading:
    return Reading(site.client.get(f"{site.address}/v1/status/stream"))
