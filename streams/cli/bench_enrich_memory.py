"""What the reference data of enrichment keep in memory: each kind loaded once, in a process of its own.

Counted by `tracemalloc`, which sees what stays allocated by Python and numpy and nothing of the interpreter; so the
figures are the same on every machine. `copydesk bench enrich` prints them.
"""

import subprocess
import sys
import tracemalloc
from collections.abc import Callable

import orjson

from streams.enrich import gazetteer
from streams.enrich.entities import lists, signs
from streams.enrich.language.opinions import language_of
from streams.enrich.places import areas, guards
from streams.enrich.places.finder import find
from streams.enrich.topics.rules import LANGUAGES, rules

MIB = 1 << 20
BOUND = 60
"""MiB that all reference data may take, gazetteer, names and rules together."""


def _gazetteer() -> None:
    gazetteer.cities("Oslo")
    gazetteer.towns("Oslo", ())
    gazetteer.regions("Norway")
    areas.areas()
    find("Oslo is in Norway.")  # the first words of all names


def _names() -> None:
    for load in (lists.given, lists.families, lists.organisations, lists.common, lists.english, lists.demonyms):
        load()
    signs.signs("Oslo")
    guards.given_names()


def _topics() -> None:
    for language in LANGUAGES:
        rules(language)


LOADS: dict[str, Callable[[], object]] = {
    "gazetteer": _gazetteer,
    "names": _names,
    "topics": _topics,
    "languageModel": lambda: language_of("Lorem ipsum"),  # sure of nothing: the second identifier is asked too
}


def reference_memory() -> dict[str, float]:
    """Return MiB by kind, measured in a fresh process; `reference` is the sum without the model of the identifier."""
    run = subprocess.run([sys.executable, "-m", __name__], capture_output=True, check=True)  # noqa: S603  ourselves
    kinds: dict[str, float] = orjson.loads(run.stdout)
    return {"reference": round(sum(kinds.values()) - kinds["languageModel"], 1), "bound": BOUND, **kinds}


def _measured() -> dict[str, float]:
    tracemalloc.start()
    return {kind: _grown(load) for kind, load in LOADS.items()}


def _grown(load: Callable[[], object]) -> float:
    before, _ = tracemalloc.get_traced_memory()
    load()
    after, _ = tracemalloc.get_traced_memory()
    return round((after - before) / MIB, 1)


if __name__ == "__main__":
    sys.stdout.buffer.write(orjson.dumps(_measured()))
