"""Logs: one JSON object a line on stderr, or plain text for people; with receipt, uri and feed where an item is meant.

Only the standard library logs. What a line is about is told in `extra`: `log.info("…", extra={"receipt": r})`.
"""

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Any, Literal, TextIO

from streams.facts import Dead, Fact

NOISY = ("faust", "aiokafka", "mode")
"""Libraries that tell every heartbeat at INFO."""

ABOUT = ("receipt", "uri", "feed", "reason", "exit_code")
"""What `extra` may name; the keys stand in the line under these names."""

# A line must stay one line: JSON escapes control characters only up to U+001F.
LINE_ENDS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})

facts = logging.getLogger("copydesk.facts")


def start_logging(
    level: str, form: Literal["json", "text", "auto"], stage: str = "", stream: TextIO | None = None
) -> None:
    """Log to `stream` (stderr) from now on; `stage` stands in every line. `auto` is text on a terminal, else JSON."""
    target = stream or sys.stderr
    text = form == "text" or (form == "auto" and target.isatty())
    handler = logging.StreamHandler(target)
    handler.setFormatter(TextLines(stage) if text else JsonLines(stage))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # a page without text is our news, not its warning
    logging.captureWarnings(capture=True)


def log_fact(fact: Fact) -> None:
    """Log a fact: deaths as warnings, all others at DEBUG, for one line per item and stage is much."""
    level = logging.WARNING if isinstance(fact, Dead) else logging.DEBUG
    if not facts.isEnabledFor(level):
        return
    told = {name: getattr(fact, name) for name in fact.__slots__}
    about = {name: told.pop(name) for name in ABOUT if name in told}
    rest = " ".join(f"{name}={value}" for name, value in told.items() if value not in (None, (), False))
    facts.log(level, "%s %s", type(fact).__name__.lower(), rest, extra=about)


class JsonLines(logging.Formatter):
    """One JSON object a line: time, level, logger, message; stage, receipt, uri, feed, exc… where there are such."""

    def __init__(self, stage: str = "") -> None:
        super().__init__()
        self._stage = stage

    def format(self, record: logging.LogRecord) -> str:
        """Return the line without its end."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if self._stage:
            line["stage"] = self._stage
        line |= {name: record.__dict__[name] for name in ABOUT if record.__dict__.get(name) is not None}
        if record.exc_info:
            line["exc"] = self.formatException(record.exc_info)
        # `default` and `replace`: a log line must never fail for what it tells (lone surrogates of a broken feed).
        return json.dumps(line, ensure_ascii=False, default=str).translate(LINE_ENDS).encode(errors="replace").decode()


class TextLines(logging.Formatter):
    """Time, level, stage and message for a terminal; what the line is about stands at its end."""

    def __init__(self, stage: str = "") -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(message)s", "%H:%M:%S")
        self._stage = f"{stage}: " if stage else ""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the name is logging's
        """Put the stage before the message and what it is about behind it, all on one line."""
        about = [f"{name}={record.__dict__[name]}" for name in ABOUT if record.__dict__.get(name) is not None]
        message = " ".join([f"{self._stage}{record.message}", *about])
        record.message = message.replace("\r", "\\r").replace("\n", "\\n").translate(LINE_ENDS)
        return super().formatMessage(record)
