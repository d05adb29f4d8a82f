"""A watched folder: a version that comes while the one before is sent, and a crash at any step; neither loses anything."""

import asyncio
import os
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from promptness import PATIENCE
from sources.folder_ground import Desk, refuse_links, until

from schemas.topics import RAW_LIMIT
from streams.sources.memory import PowerCut


async def test_a_new_version_by_rename_while_the_old_one_is_sent(desk: Desk) -> None:
    """Both are sent, in order, and both stand in done."""
    path = desk.put("story.txt", b"one")
    desk.publisher.broker.acking.clear()
    running = asyncio.create_task(desk.watcher().run(once=True))
    await asyncio.wait_for(desk.publisher.broker.until(1), PATIENCE)
    desk.put("story.new", b"two").rename(path)
    desk.publisher.broker.acking.set()
    await running
    assert desk.sent == [b"one", b"two"]
    assert sorted(desk.files("done").values()) == [b"one", b"two"]


async def test_a_change_in_place_while_it_is_sent(desk: Desk) -> None:
    """It is sent again as it then is; done has what it is now, once."""
    path = desk.put("story.txt", b"one")
    desk.publisher.broker.acking.clear()
    watcher = desk.watcher()
    running = asyncio.create_task(watcher.run())
    await asyncio.wait_for(desk.publisher.broker.until(1), PATIENCE)
    path.write_bytes(b"changed")
    desk.publisher.broker.acking.set()
    await until(lambda: desk.files("done") != {})
    watcher.stop()
    await running
    assert desk.sent == [b"one", b"changed"]
    assert desk.files("done") == {"story.txt": b"changed"}


async def test_a_file_that_the_feed_takes_back(desk: Desk) -> None:
    """Deleted by its sender while it is sent: it is sent, and stands in done."""
    path = desk.put("story.txt", b"one")
    desk.publisher.broker.acking.clear()
    running = asyncio.create_task(desk.watcher().run(once=True))
    await asyncio.wait_for(desk.publisher.broker.until(1), PATIENCE)
    path.unlink()
    desk.publisher.broker.acking.set()
    await running
    assert desk.files("done") == {"story.txt": b"one"}


@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
async def test_a_new_version_in_the_moment_of_the_removal(
    desk: Desk, links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the last look at the inbox name and its removal a new version takes it: it is sent as well."""
    desk.put("story.txt", b"one")
    real = os.rename

    def rename(source: Any, target: Any, **named: Any) -> None:
        if "left" in str(target) and "new" not in made:
            made.append("new")
            real(desk.put("story.new", b"two"), desk.top / "inbox" / "story.txt")
        real(source, target, **named)

    made: list[str] = []
    monkeypatch.setattr(os, "rename", rename)
    if not links:
        monkeypatch.setattr(os, "link", refuse_links)
    await desk.once()
    assert made == ["new"]
    assert desk.sent == [b"one", b"two"]
    assert b"two" in desk.files("done").values()
    assert desk.files("inbox") == desk.files("work") == {}


async def test_without_hard_links(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where links are refused files are read in the inbox and moved after the ack."""
    monkeypatch.setattr(os, "link", refuse_links)
    for name in ("a.txt", "sport/b.txt"):
        desk.put(name, name.encode())
    desk.put("giant", bytes(RAW_LIMIT + 1))
    await desk.once()
    assert desk.sent == [b"a.txt", b"sport/b.txt"]
    assert set(desk.files("done")) == {"a.txt", "sport/b.txt"}
    assert set(desk.files("error")) == {"giant", "giant.reason.json"}
    assert desk.files("inbox") == desk.files("work") == {}


STEPS = ("link", "rename", "unlink", "mkdir", "rmdir", "open", "fsync", "replace", "utime")


class Countdown:
    """Cuts the power before, or after, the n-th step on the file system."""

    def __init__(self, steps: int, *, after: bool) -> None:
        self.left = steps
        self.after = after

    def wrap(self, step: Callable[..., Any]) -> Callable[..., Any]:
        """Return the step with the cut."""

        def counted(*given: Any, **named: Any) -> Any:
            self.left -= 1
            if self.left == 0 and not self.after:
                raise PowerCut
            done = step(*given, **named)
            if self.left == 0:
                raise PowerCut
            return done

        return counted


@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
async def test_a_cut_at_any_step(tmp_path: Path, after: bool, links: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ended before or after each single step on the file system, and again in the next start: none lost, each once in done."""
    monkeypatch.setattr("streams.sources.folder_claims.RAW_LIMIT", 100)
    for steps in count(1):
        desk = Desk(tmp_path / str(steps))
        wanted = {"a.txt": b"a", "sport/b.txt": b"b", "c.txt": b"c"}
        desk.top.mkdir()
        for name, body in wanted.items():
            desk.put(name, body)
        desk.put("giant", bytes(101))
        was_cut = [await cut(desk, steps, after=after, links=links, monkeypatch=monkeypatch) for _ in range(2)]
        await desk.once()
        assert set(desk.sent) == set(wanted.values()), f"cut at step {steps}"
        assert desk.files("done") == wanted, f"cut at step {steps}"
        assert set(desk.files("error")) == {"giant", "giant.reason.json"}, f"cut at step {steps}"
        assert desk.files("inbox") == desk.files("work") == {}, f"cut at step {steps}"
        if not was_cut[0]:
            break
    assert steps > 40


async def cut(desk: Desk, steps: int, *, after: bool, links: bool, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Watch until the power is cut at that step; returns whether it was."""
    countdown = Countdown(steps, after=after)
    with monkeypatch.context() as patch:
        if not links:
            patch.setattr(os, "link", refuse_links)
        for name in STEPS:
            patch.setattr(os, name, countdown.wrap(getattr(os, name)))
        with suppress(PowerCut):
            await desk.once()
    return countdown.left <= 0
