"""Exit codes, after sysexits.h, and how errors become them. stdout is data, stderr is talk."""

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

OK = 0
FINDING = 1
USAGE = 2
UNAVAILABLE = 69
TRY_AGAIN = 75
CONFIG = 78


def say(message: str) -> None:
    """Tell the person at the terminal something; never on stdout, which belongs to the data."""
    sys.stderr.write(f"copydesk: {message}\n")
    sys.stderr.flush()


def brief(error: Exception) -> str:
    """Return an error in one line: pydantic's have one for each fault."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]


@contextmanager
def exits() -> Iterator[None]:
    """Turn the errors that a command foresees into one line on stderr and their exit code."""
    from streams.errors import ConfigError, DataError, TransientError

    # aiokafka logs each failed try and then raises: the last is told below, and one line is enough. A worker logs.
    logging.getLogger("aiokafka").setLevel(logging.CRITICAL)
    try:
        yield
    except ConfigError as error:
        say(str(error))
        sys.exit(CONFIG)
    except TransientError as error:
        say(f"{error}")
        sys.exit(UNAVAILABLE)
    except _kafka_error() as error:
        say(f"Kafka: {type(error).__name__}: {error}. Is the broker up? `copydesk doctor` looks")
        sys.exit(UNAVAILABLE)
    except DataError as error:
        say(f"{error.reason}: {error}")
        sys.exit(FINDING)


def _kafka_error() -> type[Exception] | tuple[()]:
    """Return the class of what aiokafka raises. It is a tenth of the start of a command, and one that never asked for it got no error of it."""
    errors = sys.modules.get("aiokafka.errors")
    return errors.KafkaError if errors else ()


@contextmanager
def until_nobody_reads() -> Iterator[None]:
    """End in silence and with 0 when the reader of stdout has seen enough (`copydesk articles | head -1`)."""
    try:
        try:
            yield
        finally:
            sys.stdout.flush()  # here and not at exit, where nobody could catch what it raises
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left in the buffer goes there
        raise typer.Exit(OK) from None
