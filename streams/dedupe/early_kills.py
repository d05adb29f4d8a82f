"""Kills in words that came before what they name: which later item is the one that was meant, and which is another story.

By time first. What was filed before the kill was meant, however late it comes; what was filed after it is another story that
runs under the same name. An item that does not say when it was filed is meant if it comes soon after the kill, unless it says
that it was mended, or the kill has found its story: then a different text is a new story.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

from schemas.vocab import CANCELS
from streams.dedupe.case import Case
from streams.dedupe.kinds import CORRECTS, sent_at
from streams.dedupe.lookup import keys_of
from streams.dedupe.memory import Memory
from streams.moments import DAY

_MINUTE: Final = DAY // (24 * 60)

SOON: Final = 60
"""Minutes in which an item without a time of its own may have been overtaken by its kill. Folders and mailboxes are read in
any order, and a route that was away brings all it has at once; a text that must not be shown does more harm shown than a
story that comes back with its next version."""

_TOLD: Final = DAY
"""How long after a kill a story with its name is warned of: a slug stands over many stories, and a kill waits for 14 days."""


class EarlyKill(NamedTuple):
    """A kill that came before an item that it names: its receipt, whether it cancels the item, and why or why not."""

    receipt: str
    cancels: bool
    why: str


def early_kill(memory: Memory, case: Case, uri: str) -> EarlyKill | None:
    """Return the kill in words that names an item of the article `uri` and came before it; one that cancels it first."""
    if not memory.lookup.waits:  # nearly always
        return None
    keys = tuple(keys_of(case.item.copydesk.agency, case.item.headline, case.traits))
    now = sent_at(case.item)
    waiting = sorted({kill for kill in memory.lookup.waiting(keys) if now - kill[0] <= _TOLD})
    found = [_judged(memory, case, keys, uri, kill) for kill in waiting]
    return min(found, key=lambda kill: not kill.cancels, default=None)


def _judged(memory: Memory, case: Case, keys: Iterable[str], uri: str, kill: tuple[int, str]) -> EarlyKill:
    """Say whether one kill means the item."""
    at, receipt = kill
    now = sent_at(case.item)
    minutes = (now - at) // _MINUTE
    if case.item.version_created is not None:
        if now <= at:
            return EarlyKill(receipt, cancels=True, why="it was not filed after the kill")
        return EarlyKill(receipt, cancels=False, why="it was filed after the kill and is taken for another story")
    if minutes > SOON:
        why = f"it came {minutes} minutes after the kill and is taken for another story"
        return EarlyKill(receipt, cancels=False, why=why)
    if case.item.copydesk.change.kind in CORRECTS:
        return EarlyKill(receipt, cancels=False, why="it says that it was mended, and came after the kill")
    if _found_its_story(memory, keys, uri, at):
        return EarlyKill(receipt, cancels=False, why="the kill has found its story, and this is another text")
    return EarlyKill(receipt, cancels=True, why=f"it does not say when it was filed and came within {SOON} minutes")


def _found_its_story(memory: Memory, keys: Iterable[str], uri: str, at: int) -> bool:
    """Say whether an item of another article under one of the names came after the kill and was canceled."""
    known = map(memory.versions.first, memory.lookup.named(keys))
    return any(
        version.status == "canceled" and version.kind not in CANCELS and version.uri != uri and version.received >= at
        for version in known
        if version is not None
    )
