"""What the store tells of the feeds: their rhythm, learned once a day, and what came and died lately."""

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Mapping
from contextlib import aclosing
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from schemas.feeds import CANARY_FEED, Feed
from streams.observe.silence import LEAST_TIME, MEMORY, Rhythm
from streams.observe.verdicts import FeedSeen
from streams.sinks import ArticleStore

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
LATELY = timedelta(minutes=10)

LEARN_EVERY = DAY
LOOK_SECONDS = 10.0
SHARE = 20
"""Looking may cost one 20th of the time: after a look that took long the next one waits longer."""

AGAIN_SECONDS = 30.0
"""After the store was away."""
FIRST_SECONDS = 2.0
"""Before it was ever reached: the worker that starts beside this makes it any moment."""

STALE = timedelta(minutes=1)
"""What was seen of the feeds so long after the next look was due is no verdict of now."""

log = logging.getLogger(__name__)


class Lately(NamedTuple):
    """What came to a feed and died of it: in the last ten minutes, the last hour and the last day."""

    came: int = 0
    hour: int = 0
    day: int = 0
    dead: Counter[str] = Counter()  # noqa: RUF012  never changed
    dead_day: Counter[str] = Counter()  # noqa: RUF012


class Rhythms:
    """Learns and looks while `run` runs. `store` opens the store or raises what is wrong; `now` is the time in UTC."""

    def __init__(
        self, store: Callable[[], Awaitable[ArticleStore]], feeds: Mapping[str, Feed], now: Callable[[], datetime]
    ) -> None:
        self._store, self._feeds, self._now = store, feeds, now
        self._rhythms: dict[str, Rhythm] = {}
        self._learned: datetime | None = None
        self._learned_to: dict[str, datetime] = {}
        self._looked: datetime | None = None
        self._due = now()
        self._lasts: dict[str, datetime] = {}
        self._lately: dict[str, Lately] = {}
        self.stage_deaths: dict[str, Counter[str]] = {}
        self.deaths_of_day: Counter[str] = Counter()
        self.trouble = ""

    async def run(self) -> None:
        """Look until cancelled. A store that is away is asked again later; what was known of it stays."""
        clock = asyncio.get_running_loop().time
        while True:
            began, pause = clock(), LOOK_SECONDS
            try:
                await self.look()
            except Exception as error:  # noqa: BLE001  whatever is wrong with the store, the stages can still be told of
                pause = AGAIN_SECONDS if self.known else FIRST_SECONDS
                log.debug("no look at the store: %r", error)
            pause = max(pause, SHARE * (clock() - began))
            if not self.trouble:
                self._due = self._now() + timedelta(seconds=pause)
            await asyncio.sleep(pause)

    async def look(self) -> None:
        """Look once; learn first where that is due."""
        now = self._now()
        try:
            await self._look(now)
        except BaseException as error:  # a caller may have lost his patience, and then nothing is known either
            self.trouble = str(error) or "it does not answer"
            raise
        self._looked, self._due, self.trouble = now, self._now(), ""

    async def _look(self, now: datetime) -> None:
        store = await self._store()
        self._lasts = {feed: last for feed, last in (await store.last_arrivals()).items() if feed != CANARY_FEED}
        if self._learned is None or now - self._learned >= LEARN_EVERY:
            await self._learn(store, now)
        await self._count(store, now)

    def unread(self, now: datetime) -> str:
        """Say why nothing is known of the feeds as they are now; empty while the store is read."""
        if now <= self._due + STALE and (self.known or not self.trouble):
            return ""
        return self.trouble or "it does not answer"

    async def _learn(self, store: ArticleStore, now: datetime) -> None:
        """Learn each feed from the weeks before its last item, those of a feed that fell silent long ago as well."""
        ends = {feed: min(last, now) for feed, last in self._lasts.items() if self._teaches(feed, last, now)}
        came = _by_feed(store, min(ends.values(), default=now) - MEMORY)
        async with aclosing(came):
            async for feed, minutes in came:
                if feed in ends:
                    begin = ends[feed] - MEMORY
                    await self._take(feed, [each for each in minutes if begin < each[0] <= now], now)
        for feed in self._feeds.keys() - self._lasts.keys():
            await self._take(feed, (), now)
        self._learned, self._learned_to = now, dict(self._lasts)

    def _teaches(self, feed: str, last: datetime, now: datetime) -> bool:
        """Whether there is something to learn; two weeks after its last item a feed's rhythm changes no more.

        Else one dead feed would have the log of years read each day.
        """
        known = self._learned is not None and self._learned_to.get(feed) == last
        return not known or now - last <= LEAST_TIME + LEARN_EVERY

    async def _take(self, feed: str, minutes: Iterable[tuple[datetime, int]], now: datetime) -> None:
        # In a thread: a busy feed takes 0.3 s, in which every page would stand.
        self._rhythms[feed] = await asyncio.to_thread(Rhythm.learn, minutes, now, self._zone(feed))
        self._due = self._now()  # the store answers, though learning 500 feeds may take minutes

    def _zone(self, feed: str) -> ZoneInfo:
        known = self._feeds.get(feed)
        return ZoneInfo(known.time_zone if known and known.time_zone else "UTC")

    async def _count(self, store: ArticleStore, now: datetime) -> None:
        came: dict[str, list[tuple[datetime, int]]] = {}
        async for feed, minute, items in store.arrivals(now - DAY):
            came.setdefault(feed, []).append((minute, items))
        lately, day = await store.deaths(now - LATELY), await store.deaths(now - DAY)
        self.stage_deaths, self.deaths_of_day = {}, Counter()
        dead: dict[str, Counter[str]] = {}
        dead_day: dict[str, Counter[str]] = {}
        for feed_or_none, stage, reason, count in lately:
            self.stage_deaths.setdefault(stage, Counter())[reason] += count
            dead.setdefault(feed_or_none or "", Counter())[reason] += count
        for feed_or_none, _, reason, count in day:
            self.deaths_of_day[reason] += count
            dead_day.setdefault(feed_or_none or "", Counter())[reason] += count
        self._lately = {
            feed: Lately(
                _since(came.get(feed, ()), now - LATELY),
                _since(came.get(feed, ()), now - HOUR),
                _since(came.get(feed, ()), now - DAY),
                dead.get(feed, Counter()),
                dead_day.get(feed, Counter()),
            )
            for feed in {*came, *dead, *dead_day}
        }

    @property
    def known(self) -> bool:
        """Whether the store was ever looked at."""
        return self._looked is not None

    @property
    def came(self) -> int:
        """Items of all feeds in the last ten minutes."""
        return sum(lately.came for lately in self._lately.values())

    @property
    def rhythms(self) -> Mapping[str, Rhythm]:
        """What was learned, by feed."""
        return self._rhythms

    @property
    def lasts(self) -> Mapping[str, datetime]:
        """When the newest item of each feed was received."""
        return self._lasts

    def seen(self, now: datetime, fresh: Mapping[str, datetime]) -> list[FeedSeen]:
        """Return what is known of every feed, in order; `fresh` are later last items that stages told of."""
        names = {
            *self._feeds,
            *self._lasts,
            *fresh,
            *(feed for feed, lately in self._lately.items() if feed and lately),
        }
        return [self._seen(feed, now, fresh.get(feed)) for feed in sorted(names - {CANARY_FEED})]

    def _seen(self, feed: str, now: datetime, fresh: datetime | None) -> FeedSeen:
        last = max((at for at in (self._lasts.get(feed), fresh) if at is not None), default=None)
        lately, known = self._lately.get(feed, Lately()), self._feeds.get(feed)
        name = known.name if known else feed
        if why := self.unread(now):
            return FeedSeen(feed, name, last=last, unread=why)
        rhythm = self._rhythms.get(feed) or Rhythm.learn((), now)
        return FeedSeen(
            feed,
            name,
            last=last,
            quiet=None if last is None else rhythm.verdict(last, now),
            rate=float(lately.hour) if self.known else None,
            came=lately.came,
            dead=lately.dead,
            came_day=lately.day,
            dead_day=lately.dead_day,
        )


async def _by_feed(
    store: ArticleStore, since: datetime
) -> AsyncGenerator[tuple[str, list[tuple[datetime, int]]], None]:
    """Yield the arrivals of one feed after the other: those of all at once may be millions of minutes."""
    feed, minutes = "", list[tuple[datetime, int]]()
    async for name, minute, items in store.arrivals(since):
        if name != feed and minutes:
            yield feed, minutes
            minutes = []
        feed = name
        minutes.append((minute, items))
    if minutes:
        yield feed, minutes


def _since(came: Iterable[tuple[datetime, int]], begin: datetime) -> int:
    return sum(items for minute, items in came if minute >= begin)


def utc_now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)
