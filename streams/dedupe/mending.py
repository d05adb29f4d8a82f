"""Corrections in prose: a notice that names the story that it corrects, as a kill in prose names the one that it kills.

The text of a notice is about its story and has other words, so it is found by what the notice calls it and by nothing else.
Readers' notices have no label that says so: one that quotes the headline and owns up to an error is a correction.
"""

import re
from typing import Final

from schemas.base import changed
from schemas.vocab import Kind
from streams.dedupe.case import Case
from streams.dedupe.finding import Finding
from streams.dedupe.following import follow
from streams.dedupe.kinds import CORRECTS, status_of
from streams.dedupe.memory import Memory
from streams.dedupe.naming import in_quotes, meant, some_of
from streams.dedupe.prose_kills import note_of
from streams.dedupe.uris import claim
from streams.text.desk_labels import read_label

_NOTICE: Final = 700
"""Characters of a text that is only a notice; a longer one has the corrected story below, whose words find it, too."""

_NOTE: Final = "this version is a notice about the article, and not its corrected text: the version before has the text"


_MARKS: Final = frozenset('"“”„«»')

_OWNS_UP: Final = re.compile(
    r"^\W*(?:correction|clarification|berichtigung|korrektur|rectificatif|corrección|rettifica)\b"
    r"|\bmis(?:stated|spelled|spelt|identified|attributed|quoted|reported)\b|\b(?:gave|used|named)\s+(?:the|an?)\s+(?:wrong|incorrect)\b"
    r"|\bshould\s+(?:have\s+)?(?:said|read|stated)\b|\bplease\s+read\b|\ban\s+earlier\s+version\s+of\b"
    r"|\bwe\s+(?:said|wrote|reported|accept|apologi[sz]e|regret)\b|\b(?:correct|right)\s+(?:figure|name|date|amount|number)\s+is\b"
    r"|\bmuss\s+es\s+(?:\w+\s+)?heißen\b|\brichtig\s+ist\b|\bhaben\s+wir\b|\bil\s+fallait\s+lire\b|\bnous\s+avons\s+(?:écrit|indiqué|publié)\b"
    r"|\bdebe\s+decir\b|\bhemos\s+publicado\b|\bsi\s+legga\b|\babbiamo\s+scritto\b",
    re.IGNORECASE,
)
"""What a newsroom says of its own error. That others call a report wrong is news: "wrong" alone is no such word."""


def mended(memory: Memory, case: Case) -> Finding | None:
    """Find the one living article of the agency that a notice of correction names; where several fit, a person decides."""
    item = case.item
    kind = item.copydesk.change.kind
    if kind not in (*CORRECTS, "new") or status_of(item) != "usable" or memory.versions.of(item.uri):
        return None
    if kind == "new" or note_of(item) != "correct":
        return _by_its_headline(memory, case)
    fits = meant(memory, case)
    if len(fits) == 1:
        return follow(memory, case, fits[0], [_NOTE] if len(item.text) <= _NOTICE else [], why="it names it in words")
    return (
        _unmet(memory, case, kind, fits) if read_label(item.title or item.headline) else None
    )  # else its slug may tell


def _by_its_headline(memory: Memory, case: Case) -> Finding | None:
    """Find the article whose headline a short notice quotes, where nothing above its text says that it is a correction."""
    item = case.item
    text, kind = item.text, item.copydesk.change.kind
    if len(text) > _NOTICE or _MARKS.isdisjoint(text):
        return None
    if kind == "new" and (item.copydesk.dateline or not _OWNS_UP.search(text)):
        return None
    fits = in_quotes(memory, case)
    if len(fits) != 1:
        return None
    return follow(memory, _as_correction(case), fits[0], [_NOTE], why="it quotes its headline")


def _as_correction(case: Case) -> Case:
    wire = case.item.copydesk
    if wire.change.kind in CORRECTS:
        return case
    change = changed(wire.change, kind="correction")
    return Case(changed(case.item, copydesk=changed(wire, change=change)))


def _unmet(memory: Memory, case: Case, kind: Kind, fits: tuple[str, ...]) -> Finding:
    """Return the finding on a notice whose story is not known for certain."""
    agency = case.item.copydesk.agency
    if not fits:
        reason = f"a {kind} in words that names no article of {agency} that lives: see by hand what it means"
        return Finding(kind, claim(memory, case.item).uri, reason, "usable", warnings=(reason,))
    reason = (
        f"a {kind} in words that fits {len(fits)} articles of {agency} ({some_of(fits)}): decide by hand which it means"
    )
    return Finding("advisory", claim(memory, case.item).uri, reason, "usable", warnings=(reason,))
