"""Faults on purpose sleep unless they are woken, and strike where they are told."""

import os
import signal
import subprocess
import sys
from pathlib import Path

PASS_THREE = "from streams.agents.faults import point\nfor _ in range(3): point('after-send')\npoint('after-ack')"
MEET = """
import sys
from streams.agents.faults import meet
from streams.messages import Record
headers = (("copydesk-fault", b"exit"), *([("copydesk-fault-stage", b"enrich")] if sys.argv[1] == "enrich only" else []))
meet(Record("in", 0, 0, 0, None, b"", headers), "parse")
"""


def run(program: str, *arguments: str, **environment: str) -> int:
    return subprocess.run(
        [sys.executable, "-c", program, *arguments], env=os.environ | environment, check=False
    ).returncode


def test_points_kill_at_their_count() -> None:
    """The process dies when the named point is passed for the given time, and at no other."""
    assert run(PASS_THREE, COPYDESK_FAULTS="1", COPYDESK_KILL_AT="after-send:3") == -signal.SIGKILL
    assert run(PASS_THREE, COPYDESK_FAULTS="1", COPYDESK_KILL_AT="after-send:4") == 0
    assert run(PASS_THREE, COPYDESK_FAULTS="1", COPYDESK_KILL_AT="after-ack") == -signal.SIGKILL
    assert run(PASS_THREE, COPYDESK_FAULTS="1") == 0


def test_kill_once(tmp_path: Path) -> None:
    """With a mark the second process lives: a supervised stage is killed once."""
    faults = {"COPYDESK_FAULTS": "1", "COPYDESK_KILL_AT": "after-send", "COPYDESK_KILL_ONCE": str(tmp_path / "mark")}
    assert [run(PASS_THREE, **faults), run(PASS_THREE, **faults)] == [-signal.SIGKILL, 0]


def test_faults_sleep() -> None:
    """Without COPYDESK_FAULTS=1 neither a point nor a header does anything: headers come from anybody."""
    assert run(PASS_THREE, COPYDESK_FAULTS="", COPYDESK_KILL_AT="after-send") == 0
    assert run(MEET, "everywhere", COPYDESK_FAULTS="") == 0


def test_header_names_the_stage() -> None:
    """A fault for another stage passes."""
    assert run(MEET, "everywhere", COPYDESK_FAULTS="1") == 9
    assert run(MEET, "enrich only", COPYDESK_FAULTS="1") == 0
