"""Where who wrote a letter to the editor lives, and how to reach them: below their name, for the newsroom alone.

    Yours faithfully, Jane Doe             stays, and so does a town alone, as papers print it
    14 Harbour Street, Haven HV1 2AB       a street with its number, a postal code, and what stands behind them
    Tel: 079 555 0142                      a number, an address of mail

Only behind a closing or a name, and where what follows is no sentence: a letter may be about 14 Harbour Street.
"""

import re

from schemas.article import Note
from streams.parse.draft import Block, Draft

_UP = r"[A-ZÀ-ÞĄ-Ż][\w'’.-]*"
_NUMBER = r"\d{1,4}\s?[a-zA-Z]?"
_STREETS = (
    (
        rf"(?:(?:Flat|Apt\.?|Apartment|Unit|Suite|No\.?)\s\d{{1,4}}\w?,?\s+)?{_NUMBER}(?:[-/]{_NUMBER})?,?\s+(?:{_UP}\s+){{1,4}}(?i:street|st|road|rd|avenue|ave|lane|ln|drive|dr|close|court|ct|square|sq|terrace|way|place|crescent|gardens|grove|hill"
        r"|boulevard|blvd|row|walk|mews|quay|park|view|parade|highway|hwy|circle|green|rise)\b\.?"
    ),
    rf"[A-ZÀ-Þ][\w-]*?(?:straße|strasse|str\.|gasse|allee|platz|ufer|damm|chaussee|weg|ring|markt)\s{{1,2}}{_NUMBER}\b",
    rf"(?:{_UP}[\s-])(?:Straße|Strasse|Str\.|Gasse|Allee|Platz|Ufer|Damm|Chaussee|Weg|Ring|Markt)\s{{1,2}}{_NUMBER}\b",
    rf"(?:Am|An\sder|An\sden|Im|In\sder|In\sden|Auf\sdem|Auf\sder|Zum|Zur|Unter\sden)\s{_UP}(?:\s{_UP})?\s{_NUMBER}\b",
    rf"\d{{1,4}}(?:\s?(?:bis|ter))?,?\s+(?:rue|avenue|av\.|boulevard|bd|place|chemin|allée|impasse|quai|route|cours|square|passage)\s+(?:d[eu]s?\s+|de\s+la\s+|d['’]|l['’])?{_UP}",
    r"(?:[Cc]alle|C/|[Aa]venida|[Aa]vda\.?|[Pp]laza|[Pp]aseo|[Cc]amino|[Rr]onda|[Vv]ia|[Vv]iale|[Pp]iazza|[Cc]orso|[Ll]argo|[Vv]icolo|[Rr]ua|[Tt]ravessa|[Pp]raça)\s+[^\d\n]{2,40}?,?\s*(?:n\.?[ºo°]?\s*)?\d{1,4}\b",
    rf"{_UP}(?:straat|laan|weg|plein|gracht|kade|dijk|singel|dreef|hof|pad)\s+{_NUMBER}\b",
    rf"{_UP}(?:gatan|gata|gaten|gade|vägen|vegen|veien|vej|vei|torget|torg|allé|stien|stigen)\s+{_NUMBER}\b",
    rf"(?:ul\.|al\.|pl\.|ул\.|пр\.)\s+[^\d\n]{{2,40}}?,?\s*(?:д\.\s*)?{_NUMBER}\b",
    r"(?i:p\.?\s?o\.?\s?box|postfach|boîte\s+postale|apartado(?:\s+de\s+correos)?|postbus|casella\s+postale)\s+\d+",
)
_CODES = (
    r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b", r"\b(?:[A-Z]{1,3}[-–])?\d{5}\s+[A-ZÀ-Þ][\w-]+", r"\b\d{4}\s?[A-Z]{2}\b(?=\s+[A-Z]|$)", r"\b[A-Z]{2},?\s\d{5}(?:-\d{4})?\b",
    r"\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b", r"\b\d{3}\s\d{2}\s+[A-ZÅÄÖ]\w+", r"\b\d{2}-\d{3}\s+[A-ZĄ-Ż]\w+", r"\b\d{4}-\d{3}\s+[A-Z]\w+",
)  # fmt: skip
_REACHES = (
    r"(?i:tel(?:e(?:ph|f)one?|efon|éfono|efono|éphone)?|phone|mob(?:ile|il)?|cell|handy|fax|móvil|portable|ph|tlf|puh)\b[\s.:]{0,3}[+(]?\d[\d ()./–-]{4,}\d",
    r"(?<![\w.])(?:\+\d|\(?0\d)[\d ()./–-]{5,}\d", r"\b\d{3}[-. ]\d{3}[-. ]\d{4}\b", r"(?i:e-?mail|courriel|correo)?[\s:]*[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{2,60}",
)  # fmt: skip
_WHERE = re.compile(rf"[(]?(?:{'|'.join((*_STREETS, *_CODES, *_REACHES))})")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 300  # characters of a signature with its address
_SENTENCE = 60  # characters from which what ends in a full stop is text
_MOST_SMALL = 5
"""Words in small letters that an address has: "rue de la", "via", "tel"."""


def take_addresses(draft: Draft, is_signed: re.Pattern[str]) -> None:
    """Make a private note of the addresses below what `is_signed` matches; the first paragraph always stays."""
    kept: list[Block] = draft.blocks[:1]
    taken: list[str] = []
    signed = False
    for block in draft.blocks[1:]:
        signed = _goes_on(block, is_signed, signed=signed)
        cut = _begin(block.text) if signed else None
        if cut is None:
            kept.append(block)
            continue
        taken.append(block.text[cut:])
        if rest := block.text[:cut].rstrip(" ,;|–-(·•"):
            kept.append(block.part(rest))
    if taken:
        draft.blocks = kept
        draft.notes.append(Note(role="address", text="\n".join(taken), public=False))
        draft.warn("where the writer of a letter lives or is reached was left out; it is a private note")


def _goes_on(block: Block, is_signed: re.Pattern[str], *, signed: bool) -> bool:
    """Whether a paragraph signs a letter, or goes on with what stands below the name."""
    text = block.text
    if block.role == "table" or len(text) > _LONGEST:
        return False
    if is_signed.match(text):
        return True
    return signed and not (len(text) > _SENTENCE and text.endswith((".", "!", "?")))


def _begin(text: str) -> int | None:
    """Return where an address begins that goes on to the end of a paragraph."""
    found = _WHERE.search(text)
    if found is None:
        return None
    small = sum(word.islower() for word in _WORD.findall(text[found.start() :]))
    return found.start() if small <= _MOST_SMALL else None
