"""Corrections in prose: a notice that names the story that it corrects, as a kill in prose names the one that it kills.

The text of a notice is about its story and has other words, so it is found by what the notice calls it and by nothing else.
"""

from typing import Final

from schemas.vocab import Kind
from streams.dedupe.case import Case
from streams.dedupe.finding import Finding
from streams.dedupe.following import follow
from streams.dedupe.kinds import CORRECTS, status_of
from streams.dedupe.memory import Memory
from streams.dedupe.naming import meant
from streams.dedupe.prose_kills import note_of
from streams.dedupe.uris import claim
from streams.text.desk_labels import read_label

_NOTICE: Final = 700
"""Characters of a text that is only a notice; a longer one has the corrected story below, whose words find it, too."""

_TOLD: Final = 3
_NOTE: Final = "this version is a notice about the article, and not its corrected text: the version before has the text"


def mended(memory: Memory, case: Case) -> Finding | None:
    """Find the one living article of the agency that a notice of correction names; where several fit, a person decides."""
    item = case.item
    kind = item.copydesk.change.kind
    if (
        kind not in CORRECTS
        or status_of(item) != "usable"
        or memory.versions.of(item.uri)
        or note_of(item) != "correct"
    ):
        return None
    fits = meant(memory, case)
    if len(fits) == 1:
        return follow(memory, case, fits[0], [_NOTE] if len(item.text) <= _NOTICE else [], why="it names it in words")
    return (
        _unmet(memory, case, kind, fits) if read_label(item.title or item.headline) else None
    )  # else its slug may tell


def _unmet(memory: Memory, case: Case, kind: Kind, fits: tuple[str, ...]) -> Finding:
    """Return the finding on a notice whose story is not known for certain."""
    agency = case.item.copydesk.agency
    if not fits:
        reason = f"a {kind} in words that names no article of {agency} that lives: see by hand what it means"
        return Finding(kind, claim(memory, case.item).uri, reason, "usable", warnings=(reason,))
    some = ", ".join(fits[:_TOLD]) + (", …" if len(fits) > _TOLD else "")
    reason = f"a {kind} in words that fits {len(fits)} articles of {agency} ({some}): decide by hand which it means"
    return Finding("advisory", claim(memory, case.item).uri, reason, "usable", warnings=(reason,))
