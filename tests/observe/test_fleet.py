"""The verdicts over the stages: who lives, who is ready, and why not. Time is an argument."""

from streams.observe.fleet import SILENT_SECONDS, Fleet
from streams.observe.report import Health, Partition, Report

PATIENCE = 60.0


def fleet(*stages: str) -> Fleet:
    made = Fleet(stages or ("parse",), PATIENCE, "1.0", now=0)
    for stage in made.stages:
        made.started(stage, again=False)
    return made


def report(at: float, committed: int | None = 5, lag: int = 3, **health: object) -> Report:
    partition = Partition("wire.raw.v1", 0, committed, lag, bool(health.pop("assigned", True)))
    told = {"broker": True, "joined": True, "partitions": (partition,)} | health
    return Report("parse", Health(at, **told), ())  # type: ignore[arg-type]


def feed(stages: Fleet, until: int, **told: object) -> None:
    """Report every ten seconds from 0 on."""
    for now in range(0, until + 1, 10):
        stages.reported(report(float(now), **told), now)  # type: ignore[arg-type]


def test_offsets_that_advance_live_whatever_the_lag() -> None:
    """Lag alone is no fault: a stage that commits lives."""
    stages = fleet()
    for now in range(0, 300, 10):
        stages.reported(report(now, committed=now, lag=100_000), now)
    assert stages.not_living(300) == []


def test_offsets_that_stand_while_there_is_lag_do_not_live() -> None:
    """After the patience the fault names stage, partition, offset and time; before it there is none."""
    stages = fleet()
    feed(stages, 60)
    assert stages.not_living(60) == []
    stages.reported(report(70), 70)
    (fault,) = stages.not_living(71)
    assert fault == ("parse", "wire.raw.v1/0: records wait and offset 5 has not moved for 71 s")


def test_no_lag_foreign_partitions_waiting_and_brokers_away_are_no_fault() -> None:
    """Offsets may stand when there is nothing to do, for a store that is away, without brokers, and with another worker."""
    for told in ({"lag": 0}, {"assigned": False}, {"waiting": ("restore",)}, {"broker": False}):
        stages = fleet()
        feed(stages, 200, **told)
        assert stages.not_living(201) == [], told


def test_patience_begins_anew_after_a_wait() -> None:
    """A stage gets its full patience after the store came back."""
    stages = fleet()
    feed(stages, 50)
    stages.reported(report(55, waiting=("store",)), 55)
    stages.reported(report(60), 60)
    stages.reported(report(100), 100)
    assert stages.not_living(110) == []


def test_stage_that_crashes_again_and_again_does_not_live() -> None:
    """Starts that get nowhere don't buy new patience: the offset stands, whichever process reports it."""
    stages = fleet()
    for now in range(0, 71, 10):
        stages.reported(report(now), now)
        stages.ended("parse")
        stages.started("parse", again=True)
    assert "has not moved" in stages.not_living(71)[0].why


def test_silent_stage_does_not_live() -> None:
    """No report, not even a first one: the fault says whether the process runs."""
    stages = fleet()
    late = SILENT_SECONDS + 1
    assert stages.not_living(SILENT_SECONDS - 1) == []
    assert "runs and is silent" in stages.not_living(late)[0].why
    stages.ended("parse")
    assert "does not run" in stages.not_living(late)[0].why


def test_loop_that_hangs_does_not_live() -> None:
    """Reports that always tell the same look mean that the event loop does not run."""
    stages = fleet()
    for now in range(0, 40, 10):
        stages.reported(report(0.0, lag=0), now)
    assert "event loop" in stages.not_living(SILENT_SECONDS + 1)[0].why


def test_ready_means_broker_group_memory_and_store() -> None:
    """Each missing thing has its words; a new process is not ready on the word of the old one."""
    stages = fleet()
    assert "not reported yet" in stages.not_ready()[0].why
    for told, words in (
        ({"broker": False}, "no broker"),
        ({"joined": False}, "partitions"),
        ({"waiting": ("store: locked", "restore")}, "store: locked, restore"),
    ):
        stages.reported(report(1, **told), 1)
        assert words in stages.not_ready()[0].why
    stages.reported(report(2), 2)
    assert stages.not_ready() == []
    stages.ended("parse")
    assert "does not run" in stages.not_ready()[0].why
    stages.started("parse", again=True)
    assert "not reported yet" in stages.not_ready()[0].why


def test_report_of_a_stranger_is_dropped() -> None:
    """A stage that this worker does not run changes nothing."""
    stages = fleet("store")
    stages.reported(report(1), 1)
    assert [fault.stage for fault in stages.not_ready()] == ["store"]


def test_restarts_and_state_are_numbers_and_old_numbers_stay() -> None:
    """A stage that ended is counted and 0 in stage_up; what it told last still stands."""
    stages = fleet("parse")
    stages.reported(report(1), 1)
    stages.ended("parse")
    told = {(sample.name, *sample.labels.values()): sample.value for sample in stages.samples()}
    assert told["copydesk_stage_up", "parse"] == 0
    assert told["copydesk_stage_restarts_total", "parse"] == 0
    assert told["copydesk_build_info", "1.0"] == 1
    stages.started("parse", again=True)
    told = {(sample.name, *sample.labels.values()): sample.value for sample in stages.samples()}
    assert told["copydesk_stage_up", "parse"] == 1
    assert told["copydesk_stage_restarts_total", "parse"] == 1
