"""Reprints: the floors of floors.json hold on an invented stream, and on the open stream where the shared folder is."""

import json
from pathlib import Path

import pytest
from quality.reprints.invented import stream
from quality.reprints.measure import FOOTER, SHARED, open_stream, scored
from quality.reprints.scoring import Scores

FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))


def below(scores: Scores, name: str) -> list[str]:
    """Return what lies below its floor."""
    floors = FLOORS[name]
    found = [kind for kind, least in floors["recall"].items() if scores.recall[kind] < least]
    found += [kind for kind, most in floors["merged"].items() if scores.merged[kind] > most]
    found += [what for what in ("ari", "precision") if getattr(scores, what) < floors[what]]
    return found


def test_invented_stream() -> None:
    """On a stream of invented stories, in a language that nothing was trained on, every floor holds."""
    scores = scored(stream(99, 400))
    assert below(scores, "invented") == [], scores.line()


@pytest.mark.skipif(not SHARED.exists(), reason="needs the shared folder beside the project")
@pytest.mark.parametrize("footer", [None, FOOTER], ids=["plain", "footer"])
def test_open_stream(footer: str | None) -> None:
    """On the open stream's sealed seed every floor holds, and those with an unknown footer on every fourth item."""
    scores = scored(open_stream(13, footer=footer))
    assert below(scores, "footer" if footer else "open") == [], scores.line()
