"""The enrich stage with a recogniser: each record gets what was said of its own text, whatever its neighbours hold."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import orjson
import pytest

from schemas import Article, decode, topics
from streams.agents.each import each
from streams.agents.ner.ahead import SLICE, Ahead
from streams.agents.ner.pool import Pool
from streams.dedupe import Desk
from streams.messages import Effects, Record
from streams.pipeline.burial import bury
from streams.pipeline.dedupe import dedupe_step
from streams.pipeline.parse import parse_step

COMMAND = (sys.executable, str(Path(__file__).with_name("fake_recogniser.py")))


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    """Yield a pool of two fakes."""
    pool = Pool(2, COMMAND)
    pool.start()
    yield pool
    pool.close()


def judged(number: int, text: str) -> Record:
    """Return the judged record of a story at that offset."""
    item = {
        "uri": f"urn:x:{number}",
        "headlines": [{"value": f"Story {number}"}],
        "language": "en",
        "bodies": [{"contentType": "text/plain", "value": text}],
    }
    (parsed,) = parse_step(Record(topics.RAW, 0, number, 1_742_128_200_000, b"harbour", orjson.dumps(item)), {}).sends
    *_, sent = dedupe_step(Record(parsed.topic, 0, number, 0, parsed.key, parsed.value), Desk()).sends
    return Record(sent.topic, 0, number, 0, sent.key, sent.value)


def told(effects: Effects) -> tuple[str, list[str]]:
    """Return how the recogniser fared with an article, and the surfaces of which it is a source."""
    noted = decode(Article, effects.sends[0].value or b"").copydesk.annotations
    assert noted
    return noted.status["ner"], [each.surface for each in noted.people if "fake/1" in each.method]


async def all_of(ahead: Ahead, records: Sequence[Record], seconds: float = 60.0) -> list[Effects]:
    """Work on records as the loop does: what a slice leaves is handed in again."""
    work = ahead.over(each(ahead.step, stage="enrich", bury=bury, seconds=seconds))
    done: list[Effects] = []
    while len(done) < len(records):
        done += await work(records[len(done) :])
    return done


async def test_each_record_has_the_names_of_its_own_text(pool: Pool) -> None:
    """More records than are asked for ahead, in their order; a text that kills its process fails alone."""
    texts = [f"It was Marta {chr(65 + number)}olm who waited." for number in range(SLICE * pool.size + 4)]
    texts[3] = "die"
    effects = await all_of(Ahead(pool), [judged(number, text) for number, text in enumerate(texts)])
    expected = [("failed", []) if text == "die" else ("ok", [" ".join(text.split()[2:4])]) for text in texts]
    assert [told(one) for one in effects] == expected
    (fact,) = effects[3].facts
    assert fact.failed == ("ner",)
    assert all(dict(one.sends[0].headers)["ce_id"].endswith(b"+fake/1") for one in effects)


async def test_slices_and_bad_records_change_nothing(pool: Pool) -> None:
    """Slices of one record each give what one slice gives; what can't be read is a dead letter in its place."""
    records = [judged(number, f"It was Marta {chr(65 + number)}olm who waited.") for number in range(4)]
    records.insert(2, Record(topics.JUDGED, 0, 9, 0, b"k", b"no record of ours"))
    whole, slices = await all_of(Ahead(pool), records), await all_of(Ahead(pool), records, seconds=0.0)
    assert [one.sends[0].topic for one in whole] == [topics.ARTICLES] * 2 + [topics.DEAD] + [topics.ARTICLES] * 2
    assert slices == whole
