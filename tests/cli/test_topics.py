"""`copydesk topics apply|diff`: the table of topics against the broker."""

import uuid
from pathlib import Path

from cli.copydesk import copydesk

from schemas.topics import TOPICS


def test_diff_apply_diff(kafka: str, tmp_path: Path) -> None:
    """Diff names what is missing and ends with 1; apply makes it and ends with 0, again too; diff then is silent."""
    settings = {"COPYDESK_BROKERS": kafka, "COPYDESK_PREFIX": f"t{uuid.uuid4().hex[:8]}."}
    before = copydesk("topics", "diff", folder=tmp_path, **settings)
    assert before.returncode == 1
    assert len(before.stdout.splitlines()) == len(TOPICS)
    assert [topic for topic in TOPICS if topic not in before.stdout.decode()] == []
    for _ in range(2):
        applied = copydesk("topics", "apply", folder=tmp_path, **settings)
        assert (applied.returncode, applied.stdout) == (0, b"")
    after = copydesk("topics", "diff", folder=tmp_path, **settings)
    assert (after.returncode, after.stdout) == (0, b"")
