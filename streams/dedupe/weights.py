"""The weights of the evidence: trained numbers, and what they make of it. `tests/quality/reprints/train.py` makes weights.json."""

from functools import cache, reduce
from importlib.resources import files
from operator import add, mul
from typing import Final

import orjson

from streams.dedupe.evidence import Evidence

FILE: Final = "weights.json"


def log_odds(evidence: Evidence) -> float:
    """Return the log-odds that two texts are one: above 0 it is likelier than not.

    Added from left to right, as in stories.py: `sum` of Python 3.12 rounds otherwise than that of 3.11.
    """
    features = evidence.features()
    return reduce(add, map(mul, map(weights().__getitem__, features), features.values()), 0.0)


@cache
def weights() -> dict[str, float]:
    """Return the weight of each feature."""
    found: dict[str, float] = orjson.loads(files(__package__).joinpath(FILE).read_bytes())
    return found
