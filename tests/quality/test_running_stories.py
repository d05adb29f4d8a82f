"""Running stories on events made from real ones: floors below what was measured."""

from quality.running_stories import make, measure
from quality.wire import SHARED, need

FILES = 2


def test_events_are_found_and_kept_apart() -> None:
    """Over 2,000 stories of a week: B³ precision comes first, and half of the later articles name the true first one."""
    need(SHARED / "reuters21578")
    figures = measure(make(SHARED / "reuters21578", FILES))
    assert figures.precision >= 0.85, figures
    assert figures.recall >= 0.75, figures
    assert figures.f1 >= 0.82, figures
    assert figures.named >= 0.45, figures
