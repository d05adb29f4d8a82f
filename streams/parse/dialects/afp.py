"""Agence France-Presse: initials at the end, advisory lines that say what a version changed, flashes without a headline."""

import re

from schemas.vocab import Kind
from streams.parse.draft import Draft
from streams.parse.headlines import headline_from_text
from streams.parse.initials import take_initials
from streams.parse.story import read_story

# How an advisory line begins, in the languages of the services, and the kind of version that it announces.
_CHANGES: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (re.compile(r"CORRECT|CORRIGE|RECTIF|KORRIGIERT|BERICHTIGT", re.IGNORECASE), "correction"),
    (re.compile(r"REPEAT|REPETITION|RÉPÉTITION|REPITE|WIEDERHOLUNG", re.IGNORECASE), "repeat"),
    (re.compile(r"REFIL", re.IGNORECASE), "refile"),
    (
        re.compile(r"UPDATE|ADDS?\b|RECAST|COMBINES|CHANGES|ACTUALIS|AJOUT|ACTUALIZA|AÑADE|AMPL[IÍ]A|AKTUALISIERT|NEU\b", re.IGNORECASE),
        "update",
    ),
)  # fmt: skip
_ADVISORY = "advisoryline"


def read_afp(draft: Draft) -> None:
    """Correct a draft for AFP's habits."""
    take_initials(draft)
    _read_advisories(draft)
    read_story(draft)
    headline_from_text(draft)


def _read_advisories(draft: Draft) -> None:
    """Read the kind of the version from its advisory lines; a status that is not usable weighs more."""
    for note in draft.notes:
        if note.role.lower() != _ADVISORY:
            continue
        kind = next((kind for words, kind in _CHANGES if words.match(note.text.lstrip("(- "))), None)
        if kind is None:
            continue
        draft.note = draft.note or note.text
        draft.claim(kind)
