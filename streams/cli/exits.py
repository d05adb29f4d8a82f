"""Exit codes, after sysexits.h, and how errors become them. stdout is data, stderr is talk."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

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


@contextmanager
def exits() -> Iterator[None]:
    """Turn the errors that a command foresees into one line on stderr and their exit code."""
    from aiokafka.errors import KafkaError

    from streams.errors import ConfigError, DataError, TransientError

    try:
        yield
    except ConfigError as error:
        say(str(error))
        sys.exit(CONFIG)
    except TransientError as error:
        say(f"{error}")
        sys.exit(UNAVAILABLE)
    except KafkaError as error:
        say(f"Kafka: {type(error).__name__}: {error}. Is the broker up? `copydesk doctor` looks")
        sys.exit(UNAVAILABLE)
    except DataError as error:
        say(f"{error.reason}: {error}")
        sys.exit(FINDING)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our stdout went away: nothing is wrong, and nothing more can be said
        sys.exit(OK)
