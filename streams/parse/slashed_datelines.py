"""Datelines with the agency between slashes: "MOSCOW, December 3. /TASS/. ", "København /ritzau/: "."""

import re

from streams.parse.datelines import Found, stated_dateline

_SLASHED = re.compile(r"([^/\n]{2,100}?)[.,]?\s*/([^\W\d_][\w -]{1,24})/\s*[.:,–—-]{0,3}\s*(?=\S)")


def read_slashed(text: str, agencies: frozenset[str]) -> Found | None:
    """Find such a dateline of one of these agencies (small letters) at the start of a paragraph, or None."""
    found = _SLASHED.match(text)
    if found is None or found[2].lower() not in agencies:
        return None
    line = stated_dateline(found[1])
    if line is None:
        return None
    return Found(line.model_copy(update={"text": found[0].strip(), "source": found[2]}), text[found.end() :])
