"""Whom newsrooms may ask, below a plain text: contacts under a heading or without one, and what is said to editors alone.

    Notes to editors                       from here to the end, or to "About …": notes, of which those that reach somebody,
    1. Haven Lines runs 14 ships.          or say an embargo, are not public
    2. Interviews: +47 22 00 00 00
    For further information contact:       a heading of contacts, and what follows until there is text again
    Bo Reed
    Tel: +47 22 00 00 00                   lines that reach somebody, with the names above them

A number in a sentence is for readers ("call 116 123") and stays.
"""

import re
from collections.abc import Sequence

from schemas.article import Note
from streams.parse.draft import Block, Draft
from streams.parse.notes import add_note_to_editors
from streams.parse.releases import goes_on_with_contact, is_boilerplate, reaches_somebody, without_contacts
from streams.text.openings import by_letter

# How a heading of contacts begins, and a line that reaches somebody.
_OPENINGS = (
    "Contact", "CONTACT", "Company", "COMPANY", "Corporate", "Cell", "For more", "For further", "For additional", "For media", "For press", "For interview", "For picture", "For image", "For photo",
    "For information", "FOR ", "Für ", "Fax", "Further", "Media", "MEDIA", "Mobile", "MOBILE", "Mob", "Medien", "M:", "M.", "Mail", "More info", "Press",
    "PRESS", "PR ", "Phone", "PHONE", "Public", "Picture", "Investor", "INVESTOR", "Inquir", "INQUIR", "Interview", "Information", "INFORMATION", "Email",
    "EMAIL", "E-", "E:", "Editor", "EDITOR", "Enquir", "ENQUIR", "Tel", "TEL", "T:", "Note", "NOTE", "Nota", "Kontakt", "KONTAKT", "Ansprech", "Advice",
    "Rück", "Relations", "Hinweis", "Handy", "Ufficio", "UFFICIO", "Oficina", "Gabinete", "Service de presse", "Weitere", "Perscontact", "+", "(0", "(+", "*", "_", "-", "=", *"0123456789",
)  # fmt: skip
_BY_LETTER = by_letter(_OPENINGS)
_WITHIN = 30  # paragraphs from the end
_LINE = 200  # characters of a contact in one paragraph
_SHORT = 60  # characters of a name, with its office
_NAMES = 3  # lines of name, office and house above a number

_EDITORS = re.compile(
    r"[\W_]*(?:notes?\s+(?:to|for)\s+(?:the\s+)?editors?|editors?['’]?s?['’]?\s+notes|(?:information|advice)\s+(?:to|for)\s+editors?"
    r"|hinweise?\s+(?:an|für)\s+(?:die\s+)?redaktion(?:en)?|notes?\s+aux?\s+(?:rédactions?|rédacteurs?)|notas?\s+(?:a|para)\s+(?:los\s+)?editores)[\W_]*$",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?:\(?\d{1,2}[.)]|[-*•·])\s+")
_MAIL = r"[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{2,60}"
_NUMBER = r"\+?[\d(][\d ()./–-]{5,24}\d"
_REACH = re.compile(
    r"\W{0,3}(?:(?:tel(?:e(?:ph|f)one?)?|phone|mob(?:ile)?|cell|handy|m(?=[.:])|t(?=[.:])|fax|e-?mail|e(?=:)|mail)\b[\s.:()]{0,4}|(?=[+(]?\d|[\w.+-]{1,60}@))"
    rf"(?>{_MAIL}|{_NUMBER})(?>(?:\s*(?:{_MAIL}|[\w.+-]{{1,60}}@[\w.-]{{1,60}}|{_NUMBER}|[,;/|]|or|ext\.?\s?\d+|\([\w -]{{2,20}}\)|(?:mob(?:ile)?|tel|e-?mail|fax)[.:]*))*)\W{{0,3}}$",
    re.IGNORECASE,
)
"""A line that only reaches somebody, by telephone or mail. Each is read in one way (`(?>…)`): a row of figures has very many."""
_LABELLED = re.compile(
    r"\b(?:(?:tel(?:ephone)?|mob(?:ile)?|fax)[.:]{0,2}|(?:phone|cell|e-?mail|[tme])[.:]{1,2})\s{0,2}(?:[+(\d]|[\w.+-]{1,60}@)",
    re.IGNORECASE,
)
"""A number behind its name, on a line that may begin with whose it is."""


def may_have_contacts(blocks: Sequence[Block]) -> bool:
    """Whether a text ends with paragraphs that begin as contacts do: a glance that settles most."""
    for block in blocks if len(blocks) <= _WITHIN else blocks[-_WITHIN:]:
        if len(block.text) <= _LINE and _may_reach(block.text):
            return True
    return False


def _may_reach(text: str) -> bool:
    openings = _BY_LETTER.get(text[:1])
    if openings is not None and text.startswith(openings):
        return True
    return "@" in text or (len(text) <= _SHORT and ("ontact" in text or "Tel" in text or "tel" in text))


def take_contacts(draft: Draft) -> None:
    """Make private notes of the contacts below a text, and notes of what is for editors; the first paragraph always stays."""
    start = max(1, len(draft.blocks) - _WITHIN)
    kept = _without_notes(draft.blocks[start:], draft)
    draft.blocks[start:] = _without_numbers(without_contacts(kept, draft), draft)


def _without_notes(blocks: list[Block], draft: Draft) -> list[Block]:
    """Take what stands below "Notes to editors", but for boilerplate ("About Haven Lines") and what is below that."""
    begin = next((number for number, block in enumerate(blocks) if _EDITORS.match(block.text)), None)
    if begin is None:
        return blocks
    below = blocks[begin + 1 :]
    size = next((number for number, block in enumerate(below) if is_boilerplate(block.text)), len(below))
    for block in _without_numbers(without_contacts(below[:size], draft), draft):
        add_note_to_editors(draft, _ITEM.sub("", block.text, count=1))
    return [*blocks[:begin], *below[size:]]


def _without_numbers(blocks: Sequence[Block], draft: Draft) -> list[Block]:
    """Take lines that only reach somebody, the names above them, and what goes on below them."""
    kept: list[Block] = []
    taken: list[str] = []
    for block in blocks:
        if block.role == "body" and (_reaches(block.text) or (taken and goes_on_with_contact(block.text))):
            taken = [*(taken or _names_above(kept)), block.text]
        else:
            _note(draft, taken)
            taken = []
            kept.append(block)
    _note(draft, taken)
    return kept


def _reaches(text: str) -> bool:
    if len(text) > _LINE or not reaches_somebody(text):
        return False
    return _REACH.match(text) is not None or (text[-1:] not in '.!?”"' and _LABELLED.search(text) is not None)


def _names_above(kept: list[Block]) -> list[str]:
    """Take the names that stand right above a number off the list, the first paragraph never."""
    names: list[str] = []
    while kept and len(names) < _NAMES and _is_name(kept[-1]):
        names.insert(0, kept.pop().text)
    return names


def _is_name(block: Block) -> bool:
    text = block.text
    return (
        block.role == "body"
        and len(text) <= _SHORT
        and text[-1:] not in '.!?”"'
        and (text[:1].isupper() or text[-1:] == ":")
    )


def _note(draft: Draft, lines: list[str]) -> None:
    if lines:
        draft.notes.append(Note(role="contact", text="\n".join(lines), public=False))
