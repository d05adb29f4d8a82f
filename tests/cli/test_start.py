"""What a command imports before it works: each start pays for it, and so does each process of the worker."""

import subprocess
import sys

import pytest

OFFLINE = "import sys; sys.argv = ['copydesk', 'parse', 'none.txt']; from streams.cli import main\ntry: main()\nexcept SystemExit: pass"
LOOKING = "import sys, streams.cli.reads, streams.cli.status, streams.cli.supervise"
STARTS = {
    OFFLINE: {"faust", "aiokafka", "asyncio", "numpy", "rich", "spacy", "streams.dedupe", "streams.enrich"},
    LOOKING: {"faust", "numpy", "spacy", "streams.parse", "streams.dedupe", "streams.enrich"},
}
"""What runs, and what of all the rest it leaves alone."""


@pytest.mark.parametrize("code", STARTS, ids=["parse", "status and the worker's supervisor"])
def test_heavy_parts_are_left_alone(code: str) -> None:
    """Reading a file needs no broker's client, no event loop and no numbers; looking at stages and starting them needs no Faust."""
    check = f"{code}\nassert not {STARTS[code]!r} & set(sys.modules), {STARTS[code]!r} & set(sys.modules)"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (0, b""), done.stderr
