"""The supervisor: one process per stage, started again when it ends, and the HTTP interface beside them.

A stage that ends is started again after 0.5 s, then 1, 2… up to 10 s; 30 s of life set that back. Two exit codes end
the whole worker, for a new start would not help: 75 (the breaker: most items die for one reason) and 78 (settings).
"""

import asyncio
import contextlib
import logging
import os
import signal
import sys
import tempfile
import time
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from importlib.metadata import version

from streams.agents.stages import STARTS_FOLDER
from streams.cli.exits import CONFIG, OK, TRY_AGAIN, say
from streams.cli.reads import reads_of
from streams.dashboard.site import open_site
from streams.observe.fleet import Fleet
from streams.observe.http import serve
from streams.observe.report import REPORT_FD, decode
from streams.settings import Settings, child_environ, feeds_of
from streams.settings.values import Address
from streams.sources import Publisher
from streams.sources.canary import send_canaries

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 10.0
STEADY_SECONDS = 30.0
"""A stage that lived so long starts again after the first, short pause."""

GRACE_SECONDS = 8.0
"""From SIGTERM to SIGKILL. The worker promises to be gone within 10 s of its own SIGTERM."""

LONGEST_REPORT = 16 * 1024 * 1024
"""A line with 500 feeds and all outcomes has some 0.5 MiB."""

MENDS = {
    TRY_AGAIN: "most of its items became dead letters for one reason, which it names above; mend that and start again",
    CONFIG: "a setting is wrong, the line above has the mend",
}

Command = Callable[[str], Sequence[str]]

log = logging.getLogger(__name__)


def stage_command(stage: str) -> Sequence[str]:
    """Return what starts the process of a stage."""
    return (sys.executable, "-m", "streams.cli.stage", stage)


def supervise(stages: Sequence[str], settings: Settings, command: Command = stage_command) -> int:
    """Run the stages until SIGTERM or SIGINT (returns 0) or until one ends for good (returns its exit code).

    Raises ConfigError when the address of the HTTP interface can't be had.
    """
    return asyncio.run(_Supervisor(stages, settings, command).run())


class _Supervisor:
    def __init__(self, stages: Sequence[str], settings: Settings, command: Command) -> None:
        self._settings, self._command = settings, command
        self._fleet = Fleet(stages, settings.watchdog, version("copydesk"), time.monotonic())
        self._running: dict[str, Process] = {}
        self._stop = asyncio.Event()
        self._starts_folder = ""

    async def run(self) -> int:
        with tempfile.TemporaryDirectory(prefix="copydesk-") as folder:
            self._starts_folder = folder
            return await self._run_all()

    async def _run_all(self) -> int:
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, self._stop.set)
        async with (
            open_site(
                self._settings, self._fleet, time.monotonic, feeds_of(self._settings), reads_of(self._settings)
            ) as app,
            serve(app, *self._settings.http) as (host, port),
        ):
            say(f"page, articles, health and metrics: http://{Address(host, port)}/")
            keeping = [asyncio.create_task(self._keep(stage)) for stage in self._fleet.stages]
            stopping = asyncio.create_task(self._stop.wait())
            beside = [stopping, asyncio.create_task(self._send_canaries())]
            await asyncio.wait({*keeping, stopping}, return_when=asyncio.FIRST_COMPLETED)
            # Readers of live streams would stay for ever: they go before the stages take their time.
            await app.shutdown()
            await self._end(keeping)
            for task in beside:
                task.cancel()
            await asyncio.wait(beside)
        return next((code for task in keeping if (code := task.result())), OK)

    async def _send_canaries(self) -> None:
        """Send canaries as long as this worker parses: each such worker measures the way from its own place."""
        if "parse" in self._fleet.stages:
            client, prefix = self._settings.kafka_client(), self._settings.prefix
            await send_canaries(lambda: Publisher(client, prefix), self._settings.canary)

    async def _end(self, keeping: Sequence[asyncio.Task[int]]) -> None:
        """Tell all stages to end, wait, and kill those that do not. No task is cancelled: each sees its process out."""
        self._stop.set()
        for process in self._running.values():
            _signal(process, signal.SIGTERM)
        _, late = await asyncio.wait(keeping, timeout=GRACE_SECONDS)
        for stage, process in self._running.items():
            log.warning(
                "stage %s did not end within %.0f s and is killed; what is not committed comes again",
                stage,
                GRACE_SECONDS,
            )
            _signal(process, signal.SIGKILL)
        if late:
            await asyncio.wait(late)

    async def _keep(self, stage: str) -> int:
        """Keep one stage running until the worker stops, or return the exit code for which it must not start again."""
        pause, again = FIRST_PAUSE, False
        while not self._stop.is_set():
            began = time.monotonic()
            code = await self._run(stage, again=again)
            again = True
            if self._stop.is_set():
                break
            if code in MENDS:
                say(f"stage {stage} ended with {code} and the worker stops: {MENDS[code]}")
                return code
            if time.monotonic() - began >= STEADY_SECONDS:
                pause = FIRST_PAUSE
            log.warning("stage %s ended (%s); it starts again in %.1f s", stage, _how(code), pause)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stop.wait(), pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        return OK

    async def _run(self, stage: str, *, again: bool) -> int:
        """Start the process of a stage, take its reports, and return its exit code."""
        async with self._listen() as fd:
            environ = child_environ(self._settings, os.environ) | {
                REPORT_FD: str(fd),
                STARTS_FOLDER: self._starts_folder,
            }
            try:
                process = await asyncio.create_subprocess_exec(
                    *self._command(stage),
                    env=environ,
                    stdin=DEVNULL,
                    stdout=sys.stderr.fileno(),  # stdout is for data, and a stage has none
                    pass_fds=(fd,),
                    process_group=0,  # Ctrl-C at a terminal is for the supervisor alone, which ends the stages in order
                )
            finally:
                os.close(fd)  # the pipe ends with the stage's copy
            self._running[stage] = process
            self._fleet.started(stage, again=again)
            if self._stop.is_set():  # the stop came while the process was made
                _signal(process, signal.SIGTERM)
            code = await process.wait()
            del self._running[stage]
            self._fleet.ended(stage)
        return code

    @asynccontextmanager
    async def _listen(self) -> AsyncIterator[int]:
        """Yield the writing end of a pipe whose reading end goes to the fleet; the caller closes what it was given."""
        reading, writing = os.pipe()
        reader = asyncio.StreamReader(limit=LONGEST_REPORT)
        transport, _ = await asyncio.get_running_loop().connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(reading, "rb", buffering=0)
        )
        taking = asyncio.create_task(self._take(reader))
        try:
            yield writing
            # The last report may still be in the pipe; a grandchild that holds it open must not hold us up.
            await asyncio.wait({taking}, timeout=1)
        finally:
            taking.cancel()
            transport.close()

    async def _take(self, reader: asyncio.StreamReader) -> None:
        while not reader.at_eof():
            try:
                if line := await reader.readline():
                    self._fleet.reported(decode(line), time.monotonic())
            except ValueError as error:  # longer than any report, or cut because the process was killed meanwhile
                log.debug("a report that is none: %s", error)


def _signal(process: Process, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):  # it ended just now
        process.send_signal(number)


def _how(code: int) -> str:
    """Say how a process ended."""
    return f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit {code}"
