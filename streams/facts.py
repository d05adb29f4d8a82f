"""What can happen to an item, as frozen values. Steps return them; `observe` turns each into metrics and log lines.

A fact about an item names its receipt (`topic/partition/offset#n`): `copydesk why` and the logs tell the same story.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parsed:
    """A raw item became a parsed item."""

    receipt: str
    feed: str
    uri: str
    format: str
    dialect: str | None
    received: float  # seconds since the epoch


@dataclass(frozen=True, slots=True)
class Judged:
    """dedupe gave its verdict. `held` says that an embargo keeps the item back."""

    receipt: str
    feed: str
    uri: str
    kind: str
    held: bool = False
    again: bool = False  # a redelivery: the stored verdict was given again


@dataclass(frozen=True, slots=True)
class Enriched:
    """An article is on its way to `news.articles.v1`; `failed` names the enrichers that gave up."""

    receipt: str
    feed: str
    uri: str
    failed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stored:
    """A row stands in the store. `received` (seconds since the epoch) gives the end-to-end time."""

    receipt: str
    feed: str
    uri: str
    table: str
    received: float


@dataclass(frozen=True, slots=True)
class CanaryArrived:
    """A canary went the whole way and left no row; `received` in seconds since the epoch. The only fact about one."""

    receipt: str
    received: float


@dataclass(frozen=True, slots=True)
class Dead:
    """An item is a dead letter, for a reason of the closed list."""

    receipt: str
    feed: str
    stage: str
    reason: str
    message: str


@dataclass(frozen=True, slots=True)
class Restored:
    """dedupe has its memory back: `verdicts` records read, in `seconds`."""

    verdicts: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Holding:
    """So many items wait for the end of their embargo."""

    items: int


Fact = Parsed | Judged | Enriched | Stored | CanaryArrived | Dead | Restored | Holding
