"""Where a dead letter goes for another try, and that no text comes back by it."""

from typing import Any

import orjson
import pytest
from cli.desk import kill, ninjs

from schemas import topics
from schemas.codec import decode
from schemas.dead import DeadLetter
from schemas.verdict import JudgedItem
from streams.cli.redrive import again
from streams.dedupe import Desk
from streams.messages import Record, Send
from streams.pipeline.burial import bury
from streams.pipeline.dedupe import dedupe_step, released
from streams.pipeline.enrich import enrich_step
from streams.pipeline.parse import parse_step
from streams.sinks.letters import letter_of

URI, NINE, TEN = "urn:x:quay", "2025-03-16T09:00:00Z", "2025-03-16T10:00:00Z"


class Way:
    """One shard: raw items in, and what dedupe lets through, by hand."""

    def __init__(self) -> None:
        self.desk = Desk()
        self.offset = 0

    def taken(self, send: Send) -> Record:
        """Return a sent record as the next stage takes it, at the next offset."""
        self.offset += 1
        return Record(
            send.topic, send.partition or 0, self.offset, 1_742_128_200_000, send.key, send.value, send.headers
        )

    def judge(self, item: bytes) -> list[Send]:
        """Take a raw item up to dedupe."""
        (parsed,) = parse_step(self.taken(Send(topics.RAW, b"harbour", item)), {}).sends
        return list(dedupe_step(self.taken(parsed), self.desk).sends)

    def died(self, send: Send, stage: Any = "enrich") -> DeadLetter:
        """Return the letter of a record that its stage could not take."""
        (letter,) = bury(self.taken(send), RuntimeError("no"), stage, attempts=2).sends
        return letter_of(self.taken(letter))


def only(sends: list[Send], topic: str) -> Send:
    """Return the one record for a topic."""
    (found,) = [send for send in sends if send.topic == topic]
    return found


@pytest.mark.parametrize("later", [ninjs(URI, "The quay is open again", TEN), kill(URI, TEN)])
def test_old_text_does_not_come_back_as_the_latest(later: bytes) -> None:
    """An item that died at enrich is judged again: a newer version or a kill in between stays the last word."""
    way = Way()
    judged = only(way.judge(ninjs(URI, "The quay is shut", NINE)), topics.JUDGED)
    assert decode(JudgedItem, judged.value or b"").latest
    letter = way.died(judged)
    way.judge(later)
    parsed = again(letter)
    assert (parsed.topic, parsed.key) == (topics.PARSED, b"all")
    (once_more,) = dedupe_step(way.taken(parsed), way.desk).sends
    said = decode(JudgedItem, once_more.value or b"")
    assert said.verdict == decode(JudgedItem, judged.value or b"").verdict
    assert not said.latest
    assert [send.topic for send in enrich_step(way.taken(once_more)).sends] == [topics.ARTICLES]


def test_newest_version_becomes_the_latest_and_its_attempts_count_on() -> None:
    """With nothing newer in between the item is the latest still; if it dies again, its letter counts all tries."""
    way = Way()
    parsed = again(way.died(only(way.judge(ninjs(URI, "The quay is shut", NINE)), topics.JUDGED)))
    once_more = only(list(dedupe_step(way.taken(parsed), way.desk).sends), topics.JUDGED)
    assert decode(JudgedItem, once_more.value or b"").latest
    assert way.died(once_more).attempts == 4


def test_item_that_was_held_reaches_the_articles_alone() -> None:
    """Dedupe lets an item out of hold once only, so its letter goes to enrich, and not as the latest."""
    way = Way()
    held = way.judge(ninjs(URI, "The quay opens", NINE, embargoed="2025-03-17T09:00:00Z"))
    receipt = (only(held, topics.HELD).key or b"").decode()
    letter = way.died(only(list(released(way.desk, receipt).sends), topics.JUDGED))
    judged = again(letter)
    assert judged.topic == topics.JUDGED
    assert [send.topic for send in enrich_step(way.taken(judged)).sends] == [topics.ARTICLES]


def test_verdict_goes_to_its_own_partition() -> None:
    """The store could not take a verdict: it goes where dedupe reads it back, which its key does not tell."""
    way = Way()
    verdict = only(way.judge(ninjs(URI, "The quay is shut", NINE)), topics.VERDICTS)
    record = Record(topics.VERDICTS, 3, 9, 0, verdict.key, verdict.value)
    (buried,) = bury(record, RuntimeError("no"), "store").sends
    send = again(letter_of(way.taken(buried)))
    assert (send.topic, send.partition, send.key, send.value) == (topics.VERDICTS, 3, verdict.key, verdict.value)


def test_article_goes_out_again_as_it_was() -> None:
    """A public topic gets the same key, bytes and headers, and none of ours."""
    way = Way()
    judged = only(way.judge(ninjs(URI, "The quay is shut", NINE)), topics.JUDGED)
    article, _ = enrich_step(way.taken(judged)).sends
    assert again(way.died(article, "store")) == article


def test_raw_record_goes_out_as_it_was_with_its_count() -> None:
    """Bytes, key and headers are kept; a count from before is replaced."""
    way = Way()
    before = (("x-sender", b"me"), ("copydesk-redriven", b"wire.dead.v1/0/1 3"))
    letter = way.died(Send(topics.RAW, b"harbour", b"{torn", before), "parse")
    assert letter.attempts == 5
    count = ("copydesk-redriven", f"{letter.place} 5".encode())
    assert again(letter) == Send(topics.RAW, b"harbour", b"{torn", (("x-sender", b"me"), count))


def test_unreadable_judged_item_is_refused() -> None:
    """What is no judged item can't be judged again, and that is an error to be told."""
    letter = Way().died(Send(topics.JUDGED, b"urn:x:quay", orjson.dumps({"latest": True})))
    with pytest.raises(ValueError, match="verdict"):
        again(letter)
