"""Figures in HTML: pictures with captions and credits, which stand in a text and are none of it."""

import re

# What has a table in it is no picture. A figure ends at the next one, so that none is looked at twice.
_FIGURE = re.compile(r"<figure\b[^<>]*+>[^<]*+(?>(?:<(?!/?figure\b|table\b)[^<]*+)*)</figure>", re.IGNORECASE)


def without_figures(html: str) -> str:
    """Return HTML without its figures, but for those that hold tables."""
    return _FIGURE.sub(" ", html) if "<figure" in html else html
