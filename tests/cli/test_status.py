"""`copydesk status`, `top` and `silence`: what they print, and what they end with."""

import asyncio
import io
import json
import os
import re
import sys
from collections.abc import Callable
from contextlib import chdir
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import pytest
import typer
from aiohttp import web
from cli.copydesk import clean_environment
from cli.shelf import shelve
from contracts.records import Item
from newsroom import Newsroom
from rich.console import Console

from schemas.codec import encode
from streams.cli.exits import exits
from streams.cli.silence import silence
from streams.cli.state import remember_flags
from streams.cli.status import lines, status
from streams.cli.top import frame, top
from streams.observe.status import CanaryStatus, DeadStatus, FeedStatus, StageStatus, Status
from streams.sinks import SqliteStore, rows

NOON = datetime(2026, 3, 16, 12, tzinfo=UTC)


class Done(NamedTuple):
    """What a command left."""

    code: int
    out: str
    err: str


def run(command: Callable[..., None], folder: Path, *, environ: dict[str, str], **options: Any) -> Done:
    """Run one command with its own environment."""
    out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.StringIO()
    remember_flags({}, None)
    with (
        chdir(folder),
        patch.dict(os.environ, environ, clear=True),
        patch.object(sys, "stdout", out),
        patch.object(sys, "stderr", err),
    ):
        code = _code(command, options)
        out.flush()
        return Done(code, out.buffer.getvalue().decode(), err.getvalue())  # type: ignore[attr-defined]


def _code(command: Callable[..., None], options: dict[str, Any]) -> int:
    try:
        with exits():
            command(**options)
    except typer.Exit as ended:
        return ended.exit_code
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


def desk(*, well: bool = True) -> Status:
    """Return a desk that is well, or one on which nothing is."""
    stage = StageStatus(
        stage="parse", state="ok" if well else "stuck", sentence="nothing waits" if well else "nobody runs it; 3 records wait",
        next=None if well else "copydesk worker parse", lag=3, p99=0.0031, rate=12.0, up=True, memory=70 * 2**20,
    )  # fmt: skip
    feed = FeedStatus(
        feed="reuters", name="Reuters", state="ok" if well else "silent", sentence="41 min quiet; so it is",
        next=None if well else "copydesk silence", last_received=NOON, age=2460.0, rate=70.0, expected_silence=3600.0, dead_last_day=2,
    )  # fmt: skip
    return Status(
        at=NOON, state="ok" if well else "stuck", stages=(stage,), feeds=(feed,),
        dead=DeadStatus(last_day=3, by_reason={"malformed": 2, "bug": 1}), held=4,
        canary=CanaryStatus(last=NOON, roundtrip=0.42),
    )  # fmt: skip


def test_status_has_a_line_for_each_stage_and_feed_and_the_next_command() -> None:
    """State, name, sentence; below it what to run; then the dead letters, embargoes and the canary."""
    assert list(lines(desk(well=False))) == [
        "stuck   parse    nobody runs it; 3 records wait",
        "                 next: copydesk worker parse",
        "silent  reuters  41 min quiet; so it is",
        "                 next: copydesk silence",
        "dead letters of the last day: 3 (2 malformed, 1 bug)",
        "under embargo: 4 (copydesk held list)",
        "the last canary took 0.42 s",
    ]


def test_colour_is_for_terminals_and_what_feeds_say_steers_none() -> None:
    """State words are coloured when asked; an escape sequence in a feed's name is made harmless."""
    assert next(lines(desk(well=False), colour=True)).startswith("\x1b[31mstuck \x1b[0m  parse")
    evil = desk().model_copy(update={"feeds": (desk().feeds[0].model_copy(update={"feed": "a\x1b[2Jb\n"}),)})
    assert not any("\x1b" in line or "\n" in line for line in lines(evil))
    assert "\x1b" not in drawn(evil, 80)
    assert "a\ufffd[2Jb\ufffd" in drawn(evil, 80)


def drawn(found: Status, width: int, height: int | None = None) -> str:
    console = Console(width=width, file=io.StringIO(), highlight=False)
    console.print(frame(found, height))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize("width", [60, 80, 200])
def test_frame_fits_its_terminal_and_has_every_number(width: int) -> None:
    """Stages with lag, rate and p99, feeds with age and rate, dead letters by reason, the canary."""
    picture = drawn(desk(well=False), width)
    assert max(map(len, picture.splitlines())) <= width
    for words in (
        r"parse +stuck +3 +12 +3\.1 ms +70 MiB",
        r"reuters +silent +41 min +70",
        "2 malformed, 1 bug",
        "canary: 420.0",
    ):
        assert re.search(words, picture), picture
    assert "next: copydesk worker parse" in picture


def test_worst_feeds_come_first_and_as_many_as_there_is_room_for() -> None:
    """On a low terminal the feeds that are well fall off, and the number of them is told."""
    well = desk().feeds[0]
    feeds = [well.model_copy(update={"feed": f"feed-{number}"}) for number in range(50)]
    bad = well.model_copy(update={"feed": "zebra", "state": "poison"})
    picture = drawn(desk().model_copy(update={"feeds": (*feeds, bad)}), 80, 24)
    names = re.findall(r"^(feed-\d+|zebra)", picture, re.MULTILINE)
    assert names[:2] == ["zebra", "feed-0"]
    assert f"and {51 - len(names)} feeds more" in picture
    assert len(picture.splitlines()) < 24


async def test_worker_that_answers_is_asked(tmp_path: Path, unused_tcp_port: int) -> None:
    """Both commands print what the worker says; exit 1 when something is not ok, 0 when all is."""
    found = desk(well=False)

    async def answer(_: web.Request) -> web.Response:
        return web.Response(body=encode(found), content_type="application/json")

    app = web.Application()
    app.router.add_get("/v1/status", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", unused_tcp_port).start()
    environ = clean_environment(COPYDESK_HTTP=f"0.0.0.0:{unused_tcp_port}")
    try:
        told = await asyncio.to_thread(run, status, tmp_path, environ=environ, json=False)
        assert (told.code, told.err) == (1, "")
        assert "nobody runs it; 3 records wait" in told.out
        picture = await asyncio.to_thread(run, top, tmp_path, environ=environ, once=True)
        assert (picture.code, "70 MiB" in picture.out) == (0, True)
        found = desk()
        told = await asyncio.to_thread(run, status, tmp_path, environ=environ, json=True)
        assert (told.code, Status.model_validate_json(told.out)) == (0, found)
    finally:
        await runner.cleanup()


def test_no_worker_and_no_broker_is_unavailable(tmp_path: Path, unused_tcp_port: int) -> None:
    """69, one line that no worker answers and one that Kafka does not; nothing on stdout."""
    told = run(status, tmp_path, environ=clean_environment(COPYDESK_HTTP=f"127.0.0.1:{unused_tcp_port}"), json=False)
    assert (told.code, told.out) == (69, "")
    first, second = told.err.splitlines()
    assert "no worker answers at http://127.0.0.1:" in first
    assert "no broker answers at" in second


@pytest.mark.kafka
def test_stage_that_nobody_runs_is_named_with_its_command(kafka: str, tmp_path: Path, unused_tcp_port: int) -> None:
    """A worker that runs parse alone: status finds by itself that nobody runs the others, and that parse is well."""
    room = Newsroom(kafka, tmp_path)
    environ = clean_environment(
        COPYDESK_BROKERS=kafka, COPYDESK_PREFIX=room.prefix, COPYDESK_STORE=f"sqlite:///{room.store}",
        COPYDESK_HTTP=f"127.0.0.1:{unused_tcp_port}",
    )  # fmt: skip
    room.run("topics", "apply")
    none = run(status, tmp_path, environ=environ, json=True)
    assert f"nothing is known of the feeds: there is no store at {room.store}: " in none.err
    assert (json.loads(none.out)["feeds"], room.store.exists()) == ([], False)
    stages = {stage["stage"]: stage for stage in json.loads(none.out)["stages"]}
    assert {stage["next"] for stage in stages.values()} == {"copydesk worker"}
    room.open("parse", COPYDESK_CANARY="0")
    try:
        for _ in range(30):  # the stage takes a moment to join its group
            told = run(status, tmp_path, environ=environ, json=True)
            stages = {stage["stage"]: stage for stage in json.loads(told.out)["stages"]}
            if stages["parse"]["state"] == "ok":
                break
        states = {name: stage["state"] for name, stage in stages.items()}
        assert states == {"parse": "ok", "dedupe": "stuck", "enrich": "stuck", "store": "stuck"}
        assert stages["store"]["sentence"] == "nobody runs it; nothing waits"
        assert stages["store"]["next"] == "copydesk worker store"
        assert told.code == 1
    finally:
        room.close()


async def filled(folder: Path, until: datetime) -> str:
    """Make a store in which a feed came each quarter of an hour for six weeks, and return its address."""
    url = f"sqlite:///{folder}/feeds.sqlite"
    store = SqliteStore(url)
    await store.open()
    begin = datetime(2025, 3, 16, 12, tzinfo=UTC)
    first = (until - timedelta(weeks=6) - begin) / timedelta(minutes=1)
    items = (Item(number, story=f"s{number}", received=first + 15 * number) for number in range(6 * 7 * 96))
    await store.write([row for item in items for row in rows(item.verdict())])
    await store.close()
    return url


@pytest.mark.parametrize(("hours", "code", "word"), [(0, 0, "ok"), (6, 1, "silent")])
async def test_silence_of_the_own_feeds(tmp_path: Path, hours: int, code: int, word: str) -> None:
    """One line for each feed; exit 1 when one is quiet for longer than its rhythm explains."""
    url = await filled(tmp_path, datetime.now(UTC) - timedelta(hours=hours))
    environ = clean_environment(COPYDESK_STORE=url)
    told = await asyncio.to_thread(run, silence, tmp_path, environ=environ, **NO_OPTIONS)
    head, line = told.out.splitlines()
    assert (told.code, head.split()[:2]) == (code, ["feed", "state"])
    assert re.match(rf"tauber-post +{word} +\d{{4}}-\d\d-\d\d \d\d:\d\d +9[56]\.\d ", line), line
    (row,) = [
        json.loads(line)
        for line in (
            await asyncio.to_thread(run, silence, tmp_path, environ=environ, **NO_OPTIONS | {"json": True})
        ).out.splitlines()
    ]
    assert (row["feed"], row["silent"]) == ("tauber-post", word == "silent")
    assert 900 < row["alarmAfter"] < 7200


NO_OPTIONS = {"simulate": False, "everything": False, "seed": 1, "json": False}


def test_silence_of_nobody(tmp_path: Path) -> None:
    """A store without feeds has no lines, and nobody is silent."""
    told = run(silence, tmp_path, environ=clean_environment(COPYDESK_STORE=shelve(tmp_path)), **NO_OPTIONS)
    assert told == (0, "", "")
