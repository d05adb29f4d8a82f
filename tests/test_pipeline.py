"""The steps of the way as pure functions: what goes on with an item, and what stays inside."""

from dataclasses import replace

import orjson

from schemas import topics
from schemas.codec import decode, encode
from schemas.verdict import JudgedItem
from streams.dedupe import Desk
from streams.messages import Record, Send
from streams.pipeline.dedupe import dedupe_ahead, dedupe_step
from streams.pipeline.enrich import enrich_step, enrich_steps
from streams.pipeline.parse import parse_step

INSIDE = (("copydesk-fault", b"sleep=1"), ("copydesk-redriven", b"wire.dead.v1/0/3 2"))
ITEM = {"uri": "urn:x:1", "headlines": [{"value": "Ferry late"}], "language": "en"}


def taken(send: Send) -> Record:
    """Return a sent record as the next stage takes it."""
    return Record(send.topic, 0, 0, 0, send.key, send.value, send.headers)


def test_headers_of_ours_go_on_inside_and_never_out() -> None:
    """A fault on purpose and the count of a redrive reach enrich; neither stands on a public topic."""
    raw = Record(topics.RAW, 0, 7, 1_742_128_200_000, b"harbour", orjson.dumps(ITEM), (*INSIDE, ("x-sender", b"me")))
    (parsed,) = parse_step(raw, {}).sends
    *_, judged = dedupe_step(taken(parsed), Desk()).sends
    assert (judged.topic, parsed.headers, judged.headers) == (topics.JUDGED, INSIDE, INSIDE)
    article, latest = enrich_step(taken(judged)).sends
    assert (article.topic, latest.topic) == (topics.ARTICLES, topics.LATEST)
    assert not {name for send in (article, latest) for name, _ in send.headers} & dict(INSIDE).keys()


def test_a_judged_item_is_the_bytes_of_its_parts() -> None:
    """The item goes on as parse wrote it and the verdict as the log has it: together they are the judged item as its model spells it."""
    raw = Record(topics.RAW, 0, 7, 1_742_128_200_000, b"harbour", orjson.dumps(ITEM))
    (parsed,) = parse_step(raw, {}).sends
    verdict, judged = dedupe_step(taken(parsed), Desk()).sends
    assert judged.value == b'{"latest":true,"verdict":%b,"item":%b}' % (verdict.value, parsed.value)
    assert judged.value == encode(decode(JudgedItem, judged.value))


def test_items_read_ahead_are_judged_as_each_alone() -> None:
    """Items of two partitions that are read together go each to its desk, the same item again too, with the same bytes."""
    alone, together = (Desk(), Desk()), (Desk(), Desk())
    records: list[Record] = []
    for number, text in enumerate(("Ferries sail from Oslo on Friday.", "", "Anna Berg paid $2 million.", "")):
        item = ITEM | {"uri": f"urn:x:{number}", "bodies": [{"contentType": "text/plain", "value": text}]}
        raw = Record(topics.RAW, 0, number, 1_742_128_200_000, b"harbour", orjson.dumps(item))
        (parsed,) = parse_step(raw, {}).sends
        records.append(Record(parsed.topic, number % 2, number, 0, parsed.key, parsed.value, parsed.headers))
    records.append(replace(records[0], offset=9))
    steps = dedupe_ahead(records, together.__getitem__)
    assert [step(record) for step, record in zip(steps, records, strict=True)] == [
        dedupe_step(record, alone[record.partition]) for record in records
    ]


def test_articles_made_together_are_those_made_alone() -> None:
    """The step for several items sends and tells, byte for byte, what the step for one does of each."""
    desk, judged = Desk(), list[Record]()
    for number, text in enumerate(
        ("Ferries sail from Oslo on Friday.", "", "Anna Berg paid $2 million. “Enough,” she said.")
    ):
        item = ITEM | {"uri": f"urn:x:{number}", "bodies": [{"contentType": "text/plain", "value": text}]}
        raw = Record(topics.RAW, 0, number, 1_742_128_200_000, b"harbour", orjson.dumps(item))
        (parsed,) = parse_step(raw, {}).sends
        judged.append(taken(dedupe_step(taken(parsed), desk).sends[-1]))
    assert enrich_steps(judged) == [enrich_step(record) for record in judged]
    assert len({send.value for effects in enrich_steps(judged) for send in effects.sends}) == len(judged)
