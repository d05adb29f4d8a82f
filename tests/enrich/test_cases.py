"""The files of cases: each is read by a test, as nobody reads a new one by itself."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.mark.parametrize("path", sorted((HERE / "cases").iterdir()), ids=lambda path: path.name)
def test_every_file_of_cases_is_read(path: Path) -> None:
    """The test of an enricher names its file of cases."""
    readers = [test.name for test in HERE.glob("test_*.py") if f"cases/{path.name}" in test.read_text(encoding="utf-8")]
    assert readers, f"no test reads it: tests/enrich/test_{path.stem}.py is to, as test_located.py reads its own"
