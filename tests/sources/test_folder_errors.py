"""A watched folder: what is refused, with its reason, and what a file system refuses."""

import asyncio
import errno
import hashlib
import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sources.folder_ground import Desk, make_inbox, now, until, until_old

from schemas.topics import RAW_LIMIT
from streams.errors import ConfigError
from streams.sources.folder_claims import take
from streams.sources.folder_layout import Layout


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


async def test_no_folder_is_a_wrong_setting(tmp_path: Path) -> None:
    """A folder that is not there is not made up: a typo would watch nothing for ever."""
    with pytest.raises(ConfigError, match="--watch names a folder"):
        await Desk(tmp_path / "inbxo").once()
