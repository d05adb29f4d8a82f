"""Lines that name the page of a paper, where they stand in a text: "PAGE 3", "NEWS PAGE 12", "Seite 3 Aufmacher"."""

import re

from schemas.article import Note
from streams.parse.draft import Draft

_PAGE = re.compile(
    r"(?:[A-Z][\w-]{1,14}\s){0,2}(?:page|pg\.?|pp?\.?|seite|s\.|pág(?:ina|\.)|pagina|pag\.|side|sida|strona|sivu)\s?[:#-]?\s?"
    r"(?:\d{1,3}[a-z]?|one|two|three|four|five|eins)(?:\s?(?:of|von|de|di|van|/|-)\s?\d{1,3})?(?:[\s,-]{1,3}(?:lead|splash|top|main|nib|second|third|aufmacher))?[\s:.-]*$",
    re.IGNORECASE,
)
OPENINGS = ("PAGE ", "Page ", "SEITE ", "Seite ", "PÁGINA ", "Página ", "PAGINA ", "Pagina ", "SIDE ", "Side ", "SIDA ")
"""How such a line may begin below a headline, where few short lines are names of a page."""


def is_page(line: str) -> bool:
    """Whether a line names the page of a paper and says nothing else."""
    return _PAGE.match(line) is not None


def take_page(draft: Draft, line: str) -> bool:
    """Keep the page as a note that is not public."""
    if not is_page(line):
        return False
    draft.notes.append(Note(role="page", text=line, public=False))
    return True
