"""One process of the pool: `python -m streams.agents.ner.child PACKAGE`, with PACKAGE the model to load.

On stdin a text a line, as a JSON string; on stdout first `{"method"}`, then for each text `{"spans": [[start, end, label]]}`
or `{"error"}`, a line each. It imports no more of copydesk than this folder: the model alone takes a second to load.
"""

import os
import resource
import signal
import sys
import traceback
from contextlib import suppress
from importlib import import_module
from typing import BinaryIO, Protocol

import orjson

MEMORY = 1024**3
"""Address space in bytes; above it a text fails. The model takes a quarter of it, the worst text of 40,000 characters (a
full stop at every second place) another third."""


class Recogniser(Protocol):
    """What a process serves."""

    method: str

    def recognise(self, text: str) -> list[tuple[int, int, str]]:
        """Return start, end (code points) and label of the names of a text, in order."""
        ...


def serve(recogniser: Recogniser, inbox: BinaryIO, outbox: BinaryIO) -> None:
    """Answer text after text until the inbox ends. An error costs its text alone."""
    _say(outbox, {"method": recogniser.method})
    for line in inbox:
        try:
            answer: dict[str, object] = {"spans": recogniser.recognise(orjson.loads(line))}
        except Exception as error:  # noqa: BLE001 - the model's bugs are its own; MemoryError is one of these
            traceback.print_exc()
            answer = {"error": type(error).__name__}
        _say(outbox, answer)


def _say(outbox: BinaryIO, answer: dict[str, object]) -> None:
    outbox.write(orjson.dumps(answer, option=orjson.OPT_APPEND_NEWLINE))
    outbox.flush()


def main() -> None:
    """Load the model and serve."""
    for number in (signal.SIGTERM, signal.SIGINT):  # they may be sent to the whole group; our end is our stdin's
        signal.signal(number, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not look like an answer
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    from streams.agents.ner.model import Model  # noqa: PLC0415 - spaCy, which only this process needs

    with suppress(BrokenPipeError):  # our parent was killed
        serve(Model(import_module(sys.argv[1])), sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
