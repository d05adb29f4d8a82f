"""What `made` and `made_whole` leave unchecked, mypy checks: without the settings of its plugin it would pass anything."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SLIPS = """
from schemas.base import made, made_whole
from schemas.ninjs import Text, Thing

made(Thing, name=1)
made(Thing, naem="Anna")
made_whole(Text, role="main", value=None)
made(Thing, name="Anna")
"""


def test_mypy_sees_values_and_names(tmp_path: Path) -> None:
    """A value of a wrong type and a name that no field has are errors, and what is right is none."""
    file = tmp_path / "slips.py"
    file.write_text(SLIPS)
    command = [sys.executable, "-m", "mypy", "--config-file", ROOT / "pyproject.toml", "--cache-dir", tmp_path, file]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    assert [line.partition(": error: ")[0].rpartition(":")[2] for line in said.splitlines() if "error:" in line] == [
        "5",
        "6",
        "7",
    ]
