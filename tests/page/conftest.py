"""A worker on a real broker and a real Chromium that looks at its page."""

import os
import shutil
import socket
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from newsroom import Newsroom
from page.desk import Desk

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
    _until_ready(f"http://127.0.0.1:{port}/readyz")
    _until_ready(f"http://127.0.0.1:{port}/v1/articles")  # 503 until the worker has made its store
    yield newsroom, f"http://127.0.0.1:{port}"
    assert newsroom.close() == [0]


def _until_ready(url: str) -> None:
    end = time.monotonic() + 60
    while True:
        try:
            with urlopen(url, timeout=5) as answer:
                assert answer.status == 200
                return
        except (URLError, OSError):
            assert time.monotonic() < end, "the worker does not get ready"
            time.sleep(0.2)


@pytest.fixture
async def desk(chromium: str, newsroom: tuple[Newsroom, str], root: Path) -> AsyncIterator[Desk]:
    """Yield a fresh page, and say afterwards what it asked for and complained of."""
    # Imported late: Playwright is an extra, and tests are collected without it.
    from playwright.async_api import async_playwright  # noqa: PLC0415

    shots = root / "build" / "page"
    shots.mkdir(parents=True, exist_ok=True)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        context = await browser.new_context(viewport={"width": 1400, "height": 900}, locale="en-GB")
        desk = Desk(*newsroom, await context.new_page(), shots)
        yield desk
        await browser.close()
    assert desk.faults == []
    assert desk.strangers() == set()
