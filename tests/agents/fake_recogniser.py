"""A recogniser without a model, served as the real one is: `python fake_recogniser.py`. Some texts make it misbehave."""

import os
import re
import sys
import time

from streams.agents.ner.child import serve

NAME = re.compile(r"[A-Z]\w+ [A-Z]\w+")


class Fake:
    """Takes two words with capitals for a person, or does what the text says."""

    method = "fake/1"

    def recognise(self, text: str) -> list[tuple[int, int, str]]:
        """Return the pairs of capitalised words; `die` ends the process, `hang` keeps it busy, `raise` raises."""
        if text == "die":
            os._exit(9)
        if text == "hang":
            time.sleep(60)
        if text == "raise":
            raise LookupError
        if text == "which process":
            raise type(f"Process{os.getpid()}", (Exception,), {})
        return [(found.start(), found.end(), "person") for found in NAME.finditer(text)]


if __name__ == "__main__":
    serve(Fake(), sys.stdin.buffer, sys.stdout.buffer)
