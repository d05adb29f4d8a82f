"""Make what was done in a folder outlast a power cut."""

import os
from pathlib import Path


def sync(folder: Path) -> None:
    """Make the names in a folder safe."""
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
