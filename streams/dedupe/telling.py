"""Which running story an item belongs to, and who had it first."""

from schemas.article import Story
from schemas.base import made
from streams.dedupe.case import Case
from streams.dedupe.finding import Finding
from streams.dedupe.kinds import sent_at
from streams.dedupe.memory import Memory
from streams.dedupe.terms import packed
from streams.dedupe.versions import Chain, story_id
from streams.moments import time_of

_SECOND = 1_000_000


def story_of(memory: Memory, case: Case, found: Finding) -> Story | None:
    """Return the story of an item: that of its article or of the text that it repeats, else one of like words, or new."""
    chain = _known(memory, found)
    if chain:
        return _told(memory, case, chain[-1].story)
    if found.kind not in ("new", "update", "correction", "refile", "repeat", "release", "hold", "reprint"):
        return None
    match = memory.stories.find(packed(case.traits.terms), sent_at(case.item), case.item.text)
    if match is None:
        return made(Story, id=story_id(case.item.copydesk.revision))
    return _told(memory, case, match.story, round(match.likeness, 3))


def _known(memory: Memory, found: Finding) -> Chain:
    return memory.versions.of(found.uri) or (memory.versions.of(found.of) if found.of else ())


def _told(memory: Memory, case: Case, story: str, similarity: float | None = None) -> Story:
    """Say who had a story first; of the first item itself nothing needs to be said."""
    first, at = memory.stories.first(story), sent_at(case.item)
    if first is None or at < first.at:
        return made(Story, id=story, similarity=similarity)
    return made(
        Story,
        id=story,
        first_uri=first.uri,
        first_feed=first.feed,
        first_at=time_of(first.at),
        seconds_later=(at - first.at) / _SECOND,
        similarity=similarity,
    )
