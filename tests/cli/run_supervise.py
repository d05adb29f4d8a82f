"""Runs the supervisor over fake stages, as `copydesk worker` does over real ones: run_supervise.py FOLDER STAGES."""

import os
import sys
from pathlib import Path

from streams.cli.exits import exits
from streams.cli.supervise import supervise
from streams.observe.log import start_logging
from streams.settings import load

folder, stages = sys.argv[1], sys.argv[2:]
fake = str(Path(__file__).with_name("fake_stage.py"))
start_logging("INFO", "json", "worker")
with exits():
    sys.exit(supervise(stages, load({}, os.environ), lambda stage: (sys.executable, fake, stage, folder)))
