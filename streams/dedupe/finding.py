"""What a rule found, and what a rule is."""

from collections.abc import Callable
from dataclasses import dataclass

from schemas.vocab import Kind, PubStatus
from streams.dedupe.case import Case
from streams.dedupe.memory import Memory


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: kind and uri of the item, and why. `of` and the rest as in `Verdict`, `withdraws` as in `Traits`.

    `matched` says what texts share, in words, where the texts decided. A `notice` is about its article and has not its text:
    nothing is found by its words.
    """

    kind: Kind
    uri: str
    reason: str
    status: PubStatus
    of: str | None = None
    of_receipt: str | None = None
    cluster: str | None = None
    warnings: tuple[str, ...] = ()
    withdraws: tuple[str, ...] = ()
    similarity: float | None = None
    matched: str | None = None
    notice: bool = False


Rule = Callable[[Memory, Case], Finding | None]
"""Reads memory and case and changes neither; None where it finds nothing."""
