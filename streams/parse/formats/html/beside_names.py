"""What stands beside names in a byline or right below it: who took the pictures, what a writer is, how long ago.

Words: Ann Example · Photos: Bo Reed        two who made it, each with what they did
Harbour Correspondent                       what the writer is
Updated 2 hours ago                         a time that only tells while somebody looks
"""

import re
from typing import NamedTuple

from schemas.article import Credit
from streams.parse.draft import Block, Draft
from streams.parse.names import byline, names

_NEAR = 8  # paragraphs at the start in which such lines stand
_LIMIT = 160  # characters of such a line
_WRITES = r"words?|texte?s?|story|written|report(?:ing)?|bericht|reportage|testo|texto|tekst"
_SHOWS = (
    r"photo(?:graph)?s?|photography|pictures?|images?|fotos?|fotografie|fotografía|bild(?:er)?|videos?|illustrations?|illustrationen"
    r"|graphics?|grafik(?:en)?|foto's"
)
_LABELS = rf"(?:{_WRITES}|{_SHOWS})"
_LABEL = re.compile(
    rf"(?:^|(?<=\s)|(?<=[,;/|·•]))(?P<what>{_LABELS}(?:\s*(?:,|/|&|\+|and|und|et|y|e|en|og|och)\s*{_LABELS}){{0,2}})"
    r"(?:\s?:\s*|\s+(?:by|von|par|por|di|door|av|af)\s+)",
    re.IGNORECASE,
)
_BETWEEN = " \t,;/|·•–—-"
_AND = re.compile(r"(?:^|\s)(?:and|und|et|y|e|en|og|och|&)$", re.IGNORECASE)
_WRITER = re.compile(rf"\b(?:{_WRITES})\b", re.IGNORECASE)
_SHOWER = re.compile(rf"\b(?:{_SHOWS})\b", re.IGNORECASE)

_TITLE = r"(?:editor|correspondent|reporter|writer|columnist|critic|korrespondent(?:in)?|redakteur(?:in)?|reporterin)"
_ROLE = re.compile(
    rf"(?:(?:in\s)?[\w'’&.-]+\s){{0,5}}{_TITLE}(?:(?:,|\s(?:at|of|for|in))\s[A-ZÀ-Þ][\w'’&.-]*(?:\s[\w'’&.-]+){{0,4}})?",
    re.IGNORECASE,
)
_ROLE_BEHIND = re.compile(rf",\s+(?P<role>(?:[\w'’&-]+\s){{0,4}}{_TITLE})$", re.IGNORECASE)
_ROLE_LIMIT = 80  # characters
_N = r"(?:\d{1,3}|an?|one|about\s(?:\d{1,2}|an?))"
_AGO = (
    rf"{_N}\s?(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|h|m|days?|d|weeks?|months?|years?)\s+ago",
    r"vor\s(?:\d{1,3}|eine[rm])\s(?:sekunden?|minuten?|stunden?|tag(?:en)?|wochen?|monat(?:en)?)",
    r"il\sy\sa\s(?:\d{1,3}|une?)\s(?:minutes?|min|heures?|h|jours?|semaines?|mois)",
    r"hace\s(?:\d{1,3}|una?)\s(?:minutos?|horas?|días?|semanas?|mes(?:es)?)",
    r"há\s(?:\d{1,3}|uma?)\s(?:minutos?|horas?|dias?|semanas?)",
    r"(?:\d{1,3}|un[ao']?)\s?(?:minut[oi]|or[ae]|giorn[oi]|settiman[ae])\sfa",
    r"(?:\d{1,3}|een)\s(?:minuten|minuut|uur|dagen|dag|weken|week)\sgeleden",
)
_DONE = (
    r"(?:(?:last\s|zuletzt\s|first\s)?(?:updated|published|posted|modified|aktualisiert|veröffentlicht|stand|publié|mis\sà\sjour|modifié"
    r"|actualizado|publicado|atualizado|aggiornato|pubblicato|bijgewerkt|gepubliceerd)\s?:?\s)"
)
_SINCE = rf"{_DONE}?(?:{'|'.join(_AGO)})"
_RELATIVE = re.compile(rf"\W*{_SINCE}(?:\W{{1,5}}{_SINCE})?\W*", re.IGNORECASE)


class Makers(NamedTuple):
    """Who wrote it, as a byline, and whom the line credits with what."""

    by: str
    credits: tuple[Credit, ...]


def makers(line: str) -> Makers | None:
    """Return who made an article, from a line that is nothing but names with what they did; None for any other."""
    found = list(_LABEL.finditer(line)) if len(line) <= _LIMIT else []
    if not found or found[0].start():
        return None
    ends = [*(each.start() for each in found[1:]), len(line)]
    said = [
        (each["what"], byline(f"By {_AND.sub('', line[each.end() : end].rstrip(_BETWEEN)).rstrip(_BETWEEN)}"))
        for each, end in zip(found, ends, strict=True)
    ]
    writers = [name for what, name in said if name and _WRITER.search(what)]
    if not writers or any(name is None for _, name in said):
        return None
    shown = [Credit(role=what, names=names(name)) for what, name in said if name and _SHOWER.search(what)]
    return Makers(", ".join(dict.fromkeys(writers)), tuple(shown))


def split_role(line: str) -> tuple[str, str | None]:
    """Return a byline without what its writer is, and that: "Ann Example, political editor"."""
    found = _ROLE_BEHIND.search(line)
    return (line[: found.start()], found["role"]) if found else (line, None)


def take_beside(draft: Draft, blocks: list[Block]) -> list[Block]:
    """Take such lines from the start of a text; what is no such line stays, and so does a text that is nothing else."""
    kept: list[Block] = []
    for number, block in enumerate(blocks[:_NEAR]):
        above = blocks[number - 1].text if number else ""
        if block.role != "body" or not _takes(draft, block.text, above, is_low=number > 0):
            kept.append(block)
    return [*kept, *blocks[_NEAR:]] if kept or blocks[_NEAR:] else blocks


def _takes(draft: Draft, text: str, above: str, *, is_low: bool) -> bool:
    if len(text) > _LIMIT:
        return False
    if _RELATIVE.fullmatch(text):
        return True
    made = makers(text)
    if made and made.credits and draft.by in (None, made.by):
        draft.by = made.by
        draft.credits += [each for each in made.credits if each not in draft.credits]
        return True
    writer = byline(above) if is_low else None
    if (writer or (draft.by and not is_low)) and is_role(text):
        draft.credits.append(Credit(role=text, names=names(writer or draft.by or "")))
        return True
    return False


def is_role(text: str) -> bool:
    """Whether a line says what a writer is, and nothing else."""
    return len(text) <= _ROLE_LIMIT and text[0].isupper() and _ROLE.fullmatch(text) is not None
