"""Send what is new in a feed's document: oldest first, a bounded number at a time, until every entry has its ack."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import quote, urljoin

from yarl import URL

from schemas.topics import ITEM_LIMIT
from streams.errors import TooLargeError
from streams.sources.acks import leave
from streams.sources.entries_document import Document, Entry
from streams.sources.publisher import Ack, Publisher

IN_FLIGHT = 200
"""Entries sent and not yet acknowledged."""

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Delivery:
    """What is to be sent of one document: `left` in its order. After a failure it can be sent on: what was acked is not.

    `refused` are the ids of entries that are too large for the topic.
    """

    feed: str
    url: str
    document: Document
    left: deque[Entry]
    content_type: str | None
    etag: str | None
    at: float
    refused: list[str] = field(default_factory=list)

    async def send(self, publisher: Publisher, told: Callable[[Ack], None]) -> None:
        """Send what is left; each ack is told as it comes. TransientError when the broker does not take one."""
        begun: deque[asyncio.Future[Ack]] = deque()
        try:
            while self.left:
                while len(begun) < min(IN_FLIGHT, len(self.left)):
                    begun.append(await self._begin(publisher, self.left[len(begun)]))
                try:
                    told(await begun[0])
                except TooLargeError as error:
                    self._refuse(self.left[0], error)
                begun.popleft()
                self.left.popleft()
        finally:
            await leave(begun)

    async def _begin(self, publisher: Publisher, entry: Entry) -> "asyncio.Future[Ack]":
        record = self.document.record(entry)
        if len(record) > ITEM_LIMIT:
            log.warning("%s: %d bytes; an item has at most %d", entry.id, len(record), ITEM_LIMIT, extra=self._about)
        try:
            ack = await publisher.begin(
                self.feed,
                record,
                source=source_of(entry, self.url),
                content_type=self.content_type,
                received_at=datetime.fromtimestamp(self.at, UTC),
                extra={"etag": self.etag.encode(errors="replace")} if self.etag else None,
            )
        except TooLargeError as error:
            refused: asyncio.Future[Ack] = asyncio.get_running_loop().create_future()
            refused.set_exception(error)
            return refused
        return asyncio.ensure_future(ack)

    def _refuse(self, entry: Entry, error: TooLargeError) -> None:
        self.refused.append(entry.id)
        log.warning("%s is not sent, it is too large: %s", entry.id, error, extra=self._about)

    @property
    def _about(self) -> dict[str, str]:
        return {"feed": self.feed}


def source_of(entry: Entry, url: str) -> str:
    """Return where an entry comes from: its own page, else its place in the feed.

    Of the feed's address without the query: agencies put tokens there, and the source stands in every article.
    """
    try:
        page = URL(urljoin(url, entry.link or ""))
        if entry.link and page.scheme in {"http", "https"} and page.host:
            return str(page.with_user(None))
    except ValueError:
        pass
    return f"{URL(url).with_user(None).with_query(None).with_fragment(None)}#{quote(entry.id, safe=':/')}"
