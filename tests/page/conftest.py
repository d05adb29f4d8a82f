"""A worker on a real broker and a real Chromium that looks at its page."""

import os
import shutil
import socket
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
import pytest_asyncio
from newsroom import Newsroom
from page.desk import Desk
from promptness import PATIENCE

ARGUMENTS = [
    "--no-sandbox",  # the tests may run as root, where Chromium's sandbox refuses to start; the pages are our own
    "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of Chromium; in CI it must be there."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None and os.environ.get("CI"):
        pytest.fail("no Chromium: .ci/run installs it")
    return found or pytest.skip("needs Chromium: apt-get install chromium")


@pytest.fixture(scope="module")
def newsroom(kafka: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Newsroom, str]]:
    """Yield a newsroom at work and the address of its page."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    newsroom = Newsroom(kafka, tmp_path_factory.mktemp("page"), COPYDESK_HTTP=f"127.0.0.1:{port}")
    newsroom.open()
    try:
        _until_ready(f"http://127.0.0.1:{port}/readyz")
        _until_ready(f"http://127.0.0.1:{port}/v1/articles")  # 503 until the worker has made its store
        yield newsroom, f"http://127.0.0.1:{port}"
    finally:
        codes = newsroom.close()
    assert codes == [0]


def _until_ready(url: str) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            with urlopen(url, timeout=5) as answer:
                assert answer.status == 200
                return
        except (URLError, OSError):
            assert time.monotonic() < end, "the worker does not get ready"
            time.sleep(0.2)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser(chromium: str) -> AsyncIterator[Any]:
    """Yield Chromium, started once: a start costs seconds, and what a page keeps lies in its context."""
    # Imported late: Playwright is an extra, and tests are collected without it.
    from playwright.async_api import async_playwright  # noqa: PLC0415

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def desk(browser: Any, newsroom: tuple[Newsroom, str], root: Path) -> AsyncIterator[Desk]:
    """Yield a page in a fresh context, and say afterwards what it asked for and complained of."""
    shots = root / "build" / "page"
    shots.mkdir(parents=True, exist_ok=True)
    context = await browser.new_context(viewport={"width": 1400, "height": 900}, locale="en-GB")
    context.set_default_timeout(1000 * PATIENCE)
    desk = Desk(*newsroom, await context.new_page(), shots)
    yield desk
    await context.close()
    assert desk.faults == []
    assert desk.strangers() == set()
