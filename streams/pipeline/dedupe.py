"""The dedupe step: a parsed item in, its verdict out, and the item where the decision sends it."""

from dataclasses import replace

from schemas import topics
from schemas.article import ParsedItem
from schemas.canary import CANARY_MARK, is_canary
from schemas.codec import decode, encode
from streams.dedupe import Decision, Desk, Place
from streams.facts import Judged
from streams.messages import Effects, Headers, Record, Send
from streams.pipeline.records import carried, fitting, sent


def dedupe_step(record: Record, desk: Desk) -> Effects:
    """Judge one parsed item: its verdict to the log (when new), the item to where the decision sends it.

    The desk remembers only what can be sent: an item too large to go on must not make duplicates of later ones.
    """
    item = decode(ParsedItem, record.value or b"")
    if is_canary(record.topic, record.key, record.value, record.headers):
        return _unremembered(item, record)
    decision = desk.weigh(item, Place(record.partition, record.offset))
    effects = decided(decision, carried(record), record.value)
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


def decided(decision: Decision, headers: Headers = (), item: bytes | None = None) -> Effects:
    """Spell a decision as records: verdict, kill, held or judged item, and tombstones for what it replaces in hold.

    The judged item comes last: were it published and its verdict lost, a crash would make an older version the latest.
    `item` is the judged one as it was read, where that is known.
    """
    verdict = decision.verdict
    sends: list[Send] = []
    if decision.new:
        sends.append(sent(topics.VERDICTS, verdict.receipt, decision.spelled, partition=verdict.parsed_partition))
    if decision.kill:
        sends.append(sent(topics.KILLS, decision.kill.uri, encode(decision.kill)))
    sends += [ended(receipt) for receipt in decision.drops]
    if decision.route == "held":
        sends.append(sent(topics.HELD, verdict.receipt, encode(decision.judged)))
    elif decision.route == "on":
        sends.append(sent(topics.JUDGED, verdict.uri, _judged(decision, item), headers, last=True))
    held = decision.route == "held"
    return Effects(sends, [Judged(verdict.receipt, verdict.feed, verdict.uri, verdict.kind, held, not decision.new)])


def _judged(decision: Decision, item: bytes | None) -> bytes:
    """Spell a judged item, whose item goes on as parse wrote it and whose verdict stands in the log: neither is written twice."""
    latest = b"true" if decision.latest else b"false"
    spelled = (latest, decision.spelled, item or encode(decision.item))
    return b'{"latest":%b,"verdict":%b,"item":%b}' % spelled


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
