"""The dead letter of what could not go on."""

from pydantic import ValidationError

from schemas import topics
from schemas.dead import DeadLetter, disposition
from schemas.feeds import CANARY_FEED
from schemas.vocab import Reason, Stage
from streams.errors import DataError, tell_bug
from streams.facts import Dead
from streams.messages import Effects, Record, Send
from streams.pipeline.records import REDRIVEN

MOST_DIGITS = 6
"""Digits of a count of attempts; more are no count."""

CODE_VERSION = "0.1.0"


def reason_of(error: Exception) -> Reason:
    """Name the reason of a failure by its class: ours say it themselves, a refused model is `invalid`, others a bug."""
    if isinstance(error, DataError):
        return error.reason
    return "invalid" if isinstance(error, ValidationError) else "bug"


def bury(record: Record, error: Exception, stage: Stage, attempts: int = 1, item: int | None = None) -> Effects:
    """Return the dead letter of a record, or of its n-th item: original bytes and headers, stage and reason.

    Never raises, whatever the record holds: what can't be buried would stop its stage for ever.
    """
    reason = reason_of(error)
    letter = DeadLetter(
        topic=record.topic,
        partition=record.partition,
        offset=record.offset,
        item=item,
        stage=stage,
        reason=reason,
        message=_message(error, reason),
        exception=type(error).__qualname__,
        attempts=attempts + _attempts_before(record),
        disposition=disposition(reason),
        code_version=CODE_VERSION,
        original=record.headers,
    )
    send = Send(topics.DEAD, record.key, record.value, letter.headers())
    return Effects([send], [Dead(letter.receipt, _feed(record), stage, reason, letter.message)])


def _feed(record: Record) -> str:
    """Name the feed of a raw record for the metrics; what came under the canaries' id is of none."""
    feed = (record.key or b"").decode(errors="replace") if record.topic == topics.RAW else ""
    return "" if feed.strip() == CANARY_FEED else feed


def _message(error: Exception, reason: Reason) -> str:
    """Say what went wrong, in text that any header can carry; of a bug the class and the place too."""
    said = tell_bug(error) if reason == "bug" else str(error)
    return said[:1000].encode(errors="replace").decode()


def _attempts_before(record: Record) -> int:
    """Read the count of a redrive; anybody may write headers, so what is no small number counts as none."""
    _, _, attempts = (record.header(REDRIVEN) or b"").decode(errors="replace").rpartition(" ")
    return int(attempts) if attempts.isascii() and attempts.isdigit() and len(attempts) < MOST_DIGITS else 0
