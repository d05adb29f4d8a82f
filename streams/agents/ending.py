"""The end of a process that must not go on. Ending is safe: what is not acked comes again."""

import logging
import os
from typing import NoReturn

from streams.errors import ConfigError

TRY_AGAIN = 75  # EX_TEMPFAIL: the breaker is open; a new start would not help, the whole worker ends
STUCK = 70  # EX_SOFTWARE: the watchdog saw no progress; the supervisor starts the stage again
CRASHED = 70  # likewise, for all that was not foreseen or is only away for now

CONFIG = 78  # EX_CONFIG: a setting is wrong; the whole worker ends, a new start would meet it again

log = logging.getLogger(__name__)


def code_of(error: BaseException | None) -> int:
    """Return the status with which an error that nobody caught ends the process."""
    return CONFIG if isinstance(error, ConfigError) else CRASHED


def end_process(code: int, why: str, error: BaseException | None = None) -> NoReturn:
    """Log `why` and end at once, without handlers or threads that could hang.

    An exception would not do: raised in a rebalance handler it leaves Faust's process hanging for ever, and a crash
    that Faust passes up took 6 to 7 seconds.
    """
    log.critical("%s", why, exc_info=error, extra={"exit_code": code})
    logging.shutdown()
    os._exit(code)
