"""What can go wrong, and what is done about it. The class decides, never the text of a message.

    CopydeskError
    ├── DataError          this one item is bad: dead letter with `reason`, the neighbours go on
    │   ├── ParseError     the bytes are not an item we can read; `offset` says where, when known
    │   └── TooLargeError  the item, or the article made from it, is over its limit
    ├── TransientError     the world is away (connection, lock, time-out): back off, pause, then stop; never a dead letter
    └── ConfigError        a setting is wrong: exit 78 with the mend in words

Everything else that a step raises is a bug of ours: the item is a dead letter with reason `bug`, its bytes are kept.
"""

from pathlib import Path

from schemas.vocab import Reason

_ROOT = Path(__file__).parents[1]
_OURS = (f"{_ROOT}/streams/", f"{_ROOT}/schemas/", "streams/")
"""Where our code lies; machine code (streams/native.py) names its files from the root on."""
_NOTED = "copydesk: "
_LONGEST = 800
"""Characters of what an error itself says; a dead letter's message has a thousand."""


class CopydeskError(Exception):
    """The root of all errors that copydesk raises on purpose."""


class DataError(CopydeskError):
    """One item is bad, for a reason from the closed list; others are not affected."""

    def __init__(self, reason: Reason, message: str) -> None:
        super().__init__(message)
        self.reason: Reason = reason


class ParseError(DataError):
    """The bytes can't be read as an item. `offset` is the byte where reading stopped, or None."""

    def __init__(self, message: str, *, offset: int | None = None, reason: Reason = "malformed") -> None:
        super().__init__(reason, message if offset is None else f"{message} (at byte {offset})")
        self.offset = offset


class TooLargeError(DataError):
    """The item, or the article made from it, is larger than its topic takes."""

    def __init__(self, message: str) -> None:
        super().__init__("tooLarge", message)


class TransientError(CopydeskError):
    """The world is away for now: a connection, a lock, a time-out. Try again, later stop; never a dead letter."""


class ConfigError(CopydeskError):
    """A setting is missing or wrong; the message says the mend."""


def tell_bug(error: Exception, longest: int = _LONGEST) -> str:
    """Say of a bug of ours what was raised, in which format or dialect (`note`), and the innermost line of our code."""
    said = f"{type(error).__qualname__}: {error}"[:longest]
    where = ", ".join(filter(None, (*_notes(error), place_of(error))))
    return f"{said} ({where})" if where else said


def note(error: Exception, what: str) -> None:
    """Note on a bug what was at work, such as a format by its name; the traceback shows it too."""
    if not isinstance(error, DataError):
        error.add_note(f"{_NOTED}{what}")


def place_of(error: Exception) -> str:
    """Return file and line of the innermost frame that is of our code, below where it was caught; empty without one."""
    place, trace = "", error.__traceback__ and error.__traceback__.tb_next
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.startswith(_OURS):
            place = f"{file.removeprefix(f'{_ROOT}/')}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


def _notes(error: Exception) -> list[str]:
    """Return our own notes: those of libraries may quote the item."""
    notes: list[str] = getattr(error, "__notes__", [])
    return [text.removeprefix(_NOTED) for text in notes if text.startswith(_NOTED)]
