"""Lines that were one before something wrapped them: put together again."""

import re

# Typesetters and teleprinters break after a hyphen. It stays ("two-|year" is no "twoyear"), but takes no space; a hyphen
# that waits for its second half does ("pre- and post-war").
_BROKEN_COMPOUND = re.compile(r"\w-$")
_SUSPENDED = re.compile(r"(?:and|or|to|und|oder|bis|et|ou)\b|\W")


def rejoin(before: str, after: str) -> str:
    """Return two lines of one paragraph as one."""
    if before[-1:] == "-" and _BROKEN_COMPOUND.search(before) and not _SUSPENDED.match(after):
        return before + after
    return f"{before} {after}"
