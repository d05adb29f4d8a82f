"""What can go wrong, and what is done about it. The class decides, never the text of a message.

    CopydeskError
    ├── DataError          this one item is bad: dead letter with `reason`, the neighbours go on
    │   ├── ParseError     the bytes are not an item we can read; `offset` says where, when known
    │   └── TooLargeError  the item, or the article made from it, is over its limit
    ├── TransientError     the world is away (connection, lock, time-out): back off, pause, then stop; never a dead letter
    └── ConfigError        a setting is wrong: exit 78 with the mend in words

Everything else that a step raises is a bug of ours: the item is a dead letter with reason `bug`, its bytes are kept.
"""

from schemas.vocab import Reason


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
