"""Identifiers that are no URI: each is one of its feed, and several feeds of one agency may speak of one item by it.

"4711" of two feeds gives two uris, for two wires of one agency may count each for itself. A kill by one feed of what only
another one sent reaches it where one living article fits and headline or slug say the same, or the kill says nothing else. In
all other cases a person is told what may be meant.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from schemas.vocab import CANCELS
from streams.dedupe.case import Case
from streams.dedupe.kills import reach
from streams.dedupe.kinds import sent_at
from streams.dedupe.lookup import identifier_name, keys_of, local_identifier
from streams.dedupe.memory import Memory
from streams.dedupe.naming import is_story, lives, named_in_words, some_of
from streams.dedupe.versions import Version
from streams.moments import DAY

_TOLD: Final = DAY
"""How long after a kill an item of its identifier is warned of: agencies use their numbers again."""


class Aim(NamedTuple):
    """The article that a kill means, why it is another feed's, and what a person is told."""

    uri: str
    why: str | None = None
    warnings: tuple[str, ...] = ()


def aim(memory: Memory, case: Case, uri: str) -> Aim:
    """Return what a kill of the article `uri` means, where other feeds of its agency have an article of that identifier."""
    others = sorted({known.uri for known in _of_siblings(memory, case, uri) if _may_live(memory, known.uri)})
    if not others:  # nearly always
        return Aim(uri)
    if len(others) == 1 and memory.owner(uri) is None and _fits(memory, case, others[0]):
        return Aim(others[0], "another feed of its agency sent it under this identifier")
    return Aim(
        uri,
        None,
        (f"other feeds of the agency have this identifier, and live: {some_of(others)}; see by hand what it means",),
    )


def killed_elsewhere(memory: Memory, case: Case, uri: str) -> str | None:
    """Return the warning on an item whose identifier another feed of its agency killed before; None for nearly all."""
    now = sent_at(case.item)
    for known in _of_siblings(memory, case, uri):
        if known.kind in CANCELS and now - known.at <= _TOLD:
            return f"another feed of the agency killed this identifier ({known.receipt}, {known.uri}): see by hand whether this was meant"
    return None


def _of_siblings(memory: Memory, case: Case, uri: str) -> Iterator[Version]:
    """Yield what other feeds of the agency sent under the identifier of `uri`."""
    agency, identifier = case.item.copydesk.agency, local_identifier(uri)
    if identifier is None:
        return
    for revision in memory.lookup.named((identifier_name(agency, identifier),)):
        known = memory.versions.first(revision)
        if known is not None and known.uri != uri and local_identifier(known.uri) == identifier:
            yield known


def _may_live(memory: Memory, uri: str) -> bool:
    dead_until = reach(memory.kills.of(uri))
    return any(version.at > dead_until and is_story(version) for version in memory.versions.of(uri))


def _fits(memory: Memory, case: Case, uri: str) -> bool:
    """Whether nothing else than the identifier is said, or headline or slug are those of a version of the article."""
    if not lives(memory, case, uri):
        return False
    item = case.item
    named_alike = case.traits.model_copy(update={"names": ()})
    keys = (*keys_of(item.copydesk.agency, item.headline, named_alike), *named_in_words(case))
    revisions = {version.revision for version in memory.versions.of(uri)}
    return not keys or not revisions.isdisjoint(memory.lookup.named(keys))
