"""The page as a test sees it."""

import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from aiokafka import AIOKafkaProducer
from contracts.records import Item
from newsroom import Newsroom

AT_ONCE = 3.0
"""Seconds within which an article that was published must stand on the page."""


class Desk:
    """One open page; `faults` are errors and dialogs that it showed, `asked` the addresses that it fetched."""

    def __init__(self, newsroom: Newsroom, address: str, page: Any, shots: Path) -> None:
        self.newsroom, self.address, self.page, self.shots = newsroom, address, page, shots
        self.faults: list[str] = []
        self.asked: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda said: self.faults.append(said.text) if said.type in ("error", "warning") else None)
        page.on("dialog", self._dialog)

    async def _dialog(self, dialog: Any) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        await dialog.dismiss()

    async def open(self, path: str = "/") -> None:
        """Open the page and wait until it follows the live stream."""
        async with self.page.expect_response(lambda answer: "/v1/stream" in answer.url):
            await self.page.goto(self.address + path)

    def strangers(self) -> set[str]:
        """Return the hosts that were asked and are not our own."""
        return {urlsplit(url).netloc for url in self.asked} - {urlsplit(self.address).netloc}

    def row(self, text: str) -> Any:
        """Return the row of the article with this headline."""
        return self.page.locator("#newest li", has_text=text)

    async def publish(self, number: str, headline: str, body: str = "Text.", **said: Any) -> None:
        """Publish one item."""
        await self.newsroom.publish([item(number, headline, body, **said)])

    async def publish_and_see(self, number: str, headline: str) -> float:
        """Publish one item and wait until it stands on the page; returns the seconds from the broker's ack to then."""
        await self.publish(number, headline)
        acked = time.monotonic()
        await self.row(headline).wait_for()
        return time.monotonic() - acked

    async def deliver(self, texts: Sequence[str]) -> None:
        """Write articles to `news.articles.v1` past every stage, with each text as headline, slugline and body."""
        async with AIOKafkaProducer(bootstrap_servers=self.newsroom.brokers) as producer:
            for number, text in enumerate(texts):
                record = Item(number, story=f"attack-{number}", headline=text, text=text).article(slugline=text)
                topic = self.newsroom.prefix + record.topic
                await producer.send_and_wait(topic, record.value, key=record.key, headers=list(record.headers))

    async def shoot(self, name: str) -> None:
        """Keep a picture of the page."""
        await self.page.screenshot(path=self.shots / f"{name}.png")

    async def violations(self) -> Sequence[str]:
        """Return what axe-core finds wrong for people who use a keyboard or a screen reader."""
        from axe_playwright_python.async_playwright import Axe  # noqa: PLC0415  see conftest.py

        found = await Axe().run(self.page)
        return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found.response["violations"]]


def item(number: str, headline: str, body: str = "Text.", *, version: int = 1, status: str = "usable") -> bytes:
    """Return a ninjs item."""
    said: dict[str, Any] = {
        "uri": f"urn:newsml:page.example:{number}", "version": str(version), "type": "text", "pubStatus": status,
        "versionCreated": f"2025-03-16T10:{version:02}:00Z", "language": "en",
        "headlines": [{"role": "main", "value": headline}],
    }  # fmt: skip
    if status == "usable":
        said["bodies"] = [{"contentType": "text/plain", "value": body}]
    return json.dumps(said).encode()
