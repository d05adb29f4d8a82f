"""What the numbers of stages say over the last minute: rates, p99, piles that grow, commits that stand. Pure."""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from streams.observe.metrics import Sample

WINDOW_SECONDS = 60.0
PILE_SECONDS = 30.0
"""A pile is what was there all this time; less may be one burst that is being worked off."""


class Numbers(NamedTuple):
    """The numbers of one stage at one moment. `progress` is anything that changes when a commit moves."""

    lag: int | None = None
    progress: float | None = None
    done: float | None = None
    memory: int | None = None
    buckets: tuple[tuple[float, float], ...] = ()


@dataclass(slots=True)
class Trend:
    """The last minute of one stage."""

    _seen: deque[tuple[float, Numbers]] = field(default_factory=deque)
    _moved: float | None = None

    def add(self, now: float, numbers: Numbers) -> None:
        """Take what was seen at `now`, in seconds of a clock that never goes back."""
        if not numbers.lag or not self._seen or numbers.progress != self._seen[-1][1].progress:
            self._moved = now
        self._seen.append((now, numbers))
        while now - self._seen[0][0] > WINDOW_SECONDS:
            self._seen.popleft()

    @property
    def last(self) -> Numbers:
        """The newest numbers."""
        return self._seen[-1][1] if self._seen else Numbers()

    @property
    def stands(self) -> float:
        """Seconds for which records wait and no commit moved."""
        return self._seen[-1][0] - self._moved if self._seen and self._moved is not None else 0.0

    @property
    def rate(self) -> float | None:
        """Items a second; None where nobody counts them, or before a second look."""
        counted = [(at, each.done) for at, each in self._seen if each.done is not None]
        if len(counted) < 2 or counted[-1][0] <= counted[0][0]:  # noqa: PLR2004  two looks
            return None
        return sum(_grown(before, after) for (_, before), (_, after) in pairwise(counted)) / (
            counted[-1][0] - counted[0][0]
        )

    @property
    def p99(self) -> float | None:
        """The 99th percentile of the seconds for one item; None when there was none."""
        if not self._seen:
            return None
        first, last = dict(self._seen[0][1].buckets), self.last.buckets
        # A process that started anew counts from 0.
        anew = any(count < first.get(edge, 0.0) for edge, count in last)
        return quantile(0.99, [(edge, count - (0.0 if anew else first.get(edge, 0.0))) for edge, count in last])

    @property
    def drain(self) -> float | None:
        """Seconds that the pile takes at the rate of now; None without a pile, or while nothing is done."""
        if (self._pile() or 0) <= 0 or not self.rate or self.last.lag is None:
            return None
        return self.last.lag / self.rate

    @property
    def grown(self) -> int:
        """Records by which the pile grew in half a minute."""
        lags = self._lags()
        return max(0, lags[-1] - lags[0]) if self._pile() else 0

    def _pile(self) -> int | None:
        lags = self._lags()
        return min(lags) if lags and self._seen[-1][0] - self._seen[0][0] >= PILE_SECONDS else None

    def _lags(self) -> list[int]:
        begin = self._seen[-1][0] - PILE_SECONDS if self._seen else 0.0
        return [each.lag for at, each in self._seen if each.lag is not None and at >= begin]


def _grown(before: float | None, after: float | None) -> float:
    """Return by how much a counter grew; a new process counts from 0."""
    old, new = before or 0.0, after or 0.0
    return new - old if new >= old else new


def quantile(part: float, buckets: Iterable[tuple[float, float]]) -> float | None:
    """Return a quantile of a cumulative histogram by interpolation inside of its bucket, as Prometheus does."""
    ordered = sorted(buckets)
    if not ordered or ordered[-1][1] <= 0:
        return None
    rank = part * ordered[-1][1]
    below, edge_below = 0.0, 0.0
    for edge, count in ordered:
        if count >= rank:
            if edge == float("inf"):
                return edge_below
            return edge_below + (edge - edge_below) * (rank - below) / (count - below) if count > below else edge
        below, edge_below = count, edge
    return edge_below


def by_stage(samples: Iterable[Sample]) -> Mapping[str, Numbers]:
    """Return the numbers of each stage in the samples of a worker."""
    lag: dict[str, int] = {}
    told: dict[str, dict[str, float]] = {}
    buckets: dict[str, dict[float, float]] = {}
    for sample in samples:
        if (stage := sample.labels.get("stage")) is None:
            continue
        if sample.name == "copydesk_consumer_lag_records":
            lag[stage] = lag.get(stage, 0) + int(sample.value)
        elif sample.name == "copydesk_stage_seconds_bucket":
            buckets.setdefault(stage, {})[float(sample.labels["le"])] = sample.value
        elif sample.name in NUMBERS:
            told.setdefault(stage, {})[sample.name] = sample.value
    return {
        stage: _numbers(lag.get(stage), told.get(stage, {}), buckets.get(stage, {}))
        for stage in {*lag, *told, *buckets}
    }


NUMBERS = frozenset({
    "copydesk_last_commit_timestamp_seconds",
    "copydesk_stage_seconds_count",
    "copydesk_process_resident_memory_bytes",
})  # fmt: skip


def _numbers(lag: int | None, told: Mapping[str, float], buckets: Mapping[float, float]) -> Numbers:
    memory = told.get("copydesk_process_resident_memory_bytes")
    return Numbers(
        lag,
        progress=told.get("copydesk_last_commit_timestamp_seconds"),
        done=told.get("copydesk_stage_seconds_count"),
        memory=None if memory is None else int(memory),
        buckets=tuple(sorted(buckets.items())),
    )
