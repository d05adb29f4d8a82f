"""Running the command as a person would, and reading what it says."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

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
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=folder,
        env=clean_environment(**settings),
        input=stdin,
        capture_output=True,
        timeout=60,
        check=False,
    )


def objects(done: "subprocess.CompletedProcess[bytes]") -> list[Any]:
    """Read stdout as NDJSON."""
    return [json.loads(line) for line in done.stdout.split(b"\n")[:-1]]


def said(done: "subprocess.CompletedProcess[bytes]") -> list[str]:
    """Return the lines on stderr."""
    return done.stderr.decode().splitlines()
