"""A watched folder as a source: what is taken, what is refused, and that a crash at any point loses nothing."""

import asyncio
import errno
import hashlib
import json
import os
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from contracts.source import RememberingContract, Source
from promptness import PATIENCE

from schemas.topics import RAW_LIMIT
from streams.errors import ConfigError
from streams.sources import Ack, Publisher
from streams.sources.folder import Pace, WatchedFolder
from streams.sources.folder_claims import take
from streams.sources.folder_inbox import Inbox
from streams.sources.folder_layout import FolderHeldError, Layout
from streams.sources.memory import MemoryPublisher, PowerCut

QUICK = Pace(stable=0.05, poll=0.005, pauses=(0.005, 0.02))


class Desk:
    """A folder with a watcher, and what it says."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self.began = time.time()
        self.publisher = MemoryPublisher()
        self.acks: list[Ack] = []
        self.talk: list[str] = []
        self.hear: Callable[[str], object] = lambda _: None

    def watcher(self, **options: Any) -> WatchedFolder:
        """Return a new watcher, as a new process has."""
        said = {"pace": QUICK, "acked": self.acks.extend, "tell": self.say} | options
        return WatchedFolder(self.top, "wire", self.connect, **said)

    def say(self, line: str) -> None:
        """Keep what the watcher says."""
        self.talk.append(line)
        self.hear(line)

    @asynccontextmanager
    async def connect(self) -> AsyncIterator[Publisher]:
        """Open the publisher."""
        async with self.publisher:
            yield self.publisher

    async def once(self, **options: Any) -> None:
        """Take all that is complete."""
        await asyncio.wait_for(self.watcher(**options).run(once=True), PATIENCE)

    async def until_it_waits(self) -> None:
        """Watch until it says that it waits, or until nothing is left."""
        watcher = self.watcher()
        self.hear = lambda line: watcher.stop() if line.startswith("waiting") else None
        await asyncio.wait_for(watcher.run(once=True), PATIENCE)

    def put(self, name: str, body: bytes = b"an item\n", *, age: float = 10) -> Path:
        """Lay a file into the inbox that was last changed so many seconds ago."""
        path = self.top / "inbox" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
        then = self.began - age
        os.utime(path, (then, then))
        return path

    @property
    def sent(self) -> list[bytes]:
        """What landed, in order."""
        return [record.value or b"" for record in self.publisher.broker.log]

    def files(self, below: str) -> dict[str, bytes]:
        """Return name and content of all files below a folder; those of `done` without the day."""
        top = self.top / below
        skip = 3 if below == "done" else 0
        found = [path for path in top.rglob("*") if path.is_file() and path.name != ".lock"]
        return {"/".join(path.relative_to(top).parts[skip:]): path.read_bytes() for path in found}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a folder that nobody has watched yet."""
    return Desk(tmp_path)


class Drop(Source):
    """Files that lie in the inbox."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self.offered = 0

    async def offer(self, *bodies: bytes) -> None:
        """Lay each down, later than the one before."""
        for body in bodies:
            Desk(self.top).put(f"{self.offered}.txt", body, age=1000 - self.offered)
            self.offered += 1

    async def run(self, publisher: MemoryPublisher) -> list[str]:
        """Watch until nothing is left, or until it waits for the broker."""
        before = set(self.top.glob("error/*.reason.json"))
        desk = Desk(self.top)
        desk.publisher = publisher
        await desk.until_it_waits()
        reasons = set(self.top.glob("error/*.reason.json")) - before
        return [json.loads(path.read_bytes())["reason"] for path in reasons]


class TestFolder(RememberingContract):
    """A watched folder keeps the contract."""

    @pytest.fixture
    def source(self, tmp_path: Path) -> Drop:
        """Return an empty folder."""
        return Drop(tmp_path)


# --- what is taken ------------------------------------------------------------------------------------------------


async def test_files_go_from_inbox_to_done(desk: Desk) -> None:
    """Oldest first, then by name; with their path, by the day; work and inbox are empty after."""
    for name, age in (("b.txt", 10), ("a.txt", 10), ("sport/late.json", 5), ("first", 99)):
        desk.put(name, name.encode(), age=age)
    await desk.once()
    assert desk.sent == [b"first", b"a.txt", b"b.txt", b"sport/late.json"]
    assert desk.files("done") == {name: name.encode() for name in ("a.txt", "b.txt", "first", "sport/late.json")}
    assert desk.files("inbox") == desk.files("work") == desk.files("error") == {}
    assert list((desk.top / "work").iterdir()) == [desk.top / "work" / ".lock"]
    head = [dict(record.headers) for record in desk.publisher.broker.log]
    assert [each.get("content-type") for each in head] == [None, b"text/plain", b"text/plain", b"application/json"]
    assert head[3]["source-uri"].decode() == (desk.top / "inbox/sport/late.json").as_uri()
    assert desk.talk == []


@pytest.mark.parametrize(
    "name", [".story.txt", "story.tmp", "story.txt.part", "s.PARTIAL", "s.filepart", "s.crdownload"]
)
async def test_temporary_names_are_never_taken(desk: Desk, name: str) -> None:
    """However old they are, and neither is what lies in a folder with such a name."""
    desk.put(name)
    desk.put(f".new/{name}/story.txt")
    desk.put("new.part/story.txt")
    await desk.once()
    assert desk.sent == []


def test_a_rename_completes_a_file_at_once(desk: Desk) -> None:
    """Seen under a temporary name, it is complete as soon as it has its own; another file of that name is not."""
    inbox = make_inbox(desk, stable=1000)
    part = desk.put("story.txt.part", age=0)
    assert inbox.look(now(), 0) == []
    part.rename(desk.top / "inbox" / "story.txt")
    desk.put("other.txt", age=0)
    assert [seen.name for seen in inbox.look(now(), 1)] == ["story.txt"]


def test_an_inode_that_comes_again_is_no_rename(desk: Desk) -> None:
    """What has the inode of a temporary file, but other bytes, is complete when a further look finds it unchanged."""
    inbox = make_inbox(desk, stable=1000)
    part = desk.put("story.txt.part", age=3)
    assert inbox.look(now(), 0) == []
    path = part.rename(desk.top / "inbox" / "story.txt")
    for number, body in enumerate((b"<only", b"<only the beg", b"<only the beginning/>"), 1):
        path.write_bytes(body)
        assert inbox.look(now(), number) == []
    assert [seen.size for seen in inbox.look(now(), 4)] == [21]


def test_a_file_in_the_making_waits(desk: Desk) -> None:
    """While size or time change it is not complete; unchanged for the stable time it is, whatever its date says."""
    inbox = make_inbox(desk, stable=2)
    path = desk.put("story.txt", age=-500)
    second = 10**9
    assert inbox.look(now(), 0) == []
    assert inbox.look(now(), 1 * second) == []
    path.write_bytes(b"more than before\n")
    os.utime(path, (time.time() + 500, time.time() + 500))
    assert inbox.look(now(), 2 * second) == []
    assert inbox.look(now(), 3 * second) == []
    assert [seen.name for seen in inbox.look(now(), 4 * second)] == ["story.txt"]


def test_an_empty_file_waits_longer(desk: Desk) -> None:
    """It is most likely just begun: it is taken after ten times the stable time."""
    inbox = make_inbox(desk, stable=2)
    desk.put("story.txt", b"", age=10)
    assert inbox.look(now(), 0) == []
    desk.put("story.txt", b"", age=23)
    assert [seen.name for seen in inbox.look(now(), 0)] == ["story.txt"]


def test_one_look_is_bounded(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of more files than one look returns the oldest come first."""
    monkeypatch.setattr("streams.sources.folder_inbox.LOOK", 3)
    for number in range(9):
        desk.put(f"{number}", age=100 + number)
    assert [seen.name for seen in make_inbox(desk).look(now(), 0)] == ["8", "7", "6"]


async def test_names_of_any_bytes(desk: Desk) -> None:
    """A name that is no UTF-8, holds a line end, or is as long as names can be, is a name."""
    names = [os.fsdecode(b"\xff\xfe.txt"), "two\nlines.txt", "x" * 255, "y" * 251 + ".txt", "z." + "z" * 250]
    for name in names:
        desk.put(name, os.fsencode(name))
        desk.put("giant-" + name[:240] + ".txt"[: 9 * (len(name) < 200)], bytes(RAW_LIMIT + 1))
    await desk.once()
    assert sorted(desk.sent) == sorted(os.fsencode(name) for name in names)
    assert sorted(desk.files("done").values()) == sorted(desk.sent)
    assert len(desk.files("error")) == 2 * len(names)


async def test_the_same_name_again_keeps_both(desk: Desk) -> None:
    """In done the second of a day gets a name of its own with the same ending, and so in error."""
    for body in (b"one", b"two", b"three"):
        desk.put("latest.xml", body)
        desk.put("giant.xml", bytes(RAW_LIMIT + 1))
        await desk.once()
    assert sorted(desk.files("done").values()) == [b"one", b"three", b"two"]
    assert all(name.startswith("latest.") and name.endswith(".xml") for name in desk.files("done"))
    assert len(desk.files("error")) == 6


async def test_a_file_becomes_a_folder(desk: Desk) -> None:
    """What stands in done as a file is no obstacle for a folder of that name."""
    desk.put("sport", b"a file")
    await desk.once()
    desk.put("sport/match.txt", b"below")
    await desk.once()
    assert desk.files("done") == {"sport": b"a file", "sport+match.txt": b"below"}


def make_inbox(desk: Desk, stable: float = 0.05) -> Inbox:
    """Return an inbox that is looked into by hand."""
    (desk.top / "inbox").mkdir(exist_ok=True)
    return Inbox(desk.top / "inbox", stable)


def now() -> int:
    """Return the time as the file system has it."""
    return time.time_ns()


# --- what is refused ----------------------------------------------------------------------------------------------


async def test_bad_files_go_to_error_with_their_reason(desk: Desk) -> None:
    """Too large, unreadable or no file at all: moved aside with a reason and its cure, and the neighbours go on."""
    desk.put("giant.bin", bytes(RAW_LIMIT + 1))
    desk.put("sport/good.txt", b"good")
    (desk.top / "secret").write_bytes(b"not for the wire")
    (desk.top / "inbox" / "link.txt").symlink_to(desk.top / "secret")
    (desk.top / "inbox" / "away").symlink_to(desk.top)
    os.mkfifo(desk.top / "inbox" / "pipe")
    await until_old(desk, "link.txt", "away", "pipe")
    await desk.once()
    assert desk.sent == [b"good"]
    reasons = {
        path.name.removesuffix(".reason.json"): json.loads(path.read_bytes()) for path in desk.top.glob("error/*.json")
    }
    assert {name: reason["reason"] for name, reason in reasons.items()} == {
        "giant.bin": "tooLarge",
        "link.txt": "notAFile",
        "away": "notAFile",
        "pipe": "notAFile",
    }
    giant = reasons["giant.bin"]
    assert set(giant) == {"at", "feed", "reason", "message", "cure", "source", "size", "sha256"}
    assert (giant["feed"], giant["size"]) == ("wire", RAW_LIMIT + 1)
    assert giant["sha256"] == hashlib.sha256(bytes(RAW_LIMIT + 1)).hexdigest()
    assert giant["source"] == (desk.top / "inbox/giant.bin").as_uri()
    assert {path.name for path in desk.top.glob("error/*")} >= set(reasons)
    assert desk.files("inbox") == desk.files("work") == {}


async def test_a_file_that_may_not_be_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """It goes to error as unreadable; the refusal is staged, for whoever runs as root may read everything."""
    desk.put("closed.txt", b"closed").chmod(0)
    desk.put("open.txt", b"open")
    real = os.open

    def refuse(path: Any, flags: int, *rest: Any, **named: Any) -> int:
        if str(path).endswith("closed.txt"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return real(path, flags, *rest, **named)

    monkeypatch.setattr(os, "open", refuse)
    await desk.once()
    assert desk.sent == [b"open"]
    assert json.loads(desk.files("error")["closed.txt.reason.json"])["reason"] == "unreadable"


async def test_no_reason_takes_the_place_of_a_file(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A refused file, or a folder, whose name is that of another's reason gets one of its own."""
    monkeypatch.setattr("streams.sources.folder_claims.RAW_LIMIT", 100)
    long = "l" * (255 - len(".reason.json") - len(".reason.json")) + ".reason"
    bodies = {name: name.encode() + bytes(101) for name in ("a.reason.json", "b.reason.json/c", f"{long}more.json")}
    bodies |= {name.partition(".")[0]: name.encode() + bytes(101) for name in bodies}
    for age, (name, body) in enumerate(bodies.items()):
        desk.put(name, body, age=100 - age)
    await desk.once()
    found = desk.files("error")
    reasons = {name: json.loads(body) for name, body in found.items() if name.endswith(".reason.json")}
    assert {name.removesuffix(".reason.json") for name in reasons} == found.keys() - reasons
    sources = {Path(reason["source"]).name: name.removesuffix(".reason.json") for name, reason in reasons.items()}
    assert {Path(name).name: body for name, body in bodies.items()} == {
        source: found[name] for source, name in sources.items()
    }
    assert desk.files("inbox") == desk.files("work") == {}


async def test_a_disk_that_fails_is_waited_for(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file is to blame for it; the file is named."""
    desk.put("a.txt", b"a")
    real = os.read

    def fails(file: int, size: int) -> bytes:
        if desk.talk:
            return real(file, size)
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("streams.sources.folder_claims.os.read", fails)
    await desk.once()
    assert [line.partition(";")[0] for line in desk.talk] == [
        "waiting, and trying again: a.txt: Input/output error",
        "it goes on",
    ]
    assert (desk.sent, desk.files("error")) == ([b"a"], {})


async def test_a_folder_that_can_not_be_entered_is_told_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What lies too deep is left where it is, and that is said, once."""
    monkeypatch.setattr("streams.sources.folder_inbox.DEEPEST", 1)
    desk.put("a/b/c.txt", b"deep")
    desk.put("a/b.txt", b"flat")
    watcher = desk.watcher()
    running = asyncio.create_task(watcher.run())
    await until(lambda: desk.files("done") != {})
    watcher.stop()
    await running
    assert desk.sent == [b"flat"]
    assert [line[:25] for line in desk.talk] == ["left in the inbox: a/b/c."]


def test_a_folder_swapped_for_a_link_leads_nowhere(desk: Desk, tmp_path: Path) -> None:
    """Between look and claim a folder becomes a link to elsewhere: nothing from there is read."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "x.txt").write_bytes(b"secret")
    desk.put("sport/x.txt", b"story")
    layout = Layout(desk.top)
    layout.make()
    (seen,) = make_inbox(desk).look(now(), 0)
    (desk.top / "inbox" / "sport").rename(tmp_path / "moved")
    (desk.top / "inbox" / "sport").symlink_to(tmp_path / "elsewhere")
    assert take(layout, [seen], datetime.now(UTC)) == []


# --- what changes meanwhile ---------------------------------------------------------------------------------------


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


# --- crashes ------------------------------------------------------------------------------------------------------

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


def refuse_links(*_: Any, **__: Any) -> None:
    """Say what a file system says that has no hard links."""
    raise OSError(errno.EOPNOTSUPP, "Operation not supported")


# --- waiting ------------------------------------------------------------------------------------------------------


async def test_it_waits_for_the_broker_and_says_so_once(desk: Desk) -> None:
    """Away at the start and again later: one line each time, one when it goes on; the inbox is not touched."""
    desk.publisher.broker.away = True
    desk.put("a.txt", b"a")
    watcher = desk.watcher()
    running = asyncio.create_task(watcher.run())
    await until(lambda: desk.talk != [])
    await asyncio.sleep(0.1)  # some tries later
    assert [line[:8] for line in desk.talk] == ["waiting,"]
    assert set(desk.files("inbox")) == {"a.txt"}
    desk.publisher.broker.away = False
    await until(lambda: desk.files("done") == {"a.txt": b"a"})
    desk.publisher.broker.away = True
    desk.put("b.txt", b"b")
    await until(lambda: len(desk.talk) == 3)
    await asyncio.sleep(0.1)
    desk.publisher.broker.away = False
    await until(lambda: set(desk.files("done")) == {"a.txt", "b.txt"})
    watcher.stop()
    await running
    assert [line[:8] for line in desk.talk] == ["waiting,", "it goes ", "waiting,", "it goes "]
    assert desk.files("error") == {}


async def test_order_after_a_lost_one(desk: Desk) -> None:
    """Of a batch whose first is not taken all are sent again, in order; their acks are told once."""
    for number in range(3):
        desk.put(f"{number}.xml", b"%d" % number, age=100 - number)
    desk.publisher.broker.lost = 1
    await desk.once()
    assert desk.sent == [b"1", b"2", b"0", b"1", b"2"]
    assert len(desk.acks) == 3
    assert desk.files("inbox") == desk.files("work") == {}


@pytest.mark.parametrize("step", ["link", "rename", "mkdir"])
async def test_it_waits_while_the_disk_is_full(desk: Desk, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says so, tries again with pauses, and loses and refuses nothing."""
    desk.put("a.txt", b"a")
    Layout(desk.top).make()
    tries: list[str] = []

    def full(*_: Any, **__: Any) -> None:
        tries.append(step)
        raise OSError(errno.ENOSPC, "No space left on device")

    watcher = desk.watcher(pace=replace(QUICK, pauses=(0.05, 0.1)))
    with monkeypatch.context() as patch:
        patch.setattr(os, step, full)
        running = asyncio.create_task(watcher.run())
        await until(lambda: desk.talk != [])
        await asyncio.sleep(0.3)
    assert len(tries) <= 8  # it does not spin
    await until(lambda: desk.files("done") == {"a.txt": b"a"})
    watcher.stop()
    await running
    assert [line[:8] for line in desk.talk] == ["waiting,", "it goes "]
    assert desk.files("error") == desk.files("inbox") == {}
    assert set(desk.sent) == {b"a"}


async def test_a_stop_while_no_ack_comes(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is in flight gets a moment; then it ends all the same, and the next start sends it."""
    monkeypatch.setattr("streams.sources.folder_delivery.GRACE", 0.05)
    desk.put("a.txt", b"a")
    desk.publisher.broker.acking.clear()
    watcher = desk.watcher()
    running = asyncio.create_task(watcher.run())
    await asyncio.wait_for(desk.publisher.broker.until(1), PATIENCE)
    watcher.stop()
    await asyncio.wait_for(running, PATIENCE)
    assert (desk.acks, desk.files("done")) == ([], {})
    desk.publisher.broker.acking.set()
    await desk.once()
    assert desk.files("done") == {"a.txt": b"a"}


async def test_a_stop_lets_what_is_in_flight_end(desk: Desk) -> None:
    """The ack that comes in time is told, and its file is put away."""
    desk.put("a.txt", b"a")
    desk.publisher.broker.acking.clear()
    watcher = desk.watcher()
    running = asyncio.create_task(watcher.run())
    await asyncio.wait_for(desk.publisher.broker.until(1), PATIENCE)
    watcher.stop()
    desk.publisher.broker.acking.set()
    await asyncio.wait_for(running, PATIENCE)
    assert len(desk.acks) == 1
    assert desk.files("done") == {"a.txt": b"a"}


async def test_silence_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broker that takes items and answers nothing is waited for, and that is said before the client gives up."""
    monkeypatch.setattr("streams.sources.folder_delivery.QUIET", 0.05)
    desk.put("a.txt", b"a")
    desk.publisher.broker.acking.clear()
    running = asyncio.create_task(desk.watcher().run(once=True))
    await until(lambda: desk.talk != [])
    assert "has not answered" in desk.talk[0]
    desk.publisher.broker.acking.set()
    await running
    assert desk.talk[1:] == ["it goes on"]
    assert desk.sent == [b"a"]


async def test_memory_is_bounded(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """While no ack comes no more than one batch is read and sent."""
    monkeypatch.setattr("streams.sources.folder.ITEMS", 7)
    for number in range(30):
        desk.put(f"{number}.txt")
    desk.publisher.broker.acking.clear()
    running = asyncio.create_task(desk.watcher().run(once=True))
    await asyncio.wait_for(desk.publisher.broker.until(7), PATIENCE)
    await asyncio.sleep(0.05)
    assert len(desk.sent) == 7
    desk.publisher.broker.acking.set()
    await running
    assert len(desk.sent) == 30


# --- whose it is --------------------------------------------------------------------------------------------------


async def test_a_second_watcher_is_refused(desk: Desk) -> None:
    """It ends and says who has the folder; after the first ended it may."""
    watcher = desk.watcher()
    running = asyncio.create_task(watcher.run())
    await until(lambda: (desk.top / "work" / ".lock").exists() and (desk.top / "work" / ".lock").stat().st_size)
    with pytest.raises(FolderHeldError, match=f'watched already, by .*"pid": {os.getpid()}'):
        await desk.once()
    watcher.stop()
    await running
    await desk.once()


@pytest.mark.parametrize("again", [False, True], ids=["removed", "replaced"])
async def test_a_lock_that_was_removed_ends_it(desk: Desk, again: bool) -> None:
    """Another process may hold a new one: it ends and says so, and the next start goes on."""
    running = asyncio.create_task(desk.watcher().run())
    lock = desk.top / "work" / ".lock"
    await until(lock.exists)
    lock.unlink()
    if again:
        lock.touch()
    with pytest.raises(FolderHeldError, match=r"\.lock was removed or replaced"):
        await asyncio.wait_for(running, PATIENCE)
    desk.put("a.txt", b"a")
    await desk.once()
    assert (desk.sent, desk.talk) == ([b"a"], [])


async def test_a_stdout_that_would_block_is_no_second_watcher(desk: Desk) -> None:
    """What goes wrong while the folder is held is told as what it is."""

    def acked(_: Any) -> None:
        raise BlockingIOError(errno.EAGAIN, "write could not complete without blocking")

    desk.put("a.txt", b"a")
    with pytest.raises(BlockingIOError):
        await desk.once(acked=acked)


async def test_no_folder_is_a_wrong_setting(tmp_path: Path) -> None:
    """A folder that is not there is not made up: a typo would watch nothing for ever."""
    with pytest.raises(ConfigError, match="--watch names a folder"):
        await Desk(tmp_path / "inbxo").once()


async def until(holds: Callable[[], object]) -> None:
    """Wait until something holds on the file system, which tells no event."""
    async with asyncio.timeout(PATIENCE):
        while not holds():  # noqa: ASYNC110  nobody tells when
            await asyncio.sleep(0.005)


async def until_old(desk: Desk, *names: str) -> None:
    """Wait until what can't be given a date is older than the stable time."""
    await until(lambda: all(time.time() - (desk.top / "inbox" / name).lstat().st_mtime > 0.06 for name in names))
