"""`copydesk demo`, as a stranger runs it first."""

import json
import os
import sqlite3
import subprocess
import sys
import time
from importlib.resources import files
from pathlib import Path

OUTCOMES = ("new", "update", "duplicate", "kill", "held", "dead: ")


def test_demo_shows_what_became_of_every_wire(tmp_path: Path) -> None:
    """It ends with 0 in under a minute; each sample wire is a row of the table on stdout, and the store has them."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COPYDESK_")}
    environment |= {"COPYDESK_BROKERS": "127.0.0.1:1", "COPYDESK_PREFIX": "not.for.the.demo."}
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "streams.cli", "demo", "--store-file", "news/demo.sqlite"],
        cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    took = time.monotonic() - began
    assert done.returncode == 0, done.stderr
    assert took < 60
    wires = [path for path in files("streams.cli").joinpath("wires").iterdir() if path.name[0].isdigit()]
    title, *rows = [line for line in done.stdout.splitlines() if line.strip()]
    assert title.split() == ["headline", "place", "feed", "verdict", "why"]
    assert len([row for row in rows if not row.startswith(" ")]) == len(wires) == 12
    assert [outcome for outcome in OUTCOMES if outcome not in done.stdout] == []
    with sqlite3.connect(tmp_path / "news" / "demo.sqlite") as store:
        verdicts = [json.loads(row[0])["raw"]["source"] for row in store.execute("SELECT verdict FROM verdicts")]
        dead = [dict(json.loads(row[0]))["source-uri"] for row in store.execute("SELECT headers FROM dead")]
    store.close()
    assert sorted(verdicts + dead) == sorted(f"demo:{wire.name}" for wire in wires)
    assert str(tmp_path / "news" / "demo.sqlite") in done.stderr
