"""How often a partition was started at one offset without getting past it: the sign of an item that kills us.

The count lies beside the committed offset itself, as its metadata: it survives processes and machines, and the next
commit (progress) wipes it. A clean stop makes progress, so it does not count. The embedded broker drops metadata; a
file can stand in for it while one supervisor lives.
"""

import contextlib
import logging
import re
from pathlib import Path

import orjson
from aiokafka.errors import KafkaError
from aiokafka.structs import OffsetAndMetadata
from faust.types import TP

from streams.agents.consumer import FetchThread

NOTE = re.compile(r"starts=(\d{1,9})")

log = logging.getLogger(__name__)


async def count_start(broker: FetchThread, partition: TP, offset: int, file: Path | None = None) -> int:
    """Note one more start of the partition at `offset`, its first open record; return how many there were, with it.

    Call it before the first record is worked on. A note that can't be read or written counts as a first start: some
    other error is under way, and it will speak for itself.

    A note is a commit. It lies where the group's commit lies, if there is one, and so passes over nothing, whatever became
    of the records before `offset` and of this generation meanwhile.
    """
    try:
        committed = (await broker.read_notes([partition])).get(partition)
        if committed is not None and committed.offset >= 0:
            offset = committed.offset
        before = max(_in_metadata(committed), _in_file(file, partition, offset))
        await broker.write_notes({partition: OffsetAndMetadata(offset, f"starts={before + 1}")})
    except KafkaError as error:
        log.warning("no note of the start of %s: %r", partition, error)
        return 1
    _to_file(file, partition, offset, before + 1)
    return before + 1


def _in_metadata(committed: OffsetAndMetadata | None) -> int:
    note = NOTE.fullmatch(committed.metadata) if committed else None
    return int(note[1]) if note else 0


def _in_file(file: Path | None, partition: TP, offset: int) -> int:
    noted, count = _read(file).get(f"{partition.topic}/{partition.partition}", (None, 0))
    return count if noted == offset else 0


def _to_file(file: Path | None, partition: TP, offset: int, count: int) -> None:
    if file is not None:
        notes = _read(file) | {f"{partition.topic}/{partition.partition}": (offset, count)}
        file.write_bytes(orjson.dumps(notes))


def _read(file: Path | None) -> dict[str, tuple[int, int]]:
    notes: dict[str, tuple[int, int]] = {}
    if file is not None:
        with contextlib.suppress(FileNotFoundError, ValueError):  # ValueError: cut by a kill while it was written
            notes = orjson.loads(file.read_bytes())
    return notes
