"""Lines in brackets that say what a version changed, whoever sends it: "(Adds quotes)", "(Ergänzt um Zitate)", "(Ajoute citations)".

Reuters' own are read by its dialect, with all the forms of its handbook. Here stand the verbs that no other bracket begins with.
"""

import re

from schemas.vocab import Kind
from streams.parse.draft import Draft

_LONGEST = 300  # characters
_CHANGES: tuple[tuple[str, Kind], ...] = (
    (
        r"Corrects|Clarifies|Korrigiert|Berichtigt|Corrige|Rectifie|Rectifica|Corregge|Rettifica|Corrigeert|Rectificeert|Rättar|Retter|Korrigerer|Korjaa|Bien\s+lire|Bitte\s+lesen\s+Sie",
        "correction",
    ),
    (r"Refiles", "refile"),
    (r"Repeats|Wiederholt|Répète|Repite|Repete|Ripete|Herhaalt|Upprepar|Gjentar|Gentager", "repeat"),
    (
        (
            r"Adds|Updates|Recasts|Releads|Rewrites|Inserts|Writes\s+through|New\s+throughout|Ergänzt|Aktualisiert(?=:|\s+(?:mit|um)\b)|Ajoute|Actualise|Complète"
            r"|Añade|Agrega|Actualiza|Amplía|Aggiunge|Aggiorna|Acrescenta|Adiciona|Atualiza|Voegt|Actualiseert|Vult|Lägger\s+till|Uppdaterar|Kompletterar"
            r"|Legger\s+til|Oppdaterer|Tilføjer|Opdaterer|Lisää"
        ),
        "update",
    ),
)
_NOTE = re.compile(
    r"\((?:" + "|".join(f"(?P<k{row}>{words})" for row, (words, _) in enumerate(_CHANGES)) + r")\b"
    r"[^()]*(?:\([^()]*\)[^()]*)*\)\.?$"
)
_TO_EDITORS = "(ATTN:"
"""How Yonhap begins them, whose verbs are in capitals: "(ATTN: UPDATES with details throughout)"."""
OPENINGS = (
    _TO_EDITORS,
    *(f"({word}" for words, _ in _CHANGES for word in dict.fromkeys(re.findall(r"(?:^|\|)(\w+)", words))),
)
"""How these lines begin."""


def is_change(text: str) -> bool:
    """Whether a line says what this version changed, and nothing else."""
    return _found(text) is not None


def take_change(draft: Draft, text: str) -> bool:
    """Take such a line as the note of this version; False for any other line."""
    found = _found(text)
    if found is None:
        return False
    said = text.rstrip(".")[1:-1].strip()
    draft.note = f"{draft.note}; {said}" if draft.note else said
    draft.claim(_CHANGES[int((found.lastgroup or "k0")[1:])][1])
    return True


def _found(text: str) -> re.Match[str] | None:
    if text[:1] != "(" or len(text) > _LONGEST:
        return None
    if text.startswith(_TO_EDITORS):
        verb, gap, more = text[len(_TO_EDITORS) :].strip().partition(" ")
        text = f"({verb.capitalize()}{gap}{more}"
    return _NOTE.match(text)
