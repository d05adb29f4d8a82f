"""What the numbers of a stage say over a minute: rates, percentiles, piles, commits that stand."""

import math

import pytest

from streams.dashboard.trends import Numbers, Trend, by_stage, quantile
from streams.observe.metrics import Metrics


def trend(*seen: tuple[float, int | None, float | None, float | None]) -> Trend:
    """Take (time, lag, progress, done) one after the other."""
    made = Trend()
    for now, lag, progress, done in seen:
        made.add(now, Numbers(lag, progress, done))
    return made


def test_nothing_seen_is_nothing_known() -> None:
    """Before the first look there are no numbers, and no fault."""
    made = Trend()
    assert (made.last, made.rate, made.p99, made.drain, made.grown, made.stands) == (Numbers(), None, None, None, 0, 0)
    assert trend((0, 5, 1, 10)).rate is None


def test_rate_counts_over_the_window_and_through_a_restart() -> None:
    """A process that starts anew counts from 0, and the rate never falls below it."""
    assert trend((0, 0, 1, 100), (10, 0, 1, 150), (20, 0, 1, 200)).rate == 5
    assert trend((0, 0, 1, 100), (10, 0, 1, 20)).rate == 2
    assert trend((0, 0, 1, 0), (200, 0, 1, 4000), (210, 0, 1, 4010)).rate == 1


def test_commits_that_stand_while_records_wait() -> None:
    """The time counts from the last move, or from the last look at which there was nothing to do."""
    assert trend((0, 5, 1, 0), (10, 5, 1, 0), (20, 9, 1, 0)).stands == 20
    assert trend((0, 5, 1, 0), (10, 5, 2, 0), (20, 9, 2, 0)).stands == 10
    assert trend((0, 0, 1, 0), (10, 0, 1, 0), (20, 9, 1, 0)).stands == 10
    assert trend((0, 5, 1, 0), (90, 5, 1, 0), (200, 5, 1, 0)).stands == 200


def test_pile_is_what_was_there_all_the_time() -> None:
    """A burst that is worked off is no pile; a pile has the time that it takes, and its growth."""
    burst = trend(*((now, 0 if now < 40 else 5000, now, 10 * now) for now in range(0, 51, 10)))
    assert (burst.drain, burst.grown) == (None, 0)
    pile = trend(*((now, 1000 + 10 * now, now, 10 * now) for now in range(0, 51, 10)))
    assert (pile.drain, pile.grown) == (150, 300)
    shrinks = trend(*((now, 1000 - 10 * now, now, 10 * now) for now in range(0, 51, 10)))
    assert (shrinks.drain, shrinks.grown) == (50, 0)


def test_quantile_is_that_of_prometheus() -> None:
    """Inside of a bucket the value is interpolated; above the last edge it is that edge; of nothing there is none."""
    buckets = [(0.1, 50.0), (1.0, 100.0), (math.inf, 100.0)]
    assert quantile(0.5, buckets) == pytest.approx(0.1)
    assert quantile(0.75, buckets) == pytest.approx(0.55)
    assert quantile(0.99, [(0.1, 1.0), (math.inf, 100.0)]) == 0.1
    assert quantile(0.99, [(0.1, 0.0), (math.inf, 0.0)]) is None
    assert quantile(0.99, []) is None


def test_p99_is_that_of_the_last_minute() -> None:
    """What was slow before the window does not count; a new process counts from 0."""
    made = Trend()
    made.add(0, Numbers(buckets=((0.1, 0.0), (1.0, 90.0), (math.inf, 90.0))))
    made.add(30, Numbers(buckets=((0.1, 100.0), (1.0, 190.0), (math.inf, 190.0))))
    assert made.p99 == pytest.approx(0.099)
    made.add(40, Numbers(buckets=((0.1, 0.0), (1.0, 4.0), (math.inf, 4.0))))
    assert made.p99 == pytest.approx(0.991)


def test_numbers_are_read_from_the_samples_of_a_stage() -> None:
    """Lag is summed over partitions; commits, counts, memory and buckets have their names of the table."""
    metrics = Metrics()
    for partition, lag in enumerate((3, 4)):
        metrics.set("consumer_lag_records", lag, stage="parse", topic="wire.raw.v1", partition=str(partition))
    metrics.set("last_commit_timestamp_seconds", 1000.5, stage="parse")
    metrics.set("process_resident_memory_bytes", 5e7, stage="parse")
    metrics.observe("stage_seconds", 0.002, stage="parse")
    metrics.add("stage_restarts_total", stage="store")
    told = by_stage(metrics.samples())
    assert set(told) == {"parse"}
    numbers = told["parse"]
    assert numbers[:4] == (7, 1000.5, 1.0, 50_000_000)
    assert [count for edge, count in numbers.buckets if edge in {0.001, 0.003, math.inf}] == [0, 1, 1]
