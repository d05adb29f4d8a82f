"""The way of one item as pure functions: a record in, `Effects` out, for parse, dedupe and enrich.

Agents move bytes between these functions and Kafka; `InProcess` moves them from one function to the next, so that
`copydesk process` and `copydesk replay` run the whole way with the same code and without a broker.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from pydantic import ValidationError

from schemas import topics
from schemas.article import Article, ParsedItem
from schemas.canary import CANARY_MARK, is_canary
from schemas.codec import decode, encode
from schemas.dead import DeadLetter, disposition
from schemas.events import JUDGED_OFFSET, article_headers
from schemas.feeds import CANARY_FEED, Feed
from schemas.raw import RawItem
from schemas.verdict import JudgedItem
from schemas.vocab import Reason, Stage
from streams.dedupe import Decision, Desk, Place
from streams.enrich import ENRICHMENT_VERSION, enrich
from streams.errors import DataError, TooLargeError
from streams.facts import Dead, Enriched, Fact, Judged, Parsed
from streams.messages import Effects, Headers, Record, Send
from streams.parse import Refused, feed_for, parse, raw_item
from streams.parse.contract import UNNAMED

MOST_DIGITS = 6
"""Digits of a count of attempts; more are no count."""

CODE_VERSION = "0.1.0"

REDRIVEN = "copydesk-redriven"
"""Header of a record that was dead before: the place of its dead letter and the attempts so far."""

CANARY = Feed(id=CANARY_FEED, format="ninjs", may_kill=False)
"""The feed of the canaries, whatever a feeds file says."""

FRAME = 512
"""Bytes that Kafka adds to a record and its batch: 61 for the batch (KIP-98), some tens for lengths and deltas."""


def sent(
    topic: str,
    key: str,
    value: bytes | None,
    headers: Headers = (),
    *,
    partition: int | None = None,
    last: bool = False,
) -> Send:
    """Return the record to send. That it fits its topic, `fitting` checks."""
    return Send(topic, key.encode(), value, headers, partition, last)


def fitting(sends: Sequence[Send]) -> TooLargeError | None:
    """Return the error for the first record that its topic would refuse: it must not end the process for ever."""
    for send in sends:
        size = FRAME + len(send.key or b"") + len(send.value or b"")
        size += sum(len(name) + len(value) for name, value in send.headers)
        topic = topics.TOPICS.get(send.topic)
        if topic is not None and size > topic.max_bytes:
            return TooLargeError(f"{size} bytes for {send.topic}, which takes {topic.max_bytes}")
    return None


def carried(record: Record) -> Headers:
    """Return the headers that go on with an item inside, never to a public topic.

    A fault on purpose may be meant for a later stage (agents/faults.py), and the attempts of a redriven item count on.
    """
    return tuple(pair for pair in record.headers if pair[0].startswith(("copydesk-fault", REDRIVEN)))


def reason_of(error: Exception) -> Reason:
    """Name the reason of a failure by its class: ours say it themselves, a refused model is `invalid`, others a bug."""
    if isinstance(error, DataError):
        return error.reason
    return "invalid" if isinstance(error, ValidationError) else "bug"


def bury(record: Record, error: Exception, stage: Stage, attempts: int = 1, item: int | None = None) -> Effects:
    """Return the dead letter of a record, or of its n-th item: original bytes and headers, stage and reason.

    Never raises, whatever the record holds: what can't be buried would stop its stage for ever.
    """
    reason = reason_of(error)
    letter = DeadLetter(
        topic=record.topic,
        partition=record.partition,
        offset=record.offset,
        item=item,
        stage=stage,
        reason=reason,
        message=_message(error, reason),
        exception=type(error).__qualname__,
        attempts=attempts + _attempts_before(record),
        disposition=disposition(reason),
        code_version=CODE_VERSION,
        original=record.headers,
    )
    send = Send(topics.DEAD, record.key, record.value, letter.headers())
    return Effects([send], [Dead(letter.receipt, _feed(record), stage, reason, letter.message)])


def _feed(record: Record) -> str:
    """Name the feed of a raw record for the metrics; what came under the canaries' id is of none."""
    feed = (record.key or b"").decode(errors="replace") if record.topic == topics.RAW else ""
    return "" if feed.strip() == CANARY_FEED else feed


def _message(error: Exception, reason: Reason) -> str:
    """Say what went wrong, in text that any header can carry; of a bug the class too."""
    said = f"{type(error).__qualname__}: {error}" if reason == "bug" else str(error)
    return said[:1000].encode(errors="replace").decode()


def _attempts_before(record: Record) -> int:
    """Read the count of a redrive; anybody may write headers, so what is no small number counts as none."""
    _, _, attempts = (record.header(REDRIVEN) or b"").decode(errors="replace").rpartition(" ")
    return int(attempts) if attempts.isascii() and attempts.isdigit() and len(attempts) < MOST_DIGITS else 0


def parse_step(record: Record, feeds: Mapping[str, Feed]) -> Effects:
    """Turn one raw record into its parsed items; an item that can't be read is a dead letter beside its neighbours."""
    raw = raw_item(record)
    refuse = partial(_refused, record)
    if is_canary(record.topic, record.key, record.value, record.headers):
        effects = _parsed(raw, CANARY, refuse, (*carried(record), CANARY_MARK))
        return replace(effects, facts=[fact for fact in effects.facts if isinstance(fact, Dead)])
    raw = honest(raw)
    return _parsed(raw, feed_for(raw.feed, feeds), refuse, carried(record))


def honest(raw: RawItem) -> RawItem:
    """Return a raw item that is no canary under a feed id that is none of the canaries': it must not be hidden."""
    if raw.feed != CANARY_FEED:
        return raw
    warning = f"the feed id '{CANARY_FEED}' is reserved and this is no canary; its feed is taken as '{UNNAMED}'"
    return raw.model_copy(update={"feed": UNNAMED, "warnings": (*raw.warnings, warning)})


def _refused(record: Record, refused: Refused) -> Effects:
    return bury(record, refused.error, "parse", item=refused.item)


def _parsed(raw: RawItem, feed: Feed, refuse: Callable[[Refused], Effects], headers: Headers = ()) -> Effects:
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


def dedupe_step(record: Record, desk: Desk) -> Effects:
    """Judge one parsed item: its verdict to the log (when new), the item to where the decision sends it.

    The desk remembers only what can be sent: an item too large to go on must not make duplicates of later ones.
    """
    item = decode(ParsedItem, record.value or b"")
    if is_canary(record.topic, record.key, record.value, record.headers):
        return _unremembered(item, record)
    decision = desk.weigh(item, Place(record.partition, record.offset))
    effects = decided(decision, carried(record))
    if error := fitting(effects.sends):
        raise error
    desk.settle(decision)
    return effects


def _unremembered(item: ParsedItem, record: Record) -> Effects:
    """Judge a canary at a desk of its own: no level of judging finds anything there, and none remembers it.

    So the verdict is the same on every delivery. It is never `latest`: its text must not reach `news.latest.v1`.
    """
    decision = Desk().weigh(item, Place(record.partition, record.offset))
    headers = (*carried(record), CANARY_MARK)
    return Effects([replace(send, headers=headers) for send in decided(replace(decision, latest=False)).sends])


def decided(decision: Decision, headers: Headers = ()) -> Effects:
    """Spell a decision as records: verdict, kill, held or judged item, and tombstones for what it replaces in hold.

    The judged item comes last: were it published and its verdict lost, a crash would make an older version the latest.
    """
    verdict = decision.verdict
    sends: list[Send] = []
    if decision.new:
        sends.append(sent(topics.VERDICTS, verdict.receipt, encode(verdict), partition=verdict.parsed_partition))
    if decision.kill:
        sends.append(sent(topics.KILLS, decision.kill.uri, encode(decision.kill)))
    sends += [ended(receipt) for receipt in decision.drops]
    if decision.route == "held":
        sends.append(sent(topics.HELD, verdict.receipt, encode(decision.judged)))
    elif decision.route == "on":
        sends.append(sent(topics.JUDGED, verdict.uri, encode(decision.judged), headers, last=True))
    held = decision.route == "held"
    return Effects(sends, [Judged(verdict.receipt, verdict.feed, verdict.uri, verdict.kind, held, not decision.new)])


def ended(receipt: str) -> Send:
    """Return the tombstone that ends a hold in `wire.held.v1`."""
    return sent(topics.HELD, receipt, None)


def released(desk: Desk, receipt: str) -> Effects:
    """Let a held item go: its judged record, and when that has arrived the tombstone that ends the hold."""
    decision = desk.release(receipt)
    effects = decided(decision) if decision and decision.route == "on" else Effects()
    return Effects(
        [*(replace(send, last=False) for send in effects.sends), replace(ended(receipt), last=True)], effects.facts
    )


def enrich_step(record: Record) -> Effects:
    """Make the article of a judged item: one record to `news.articles.v1`, and what `latest` says to `news.latest.v1`.

    A canceled or withheld version leaves a tombstone there: the text must no longer be shown.
    """
    judged = decode(JudgedItem, record.value or b"")
    article = enrich(judged)
    value = encode(article)
    canary = is_canary(record.topic, record.key, record.value, record.headers)
    headers = article_headers(article, ENRICHMENT_VERSION, canary=canary)
    sends = [sent(topics.ARTICLES, article.uri, value, headers)]
    if judged.latest:
        living = value if article.pub_status == "usable" else None
        mark = (*headers, (JUDGED_OFFSET, str(record.offset).encode()))
        sends.append(sent(topics.LATEST, article.uri, living, mark, partition=record.partition))
    return Effects(sends, () if canary else [_enriched(article)])


def _enriched(article: Article) -> Enriched:
    wire = article.copydesk
    status = wire.annotations.status if wire.annotations else {}
    failed = tuple(name for name, outcome in status.items() if outcome == "failed")
    return Enriched(wire.receipt, wire.feed, article.uri, failed)


@dataclass(slots=True)
class InProcess:
    """The whole way without a broker: raw items in, in order; out comes what the public topics and the store would get.

    One desk judges everything, as the one shard of a default deployment does.
    """

    feeds: Mapping[str, Feed]
    desk: Desk
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
        yield from self._onward(_parsed(raw, feed_for(raw.feed, self.feeds), refused))

    def release(self, now: datetime) -> Iterator[Send]:
        """Let the items go whose embargo is over at `now`."""
        for receipt in self.desk.due(now):
            yield from self._onward(released(self.desk, receipt))

    def _onward(self, effects: Effects) -> Iterator[Send]:
        for send in effects.sends:
            if send.topic == topics.PARSED:
                yield from self._onward(self._step(send, "dedupe", lambda r: dedupe_step(r, self.desk)))
            elif send.topic == topics.JUDGED:
                yield from self._onward(self._step(send, "enrich", enrich_step))
            else:
                yield send

    def _step(self, send: Send, stage: Stage, step: Callable[[Record], Effects]) -> Effects:
        record = Record(send.topic, 0, self._offset, 0, send.key, send.value, send.headers)
        self._offset += 1
        try:
            return step(record)
        except Exception as error:  # noqa: BLE001  see above
            return bury(record, error, stage)
