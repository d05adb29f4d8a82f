"""Running the command and reading what it says.

In this process, from `main()` on: a process of its own costs half a second, and most tests are about what comes out.
"""

import io
import json
import logging
import os
import subprocess
import sys
from contextlib import chdir
from pathlib import Path
from typing import Any
from unittest.mock import patch

from streams.cli import main

COMMAND = [sys.executable, "-m", "streams.cli"]
NOBODY = "127.0.0.1:1"
"""An address at which no broker answers."""


def clean_environment(**settings: str) -> dict[str, str]:
    """Return the environment without any setting of this machine, and with these."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COPYDESK_")}
    return kept | {"COPYDESK_CONFIG": os.devnull, "COPYDESK_BROKERS": NOBODY} | settings


def copydesk(
    *arguments: str, folder: Path, stdin: bytes = b"", **settings: str
) -> "subprocess.CompletedProcess[bytes]":
    """Run the command in a folder."""
    out, err = io.BytesIO(), io.BytesIO()
    with (
        chdir(folder),
        patch.dict(os.environ, clean_environment(**settings), clear=True),
        patch.object(sys, "argv", ["copydesk", *arguments]),
        patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin))),
        patch.object(sys, "stdout", io.TextIOWrapper(out, encoding="utf-8")) as stdout,
        patch.object(sys, "stderr", io.TextIOWrapper(err, encoding="utf-8", errors="backslashreplace")) as stderr,
    ):
        code = _run()
        stdout.flush()
        stderr.flush()
        return subprocess.CompletedProcess(arguments, code, out.getvalue(), err.getvalue())


def _run() -> int:
    """Run `main` to its end and return the exit code; what it did to the loggers of others is undone."""
    logger = logging.getLogger("aiokafka")
    level = logger.level
    try:
        main()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    finally:
        logger.setLevel(level)
    return 0


def objects(done: "subprocess.CompletedProcess[bytes]") -> list[Any]:
    """Read stdout as NDJSON."""
    return [json.loads(line) for line in done.stdout.split(b"\n")[:-1]]


def said(done: "subprocess.CompletedProcess[bytes]") -> list[str]:
    """Return the lines on stderr."""
    return done.stderr.decode().splitlines()
