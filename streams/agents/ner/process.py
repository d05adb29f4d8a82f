"""One process of the pool, as its parent sees it: started by need, asked for one text at a time, replaced when it must be."""

import logging
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from threading import Timer
from typing import Any, Self

import orjson

from streams.enrich.recognised.spans import Span

READY = 120.0
"""Seconds a process may take to load its model: 2 on an idle machine."""

PATIENCE = 5.0
"""Seconds it may take to end when its inbox is closed."""

log = logging.getLogger(__name__)


class ProcessError(Exception):
    """A text was not answered: the process died or hung, or its model raised; the message says which."""


class Deadline:
    """Kills a child after some seconds, unless the block ends before; `passed` says that it did."""

    def __init__(self, seconds: float, child: "subprocess.Popen[bytes]") -> None:
        self._timer = Timer(seconds, self._kill)
        self._timer.daemon = True
        self._child = child
        self.passed = False

    def _kill(self) -> None:
        self.passed = True
        self._child.kill()

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()


class Process:
    """A child that serves texts as `child.py` does. After `texts` texts, or a death, the next text gets a new one."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str], *, texts: int, seconds: float) -> None:
        self._command, self._environ, self._texts, self._seconds = tuple(command), environ, texts, seconds
        self._child: subprocess.Popen[bytes] | None = None
        self._asked = 0

    @property
    def pid(self) -> int | None:
        """The child's process id, None while there is none."""
        return None if self._child is None else self._child.pid

    def start(self) -> str:
        """Start the child and return its method, when it is ready; ProcessError when it ends before."""
        pipe = subprocess.PIPE
        child = subprocess.Popen(self._command, stdin=pipe, stdout=pipe, env=self._environ)  # noqa: S603 - our own
        self._child, self._asked = child, 0
        return str(self._exchange(child, b"", READY)["method"])

    def ask(self, text: str) -> tuple[Span, ...]:
        """Return the names of a text; ProcessError where there is no answer."""
        if self._child is not None and (self._asked >= self._texts or self._child.poll() is not None):
            self.end()  # read enough, or ended by somebody between two texts: no text's fault
        if self._child is None:
            self.start()
        assert self._child is not None
        self._asked += 1
        whole = text.encode(errors="replace").decode()  # half a surrogate pair is no text; the offsets stay
        answer = self._exchange(self._child, orjson.dumps(whole) + b"\n", self._seconds)
        if "error" in answer:
            raise ProcessError(answer["error"])
        return tuple(Span(*span) for span in answer["spans"])

    def end(self) -> None:
        """End the child: it ends by itself when its inbox is closed."""
        child, self._child = self._child, None
        if child is not None:
            with Deadline(PATIENCE, child):
                _close(child)

    def _exchange(self, child: "subprocess.Popen[bytes]", said: bytes, seconds: float) -> dict[str, Any]:
        """Write to the child and return its next line; ProcessError when it dies, or is killed for its silence."""
        assert child.stdin is not None
        assert child.stdout is not None
        line = b""
        with Deadline(seconds, child) as deadline, suppress(OSError):  # a broken pipe: it died
            child.stdin.write(said)
            child.stdin.flush()
            line = child.stdout.readline()
        if line.endswith(b"\n"):
            answer: dict[str, Any] = orjson.loads(line)
            return answer
        self._child = None
        status = _close(child)
        told = f"no answer within {seconds:g} s" if deadline.passed else f"its process ended with status {status}"
        log.error("the recogniser of names: %s; the next text gets a new process", told)
        raise ProcessError(told)


def _close(child: "subprocess.Popen[bytes]") -> int:
    """Close the pipes of a child and return the status with which it ends."""
    assert child.stdin is not None
    assert child.stdout is not None
    with suppress(OSError):  # what is left to be written to the dead
        child.stdin.close()
    child.stdout.close()
    return child.wait()
