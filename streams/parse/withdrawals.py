"""Kills, withdrawals and holds in prose: a note to editors that another item must not be used, and what it calls that item.

Such a note comes as an item of its own: "KILL KILL KILL", "MANDATORY KILL", "Bitte löschen", "Prière de ne pas tenir compte
de …". No program can be sure which stored item it means, so nothing is blanked: it is a finding for a person, with the
name that the note gives. Structured kills are read by the formats.
"""

import re
from typing import NamedTuple

from schemas.vocab import Kind
from streams.text.words import words

_WITHIN = 240  # characters of a headline or paragraph; a note says it at once

_WITHDRAWN = (
    "WITHDRAWN|KILLED|RETRACTED|ZURÜCKGEZOGEN|ANNUL(?:É|E)E?S?|RETIR(?:É|E)E?S?|ANULAD[OA]S?|ANNULLAT[OA]|INGETROKKEN"
    "|TILLBAKADRAGEN|TRUKKET|PERUTTU"
)
_ITEM = "STORY|STORIES|HEADLINE|ALERT|ITEM|ARTICLE|SNAP|MELDUNG|BEITRAG|D[ÉE]P[ÊE]CHE|NOTA|NOTICIA|DESPACHO|NOTIZIA|BERICHT|ARTIKEL"

# In capitals, anywhere near the start: no news begins so. A kind, and how it is shouted.
_SHOUTED: tuple[tuple[Kind, str], ...] = (
    ("hold", r"\bHOLD[ ,!-]+HOLD\b|^\W*ZURÜCKHALTEN\b|^\W*STOP[ ,!-]+STOP[ ,!-]+STOP\b"),
    (
        "advisory",
        (rf"\bKILL[ ,!-]+KILL\b|\b(?:MANDATORY|BULLETIN|EDITORS?)\s+KILL\b|\b(?:{_ITEM})S?\s+(?:(?:IS|ARE|HAS\s+BEEN|WIRD|EST|ES)\s+)?"
        rf"(?:{_WITHDRAWN})\b|\bMANDATORY\s+ELIMINATION\b|^\W*(?:KILL|WITHDRAWAL|{_WITHDRAWN}|ELIMINATION|ANNULATION|ANULACIÓN"
        r"|ANNULLAMENTO|MAKULERAS|UTGÅR|SLETTES|TREKKES)\s*[-–—:!]"),
    ),
)  # fmt: skip

# In any case, at the start, behind what notes begin with.
_TO_EDITORS = (
    r"\W*(?:(?:attention|note\s+to|achtung|hinweis\s+an(?:\s+die)?|an\s+alle|avis\s+aux|à|aviso\s+a\s+los|avviso\s+ai)?\s*"
    r"(?:eds|editors?|clients?|subscribers?|redaktion(?:en)?|kunden|rédactions?|abonnés|editores|abonados|redazioni)\W+){0,2}(?:please\s+(?:be\s+advised|note)\s+that\s+)?"
)
_ASKED: tuple[tuple[Kind, str], ...] = (
    (
        "hold",
        (r"please\s+hold\b|bitte\s+(?:\w+\s+){0,8}?(?:zurückhalten|zurückstellen|vorerst\s+nicht)|(?:prière|merci)\s+de\s+suspendre\b"
        r"|(?:rogamos|se\s+ruega)\s+retener\b"),
    ),
    (
        "advisory",
        (r"(?:please\s+)?(?:disregard|kill|withdraw|eliminate)\s+(?:the|our|this|all|any|immediately|previous|earlier|story|item|an?)\b"
        r"|please\s+do\s+not\s+(?:use|publish|run)\b|do\s+not\s+(?:use|publish)\s+(?:the|our|this|earlier|previous)\b"
        r"|(?:the|our|this)\s+(?:\w+\s+){0,12}?(?:story|item|article|alert)\b.{0,160}?\b(?:is|has\s+been|was)\s+withdrawn\b"
        r"|bitte\b[^.!?]{0,160}?\b(?:löschen|nicht\s+(?:mehr\s+)?(?:verwenden|veröffentlichen|verbreiten))\b"
        r"|(?:die|diese|unsere)\s+meldung\b.{0,160}?\b(?:wird|ist|wurde)\s+zurückgezogen\b"
        r"|(?:prière|merci)\s+de\s+(?:ne\s+pas\s+(?:tenir\s+compte|utiliser|publier|diffuser)|ignorer|supprimer|détruire)\b"
        r"|veuillez\s+(?:ne\s+pas\s+(?:tenir\s+compte|utiliser|publier)|annuler|ignorer|supprimer)\b"
        r"|(?:rogamos|se\s+ruega|por\s+favor)\W+(?:anul|elimin|no\s+(?:publi|utili|difun)|hagan\s+caso\s+omiso)\w*"
        r"|si\s+prega\s+di\s+(?:annullare|eliminare|non\s+(?:pubblicare|utilizzare|tenere\s+conto))\b"
        r"|gelieve\s+(?:\w+\s+){0,8}?niet\s+te\s+(?:gebruiken|publiceren)\b|vänligen\s+(?:\w+\s+){0,6}?(?:radera|makulera)\b"),
    ),
    ("correction", r"annule\s+et\s+remplace\b|annulla\s+e\s+sostituisce\b|anula\s+y\s+sustituye\b|vervangt\s+(?:en\s+annuleert)\b"),
)  # fmt: skip

_SHOUTS = tuple((kind, re.compile(pattern)) for kind, pattern in _SHOUTED)
_ASKS = tuple((kind, re.compile(_TO_EDITORS + rf"(?:{pattern})", re.IGNORECASE)) for kind, pattern in _ASKED)

# Most news has none of what follows, and needs no closer look: a word that is shouted, and how a request begins.
_LOUD = re.compile(
    "KILL|HOLD|STOP|WITHDR|RETRACT|ELIMIN|ZURÜCK|ANNUL|ANUL|RETIR|INGETROK|TILLBAKA|TRUKKET|PERUTTU|MAKUL|UTGÅR|SLETTES|TREKKES"
)
_FIRST_LETTERS = re.compile(r"\W*(\w{1,3})")
_MAY_ASK = frozenset(
    word[:3]
    for word in words(
        "attention note achtung hinweis an avis à aviso avviso eds editor client subscriber redaktion kunden rédaction abonné abonados "
        "redazioni please bitte prière merci rogamos se disregard kill withdraw eliminate do veuillez por si gelieve vänligen annule "
        "annulla anula vervangt"
    )
)
_MAY_TELL = {"the": "withdrawn", "our": "withdrawn", "thi": "withdrawn", "die": "zurückgezogen", "uns": "zurückgezogen"}
"""How sentences of news begin, too, and the word without which they ask for nothing."""

_SLUGGED = r"\b(?:slug(?:ged|line)?|keyword|stichwort)\s*:?\s*"
_CAPITAL = "(?-i:[A-ZÀ-Þ])"
_NO_SLUG = "from|of|in|on|by|at|for|to|and|with|is|are|was|has|moved|sent|please|must|should|the|it|this|headlined?|title|mandatory|kill"
_NEXT_WORDS = rf"(?:[ \t](?!(?:{_NO_SLUG})\b){_CAPITAL}(?:[\w&'’/-]*\w)?){{0,5}}"
"""Slugs of several words: "slugged Bridge Closure from Haven" goes on as far as words begin with a capital."""

# What a note may call the item, the surest name first.
_NAMES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b((?:tag|urn):[^\s;()\"“”»]{6,200}[^\s,;()\"“”».:])",
        rf"{_SLUGGED}[\"“„«]\s*([^\"“”„«»]{{3,80}}?)\s*[\"”“»]",
        rf"{_SLUGGED}[\"“„«']?((?:[^\s\"“”„«»',;()]{{3,60}}[^\s\"“”„«»',;():.]|{_CAPITAL}\w{{1,2}}(?=\s{_CAPITAL})){_NEXT_WORDS})",
        r"\b(?:headlined?|titled|entitled|überschrift|titel|titre|titulad[oa]|intitulée?)\s*:?\s*[\"“„«]\s*([^\"“”„«»]{4,200}?)\s*[\"”“»]",
        r"\b(?:item|story|number|no\.|nr\.|n°|meldung|dépêche|sequence|take)\s*:?\s*#?((?:[a-z]{1,8}\s?-?)?\d{3,8}[a-z]?)\b",
        rf"\b((?:BC|AM|PM|AP)-[A-Z][\w&'.-]{{2,60}}[\w&']{_NEXT_WORDS})",
        r"(?-i:\b([A-Z][A-Z0-9.&'-]{2,30}/[A-Z0-9.&'/-]{0,40}))",
        r"[\"“„«]\s*([^\"“”„«»]{8,200}?)\s*[\"”“»]",
    )
)


class Withdrawal(NamedTuple):
    """What a note asks for: `hold`, `advisory` (do not use) or `correction` (this item takes the other's place)."""

    kind: Kind
    target: str | None


def read_withdrawal(headline: str, paragraphs: list[str]) -> Withdrawal | None:
    """Return what the first words of an item say of another item that must not be used; None for news."""
    first = paragraphs[:2] if headline in paragraphs[:1] else (headline, *paragraphs[:2])
    start = [text[:_WITHIN] for text in first]
    if _LOUD.search("\n".join(start)) is None and not [1 for text in start if _may_ask(text)]:
        return None
    kind = _asked(start)
    if kind is None:
        return None
    return Withdrawal(kind, named_item("\n".join((headline, *paragraphs[:4]))))


def named_item(text: str) -> str | None:
    """Return what a note calls the item that it means: identifier, slug, headline or number, as written."""
    found = (name.search(text[:2000]) for name in _NAMES)
    return next((match[1] for match in found if match), None)


def _may_ask(text: str) -> bool:
    found = _FIRST_LETTERS.match(text)
    first = found[1].lower() if found else ""
    return first in _MAY_ASK or (first in _MAY_TELL and _MAY_TELL[first] in text.lower())


def _asked(start: list[str]) -> Kind | None:
    for text in start:
        for kind, shouted in _SHOUTS:
            if shouted.search(text):
                return kind
        for kind, asked in _ASKS:
            if asked.match(text):
                return kind
    return None
