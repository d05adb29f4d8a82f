"""A flag: the stage waits for something outside, on purpose, and the watchdog shall let it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Waiting:
    """Set while a restore runs or a store is away. Read by the watchdog's thread, set from any."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._reasons: list[str] = []

    @contextmanager
    def on(self, what: str) -> Iterator[None]:
        """Wait for `what` inside this block; blocks may nest and overlap."""
        with self._lock:
            self._reasons.append(what)
        try:
            yield
        finally:
            with self._lock:
                self._reasons.remove(what)

    @property
    def reasons(self) -> tuple[str, ...]:
        """What is waited for just now; empty when the stage should be at work."""
        with self._lock:
            return tuple(self._reasons)
