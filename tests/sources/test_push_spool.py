"""While Kafka is away pushed items wait on disk: in order, through restarts, and none is told taken that is not safe."""

import asyncio
import errno
import os
import stat
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from promptness import PATIENCE
from sources.push_ground import Counter, counter

from streams.errors import ConfigError, TransientError
from streams.sources import push_line
from streams.sources.memory import MemoryPublisher
from streams.sources.push_item import Item, Told, make_item
from streams.sources.spool import Spool, SpoolFullError
from streams.sources.spool_file import BLOCK

MIB = 1024 * 1024
NOW = datetime(2025, 3, 16, 12, tzinfo=UTC)


@pytest.fixture
def publisher() -> MemoryPublisher:
    """Return a publisher in memory whose Kafka is away."""
    publisher = MemoryPublisher()
    publisher.broker.away = True
    return publisher


@pytest.fixture
async def desk(tmp_path: Path, publisher: MemoryPublisher) -> AsyncIterator[Counter]:
    """Yield a desk with a spool."""
    async with opened(tmp_path, publisher) as open_:
        yield open_


def opened(folder: Path, publisher: MemoryPublisher) -> AbstractAsyncContextManager[Counter]:
    """Open a desk with a spool in a folder."""
    return counter(folder, publisher, spool=folder / "spool")


def item(body: bytes, feed: str = "wire", key: str | None = None) -> Item:
    """Make an item."""
    return make_item(Told(feed, "text/plain", "cms:1", None), key, body, NOW)


async def opened_spool(folder: Path, limit: int = MIB) -> Spool:
    """Open a spool as a new process would."""
    spool = Spool(folder, limit)
    await asyncio.to_thread(spool.open)
    return spool


async def test_spooled_and_drained(desk: Counter, publisher: MemoryPublisher) -> None:
    """202 `spooled`, a repeat 200; once Kafka is back they go out in order, with the time at which they came."""
    for number in range(5):
        answer = await desk.push(b"story %d" % number, str(number), content_type="text/plain")
        assert (answer.status, answer.said["status"], answer.said["offset"]) == (202, "spooled", None)
    came = datetime.now(UTC)
    repeat = await desk.push(b"story 3", "3")
    assert (repeat.status, repeat.said["status"]) == (200, "spooled")
    assert (await desk.push(b"other", "3")).status == 422
    assert spool_bytes(desk) == 5 * BLOCK
    publisher.broker.away = False
    await publisher.broker.until(5)
    assert [record.value for record in publisher.broker.log] == [b"story %d" % number for number in range(5)]
    for record in publisher.broker.log:
        assert datetime.fromisoformat((record.header("received-at") or b"").decode()) <= came
        assert record.header("content-type") == b"text/plain"
    await emptied(desk)
    again = await desk.push(b"story 3", "3")
    assert (again.status, again.said["status"], again.said["offset"]) == (200, "repeat", 3)
    assert len(publisher.broker.log) == 5


async def test_new_ones_go_behind(desk: Counter, publisher: MemoryPublisher) -> None:
    """While items of a feed wait, new ones of it wait behind them, Kafka there or not; other feeds pass."""
    await desk.push(b"first")
    publisher.broker.acking.clear()
    publisher.broker.away = False
    await publisher.broker.until(1)  # it is being drained, and not yet acknowledged
    answer = await desk.push(b"second")
    assert answer.said["status"] == "spooled"
    passing = asyncio.create_task(desk.push(b"elsewhere", feed="other", token="cdk_of-another"))
    await publisher.broker.until(2)
    publisher.broker.acking.set()
    assert (await passing).said["status"] == "accepted"
    await publisher.broker.until(3)
    assert [record.value for record in publisher.broker.log] == [b"first", b"elsewhere", b"second"]
    await emptied(desk)
    assert (await desk.push(b"third")).said["status"] == "accepted"


async def test_item_whose_ack_never_came(
    desk: Counter, publisher: MemoryPublisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sent and not acknowledged: it goes to disk, is answered, and comes again."""
    monkeypatch.setattr(push_line, "PATIENCE", 0.2)
    publisher.broker.away = False
    assert (await desk.push(b"before")).said["status"] in {"spooled", "accepted"}
    await emptied(desk)
    publisher.broker.acking.clear()
    assert (await desk.push(b"unsure")).said["status"] == "spooled"
    publisher.broker.acking.set()
    await emptied(desk)
    assert {record.value for record in publisher.broker.log} == {b"before", b"unsure"}
    assert (await desk.push(b"unsure")).said["status"] == "repeat"


async def test_restart(tmp_path: Path, publisher: MemoryPublisher) -> None:
    """What waits is known after a restart: repeats are repeats, and it goes out."""
    async with opened(tmp_path, publisher) as desk:
        await desk.push(b"one", "1")
        await desk.push(b"two", "2")
    async with opened(tmp_path, publisher) as desk:
        assert (await desk.push(b"one", "1")).said["status"] == "spooled"
        assert (await desk.push(b"other", "1")).status == 422
        await desk.push(b"three", "3")
        publisher.broker.away = False
        await emptied(desk)
    assert [record.value for record in publisher.broker.log] == [b"one", b"two", b"three"]


async def test_full(tmp_path: Path, publisher: MemoryPublisher) -> None:
    """A spool that is full refuses with 503; what is in it stays, and there is room again when it drained."""
    async with counter(tmp_path, publisher, spool=tmp_path / "spool", spool_bytes=MIB) as desk:
        assert (await desk.push(b"x" * (MIB - BLOCK - 512))).status == 202
        assert (await desk.push(b"y" * BLOCK)).status == 503
        answer = await desk.push(b"y" * BLOCK)
        assert "the spool holds" in answer.said["detail"]
        assert answer.headers["Retry-After"] == "5"
        publisher.broker.away = False
        await emptied(desk)
        assert (await desk.push(b"y" * BLOCK)).status == 202


async def test_item_that_kafka_refuses(desk: Counter, publisher: MemoryPublisher, tmp_path: Path) -> None:
    """An item that will never be taken is set aside, with its bytes, and those behind it go out."""
    publisher.broker.limit = 1000
    for body in (b"before", b"x" * 2000, b"after"):
        await desk.push(body)
    publisher.broker.away = False
    await emptied(desk)
    assert [record.value for record in publisher.broker.log] == [b"before", b"after"]
    (aside,) = (tmp_path / "spool").glob("*.aside")
    assert aside.read_bytes().endswith(b"x" * 2000)


async def test_disk_that_cannot_be_written(desk: Counter, tmp_path: Path) -> None:
    """503 where the disk fails, and nothing half-written is left."""
    (tmp_path / "spool").rename(tmp_path / "gone")
    answer = await desk.push(b"story")
    assert (answer.status, "can't be written" in answer.said["detail"]) == (503, True)
    (tmp_path / "gone").rename(tmp_path / "spool")
    assert (await desk.push(b"story")).status == 202
    assert spool_bytes(desk) == BLOCK


def spool_bytes(desk: Counter) -> float:
    """Return the metric."""
    return next(row.value for row in desk.desk.metrics.samples() if row.family == "spool_bytes")


async def emptied(desk: Counter) -> None:
    """Wait until nothing waits on disk."""
    async with asyncio.timeout(PATIENCE):
        while spool_bytes(desk):  # noqa: ASYNC110  what a person would look at
            await asyncio.sleep(0.02)


async def test_files_of_a_killed_process(tmp_path: Path) -> None:
    """A half-written file was never answered for and goes; a whole one counts; broken ones are set aside, not sent."""
    spool = await opened_spool(tmp_path)
    for body in (b"one", b"two", b"three"):
        await spool.put(item(body))
    await spool.close()
    one, two, _ = files(tmp_path)[:3]
    (tmp_path / f"{9:020}.half").write_bytes(b"{")
    one.write_bytes(one.read_bytes() + b"more")
    two.write_bytes(b"no head")
    spool = await opened_spool(tmp_path)
    assert [found.body for _, found in await spool.first()] == [b"three"]
    assert [path.suffix for path in files(tmp_path)] == [".aside", ".aside", ".item", ""]
    assert (len(spool), spool.bytes) == (1, BLOCK)
    await spool.put(item(b"four"))
    assert [number for number, _ in await spool.first()] == [3, 4]
    await spool.close()


def without_type(path: Path) -> None:
    """Take away what an item must say."""
    path.write_bytes(path.read_bytes().replace(b'"contentType"', b'"type"'))


def no_text(path: Path) -> None:
    """Give an item a feed that is no name."""
    path.write_bytes(path.read_bytes().replace(b'"feed":"wire"', b'"feed":["wire"]'))


def no_file(path: Path) -> None:
    """Put a folder there: reading fails, also for root."""
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("opened_before", [False, True], ids=["before the start", "while it runs"])
@pytest.mark.parametrize("spoil", [without_type, no_text, no_file])
async def test_one_that_can_not_be_read_keeps_nobody_waiting(
    tmp_path: Path, opened_before: bool, spoil: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    """It is set aside and told, once; its neighbours go on."""
    spool = await opened_spool(tmp_path)
    for body in (b"one", b"two", b"three"):
        await spool.put(item(body))
    if not opened_before:
        await spool.close()
    spoil(tmp_path / f"{2:020}.item")
    if not opened_before:
        spool = await opened_spool(tmp_path)
    for _ in range(2):
        assert [found.body for _, found in await spool.first()] == [b"one", b"three"]
    assert (tmp_path / f"{2:020}.aside").exists()
    assert [record.levelname for record in caplog.records].count("ERROR") == 1
    assert (len(spool), spool.bytes) == (2, 2 * BLOCK)
    await spool.close()


async def test_stray_names(tmp_path: Path) -> None:
    """What is called like an item and is none is set aside under a name that nothing has, and sent by nobody."""
    spool = await opened_spool(tmp_path)
    await spool.put(item(b"one"))
    await spool.close()
    for name in ("copy of 1.item", "copy of 1.aside", "1.item", "²3.item"):
        (tmp_path / name).write_bytes(name.encode())
    spool = await opened_spool(tmp_path)
    assert [found.body for _, found in await spool.first()] == [b"one"]
    assert (tmp_path / "copy of 1-2.aside").read_bytes() == b"copy of 1.item"
    assert [path.suffix for path in files(tmp_path)].count(".aside") == 4
    await spool.close()


async def test_too_many_open_files_is_no_fault_of_an_item(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It waits, and is read again."""
    spool = await opened_spool(tmp_path)
    await spool.put(item(b"one"))

    def too_many(_: Path) -> bytes:
        raise OSError(errno.EMFILE, "Too many open files")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", too_many)
        with pytest.raises(OSError, match="Too many"):
            await spool.first()
    assert [found.body for _, found in await spool.first()] == [b"one"]
    await spool.close()


async def test_nobody_else_may_read_it(desk: Counter, tmp_path: Path) -> None:
    """What is not published yet is for one user, and so is what is remembered of it."""
    await desk.push(b"story")
    found = [path for folder in files(tmp_path) for path in (folder, *files(folder))]
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in found if path.name != "lock"}
    assert {mode for name, mode in modes.items() if name in {"spool", "state"}} == {0o700}
    assert {mode for name, mode in modes.items() if name not in {"spool", "state"}} == {0o600}
    assert len(modes) > 3


async def test_item_comes_back_as_it_was(tmp_path: Path) -> None:
    """Bytes, time, key and what headers said survive the disk."""
    spool = await opened_spool(tmp_path)
    put = [item(b"\n{}\n\x00\xff", "wire", "key"), item(b"x" * 100_000, "föd/1", None)]
    await asyncio.gather(*map(spool.put, put))
    await spool.close()
    spool = await opened_spool(tmp_path)
    assert [found for _, found in await spool.first()] == put
    assert (spool.holds("wire"), spool.holds("föd/1"), spool.holds("other")) == (True, True, False)
    await spool.drop([number for number, _ in await spool.first()])
    assert (len(spool), spool.bytes, spool.holds("wire"), len(files(tmp_path))) == (0, 0, False, 1)
    await spool.close()


@pytest.mark.parametrize("kind", [stat.S_IFREG, stat.S_IFDIR], ids=["file", "folder"])
async def test_nothing_is_told_kept_before_it_is_synced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: int
) -> None:
    """A file's sync or its folder's that fails is a refusal, and the file goes."""

    def no_room(descriptor: int) -> None:
        if stat.S_IFMT(os.fstat(descriptor).st_mode) == kind:
            raise OSError(28, "No space left on device")

    spool = await opened_spool(tmp_path)
    monkeypatch.setattr("os.fsync", no_room)
    with pytest.raises(TransientError, match="No space left"):
        await spool.put(item(b"story"))
    assert [path.name for path in files(tmp_path)] == ["lock"]
    assert (len(spool), spool.bytes) == (0, 0)
    await spool.close()


def files(folder: Path) -> list[Path]:
    """Return what lies in the spool; the lock comes last."""
    return sorted(folder.iterdir())


async def test_what_is_set_aside_stays(tmp_path: Path) -> None:
    """No later item takes the name of one that was set aside, whatever happened between."""
    for body in (b"one", b"two"):
        spool = await opened_spool(tmp_path)
        await spool.put(item(body))
        await spool.set_aside(next(number for number, _ in await spool.first()), "a test")
        await spool.close()
    assert [path.read_bytes()[-3:] for path in files(tmp_path)[:2]] == [b"one", b"two"]


async def test_small_items_count_as_blocks(tmp_path: Path) -> None:
    """The limit is about the disk: an item of a few bytes takes a block."""
    spool = await opened_spool(tmp_path, 2 * BLOCK)
    await spool.put(item(b"1"))
    await spool.put(item(b"2"))
    with pytest.raises(SpoolFullError):
        await spool.put(item(b"3"))
    await spool.close()


async def test_one_process_has_it(tmp_path: Path) -> None:
    """A second process is told so; a place that is no folder, too."""
    spool = await opened_spool(tmp_path / "spool")
    with pytest.raises(ConfigError, match="another process drains"):
        await opened_spool(tmp_path / "spool")
    await spool.close()
    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigError, match="give COPYDESK_SPOOL another folder"):
        await opened_spool(tmp_path / "file")
