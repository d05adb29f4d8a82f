"""A watched folder as a source: it keeps the contract, and what is taken from it when."""

import json
import os
import time
from pathlib import Path

import pytest
from contracts.source import RememberingContract, Source
from sources.folder_ground import Desk, make_inbox, now

from schemas.topics import RAW_LIMIT
from streams.sources.memory import MemoryPublisher


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
