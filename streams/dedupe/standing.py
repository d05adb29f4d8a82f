"""Which version of an article is the one to show: the newest that lives."""

from collections.abc import Callable

from streams.dedupe.kills import ALIVE
from streams.dedupe.versions import Chain, Version


def newest(chain: Chain, dead_until: int, waits: Callable[[str], bool]) -> Version | None:
    """Return the newest living version, or None.

    `dead_until` is how far kills reach, `waits` says of a receipt whether it is still under embargo. A withheld version
    counts: while it is the newest, nothing of the article is shown. An advisory counts only where nothing else of the uri
    was let out: neither a version nor a kill. A canceled version (a kill in words came before it) ends what is older, once
    it was let out.
    """
    for place in range(len(chain) - 1, -1, -1):
        version = chain[place]
        if version.at <= dead_until or _kept_back(version, chain[place + 1 :], waits):
            continue
        replaced = version.kind == "advisory" and dead_until != ALIVE
        return None if replaced or version.status == "canceled" else version
    return None


def ended(chain: Chain, dead_until: int, waits: Callable[[str], bool]) -> bool:
    """Say whether a canceled version, and nothing else, is why no version is to be shown: it has to take away what was."""
    if newest(chain, dead_until, waits) is not None:
        return False
    others = tuple(version for version in chain if version.status != "canceled")
    return newest(others, dead_until, waits) is not None


def _kept_back(version: Version, newer: Chain, waits: Callable[[str], bool]) -> bool:
    """Say whether a version was not let out: it waits still, or something newer came before its embargo was over."""
    if not version.until:
        return False
    return waits(version.receipt) or any(later.received < version.until for later in newer)
