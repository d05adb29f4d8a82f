"""The topics of copydesk, in one table: what lies on each, how it is keyed and kept, who writes and who reads.

Provisioning, the AsyncAPI document, compose and access lists are made from this table and from nothing else.
"""

from dataclasses import dataclass, field
from typing import Literal

from schemas.article import Article, ParsedItem
from schemas.base import Model
from schemas.dead import DeadLetter
from schemas.raw import RawItem
from schemas.verdict import JudgedItem, Kill, Verdict

MIB = 1024 * 1024
HOUR = 3_600_000
DAY = 24 * HOUR

ITEM_LIMIT = 4 * MIB
"""An item above this many bytes is a dead letter `tooLarge`."""

RAW_LIMIT = 8 * MIB
"""`publish` refuses more than this many bytes."""

RAW = "wire.raw.v1"
PARSED = "wire.parsed.v1"
VERDICTS = "wire.verdicts.v1"
KILLS = "wire.kills.v1"
HELD = "wire.held.v1"
JUDGED = "wire.judged.v1"
ARTICLES = "news.articles.v1"
LATEST = "news.latest.v1"
DEAD = "wire.dead.v1"

MARKER_KEY = b"copydesk.marker"
"""Key of the records that only mark a place in a log (a restore reads up to its own one); every reader skips them."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic. `encoding` says what the value is: the model as JSON, or bytes with the model in the headers.

    `retention` is in milliseconds, None for ever; `max_bytes` limits one batch of records (topic, producer and fetch
    alike), and Kafka counts headers and framing in: the raw topic has room for those above `RAW_LIMIT`, and the dead one
    takes whatever any other topic takes.
    """

    name: str
    purpose: str
    model: type[Model]
    encoding: Literal["json", "bytes"]
    key: str
    partitions: int
    cleanup: Literal["delete", "compact"]
    retention: int | None
    max_bytes: int
    writers: tuple[str, ...]
    readers: tuple[str, ...]
    public: bool = False
    tombstones: bool = False
    extra: dict[str, str] = field(default_factory=dict)

    def config(self, *, production: bool = False) -> dict[str, str]:
        """Return the topic's configuration as Kafka spells it."""
        config = {"cleanup.policy": self.cleanup, "max.message.bytes": str(self.max_bytes)}
        if self.cleanup == "compact":
            # Killed text must go soon; readers who were away for a week must still see the tombstone.
            config |= {
                "segment.ms": str(HOUR),
                "max.compaction.lag.ms": str(HOUR),
                "delete.retention.ms": str(7 * DAY),
            }
        else:
            config["retention.ms"] = "-1" if self.retention is None else str(self.retention)
        if production:
            config["min.insync.replicas"] = "2"
        return config | self.extra


def _table(*topics: Topic) -> dict[str, Topic]:
    return {topic.name: topic for topic in topics}


TOPICS: dict[str, Topic] = _table(
    Topic(
        RAW, "the bytes as received, untouched; facts about them in headers", RawItem, "bytes", "feed id",
        4, "delete", 30 * DAY, RAW_LIMIT + MIB, ("sources", "anybody"), ("parse", "replay", "audit"),
    ),
    Topic(
        PARSED, "items read and normalised, not yet judged", ParsedItem, "json", "dedupe shard",
        4, "delete", 7 * DAY, 16 * MIB, ("parse",), ("dedupe", "audit"),
    ),
    Topic(
        VERDICTS, "one verdict per receipt; the memory of dedupe, in the partition of its parsed record", Verdict,
        "json", "receipt", 4, "delete", 16 * DAY, 16 * MIB, ("dedupe",), ("dedupe", "store", "audit"),
    ),
    Topic(
        KILLS, "who killed what, when", Kill, "json", "article uri",
        1, "compact", None, 16 * MIB, ("dedupe",), ("dedupe",),
    ),
    Topic(
        HELD, "items under embargo, with their verdict; a tombstone once released or replaced", JudgedItem, "json",
        "receipt", 1, "compact", None, 16 * MIB, ("dedupe",), ("dedupe", "held", "audit"), tombstones=True,
    ),
    Topic(
        JUDGED, "items with their verdicts; only what goes on", JudgedItem, "json", "article uri",
        4, "delete", 7 * DAY, 16 * MIB, ("dedupe",), ("enrich",),
    ),
    Topic(
        ARTICLES, "every version, correction and kill of every article, in order", Article, "json", "article uri",
        4, "delete", None, 16 * MIB, ("enrich",), ("store", "consumers"), public=True,
    ),
    Topic(
        LATEST, "the newest living version of every article; a tombstone after a kill", Article, "json",
        "article uri", 4, "compact", None, 16 * MIB, ("enrich",), ("consumers",), public=True, tombstones=True,
    ),
    Topic(
        DEAD, "what went no further: original bytes and headers, and why", DeadLetter, "bytes", "key of the record",
        4, "delete", 30 * DAY, 17 * MIB, ("parse", "dedupe", "enrich", "store"), ("store", "dead", "audit"),
    ),
)  # fmt: skip

# A verdict goes to the partition number of its parsed record, a newest version to that of its judged record.
EQUAL_PARTITIONS: tuple[tuple[str, str], ...] = ((PARSED, VERDICTS), (JUDGED, LATEST))
