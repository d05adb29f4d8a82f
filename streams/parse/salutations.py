"""How letters to the editor begin: "Dear Editor,", "Sir,", "Sehr geehrte Redaktion," on a line of its own."""

import re

from schemas.article import Note
from streams.parse.draft import Draft
from streams.text.openings import by_letter

ROLE = "salutation"
_LONGEST = 60  # characters
_BY_LETTER = by_letter((
    "Dear ", "DEAR ", "Sir", "SIR", "Madam", "To the", "TO THE", "To The", "An die", "Sehr geehrte", "Liebe", "Werte", "Madame", "Monsieur", "Chère", "Cher ", "Estimad", "Señor",
    "Sr", "Gentile", "Egregi", "Car", "Spett", "Geachte", "Beste ", "Hej ", "Kära", "Bästa", "Kære", "Kjære", "Til ", "Till ", "Prezad", "Szanown", "Уважаем",
))  # fmt: skip
_EDITORS = r"(?:editors?|letters?\s+(?:editor|page|desk|team)|editorial\s+(?:team|board))"
_GREETS = re.compile(
    rf"(?:dear\s+(?:sirs?|madam|(?:the\s+|mr\.?\s+|ms\.?\s+|madam\s+)?{_EDITORS}|sir\s*(?:/|or|and|,)\s*madam|sir\s+editor)|sirs?|madam|to\s+the\s+{_EDITORS}"
    r"|an\s+die\s+(?:leserbrief-?)?redaktion|(?:sehr\s+geehrte|liebe|werte)\s+(?:redaktion|leserbriefredaktion|damen\s+und\s+herren|chefredakt\w+)"
    r"|(?:ch(?:er|ère)\s+)?(?:madame|monsieur)(?:,?\s+(?:monsieur|madame))?(?:\s+(?:le|la)\s+(?:rédact\w+|direct\w+)(?:\s+en\s+chef)?)?|chère\s+rédaction"
    r"|(?:estimad[oa]s?\s+)?(?:señor(?:a|es)?|sr\.?a?\.?)?\s*(?:director\w*|redactor\w*|redacción|editor\w*)|(?:gentil[ei]|egregi[oa]|car[oa]|spett\w*\.?)\s+(?:direttore|direttrice|redazione)"
    r"|(?:geachte|beste)\s+(?:redactie|hoofdredact\w+|heer(?:\s*/?\s*mevrouw)?)|(?:hej|kära|bästa|kære|kjære|til|till)\s+(?:redaktion(?:en)?|redaksjon(?:en)?|redaktør|redaktör)"
    r"|prezad[oa]\s+(?:editor\w*|direct?or\w*|redação)|szanown[ai]\s+(?:redakcjo|państwo)|уважаем(?:ая|ые)\s+(?:редакция|редактор\w*))\s*[,:!.–—-]{0,2}\s*$",
    re.IGNORECASE,
)


def greets_editor(line: str) -> bool:
    """Whether a line greets an editor, and says nothing else."""
    openings = _BY_LETTER.get(line[:1])
    if openings is None or not line.startswith(openings):  # nearly all
        return False
    if len(line) > _LONGEST or _GREETS.match(line) is None:
        return False
    return " " in line or line.endswith((",", ":", "!", "-", "–", "—"))  # "Sir" may be a horse


def take_greeting(draft: Draft, text: str) -> str:
    """Make a private note of a greeting on top of a text; return the text below it."""
    openings = _BY_LETTER.get(text[:1])
    if openings is None or not text.startswith(openings):
        return text
    line, _, rest = text.partition("\n")
    if not rest.strip() or not greets_editor(line.strip()):
        return text
    draft.notes.append(Note(role=ROLE, text=line.strip(), public=False))
    return rest.lstrip()


def greetings_of(draft: Draft) -> list[str]:
    """Return where an editor may be greeted: the first two paragraphs, and the lines that were taken from above them."""
    tops = [block.text for block in draft.blocks[:2]]
    if draft.notes:
        tops += [note.text.partition("\n")[0] for note in draft.notes if note.role == ROLE]
    return tops
