"""Faults on purpose, for tests; asleep unless COPYDESK_FAULTS=1.

COPYDESK_KILL_AT=after-send:3     SIGKILL ourselves when that point is passed the third time
COPYDESK_KILL_ONCE=/tmp/mark      …but only while this file does not exist; it is made before the kill
header copydesk-fault: exit       the step ends the process (status 9) when it meets the record
header copydesk-fault: sleep=5    the step blocks for 5 s
header copydesk-fault-stage: enrich    only there; without it everywhere
"""

import os
import signal
import time
from collections import Counter
from pathlib import Path
from typing import Literal

from streams.messages import Record

Point = Literal["before-send", "mid-send", "before-last", "after-send", "after-ack"]

FAULT, FAULT_STAGE = "copydesk-fault", "copydesk-fault-stage"
ON = os.environ.get("COPYDESK_FAULTS") == "1"

_passed: Counter[str] = Counter()


def point(name: Point) -> None:
    """Pass a point at which a test may want the process killed."""
    if not ON:
        return
    _passed[name] += 1
    place, _, count = os.environ.get("COPYDESK_KILL_AT", "").partition(":")
    if place == name and _passed[name] == int(count or 1) and _first_time():
        os.kill(os.getpid(), signal.SIGKILL)


def meet(record: Record, stage: str) -> None:
    """Suffer the fault that the record carries for this stage, if any."""
    if not ON or (fault := record.header(FAULT)) is None:
        return
    if (record.header(FAULT_STAGE) or stage.encode()) != stage.encode():
        return
    name, _, argument = fault.decode().partition("=")
    if name == "exit":
        os._exit(9)
    elif name == "sleep":
        time.sleep(float(argument))


def _first_time() -> bool:
    mark = os.environ.get("COPYDESK_KILL_ONCE")
    if mark is None:
        return True
    try:
        Path(mark).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True
