"""The parse step: a raw record in, its parsed items out."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from schemas import topics
from schemas.canary import CANARY_MARK, is_canary
from schemas.codec import encode
from schemas.feeds import CANARY_FEED, Feed
from schemas.raw import RawItem
from streams.facts import Dead, Fact, Parsed
from streams.messages import Effects, Headers, Record, Send
from streams.parse import Refused, feed_for, parse, raw_item
from streams.parse.contract import UNNAMED
from streams.pipeline.burial import bury
from streams.pipeline.records import carried, sent

CANARY = Feed(id=CANARY_FEED, format="ninjs", may_kill=False)
"""The feed of the canaries, whatever a feeds file says."""


def parse_step(record: Record, feeds: Mapping[str, Feed]) -> Effects:
    """Turn one raw record into its parsed items; an item that can't be read is a dead letter beside its neighbours."""
    raw = raw_item(record)
    refuse = partial(_refused, record)
    if is_canary(record.topic, record.key, record.value, record.headers):
        effects = parsed(raw, CANARY, refuse, (*carried(record), CANARY_MARK))
        return replace(effects, facts=[fact for fact in effects.facts if isinstance(fact, Dead)])
    raw = honest(raw)
    return parsed(raw, feed_for(raw.feed, feeds), refuse, carried(record))


def honest(raw: RawItem) -> RawItem:
    """Return a raw item that is no canary under a feed id that is none of the canaries': it must not be hidden."""
    if raw.feed != CANARY_FEED:
        return raw
    warning = f"the feed id '{CANARY_FEED}' is reserved and this is no canary; its feed is taken as '{UNNAMED}'"
    return raw.model_copy(update={"feed": UNNAMED, "warnings": (*raw.warnings, warning)})


def _refused(record: Record, refused: Refused) -> Effects:
    return bury(record, refused.error, "parse", item=refused.item)


def parsed(raw: RawItem, feed: Feed, refuse: Callable[[Refused], Effects], headers: Headers = ()) -> Effects:
    """Read the items of a raw item of this feed; `refuse` makes the effects of those that can't be read."""
    sends: list[Send] = []
    facts: list[Fact] = []
    for outcome in parse(raw, feed):
        if isinstance(outcome, Refused):
            refusal = refuse(outcome)
            sends += refusal.sends
            facts += refusal.facts
            continue
        wire = outcome.copydesk
        value = encode(outcome)
        sends.append(sent(topics.PARSED, wire.shard, value, headers))
        received = wire.received_at.timestamp()
        facts.append(Parsed(wire.receipt, wire.feed, outcome.uri, wire.format, wire.dialect, received))
    return Effects(sends, facts)
