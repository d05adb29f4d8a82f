"""Kills, withdrawals and holds in prose: a note to editors that another item must not be used, and what it calls that item.

Such a note comes as an item of its own: "KILL KILL KILL", "MANDATORY KILL", "Bitte löschen", "Prière de ne pas tenir compte
de …". No program can be sure which stored item it means, so nothing is blanked: it is a finding for a person, with the
name that the note gives. Structured kills are read by the formats.
"""

import re
from typing import Literal, NamedTuple

from schemas.vocab import Kind
from streams.text.desk_notes import glance, read_note
from streams.text.desk_words import TONGUES
from streams.text.hold_words import FREED, HELD
from streams.text.plain_news import is_plain_news
from streams.text.withdrawal_words import ALSO_NEWS, ENDED, LABELS, one_of

Asked = Literal["hold", "held", "free", "kill", "keep", "replace", "correct"]
"""What notes ask for: to hold a story, or say that one is held, to use it again after that, not to use it, to use it after all, this one in its place, to read it otherwise."""

KINDS: dict[Asked, Kind] = {
    "hold": "hold",
    "held": "hold",
    "free": "advisory",
    "kill": "advisory",
    "keep": "advisory",
    "replace": "correction",
    "correct": "correction",
}

_WITHIN = 240  # characters of a headline or paragraph; a note says it at once

_WITHDRAWN = rf"{one_of(ENDED)}|RETIREE?S?"  # capitals often have no accents
_ITEM = "STORY|STORIES|HEADLINE|ALERT|ITEM|ARTICLE|SNAP|MELDUNG|BEITRAG|D[ÉE]P[ÊE]CHE|NOTA|NOTICIA|DESPACHO|NOTIZIA|BERICHT|ARTIKEL"

# In capitals, anywhere near the start: no news begins so. A kind, and how it is shouted.
_SHOUTED: tuple[tuple[Asked, str], ...] = (
    ("hold", r"\bHOLD[ ,!-]+HOLD\b|^\W*ZURÜCKHALTEN\b|^\W*STOP[ ,!-]+STOP[ ,!-]+STOP\b"),
    (
        "kill",
        (rf"\bKILL[ ,!-]+KILL\b|\b(?:MANDATORY|BULLETIN|EDITORS?)\s+KILL\b|\b(?:{_ITEM})S?\s+(?:(?:IS|ARE|HAS\s+BEEN|WIRD|EST|ES)\s+)?"
        rf"(?:{_WITHDRAWN})\b|\bMANDATORY\s+ELIMINATION\b"),
    ),
)  # fmt: skip

_LABELLED = re.compile(rf"\W*(?:{one_of(LABELS)})\s*[-–—:!]")
"""One word in capitals that ends a story; over plain news it belongs to the headline."""

# In any case, at the start, behind what notes begin with.
_TO_EDITORS = (
    r"\W*(?:(?:attention|note\s+to|achtung|hinweis\s+an(?:\s+die)?|an\s+alle|avis\s+aux|à|aviso\s+a\s+los|avviso\s+ai)?\s*"
    r"(?:eds|editors?|clients?|subscribers?|redaktion(?:en)?|kunden|rédactions?|abonnés|editores|abonados|redazioni)\W+){0,2}(?:please\s+(?:be\s+advised|note)\s+that\s+)?"
)
_ASKED: tuple[tuple[Asked, str], ...] = (
    (
        "hold",
        (r"please\s+hold\b(?!\s+(?:an?\s+|the\s+|some\s+)?(?:space|room|place|slot|hole|line|front|page|pages)\b)|bitte\s+(?:\w+\s+){0,8}?(?:zurückhalten|zurückstellen|vorerst\s+nicht)|(?:prière|merci)\s+de\s+suspendre\b"
        r"|(?:rogamos|se\s+ruega)\s+retener\b"),
    ),
    ("held", HELD),
    ("free", FREED),
    ("replace", r"annule\s+et\s+remplace\b|annulla\s+e\s+sostituisce\b|anula\s+y\s+sustituye\b|vervangt\s+(?:en\s+annuleert)\b"),
)  # fmt: skip

_ALSO_SAID: frozenset[Asked] = frozenset({"held", "free"})
"""What is said in news, too: under a dateline or in a long text it is a doubt."""

_ALONE = frozenset((*LABELS, *ALSO_NEWS))
"""Words that, alone in an item or shouted above one line, say that another item is no more: nobody sends such news."""
_LONGEST_WORD = 24  # characters, with what stands around it
_ONE_LINE = 150  # characters of a headline below such a word, which says which item

_HOLD = re.compile(r"\bhold\b")
_KILL = re.compile(rf"\b(?:{TONGUES[0].kill}|{TONGUES[0].trade})\b")

_SHOUTS = tuple((asked, re.compile(pattern)) for asked, pattern in _SHOUTED)
_ASKS = tuple((asked, re.compile(_TO_EDITORS + rf"(?:{pattern})", re.IGNORECASE)) for asked, pattern in _ASKED)

_LOUD = re.compile("|".join(sorted({word[:4] for word in LABELS} | {"HOLD", "STOP", "KILL", "RETI", "ELIM", "ZURÜ"})))
"""Part of all that is shouted: where it is missing, the longer patterns are not tried."""

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
        r"[\"“”„«]\s*([^\"“”„«»\n]{8,200}?)\s*[\"”“»]",
        r"(?<!\w)[‘']((?:[^‘’'\n]|[’'](?=\w)){8,200})[’'](?!\w)",
    )
)


class Withdrawal(NamedTuple):
    """What a note asks for, what it calls the item that it means, and whether it is a note for certain."""

    asked: Asked
    target: str | None
    sure: bool = True

    @property
    def kind(self) -> Kind:
        """The kind of version that the note is."""
        return KINDS[self.asked]


def read_withdrawal(
    headline: str, paragraphs: list[str], *, length: int | None = None, placed: bool = False
) -> Withdrawal | None:
    """Return what the first words of an item say of another item; None for news.

    The whole text has `length` characters; `placed` says that it has a dateline or byline, as news has.
    """
    below = paragraphs[1:] if headline in paragraphs[:1] else paragraphs
    if len(headline) <= _LONGEST_WORD and not placed and _is_notice(headline, below):
        return Withdrawal("kill", below[0] if below else None)
    said = glance(headline, below, length)
    if said is None:  # most news
        return None
    note = read_note(said, placed=placed)
    start = [text[:_WITHIN] for text in (headline, *below[: 1 if below is not paragraphs else 2])]
    found: tuple[Asked, bool] | None = note
    kept = note is not None and note.asks == "keep"
    if not kept or _lifts_a_hold(start):
        if asked := _asked(start):
            found = (asked, asked not in _ALSO_SAID or (said.short and not placed))
        elif any(_LOUD.search(text) and _LABELLED.match(text) for text in start):
            found = ("kill", not is_plain_news(below, placed=placed))
    if found is None:
        return None
    return Withdrawal(found[0], named_item("\n".join((headline, *paragraphs[:4]))), found[1])


def _lifts_a_hold(start: list[str]) -> bool:
    """Whether what takes something back says that it was a hold: "The hold on our story … is lifted. It may be used again."."""
    said = "\n".join(start).lower()
    return "hold" in said and _HOLD.search(said) is not None and _KILL.search(said) is None and _asked(start) == "free"


def _is_notice(headline: str, below: list[str]) -> bool:
    """Whether an item is one word that takes another back, alone or in capitals above one line that is no sentence."""
    word = headline.strip(" \t*+-–—=!.:【】[]()").upper()
    if word not in _ALONE:
        return False
    if not below:
        return True
    is_line = len(below) == 1 and len(below[0]) <= _ONE_LINE and not below[0].endswith((".", "。", "!", "?", "”", '"'))
    return is_line and headline == headline.upper()


def named_item(text: str) -> str | None:
    """Return what a note calls the item that it means: identifier, slug, headline or number, as written."""
    found = (name.search(text[:2000]) for name in _NAMES)
    return next((match[1] for match in found if match), None)


def _asked(start: list[str]) -> Asked | None:
    """Return what is shouted, or asked at the start of a text."""
    for text in start:
        for asked, shouted in _SHOUTS if _LOUD.search(text) else ():
            if shouted.search(text):
                return asked
        for asked, pattern in _ASKS:
            if pattern.match(text):
                return asked
    return None
