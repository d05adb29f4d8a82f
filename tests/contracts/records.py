"""Records as the topics carry them, small and made up, for every contract that needs some."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson

from schemas import topics
from schemas.dead import DeadLetter, disposition
from schemas.raw import Receipt
from schemas.vocab import ENDS_AT_DEDUPE, Reason, Stage
from streams.messages import Record

NOON = datetime(2025, 3, 16, 12, tzinfo=UTC)
RAW_SHA256 = "5e" * 32


def at(minutes: float) -> str:
    """Return a time so many minutes after noon, as JSON spells it."""
    return (NOON + timedelta(minutes=minutes)).isoformat().replace("+00:00", "Z")


@dataclass(frozen=True)
class Item:
    """One received item; from it come the records that the store reads. Times are minutes after noon."""

    number: int  # its raw offset, and its offset on every later topic
    story: str = "bridge"
    version: int = 1
    kind: str = "new"
    status: str = "usable"
    created: float | None = None
    received: float | None = None
    headline: str = "Old bridge over the Tauber reopens"
    text: str = "The bridge is open again."
    feed: str = "tauber-post"

    @property
    def uri(self) -> str:
        """The uri of its article."""
        return f"urn:copydesk:{self.feed}:{self.story}"

    @property
    def revision(self) -> str:
        """A revision that is its own."""
        return f"{self.story}-{self.version}-{self.kind}"

    @property
    def receipt(self) -> str:
        """Where its bytes lie."""
        return str(Receipt(topics.RAW, 0, self.number, 0))

    @property
    def received_at(self) -> str:
        """When its bytes came."""
        return at(self.number if self.received is None else self.received)

    def article(self, *, offset: int | None = None, **changes: Any) -> Record:
        """Return its record on `news.articles.v1`; `changes` go into the document."""
        wire = {
            "feed": self.feed,
            "agency": self.feed,
            "receivedAt": self.received_at,
            "receipt": self.receipt,
            "revision": self.revision,
            "raw": self._raw(),
            "format": "plain",
            "charset": "utf-8",
            "warnings": ["no content-type"],
            "change": {"kind": self.kind},
            "cluster": {"id": f"c-{self.story}", "role": "canonical"},
            "annotations": {"status": {"language": "ok", "located": "notRun"}},
        }
        document = {
            "uri": self.uri,
            "version": str(self.version),
            "pubStatus": self.status,
            "language": "en",
            "headlines": [{"value": self.headline}],
            "bodies": [{"contentType": "text/plain", "value": self.text}],
            "copydesk": wire,
            **self._created(),
            **changes,
        }
        return self._record(topics.ARTICLES, self.uri, orjson.dumps(document), offset)

    def verdict(self, *, offset: int | None = None, **changes: Any) -> Record:
        """Return its record on `wire.verdicts.v1`; `changes` go into the document."""
        document = {
            "receipt": self.receipt,
            "uri": self.uri,
            "feed": self.feed,
            "agency": self.feed,
            "revision": self.revision,
            "kind": self.kind,
            "reason": "seen before" if self.kind in ENDS_AT_DEDUPE else "first seen",
            "headline": self.headline,
            "receivedAt": self.received_at,
            "pubStatus": self.status,
            "cluster": {"id": f"c-{self.story}", "role": "canonical"},
            "parsedPartition": 0,
            "parsedOffset": self.number,
            "judgedAt": self.received_at,
            "algorithm": "1",
            "raw": self._raw(),
            "format": "plain",
            "charset": "utf-8",
            **self._created(),
            **changes,
        }
        return self._record(topics.VERDICTS, self.receipt, orjson.dumps(document), offset)

    def dead(
        self,
        stage: Stage = "parse",
        reason: Reason = "malformed",
        *,
        offset: int | None = None,
        value: bytes = b"\x00\xff",
    ) -> Record:
        """Return its dead letter: of the raw record at `parse`, of its own article at `store`."""
        died = self.article() if stage == "store" else Record(topics.RAW, 0, self.number, 0, self.feed.encode(), value)
        original = (("received-at", self.received_at.encode()), ("sha256", RAW_SHA256.encode()), ("odd", b"\x00\xff"))
        letter = DeadLetter(
            topic=died.topic,
            partition=died.partition,
            offset=died.offset,
            stage=stage,
            reason=reason,
            message="not an item at all",
            exception="ParseError",
            attempts=1,
            disposition=disposition(reason),
            code_version="0.1.0",
            original=original,
        )
        place = self.number if offset is None else offset
        return Record(topics.DEAD, 0, place, 1_742_126_400_000 + place, died.key, died.value, letter.headers())

    def _raw(self) -> dict[str, Any]:
        place = {"topic": topics.RAW, "partition": 0, "offset": self.number}
        return {"source": "file:///wires/1.txt", **place, "sha256": RAW_SHA256, "size": 99}

    def _created(self) -> dict[str, str]:
        return {} if self.created is None else {"versionCreated": at(self.created)}

    def _record(self, topic: str, key: str, value: bytes, offset: int | None) -> Record:
        return Record(topic, 0, self.number if offset is None else offset, 0, key.encode(), value)
