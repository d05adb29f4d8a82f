"""Letters to the editor: who wrote one stands below it, without "By": "Yours faithfully, Jane Doe, Haven".

A letter is known by what it is called ("Leserbrief: …") or whom it addresses ("To the Editor:", "Sir, — …"); "Dear editor" is
not enough, since press releases begin so. A writer who asks not to be named is not. Where writers live is private in all of them.
"""

import re
from collections.abc import Sequence

from streams.parse.draft import Block, Draft
from streams.parse.letter_addresses import take_addresses
from streams.parse.names import byline
from streams.parse.salutations import greetings_of, greets_editor

_CALLED = re.compile(
    r"\W{0,3}(?:(?:a\s+)?letters?\s+(?:to|for)\s+(?:the\s+)?editors?\b|readers?['’]?s?\s+letters?\b|lese(?:r|rinnen)(?:brief|zuschrift|post)|courrier\s+des\s+lecteurs"
    r"|lettre\s+(?:à\s+la|au|aux)\s+(?:rédac|direct)|cartas?\s+(?:al\s+director|del?\s+lector)|letter[ae]\s+al\s+direttore|(?:ingezonden|lezers)\s?brie[fv]|insändare"
    r"|leser(?:brev|innlegg)|læserbrev|listy?\s+do\s+redakcji|письм[оа]\s+в\s+редакцию)",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"(?:to\s+the\s+editor|sirs?|an\s+die\s+redaktion)\s{0,2}(?:[,:]?\s?[-–—]|[,:])(?:\s|$)", re.IGNORECASE
)
_ADDRESSES = ("To the", "TO THE", "Sir", "SIR", "An die")
_CLOSING = re.compile(
    r"(?i:yours|(?:with\s)?(?:kind(?:est)?|best|warm(?:est)?)|sincerely|regards|respectfully|mit|freundliche|beste|viele|hochachtungsvoll|bien|cordialement"
    r"|atentamente|un|cordiali|distinti|met|med|mvh|z)\b(?:\s(?:[a-zà-ÿ]+|Grü(?:ß|ss)en?|Grußes?|Regards|Wishes|Faithfully|Sincerely|Truly)){0,4}\s?[,.!]?\s*"
)
_NAME = re.compile(
    r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Rev)\.?\s)?[A-ZÀ-Þ][\w.'’-]*(?:\s(?:(?:de|del|der|den|di|da|van|von|al|bin|la|le|ten|zu)\s)*[A-ZÀ-Þ][\w.'’-]*){1,3}(?=,|\n|$|\s[(\d])"
)
_SIGNED = re.compile(
    rf"(?:{_CLOSING.pattern})?(?:(?:Dr|Prof|Mr|Mrs|Ms|Rev)\.?\s)?[A-ZÀ-ÞĄ-Ż][\w.'’-]*\s(?:(?:de|del|der|den|di|da|van|von|al|bin|la|le|ten|zu)\s)*[A-ZÀ-ÞĄ-Ż]|(?:{_CLOSING.pattern})$"
)
"""A paragraph that begins with a name, or is a closing: what stands behind it is of who signs."""
_WITHHELD = re.compile(
    r"\b(?:name(?:\s+and\s+address)?\s+(?:withheld|supplied|der\s+redaktion\s+bekannt)|withhold\s+my\s+name|anonym\w*|(?:not|don['’]?t|never)\s+(?:print|publish|use|name)\s+(?:my\s+name|me\b))",
    re.IGNORECASE,
)
_LINE = 60  # characters of a name with its place
_FOOT = 4  # paragraphs below a letter


def read_letter(draft: Draft) -> None:
    """Keep the address below a letter to the editor private, and name who wrote it."""
    tops = greetings_of(draft)
    is_letter = _is_called(draft.headline) or _is_called(draft.title) or any(map(_is_addressed, tops))
    if not is_letter and not any(map(greets_editor, tops)):  # nearly all
        return
    take_addresses(draft, _SIGNED)
    if is_letter and not draft.by:
        _name_writer(draft)


def _name_writer(draft: Draft) -> None:
    """Name who wrote a letter to the editor from below it, with a warning."""
    if any(_WITHHELD.search(note.text) for note in draft.notes) or any(map(_WITHHELD.search, _foot(draft))):
        draft.warn("who wrote the letter asks not to be named")
        return
    signed = _said(draft, "signature")
    reached = _said(draft, "contact")  # with the name above them
    writer = next(filter(None, map(_writer, (*signed, *_foot(draft), *reached))), None)
    if writer and not any(map(_writer, _lines(draft.blocks[1:-_FOOT]))):  # of several letters none is of the one
        draft.by = writer
        draft.warn(f"the name below the letter is read as its writer's: {writer:.60}")


def _is_called(headline: str | None) -> bool:
    return headline is not None and _CALLED.match(headline) is not None


def _is_addressed(text: str) -> bool:
    return text.startswith(_ADDRESSES) and _ADDRESSED.match(text) is not None


def _said(draft: Draft, role: str) -> list[str]:
    return [note.text for note in draft.notes if note.role == role]


def _foot(draft: Draft) -> list[str]:
    return _lines(draft.blocks[1:][-_FOOT:])


def _lines(blocks: Sequence[Block]) -> list[str]:
    return [block.text for block in blocks if len(block.text) <= _LINE]


def _writer(text: str) -> str | None:
    """Return the name that a signature or a line begins with, behind its closing."""
    closing = _CLOSING.match(text)
    found = _NAME.match(text, closing.end() if closing else 0)
    return byline(f"By {found[0]}") if found else None
