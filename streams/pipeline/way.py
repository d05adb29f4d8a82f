"""The whole way in one process and without a broker."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from schemas import topics
from schemas.feeds import Feed
from schemas.raw import RawItem
from schemas.vocab import Stage
from streams.dedupe import Desk
from streams.messages import Effects, Record, Send
from streams.parse import Refused, feed_for
from streams.pipeline.burial import bury
from streams.pipeline.dedupe import dedupe_step, released
from streams.pipeline.enrich import enrich_step
from streams.pipeline.parse import honest, parse_step, parsed


@dataclass(slots=True)
class InProcess:
    """The whole way without a broker: raw items in, in order; out comes what the public topics and the store would get.

    One desk judges everything, as the one shard of a default deployment does. `enrich` is the step of that stage: another
    one where a recogniser of names is switched on.
    """

    feeds: Mapping[str, Feed]
    desk: Desk
    enrich: Callable[[Record], Effects] = enrich_step
    _offset: int = 0

    def record(self, record: Record) -> Iterator[Send]:
        """Take one record of `wire.raw.v1` all the way."""
        try:
            parsed = parse_step(record, self.feeds)
        except Exception as error:  # noqa: BLE001  as the agents' loop does: a bug costs one item, not the stream
            parsed = bury(record, error, "parse")
        yield from self._onward(parsed)

    def raw(self, raw: RawItem, refuse: Callable[[Refused], None]) -> Iterator[Send]:
        """Take one raw item that lies in a file all the way; `refuse` is told of items in it that can't be read.

        DataError when none of it can be read.
        """

        def refused(outcome: Refused) -> Effects:
            refuse(outcome)
            return Effects()

        raw = honest(raw)
        yield from self._onward(parsed(raw, feed_for(raw.feed, self.feeds), refused))

    def release(self, now: datetime) -> Iterator[Send]:
        """Let the items go whose embargo is over at `now`."""
        for receipt in self.desk.due(now):
            yield from self._onward(released(self.desk, receipt))

    def _onward(self, effects: Effects) -> Iterator[Send]:
        for send in effects.sends:
            if send.topic == topics.PARSED:
                yield from self._onward(self._step(send, "dedupe", lambda r: dedupe_step(r, self.desk)))
            elif send.topic == topics.JUDGED:
                yield from self._onward(self._step(send, "enrich", self.enrich))
            else:
                yield send

    def _step(self, send: Send, stage: Stage, step: Callable[[Record], Effects]) -> Effects:
        record = Record(send.topic, 0, self._offset, 0, send.key, send.value, send.headers)
        self._offset += 1
        try:
            return step(record)
        except Exception as error:  # noqa: BLE001  see above
            return bury(record, error, stage)
