"""What docs/http.md tells people to type works: the feeds file, the curl, the answer."""

import asyncio
import json
import re
import shutil
from pathlib import Path

import pytest
from sources.push_ground import TOKEN, Counter, counter

from streams.settings import load_feeds
from streams.sources.memory import MemoryPublisher
from streams.sources.push_gate import Gate

PAGE = (Path(__file__).parents[2] / "docs" / "http.md").read_text(encoding="utf-8")
CURL = re.findall(r"<!-- with a server -->\n```sh\n(.*?)```", PAGE, re.DOTALL)
FEEDS = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
ANSWER = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.skipif(not shutil.which("curl"), reason="needs curl")
async def test_curl_of_the_page(tmp_path: Path) -> None:
    """The command pushes the file as it is, and the answer has the fields that the page shows."""
    (code,) = CURL
    (tmp_path / "story.txt").write_bytes(b"A story\r\n\r\nof two lines\n")
    publisher = MemoryPublisher()
    async with counter(tmp_path, publisher) as desk:
        first, again = [await _run(tmp_path, desk, code) for _ in range(2)]
    assert set(first) == set(json.loads(ANSWER[0]))
    assert (first["idempotencyKey"], first["status"]) == ("story-4711-v1", "accepted")
    assert again == first | {"status": "repeat"}
    (record,) = publisher.broker.log
    assert record.value == b"A story\r\n\r\nof two lines\n"
    assert record.header("content-type") == b"text/plain; charset=utf-8"


async def _run(folder: Path, desk: Counter, code: str) -> dict[str, object]:
    code = code.replace("http://127.0.0.1:8642", desk.url).replace("my-cms", "wire")
    process = await asyncio.create_subprocess_exec(
        *("sh", "-euc", code), cwd=folder, env={"TOKEN": TOKEN, "PATH": "/usr/bin:/bin"}, stdout=-1, stderr=-1
    )
    out, err = await process.communicate()
    assert process.returncode == 0, err
    answer: dict[str, object] = json.loads(out)
    return answer


def test_feeds_file_of_the_page(tmp_path: Path) -> None:
    """The feeds file of the page is one, and opens the gate for its feed."""
    (text,) = FEEDS
    (tmp_path / "feeds.toml").write_text(text, encoding="utf-8")
    assert Gate(load_feeds(tmp_path / "feeds.toml")).knows("my-cms")
