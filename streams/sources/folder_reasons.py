"""Why a file lies in `error`: one JSON file beside it."""

import hashlib
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, NamedTuple

import orjson

from schemas.events import rfc3339
from schemas.topics import RAW_LIMIT

FileReason = Literal["tooLarge", "unreadable", "notAFile"]

SUFFIX = ".reason.json"

CURES: dict[FileReason, str] = {
    "tooLarge": f"a raw item has at most {RAW_LIMIT} bytes: cut it into its items, and put these into inbox",
    "unreadable": "let the publisher's user read it (chmod, chown), then move it back into inbox",
    "notAFile": "put the file itself into inbox; links are not followed, and pipes and devices not read",
}


class Refusal(NamedTuple):
    """Why one file can't be sent; `sha256` where its bytes could be read."""

    reason: FileReason
    message: str
    sha256: str | None = None

    @classmethod
    def of(cls, body: "bytes | Refusal", reason: FileReason, message: str) -> "Refusal":
        """Refuse bytes that were read."""
        return body if isinstance(body, Refusal) else cls(reason, message, hashlib.sha256(body).hexdigest())


def explain(target: Path, refusal: Refusal, *, feed: str, source: str, size: int) -> None:
    """Write the reason for the file that is about to lie at `target`; whole or not at all."""
    document = {
        "at": rfc3339(datetime.now(UTC)),
        "feed": feed,
        "reason": refusal.reason,
        "message": refusal.message,
        "cure": CURES[refusal.reason],
        "source": source,
        "size": size,
        "sha256": refusal.sha256,
    }
    final = target.with_name(target.name + SUFFIX)
    draft = target.with_name(f".{hashlib.sha256(os.fsencode(target.name)).hexdigest()[:16]}.tmp")
    with draft.open("wb") as file:
        file.write(orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(final)
