"""The dedupe step: a parsed item in, its verdict out, and the item where the decision sends it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from schemas import topics
from schemas.article import ParsedItem
from schemas.canary import CANARY_MARK, is_canary
from schemas.codec import decode, encode
from streams.dedupe import Case, Decision, Desk, Place
from streams.facts import Judged
from streams.messages import Effects, Headers, Record, Send, Step
from streams.pipeline.records import carried, fitting, sent


def dedupe_ahead(records: Sequence[Record], desk_of: Callable[[int], Desk]) -> list[Step]:
    """Read parsed items at once, and return what judges each of them when it is its turn; `desk_of` a partition.

    Nothing is judged and nothing remembered yet; raises what reading one of them raises.
    """
    steps: dict[int, Step] = {}
    for partition in {record.partition: None for record in records}:
        desk = desk_of(partition)
        own = [number for number, record in enumerate(records) if record.partition == partition]
        cases = desk.read([decode(ParsedItem, records[number].value or b"") for number in own])
        steps |= {number: partial(dedupe_step, desk=desk, case=case) for number, case in zip(own, cases, strict=True)}
    return [steps[number] for number in range(len(records))]


def dedupe_step(record: Record, desk: Desk, case: Case | None = None) -> Effects:
    """Judge one parsed item: its verdict to the log (when new), the item to where the decision sends it.

    The desk remembers only what can be sent: an item too large to go on must not make duplicates of later ones. `case` is
    what the desk read of the item ahead.
    """
    item = case.item if case else decode(ParsedItem, record.value or b"")
    if is_canary(record.topic, record.key, record.value, record.headers):
        return _unremembered(item, record)
    decision = desk.weigh(item, Place(record.partition, record.offset), case)
    effects = decided(decision, carried(record), record.value if decision.item is item else None)
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
