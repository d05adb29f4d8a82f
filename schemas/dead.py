"""Dead letters: the original bytes and headers of a record, and why it went no further.

The error headers carry Kafka Connect's names (`__connect.errors.*`, KIP-298), so that tools which know those work, and
copydesk's own: stage, reason (closed list), attempts, disposition, item, version of the code.
"""

from collections.abc import Iterable

from schemas.base import Model, UtcTime
from schemas.raw import from_millis
from schemas.vocab import DISPOSITIONS, Disposition, Reason, Stage

CONNECT = "__connect.errors."
OWN = "copydesk.dead."

DEAD_HEADERS: dict[str, str] = {
    CONNECT + "topic": "topic of the record that went no further",
    CONNECT + "partition": "its partition",
    CONNECT + "offset": "its offset",
    CONNECT + "stage": "where it failed, as tools for Kafka Connect look for it; the same as copydesk.dead.stage",
    CONNECT + "exception.class.name": "class of the error",
    CONNECT + "exception.message": "the error in words",
    OWN + "stage": "the agent that gave up",
    OWN + "reason": "why, from a closed list",
    OWN + "attempts": "how often it was tried",
    OWN + "disposition": "whose turn it is: poison, exhausted or rejected",
    OWN + "code-version": "the release that gave up",
    OWN + "item": "which item of the record, from 0; absent when the whole record is dead",
}

Headers = tuple[tuple[str, bytes], ...]


class DeadLetter(Model):
    """One dead letter. `topic`, `partition`, `offset` say where the record lay; `item` which item of it (None: all).

    `attempts` counts the tries, `disposition` says whose turn it is, `codeVersion` which release gave up.
    `deadAt` is when the dead letter was written, `place` its own topic/partition/offset; both are known to readers only.
    """

    topic: str
    partition: int
    offset: int
    item: int | None = None
    stage: Stage
    reason: Reason
    message: str
    exception: str
    attempts: int
    disposition: Disposition
    code_version: str
    key: bytes | None = None
    value: bytes | None = None
    original: Headers = ()
    dead_at: UtcTime | None = None
    place: str | None = None

    @property
    def receipt(self) -> str:
        """The receipt of the item, or of the whole record when no single item is to blame."""
        base = f"{self.topic}/{self.partition}/{self.offset}"
        return base if self.item is None else f"{base}#{self.item}"

    def headers(self) -> Headers:
        """Return the original headers followed by the error headers."""
        errors: dict[str, str] = {
            CONNECT + "topic": self.topic,
            CONNECT + "partition": str(self.partition),
            CONNECT + "offset": str(self.offset),
            CONNECT + "stage": self.stage,
            CONNECT + "exception.class.name": self.exception,
            CONNECT + "exception.message": self.message,
            OWN + "stage": self.stage,
            OWN + "reason": self.reason,
            OWN + "attempts": str(self.attempts),
            OWN + "disposition": self.disposition,
            OWN + "code-version": self.code_version,
        }
        if self.item is not None:
            errors[OWN + "item"] = str(self.item)
        return self.original + tuple((name, value.encode()) for name, value in errors.items())


def read_dead(
    *, key: bytes | None, value: bytes | None, headers: Iterable[tuple[str, bytes]], timestamp: int, place: str
) -> DeadLetter:
    """Read a record of `wire.dead.v1`; ValueError or KeyError when it was not written by copydesk."""
    pairs = tuple(headers)
    said = {name: data.decode() for name, data in pairs if name.startswith((CONNECT, OWN))}
    return DeadLetter.model_validate(
        {
            "topic": said[CONNECT + "topic"],
            "partition": int(said[CONNECT + "partition"]),
            "offset": int(said[CONNECT + "offset"]),
            "item": int(said[OWN + "item"]) if OWN + "item" in said else None,
            "stage": said[OWN + "stage"],
            "reason": said[OWN + "reason"],
            "message": said[CONNECT + "exception.message"],
            "exception": said[CONNECT + "exception.class.name"],
            "attempts": int(said[OWN + "attempts"]),
            "disposition": said[OWN + "disposition"],
            "codeVersion": said[OWN + "code-version"],
            "key": key,
            "value": value,
            "original": tuple(pair for pair in pairs if not pair[0].startswith((CONNECT, OWN))),
            "deadAt": from_millis(timestamp),
            "place": place,
        }
    )


def disposition(reason: Reason) -> Disposition:
    """Return whose turn it is after a failure for that reason."""
    return DISPOSITIONS[reason]
