"""The supervisor over real processes: restarts, ends for good, clean stop, kill -9, and the pages."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from promptness import PATIENCE, quickest

RUN = Path(__file__).with_name("run_supervise.py")


class Worker:
    """A running supervisor over fake stages."""

    def __init__(self, folder: Path, *stages: str, **environ: str) -> None:
        self.folder = folder
        self.log = folder / "log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, RUN, folder, *stages],
                env=os.environ | {"COPYDESK_HTTP": "127.0.0.1:0"} | environ,
                stderr=log,
                stdout=subprocess.PIPE,
            )

    def said(self) -> str:
        """Return what the worker and its stages wrote to stderr."""
        return self.log.read_text(encoding="utf-8")

    def starts(self, stage: str) -> list[int]:
        """Return the process ids with which a stage was started."""
        path = self.folder / f"{stage}.starts"
        return [int(line) for line in path.read_text().split()] if path.exists() else []

    def get(self, page: str) -> tuple[int, str]:
        """Return status and text of a page."""
        found = re.search(r"http://\S+", self.said())
        assert found, self.said()
        try:
            with urllib.request.urlopen(found[0].rstrip("/") + page, timeout=5) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def end(self) -> None:
        """Kill what still runs."""
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Worker]]:
    """Yield what starts a worker; it and its stages are gone after the test."""
    workers: list[Worker] = []

    def begin(*stages: str, **environ: str) -> Worker:
        workers.append(Worker(tmp_path, *stages, **environ))
        return workers[-1]

    yield begin
    for worker in workers:
        worker.end()


def wait(what: Callable[[], object], seconds: float = PATIENCE) -> float:
    """Wait until something is true; return how long it took."""
    began = time.monotonic()
    while not what():
        assert time.monotonic() - began < seconds, "it did not come true"
        time.sleep(0.05)
    return time.monotonic() - began


def alive(pid: int) -> bool:
    return psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE


async def test_stage_that_was_killed_starts_again_and_the_others_go_on(start: Callable[..., Worker]) -> None:
    """SIGKILL of one stage: it comes back within 5 s, its neighbour keeps its process; the quickest of three counts."""
    worker = start("parse", "store")
    wait(lambda: worker.starts("parse") and worker.starts("store"))

    async def back() -> float:
        lives = worker.starts("parse")
        os.kill(lives[-1], signal.SIGKILL)
        return wait(lambda: len(worker.starts("parse")) > len(lives))

    assert await quickest(back, within=5, tries=3) < 5
    assert "killed by SIGKILL" in worker.said()
    assert len(worker.starts("store")) == 1
    restarts = len(worker.starts("parse")) - 1
    wait(lambda: f'copydesk_stage_restarts_total{{stage="parse"}} {restarts}.0' in worker.get("/metrics")[1])


def test_stage_that_ends_at_once_is_started_ever_more_slowly(start: Callable[..., Worker]) -> None:
    """The pauses double: a stage that can't live does not eat the machine."""
    worker = start("crash")
    wait(lambda: len(worker.starts("crash")) >= 3)
    pauses = re.findall(r"starts again in ([\d.]+) s", worker.said())
    assert pauses[:2] == ["0.5", "1.0"]
    assert worker.process.poll() is None


@pytest.mark.parametrize(
    ("stage", "code", "told"), [("breaker", 75, "dead letters"), ("config", 78, "setting is wrong")]
)
def test_breaker_and_config_end_the_whole_worker(
    start: Callable[..., Worker], stage: str, code: int, told: str
) -> None:
    """75 and 78 of one stage end all stages with that code and the mend; nothing is started again."""
    worker = start("store", stage)
    assert worker.process.wait(timeout=PATIENCE) == code
    assert f"stage {stage} ended with {code}" in worker.said()
    assert told in worker.said()
    assert len(worker.starts(stage)) == 1
    assert not any(alive(pid) for pid in worker.starts("store"))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signal_ends_all_stages_cleanly(start: Callable[..., Worker], number: signal.Signals) -> None:
    """SIGTERM or SIGINT: every stage gets SIGTERM, the worker ends with 0, nothing on stdout."""
    worker = start("parse", "dedupe", "enrich", "store")
    wait(lambda: all(worker.starts(stage) for stage in ("parse", "dedupe", "enrich", "store")))
    worker.process.send_signal(number)
    assert worker.process.wait(timeout=PATIENCE) == 0
    pids = [pid for stage in ("parse", "dedupe", "enrich", "store") for pid in worker.starts(stage)]
    assert len(pids) == 4
    assert not any(alive(pid) for pid in pids)
    assert worker.process.stdout is not None
    assert worker.process.stdout.read() == b""


def test_signal_during_the_start_leaves_nothing_behind(start: Callable[..., Worker]) -> None:
    """SIGTERM while the processes are made: the worker ends with 0, and every stage that was begun is gone."""
    worker = start("parse", "dedupe", "enrich", "store")
    wait(lambda: "http://" in worker.said())
    worker.process.terminate()
    assert worker.process.wait(timeout=PATIENCE) == 0
    assert not any(alive(pid) for stage in ("parse", "dedupe", "enrich", "store") for pid in worker.starts(stage))


async def test_stage_that_hears_nothing_is_killed_in_time(start: Callable[..., Worker]) -> None:
    """A stage that ignores SIGTERM does not hold the worker up: all are gone in 7 to 10 s, and the log says so."""

    async def ending() -> float:
        worker = start("deaf")
        wait((worker.folder / "deaf.now").exists)
        began = time.monotonic()
        worker.process.terminate()
        assert worker.process.wait(timeout=PATIENCE) == 0
        took = time.monotonic() - began
        assert not any(alive(pid) for pid in worker.starts("deaf"))
        assert "is killed" in worker.said()
        (worker.folder / "deaf.now").unlink()
        return took

    assert 7 < await quickest(ending, within=10, tries=3) < 10


def test_stages_die_with_a_killed_supervisor(start: Callable[..., Worker]) -> None:
    """SIGKILL of the supervisor leaves no stage behind, not even one that ignores SIGTERM."""
    worker = start("parse", "deaf")
    wait(lambda: worker.starts("parse") and (worker.folder / "deaf.now").exists())
    pids = worker.starts("parse") + worker.starts("deaf")
    worker.process.kill()
    worker.process.wait()
    wait(lambda: not any(alive(pid) for pid in pids))


def test_pages_tell_all_stages(start: Callable[..., Worker]) -> None:
    """The pages join what the stages report: numbers of all, alive, ready once all have reported."""
    worker = start("parse", "store")
    wait(lambda: worker.starts("store"))
    wait(lambda: worker.get("/readyz")[0] == 200)
    assert worker.get("/livez") == (200, '{"ok":true,"faults":[]}')
    status, page = worker.get("/metrics")
    assert status == 200
    for stage in ("parse", "store"):
        assert f'copydesk_items_total{{feed="harbour",outcome="parsed",stage="{stage}"}} 3.0' in page
        assert f'copydesk_consumer_lag_records{{partition="0",stage="{stage}",topic="wire.raw.v1"}} 7.0' in page
        assert f'copydesk_stage_up{{stage="{stage}"}} 1.0' in page
    memory = re.findall(r"copydesk_process_resident_memory_bytes{.*} (\S+)", page)
    assert len(memory) == 2
    assert all(5e6 < float(size) < 5e8 for size in memory)


def test_stage_whose_offsets_stand_does_not_live(start: Callable[..., Worker]) -> None:
    """Lag without commits for longer than the watchdog's patience: /livez is 503 and names stage, partition and why."""
    worker = start("parse", "stuck", COPYDESK_WATCHDOG="5", COPYDESK_SESSION_TIMEOUT="3")
    wait(lambda: worker.starts("stuck"))
    assert worker.get("/livez")[0] == 200
    wait(lambda: worker.get("/livez")[0] == 503)
    (fault,) = json.loads(worker.get("/livez")[1])["faults"]
    assert fault["stage"] == "stuck"
    assert "wire.raw.v1/0: records wait and offset 3 has not moved" in fault["why"]


def test_stage_that_waits_is_not_ready_and_lives(start: Callable[..., Worker]) -> None:
    """A store that is away makes the worker not ready, with the reason; a restart would not help."""
    worker = start("waits")
    wait(lambda: worker.starts("waits"))
    wait(lambda: "locked" in worker.get("/readyz")[1])
    assert worker.get("/readyz")[0] == 503
    assert worker.get("/livez")[0] == 200


def test_taken_address_is_a_config_error(start: Callable[..., Worker]) -> None:
    """An address that somebody else has ends the worker with 78 and the mend, before any stage starts."""
    first = start("parse")
    wait(lambda: "http://" in first.said())
    taken = re.search(r"http://(\S+)/", first.said())
    assert taken
    folder = first.folder / "second"
    folder.mkdir()
    second = Worker(folder, "store", COPYDESK_HTTP=taken[1])
    assert second.process.wait(timeout=PATIENCE) == 78
    second.end()
    assert "COPYDESK_HTTP" in second.said()
    assert second.starts("store") == []
