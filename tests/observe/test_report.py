"""Reports over the pipe: they survive the way, and a broken pipe ends the stage."""

import os
import subprocess
import sys
import threading
import time

import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st
from promptness import PATIENCE

from streams.observe.metrics import Metrics, Sample
from streams.observe.report import Health, Partition, Report, Reporter, decode, encode, resident_memory, start_reporter

numbers = st.floats(allow_nan=False, allow_infinity=False)
texts = st.text(st.characters(exclude_categories=["Cs"]))
partitions = st.builds(
    Partition, texts, st.integers(0, 99), st.none() | st.integers(0, 2**62), st.integers(0), st.booleans()
)
healths = st.builds(
    Health,
    numbers,
    st.booleans(),
    st.booleans(),
    st.lists(texts).map(tuple),
    st.lists(partitions).map(tuple),
    st.none() | numbers,
)
samples = st.builds(Sample, texts, texts, st.dictionaries(texts, texts), numbers)
reports = st.builds(Report, texts, healths, st.lists(samples).map(tuple))


@given(reports.filter(lambda report: all(each.lag < 2**63 for each in report.health.partitions)))
def test_report_survives_the_pipe_on_one_line(report: Report) -> None:
    """Any report comes back as it was, from exactly one line."""
    line = encode(report)
    assert line.count(b"\n") == 1
    assert decode(line) == report


@pytest.mark.parametrize("line", [b"", b"{", b"{}", b'{"stage": 1}', b"\xff\xfe"])
def test_line_that_is_no_report_is_refused(line: bytes) -> None:
    """A line of a process that was killed while it wrote gives ValueError, nothing else."""
    with pytest.raises(ValueError, match=r"."):
        decode(line)


def test_report_longer_than_the_pipe_arrives_whole() -> None:
    """A line of many feeds is larger than the pipe's 64 KiB and still one line."""
    reading, writing = os.pipe()
    metrics = Metrics()
    for number in range(400):
        for outcome in ("new", "update", "correction"):
            metrics.add("items_total", feed=f"feed-with-a-long-name-{number}", stage="dedupe", outcome=outcome)
    line: list[bytes] = []
    with os.fdopen(reading, "rb") as pipe:
        reader = threading.Thread(target=lambda: line.append(pipe.readline()))
        reader.start()
        reporter = Reporter(writing, "dedupe", metrics, lambda: Health(at=1.0), every=60)
        reporter._send()
        reader.join(PATIENCE)
    os.close(writing)
    assert len(line[0]) > 65536
    report = decode(line[0])
    assert len([sample for sample in report.samples if sample.family == "items_total"]) == 1200
    (memory,) = [sample for sample in report.samples if sample.family == "process_resident_memory_bytes"]
    assert memory.labels == {"stage": "dedupe"}


def test_gauges_come_from_the_health() -> None:
    """Lag of every partition, also of those that others read, and the time of the last commit are told as numbers."""
    reading, writing = os.pipe()
    partitions = (Partition("wire.raw.v1", 0, 5, 7, True), Partition("wire.raw.v1", 1, None, 0, False))
    health = Health(at=1.0, partitions=partitions, last_commit=99.0)
    Reporter(writing, "parse", Metrics(), lambda: health, every=60)._send()
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = {(sample.family, *sample.labels.values()): sample.value for sample in decode(pipe.readline()).samples}
    assert told["consumer_lag_records", "parse", "wire.raw.v1", "0"] == 7
    assert told["consumer_lag_records", "parse", "wire.raw.v1", "1"] == 0
    assert told["last_commit_timestamp_seconds", "parse"] == 99


ORPHAN = """
import os, signal, time
from streams.observe import report
from streams.observe.metrics import Metrics
report.die_with_parent = lambda: None  # as on a system that has no such thing
reporter = report.Reporter(int(os.environ["COPYDESK_REPORT_FD"]), "parse", Metrics(), lambda: report.Health(at=1.0), 0.1)
reporter.start()
while True:
    time.sleep(1)
"""


def test_broken_pipe_ends_the_stage() -> None:
    """Where the kernel does not tie a child to its parent, the pipe does: the stage ends when nobody reads."""
    reading, writing = os.pipe()
    environ = os.environ | {"COPYDESK_REPORT_FD": str(writing)}
    with subprocess.Popen(
        [sys.executable, "-c", ORPHAN], env=environ, pass_fds=(writing,), stderr=subprocess.PIPE
    ) as stage:
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            assert decode(pipe.readline()).stage == "parse"
        assert stage.wait(timeout=PATIENCE) == 70
        assert stage.stderr is not None
        assert b"supervisor is gone" in stage.stderr.read()


def test_stage_started_by_hand_reports_to_nobody() -> None:
    """Without a pipe in the environment there is no reporter, and nothing fails."""
    assert start_reporter({}, "parse", Metrics(), lambda: Health(at=time.time())) is None


def test_resident_memory_is_in_bytes() -> None:
    """It is what the kernel says of this process, give or take a tenth that changes between two looks."""
    assert resident_memory() == pytest.approx(psutil.Process().memory_info().rss, rel=0.1)
